from wagtail import blocks

from .media import DownloadBlock, DownloadsBlock, PictureBlock
from .text import CalloutBlock, FaqBlock, HeadingBlock, ProseBlock, QuestionBlock, QuoteBlock, StepBlock, StepsBlock


class ContentBlock(blocks.StreamBlock):
    """What staff build pages from."""

    heading = HeadingBlock()
    prose = ProseBlock()
    callout = CalloutBlock()
    quote = QuoteBlock()
    picture = PictureBlock()
    steps = StepsBlock()
    faq = FaqBlock()
    downloads = DownloadsBlock()

    class Meta:
        required = False


__all__ = [
    "CalloutBlock",
    "ContentBlock",
    "DownloadBlock",
    "DownloadsBlock",
    "FaqBlock",
    "HeadingBlock",
    "PictureBlock",
    "ProseBlock",
    "QuestionBlock",
    "QuoteBlock",
    "StepBlock",
    "StepsBlock",
]
