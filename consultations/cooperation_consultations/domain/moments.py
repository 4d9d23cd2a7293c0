"""Moments in words, as receipts, letters and refusals write them."""

import datetime

from django.utils import formats


def moment_text(moment, zone):
    """Return a moment to the second with its time zone, in the active language."""
    local = moment.astimezone(zone)
    return f"{formats.date_format(local, 'DATE_FORMAT')}, {local:%H:%M:%S} {local:%Z}"


def closing_text(moment, zone):
    """Return a closing; midnight is 24:00 of the day before, as offices write it."""
    local = moment.astimezone(zone)
    if local.time() != datetime.time():
        return moment_text(moment, zone)
    return f"{formats.date_format(local.date() - datetime.timedelta(days=1), 'DATE_FORMAT')}, 24:00 {local:%Z}"
