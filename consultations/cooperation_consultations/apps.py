from django.apps import AppConfig
from django.db.models.signals import post_migrate
from django.utils.translation import gettext_lazy as _


class ConsultationsConfig(AppConfig):
    name = "cooperation_consultations"
    verbose_name = _("Cooperation: consultations")
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self):
        from . import registrations, signals
        from .triggers import freeze_issued_rows

        self.parts = (registrations, signals)
        post_migrate.connect(freeze_issued_rows, sender=self)
