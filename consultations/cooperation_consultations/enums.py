from django.db import models
from django.utils.translation import gettext_lazy as _


class Phase(models.TextChoices):
    """Where a consultation stands; it follows from dates and facts, nobody sets it by hand."""

    DRAFT = "draft", _("in preparation")
    ANNOUNCED = "announced", _("announced")
    OPEN = "open", _("open")
    CLOSED = "closed", _("closed, answers are being written")
    REPORTED = "reported", _("report published")
    CANCELLED = "cancelled", _("cancelled")


class Mode(models.TextChoices):
    """Modes of the consultation rules of the region (tryb podstawowy, tryb rozszerzony)."""

    BASIC = "basic", _("basic: written opinions")
    EXTENDED = "extended", _("extended: meetings and workshops too")


class RemarkKind(models.TextChoices):
    """What a remark asks for (rodzaj uwagi)."""

    WORDING = "wording", _("change of wording")
    ADDITION = "addition", _("addition")
    DELETION = "deletion", _("deletion")
    MOVE = "move", _("move to another place")
    QUESTION = "question", _("question")
    GENERAL = "general", _("general remark")
    SUPPORT = "support", _("support")


class Visibility(models.TextChoices):
    """Whether the public sees a remark; hiding changes no text."""

    WAITING = "waiting", _("waits for staff")
    PUBLISHED = "published", _("published")
    HIDDEN = "hidden", _("hidden")


class Decision(models.TextChoices):
    """The office's answer (stanowisko) to a remark."""

    ACCEPTED = "accepted", _("accepted")
    PARTLY = "partly", _("accepted in part")
    NOT_ACCEPTED = "not_accepted", _("not accepted")
    OUT_OF_SCOPE = "out_of_scope", _("out of scope")
    EXPLAINED = "explained", _("explained")


class Channel(models.TextChoices):
    """The way by which a remark came (kanał)."""

    WEB = "web", _("form on the website")
    API = "api", _("another application")
    EMAIL = "email", _("e-mail")
    LETTER = "letter", _("letter")
    IN_PERSON = "in_person", _("in person")


class EventKind(models.TextChoices):
    """Changes of state that the chain of a consultation records."""

    ISSUED = "issued", _("version issued")
    PERIOD_SET = "period_set", _("period set")
    ANNOUNCED = "announced", _("consultation announced")
    CANCELLED = "cancelled", _("consultation cancelled")
    RECEIVED = "received", _("submission received")
    EXPIRED = "expired", _("submission expired without confirmation")
    NUMBERED = "numbered", _("remark confirmed and numbered")
    CORRECTED = "corrected", _("remark corrected by its author")
    WITHDRAWN = "withdrawn", _("remark withdrawn")
    PUBLISHED = "published", _("remark published")
    HIDDEN = "hidden", _("remark hidden")
    SHOWN_AGAIN = "unmoderated", _("moderation taken back")
    ANSWERED = "answered", _("remark answered")
    ANSWER_UNDONE = "answer_undone", _("answer taken back")
    REPORTED = "reported", _("report published")
    REDACTED = "redacted", _("text redacted")
