"""Hashes that anybody can compute again: SHA-256 over canonical JSON."""

import hashlib
import json
import secrets


def canonical(value):
    """Return the one way to write ``value`` as JSON: sorted keys, no spaces, UTF-8 (RFC 8785 for our plain values)."""
    return json.dumps(value, sort_keys=True, separators=(",", ":"), ensure_ascii=False)


def digest_of(value, salt=""):
    """Return the SHA-256 of ``salt`` and of ``value`` as canonical JSON, in hexadecimal."""
    return hashlib.sha256(f"{salt}{canonical(value)}".encode()).hexdigest()


def new_salt():
    """Return 128 random bits in hexadecimal."""
    return secrets.token_hex(16)
