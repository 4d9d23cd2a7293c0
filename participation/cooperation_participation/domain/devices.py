"""Devices on which somebody has confirmed once: there the next remark needs no confirmation."""

import datetime
import hashlib
import secrets

from cooperation_core.clock import arrival_of
from django.db import transaction

from .. import conf
from ..models import Device

COOKIE = "cooperation_device"
PATH = "/udzial/"


def _hash(token):
    return hashlib.sha256(token.encode()).hexdigest()


def remember_device(contact, *, at):
    """Make a device for ``contact`` and return the token for its cookie; only its hash is stored."""
    token = secrets.token_urlsafe(32)
    Device.objects.create(contact=contact, token_hash=_hash(token), created_at=at, last_used_at=at)
    return token


def device_for_token(site, token, *, at):
    """Return the device of ``site`` that a cookie's token names; None where it is unknown or was not used for long."""
    if not token:
        return None
    oldest = at - datetime.timedelta(days=conf.get("DEVICE_DAYS"))
    device = (
        Device.objects.for_site(site)
        .select_related("contact")
        .filter(token_hash=_hash(token), last_used_at__gt=oldest, contact__erased_at=None)
        .first()
    )
    if device is not None and at - device.last_used_at > datetime.timedelta(days=1):
        Device.objects.filter(pk=device.pk).update(last_used_at=at)
    return device


def device_of(request, site):
    """Return the device of a request, or None."""
    return device_for_token(site, request.COOKIES.get(COOKIE, ""), at=arrival_of(request).at)


def set_cookie(response, token, *, secure):
    """Put the token into the cookie that only addresses under ``/udzial/`` see, and no script."""
    response.set_cookie(
        COOKIE, token, max_age=conf.get("DEVICE_DAYS") * 86_400, path=PATH, httponly=True, samesite="Lax", secure=secure
    )


@transaction.atomic
def forget_device(device):
    """Delete a device: whoever uses it next has to confirm again."""
    Device.objects.filter(pk=device.pk).delete()
