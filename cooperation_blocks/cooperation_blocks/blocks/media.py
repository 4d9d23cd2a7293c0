from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.blocks.struct_block import StructBlockValidationError
from wagtail.documents.blocks import DocumentChooserBlock
from wagtail.images.blocks import ImageChooserBlock


class PictureBlock(blocks.StructBlock):
    """A picture with what it shows in words, or marked as decoration."""

    image = ImageChooserBlock(label=_("picture"))
    alt = blocks.CharBlock(
        label=_("what the picture shows"),
        required=False,
        max_length=250,
        help_text=_("For people who do not see it."),
    )
    decorative = blocks.BooleanBlock(label=_("decoration only"), required=False)
    caption = blocks.CharBlock(label=_("caption"), required=False, max_length=250)
    source = blocks.CharBlock(label=_("author and licence"), required=False, max_length=160)

    def clean(self, value):
        value = super().clean(value)
        if not value["alt"] and not value["decorative"]:
            raise StructBlockValidationError(
                {"alt": ValidationError(_("Say what the picture shows, or mark it as decoration."))}
            )
        return value

    class Meta:
        icon = "image"
        label = _("Picture")
        template = "cooperation_blocks/blocks/picture.html"


class DownloadBlock(blocks.StructBlock):
    """One file to download."""

    document = DocumentChooserBlock(label=_("document"))
    title = blocks.CharBlock(label=_("title"), required=False, max_length=160)


class DownloadsBlock(blocks.StructBlock):
    """Files to download, with kind and size."""

    items = blocks.ListBlock(DownloadBlock(), label=_("files"), min_num=1)

    class Meta:
        icon = "download"
        label = _("Downloads")
        template = "cooperation_blocks/blocks/downloads.html"
