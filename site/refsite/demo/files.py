"""Pictures and documents of the demo."""

from django.core.files import File
from wagtail.documents import get_document_model
from wagtail.images import get_image_model

from .content import FOLDER, in_language, read


class Pictures:
    """Images by the key that the content uses, each uploaded once."""

    def __init__(self):
        self.rows = read("images.json") if (FOLDER / "images.json").exists() else {}

    def get(self, key):
        """Return the image, or None for no key."""
        if not key:
            return None
        images = get_image_model().objects
        title = f"demo: {key}"
        if image := images.filter(title=title).first():
            return image
        with (FOLDER / "images" / f"{key}.png").open("rb") as stream:
            return images.create(title=title, file=File(stream, name=f"{key}.png"), description=self.alt(key, "pl"))

    def alt(self, key, language):
        return in_language(self.rows.get(key, {}).get("alt", ""), language)


def document(path, title):
    """Return the document of a file below ``site/demo/``, uploaded once."""
    documents = get_document_model().objects
    if found := documents.filter(title=title).first():
        return found
    with (FOLDER / path).open("rb") as stream:
        return documents.create(title=title, file=File(stream, name=(FOLDER / path).name))
