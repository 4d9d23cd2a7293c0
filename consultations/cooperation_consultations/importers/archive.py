"""The ZIP container of DOCX and ODT, opened with bounds and without trusting what it says about itself."""

from __future__ import annotations

import io
import zipfile
import zlib
from lzma import LZMAError

from .limits import Limits
from .refusals import damaged, encrypted, too_complex, too_large

ENCRYPTED_FLAG = 0x1
BROKEN = (zipfile.BadZipFile, zlib.error, LZMAError, EOFError, OSError, NotImplementedError, ValueError)


class Archive:
    """The parts of a package by name; names are compared without case and leading slash, as OPC does."""

    def __init__(self, data: bytes, limits: Limits) -> None:
        self.limits = limits
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(data))
        except BROKEN as error:
            raise damaged() from error
        entries = self._zip.infolist()
        if len(entries) > limits.parts:
            raise too_complex()
        unpacked = sum(entry.file_size for entry in entries)
        if unpacked > limits.unpacked_bytes:
            raise too_large(unpacked, limits.unpacked_bytes)
        if any(entry.flag_bits & ENCRYPTED_FLAG for entry in entries):
            raise encrypted()
        self._entries = {_key(entry.filename): entry for entry in entries}

    @property
    def names(self) -> list[str]:
        """The names of all parts, in lower case."""
        return list(self._entries)

    def __contains__(self, name: str) -> bool:
        return _key(name) in self._entries

    def read(self, name: str) -> bytes | None:
        """Unpack one part, at most as much as the limits allow; None when the package has no such part."""
        entry = self._entries.get(_key(name))
        if entry is None:
            return None
        if entry.file_size > self.limits.part_bytes:
            raise too_large(entry.file_size, self.limits.part_bytes)
        try:
            with self._zip.open(entry) as stream:
                return stream.read(self.limits.part_bytes)
        except (*BROKEN, RuntimeError) as error:
            raise damaged() from error


def _key(name: str) -> str:
    return name.replace("\\", "/").lstrip("/").lower()
