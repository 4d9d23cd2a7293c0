from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class BlocksConfig(AppConfig):
    name = "cooperation_blocks"
    verbose_name = _("Cooperation: content")
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self):
        from . import registrations

        self.parts = (registrations,)
