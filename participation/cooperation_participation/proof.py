"""Proof of work against robots: ALTCHA, made and checked by the site itself; a solution is good once.

``static/cooperation_participation/proof.js`` solves it in the background while a person writes: nothing to click, to
read or to hear, nothing that the policy of public pages forbids. Whoever cannot run it (no JavaScript, a program of
the API) is not shut out: without the proof one submission a minute is taken from each network address.
"""

import base64
import datetime
import json

import altcha
from cooperation_core import tallies
from cooperation_core.clock import now
from django.conf import settings
from django.utils.crypto import salted_hmac

from . import conf

FIELD = "altcha"
LONGEST = 4000


def _key():
    own = salted_hmac("cooperation_participation.proof", settings.SECRET_KEY, algorithm="sha256")
    return conf.get("PROOF_KEY") or own.hexdigest()


def new_challenge(at):
    """Return a challenge as the widget reads it: a dict for JSON."""
    expires = at + datetime.timedelta(seconds=conf.get("PROOF_SECONDS"))
    options = altcha.ChallengeOptions(hmac_key=_key(), max_number=conf.get("PROOF_NUMBER"), expires=expires)
    challenge = altcha.create_challenge(options)
    return {
        "algorithm": challenge.algorithm,
        "challenge": challenge.challenge,
        "maxnumber": conf.get("PROOF_NUMBER"),
        "salt": challenge.salt,
        "signature": challenge.signature,
    }


def is_proven(solution):
    """Whether ``solution`` (the widget's field) solves a challenge of ours that was not used before; uses it up."""
    if not solution or len(solution) > LONGEST:
        return False
    try:
        solved, _error = altcha.verify_solution(solution, _key(), check_expires=True)
        signature = json.loads(base64.b64decode(solution))["signature"]
    except Exception:
        # Whatever a stranger has written there: it proves nothing.
        return False
    if not solved:
        return False
    # Counted in one window without end, not by ``throttle``: at the turn of a window a solution would be good again.
    forgotten_at = int(now().timestamp()) + 2 * conf.get("PROOF_SECONDS")
    return tallies.store().count(f"participation.proof:{signature[:64]}", window=0, limit=1, expires_at=forgotten_at)
