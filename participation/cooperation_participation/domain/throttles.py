"""How much one address and one consultation may send: a flood is stopped, a school behind one address is not."""

import hashlib

from cooperation_core.domain import throttle
from cooperation_core.errors import TooMany
from cooperation_core.network import address_prefix
from django.utils.translation import gettext_lazy as _

from .. import conf

BUSY = _("Too many submissions came in a short time. Yours was not taken; send it again in %(wait)d seconds.")
UNPROVEN = _(
    "From your network one submission a minute is taken without the check against robots. "
    "Yours was not taken; send it again in %(wait)d seconds."
)


def check_submission(*, site, subject_ref, network_address, email_key, proven):
    """Refuse with ``TooMany`` what goes beyond the limits; ``proven`` says that the proof of work was shown."""
    # Without an address (a server behind a socket that names no client) everybody would count as one.
    if prefix := address_prefix(network_address):
        if not proven:
            _count("SUBMISSIONS_UNPROVEN", f"unproven:{site.pk}:{prefix}", UNPROVEN)
        _count("SUBMISSIONS_PER_ADDRESS", f"address:{site.pk}:{prefix}", BUSY)
    _count("SUBMISSIONS_PER_SUBJECT", f"subject:{site.pk}:{subject_ref}", BUSY)
    if email_key:
        name = hashlib.sha256(email_key.encode()).hexdigest()[:32]
        _count("CONFIRMATION_MAILS", f"mails:{site.pk}:{name}", BUSY)


def check_lookup(*, site, network_address):
    """Refuse with ``TooMany`` whoever tries codes one after another."""
    message = _("Too many codes were tried. Wait %(wait)d seconds.")
    _count("LOOKUPS_PER_ADDRESS", f"lookup:{site.pk}:{address_prefix(network_address)}", message)


def _count(name, key, message):
    if (limit := conf.get(name)) is None:
        return
    number, seconds = limit
    if not throttle.allow(f"participation.{key}", limit=number, seconds=seconds):
        raise TooMany(throttle.wait(seconds), message)
