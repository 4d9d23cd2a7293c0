"""The login of staff: whoever tries one password after another has to wait."""

import hashlib

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from wagtail.admin.forms.auth import LoginForm

from .. import conf
from ..domain import throttle
from ..network import address_prefix, client_address


class ThrottledLoginForm(LoginForm):
    """Wagtail's form, which counts what is tried from one address and at one account.

    ``WAGTAILADMIN_USER_LOGIN_FORM = "cooperation_core.admin.login.ThrottledLoginForm"``
    """

    def clean(self):
        # Counted before the password is looked at: a refused attempt tells nothing about it.
        account = hashlib.sha256(self.cleaned_data.get("username", "").casefold().encode()).hexdigest()[:32]
        self._count("LOGINS_PER_ACCOUNT", f"account:{account}")
        if prefix := address_prefix(client_address(self.request)):
            self._count("LOGINS_PER_ADDRESS", f"address:{prefix}")
        return super().clean()

    def _count(self, name, key):
        if (limit := conf.get(name)) is None:
            return
        number, seconds = limit
        if not throttle.allow(f"login.{key}", limit=number, seconds=seconds):
            message = _("Too many attempts to log in. Try again in %(minutes)d minutes.")
            raise ValidationError(message, "throttled", {"minutes": throttle.wait(seconds) // 60 + 1})
