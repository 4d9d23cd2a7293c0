"""The demo's settings for a server under load: one address sends everything, so no throttle may count."""

from refsite.settings.demo import *  # noqa: F403

COOPERATION_API_READS = COOPERATION_API_WRITES = (10**9, 60)
COOPERATION_SUBMISSIONS_UNPROVEN = None
COOPERATION_SUBMISSIONS_PER_ADDRESS = None
COOPERATION_SUBMISSIONS_PER_SUBJECT = None
COOPERATION_CONFIRMATION_MAILS = None
