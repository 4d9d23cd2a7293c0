"""A secret key for a machine of one's own, made once and kept in a file that only its owner reads."""

import os
import secrets
import tempfile


def key_of_this_machine(file):
    """Return the key in ``file``; where it is missing it is written first, whole or not at all."""
    if not file.exists():
        descriptor, partial = tempfile.mkstemp(dir=file.parent)  # mkstemp gives mode 600
        with os.fdopen(descriptor, "w") as stream:
            stream.write(secrets.token_urlsafe(50))
        try:
            os.link(partial, file)
        except FileExistsError:  # another process was quicker
            pass
        finally:
            os.unlink(partial)
    return file.read_text()
