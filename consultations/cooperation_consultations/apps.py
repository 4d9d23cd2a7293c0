from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class ConsultationsConfig(AppConfig):
    name = "cooperation_consultations"
    verbose_name = _("Cooperation: consultations")
    default_auto_field = "django.db.models.BigAutoField"
