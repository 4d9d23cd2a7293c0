"""Pictures and documents of the demo, each uploaded once; a file is known again by its content."""

import hashlib
from pathlib import Path

from django.core.files import File
from wagtail.documents import get_document_model
from wagtail.images import get_image_model

from .content import FOLDER, in_language, read


class Pictures:
    """Images by the key that the content uses."""

    def __init__(self):
        self.rows = read("images.json")

    def get(self, key):
        """Return the image, or None for no key."""
        if not key:
            return None
        row = self.rows[key]
        return uploaded(get_image_model(), row["file"], title=row["title"], description=in_language(row["alt"], "pl"))

    def alt(self, key, language):
        return in_language(self.rows[key]["alt"], language) if key else ""


def document(path, title):
    """Return the document of a file below ``site/demo/``."""
    return uploaded(get_document_model(), path, title=title)


def uploaded(model, path, **fields):
    """Return the row whose file has the content of ``path``, made where there is none."""
    with (FOLDER / path).open("rb") as stream:
        file_hash = hashlib.file_digest(stream, "sha1").hexdigest()
        if found := model.objects.filter(file_hash=file_hash).first():
            return found
        row = model(file=File(stream, name=Path(path).name), file_hash=file_hash, **fields)
        row.file_size = row.file.size
        row.save()
    return row
