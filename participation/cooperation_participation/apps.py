from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class ParticipationConfig(AppConfig):
    name = "cooperation_participation"
    verbose_name = _("Cooperation: people")
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self):
        from . import registrations

        self.parts = (registrations,)
