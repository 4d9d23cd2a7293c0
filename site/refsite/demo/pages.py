"""The page tree of the demo in its languages."""

import datetime
import re

from cooperation_blocks.models import (
    CooperationContactPage,
    CooperationContentPage,
    CooperationHomePage,
    GuideIndexPage,
    GuidePage,
    NewsIndexPage,
    NewsPage,
)
from cooperation_consultations.models import ConsultationIndexPage
from django.utils import timezone
from wagtail.models import Locale, Page

from .content import LANGUAGES, in_language, read
from .files import document

KINDS = {
    "home": CooperationHomePage,
    "content": CooperationContentPage,
    "contact": CooperationContactPage,
    "news_index": NewsIndexPage,
    "news": NewsPage,
    "guide_index": GuideIndexPage,
    "guide": GuidePage,
    "consultation_index": ConsultationIndexPage,
}


class Tree:
    """Pages by key and language; what is there already is left as it is."""

    def __init__(self, pictures):
        self.pictures = pictures
        self.locales = {code: Locale.objects.get_or_create(language_code=code)[0] for code in LANGUAGES}
        self.pages = {}

    def load(self):
        """Make all pages, then write their bodies: links between them need every page to be there."""
        rows = read("pages.json")
        fresh = [
            (row, language, page)
            for row in rows
            for language in LANGUAGES
            if language in row["title"] and (page := self.place(row, language))
        ]
        for row, language, page in fresh:
            page.body = self.body(page, row["body"].get(language, []), language)
            if "action" in row:
                page.action_label = in_language(row["action"]["label"], language)
                page.action_page = Page.objects.get(pk=self.find(row["action"]["page"], language).pk)
            page.save_revision().publish()
        return self.pages

    def place(self, row, language):
        """Put the page into the tree; return it if it is new."""
        if row["parent"]:
            parent = self.pages[row["parent"], language]
        else:
            parent = Page.objects.get(depth=1)
        slug = row["slug"][language]
        if not row["parent"] and language != "pl":
            slug = f"{slug}-{language}"  # home pages are neighbours below the root, and no address shows their slug
        model = KINDS[row["kind"]]
        if found := model.objects.child_of(parent).filter(slug=slug).first():
            self.pages[row["key"], language] = found
            return None
        page = model(
            title=in_language(row["title"], language),
            slug=slug,
            lead=in_language(row.get("lead", ""), language),
            locale=self.locales[language],
            show_in_menus=row.get("show_in_menus", False),
            share_image=self.pictures.get(row.get("image")),
            **self.extras(model, row, language),
        )
        if language != "pl":
            page.translation_key = self.pages[row["key"], "pl"].translation_key
        self.pages[row["key"], language] = parent.add_child(instance=page)
        return page

    def extras(self, model, row, language):
        fields = {field.name for field in model._meta.get_fields()}
        extras = {key: in_language(row[key], language) for key in ("audience", "not_for") if key in row}
        if "picture" in fields:
            extras["picture"] = self.pictures.get(row.get("image"))
            extras["picture_alt"] = self.pictures.alt(row.get("image"), language)
        if "days" in row:
            extras["date"] = timezone.localdate() + datetime.timedelta(days=row["days"])
        return extras

    def body(self, page, blocks, language):
        """Return the page's stream, with keys of pictures, files and pages turned into the real ones."""
        stream_block = page._meta.get_field("body").stream_block
        raw = [{"type": block["type"], "value": self.value(block, language)} for block in blocks]
        # Every nested block gets its id when its value is met; translation needs them all.
        return stream_block.normalize([(child.block_type, child.value) for child in stream_block.to_python(raw)])

    def value(self, block, language):
        value = block["value"]
        if block["type"] == "picture":
            return value | {"image": self.pictures.get(value["image"]).pk}
        if block["type"] in ("downloads", "documents"):
            items = [item | {"document": document(item["document"], item["title"]).pk} for item in value["items"]]
            return {"items": items}
        return self.linked(value, language)

    def linked(self, value, language):
        """Turn ``href="page:key"`` into Wagtail's link to that page in the same language, wherever it stands."""
        if isinstance(value, str):
            return re.sub(
                r'href="page:(\w+)"',
                lambda match: f'linktype="page" id="{self.find(match[1], language).pk}"',
                value,
            )
        if isinstance(value, list):
            return [self.linked(item, language) for item in value]
        if isinstance(value, dict):
            return {key: self.linked(item, language) for key, item in value.items()}
        return value

    def find(self, key, language):
        return self.pages.get((key, language)) or self.pages[key, "pl"]
