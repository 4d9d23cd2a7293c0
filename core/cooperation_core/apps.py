from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class CoreConfig(AppConfig):
    name = "cooperation_core"
    verbose_name = _("Cooperation: ground floor")
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self):
        from . import checks, registrations, signals
        from .api import root
        from .permissions import register_policies

        self.parts = (checks, registrations, root, signals)
        register_policies()
