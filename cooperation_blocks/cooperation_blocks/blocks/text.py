from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy
from wagtail import blocks

from ..outline import anchor_of

PROSE_FEATURES = ["bold", "italic", "ol", "ul", "link", "document-link"]


class HeadingBlock(blocks.StructBlock):
    """A heading inside a page; the page's title is the only h1."""

    text = blocks.CharBlock(label=_("heading"), max_length=160)
    level = blocks.ChoiceBlock(
        label=_("level"),
        choices=[("2", pgettext_lazy("of a page", "section")), ("3", _("subsection"))],
        default="2",
    )

    def get_context(self, value, parent_context=None):
        return super().get_context(value, parent_context) | {"anchor": anchor_of(value["text"])}

    class Meta:
        icon = "title"
        label = _("Heading")
        template = "cooperation_blocks/blocks/heading.html"


class ProseBlock(blocks.RichTextBlock):
    """Running text."""

    def __init__(self, **kwargs):
        super().__init__(features=PROSE_FEATURES, **kwargs)

    class Meta:
        icon = "pilcrow"
        label = _("Text")
        template = "cooperation_blocks/blocks/prose.html"


class CalloutBlock(blocks.StructBlock):
    """A box that says what matters: information, a warning, a deadline."""

    tone = blocks.ChoiceBlock(
        label=_("kind"),
        choices=[("info", _("information")), ("warning", _("warning")), ("deadline", _("deadline"))],
        default="info",
    )
    heading = blocks.CharBlock(label=_("heading"), required=False, max_length=120)
    text = blocks.RichTextBlock(label=_("text"), features=["bold", "link", "ul"])

    class Meta:
        icon = "info-circle"
        label = _("Callout")
        template = "cooperation_blocks/blocks/callout.html"


class QuoteBlock(blocks.StructBlock):
    """Somebody's words, with who said them."""

    text = blocks.TextBlock(label=_("quotation"))
    source = blocks.CharBlock(label=_("who said it"), required=False, max_length=160)

    class Meta:
        icon = "openquote"
        label = _("Quotation")
        template = "cooperation_blocks/blocks/quote.html"


class QuestionBlock(blocks.StructBlock):
    """One question of a list of questions, with its answer."""

    question = blocks.CharBlock(label=_("question"), max_length=200)
    answer = blocks.RichTextBlock(label=_("answer"), features=PROSE_FEATURES)


class FaqBlock(blocks.StructBlock):
    """Questions and answers that open and close, and work without scripts."""

    items = blocks.ListBlock(QuestionBlock(), label=_("questions"), min_num=1)

    class Meta:
        icon = "help"
        label = _("Questions and answers")
        template = "cooperation_blocks/blocks/faq.html"


class StepBlock(blocks.StructBlock):
    """One step of a way: who does what, until when."""

    actor = blocks.CharBlock(label=_("who"), required=False, max_length=120)
    title = blocks.CharBlock(label=_("what"), max_length=160)
    text = blocks.RichTextBlock(label=_("details"), required=False, features=PROSE_FEATURES)
    deadline = blocks.CharBlock(
        label=_("deadline"), required=False, max_length=80, help_text=_("A date, or D+21, or 7 working days.")
    )


class StepsBlock(blocks.StructBlock):
    """A way in steps."""

    items = blocks.ListBlock(StepBlock(), label=_("steps"), min_num=1)

    class Meta:
        icon = "list-ol"
        label = _("Steps")
        template = "cooperation_blocks/blocks/steps.html"
