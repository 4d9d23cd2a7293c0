from cooperation_blocks.blocks import CalloutBlock, DownloadsBlock, FaqBlock, HeadingBlock, ProseBlock
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy
from wagtail import blocks


class AnnouncementBlock(blocks.StructBlock):
    """The fields of an announcement (ogłoszenie o konsultacjach) that are prose."""

    subject = blocks.TextBlock(label=_("what is consulted"))
    legal_basis = blocks.TextBlock(label=_("legal basis"), required=False)
    host = blocks.CharBlock(label=_("host of the consultation (organ)"), max_length=200)
    unit = blocks.CharBlock(label=_("unit of the office"), required=False, max_length=200)
    aim = blocks.TextBlock(label=_("aim"), required=False)
    can_change = blocks.TextBlock(label=_("what can change"), required=False)
    cannot_change = blocks.TextBlock(label=_("what cannot change"), required=False)
    who_may = blocks.TextBlock(label=_("who may take part"), required=False)
    channels = blocks.ListBlock(blocks.CharBlock(max_length=250), label=_("ways to send a remark"), default=[])
    report_place = blocks.TextBlock(label=_("when and where the report appears"), required=False)
    accessibility = blocks.TextBlock(label=_("help for people with special needs"), required=False)

    class Meta:
        icon = "info-circle"
        label = _("Announcement")
        template = "cooperation_consultations/blocks/announcement.html"


class EventBlock(blocks.StructBlock):
    """A meeting or another event of the consultation."""

    date = blocks.DateBlock(label=_("date"))
    time = blocks.TimeBlock(label=_("time"), required=False)
    title = blocks.CharBlock(label=_("title"), max_length=160)
    place = blocks.CharBlock(label=_("place"), required=False, max_length=200)
    link = blocks.URLBlock(label=_("link for online participation"), required=False)


class TimelineBlock(blocks.StructBlock):
    """The way of the consultation in dates."""

    items = blocks.ListBlock(EventBlock(), label=_("events"), min_num=1)

    class Meta:
        icon = "calendar"
        label = _("Timeline")
        template = "cooperation_consultations/blocks/timeline.html"


class QuestionsBlock(blocks.StructBlock):
    """What the office asks the participants about."""

    items = blocks.ListBlock(blocks.CharBlock(max_length=300), label=_("questions"), min_num=1)

    class Meta:
        icon = "help"
        label = _("Questions to the participants")
        template = "cooperation_consultations/blocks/questions.html"


class ContactBlock(blocks.StructBlock):
    """Who answers questions about the consultation."""

    name = blocks.CharBlock(label=pgettext_lazy("of a person or a unit", "name"), max_length=120)
    phone = blocks.CharBlock(label=_("phone"), required=False, max_length=40)
    email = blocks.EmailBlock(label=_("e-mail"), required=False)
    room = blocks.CharBlock(label=_("room"), required=False, max_length=80)

    class Meta:
        icon = "user"
        label = _("Contact")
        template = "cooperation_consultations/blocks/contact.html"


class ActBlock(blocks.StaticBlock):
    """The place where the draft act stands."""

    class Meta:
        icon = "doc-full"
        label = _("The draft act")
        admin_text = _("The issued version of the draft appears here.")
        template = "cooperation_consultations/blocks/act.html"


class ConsultationBodyBlock(blocks.StreamBlock):
    """What editors write around the act."""

    announcement = AnnouncementBlock()
    timeline = TimelineBlock()
    questions = QuestionsBlock()
    documents = DownloadsBlock()
    contact = ContactBlock()
    act = ActBlock()
    heading = HeadingBlock()
    prose = ProseBlock()
    callout = CalloutBlock()
    faq = FaqBlock()

    class Meta:
        required = False
        block_counts = {"act": {"max_num": 1}, "announcement": {"max_num": 1}}
