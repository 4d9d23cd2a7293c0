"""Files that are private until a view has checked who asks."""

from django.core.files.storage import storages
from django.utils.functional import LazyObject


class PrivateStorage(LazyObject):
    """The storage named ``cooperation_private`` in ``STORAGES``; looked up late, so tests may change it."""

    def _setup(self):
        self._wrapped = storages["cooperation_private"]


_private = PrivateStorage()


def private_storage():
    """Return the private storage; a callable, so that migrations hold no path of a machine."""
    return _private
