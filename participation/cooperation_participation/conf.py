"""Every setting that this plugin reads, with its default; a project overrides them as ``COOPERATION_<NAME>``."""

from django.conf import settings

DEFAULTS = {
    # Keys of the receipts' codes by version, {1: "secret"}; the highest makes new codes, all are understood.
    # Empty: the project's SECRET_KEY is version 1. Give keys of their own before SECRET_KEY is ever changed.
    "RECEIPT_KEYS": {},
    # Days after which a device that nobody used has to confirm anew.
    "DEVICE_DAYS": 180,
    # Days after which the network address of a submission is dropped.
    "NETWORK_ADDRESS_DAYS": 90,
    # Submissions as (number, seconds); None counts nothing.
    # One address: a class of thirty behind it sends four each within ten minutes.
    "SUBMISSIONS_PER_ADDRESS": (150, 600),
    # One subject (a consultation), from everybody together.
    "SUBMISSIONS_PER_SUBJECT": (2000, 600),
    # One address that has not shown the proof of work.
    "SUBMISSIONS_UNPROVEN": (1, 60),
    # Letters that ask one e-mail address to confirm: nobody is flooded through our form.
    "CONFIRMATION_MAILS": (20, 3600),
    # Codes that one address may try in the look-up form.
    "LOOKUPS_PER_ADDRESS": (30, 600),
    # Proof of work: key of its challenges ("" = made from SECRET_KEY), largest number to find, seconds it is good for.
    "PROOF_KEY": "",
    "PROOF_NUMBER": 60_000,
    "PROOF_SECONDS": 3600,
}


def get(name):
    """Return the project's value of ``COOPERATION_<name>`` or our default."""
    return getattr(settings, f"COOPERATION_{name}", DEFAULTS[name])
