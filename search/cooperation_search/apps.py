from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class SearchConfig(AppConfig):
    name = "cooperation_search"
    verbose_name = _("Cooperation: search")
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self):
        from . import registrations

        self.parts = (registrations,)
