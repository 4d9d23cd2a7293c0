import uuid

from cooperation_core.tenancy import SiteOwned
from django.db import models
from django.utils.translation import gettext_lazy as _

from ..enums import ArrivalSource, ParticipantKind, SubmissionState
from .contacts import Contact, Voice


class Submission(SiteOwned):
    """What a person sent (zgłoszenie): kept from its arrival, with a receipt, until it is confirmed or expires.

    ``kind`` names a registered handler ("remark"), ``subject_ref`` what it is about ("consultation:12"); ``payload``
    is what the handler needs to make the real thing once the person has confirmed. After that the payload is emptied:
    the words live with the thing, the person lives here.
    """

    shown_on_pages = False

    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    kind = models.CharField(_("kind"), max_length=40)
    subject_ref = models.CharField(_("about"), max_length=100, db_index=True)
    state = models.CharField(
        _("state"), max_length=12, choices=SubmissionState, default=SubmissionState.PENDING, db_index=True
    )
    payload = models.JSONField(default=dict)
    payload_hash = models.CharField(max_length=64)
    person_salt = models.CharField(max_length=32, blank=True)
    contact = models.ForeignKey(Contact, models.PROTECT, null=True, blank=True, related_name="submissions")
    voice = models.ForeignKey(Voice, models.PROTECT, null=True, blank=True, related_name="submissions")
    participant_kind = models.CharField(
        _("participant"), max_length=20, choices=ParticipantKind, default=ParticipantKind.RESIDENT
    )
    author_name = models.CharField(_("name"), max_length=150, blank=True)
    contact_details = models.JSONField(
        default=dict, editable=False, help_text=_("Phone and address until the person has confirmed.")
    )
    author_function = models.CharField(_("function in the organisation"), max_length=120, blank=True)
    publish_name = models.BooleanField(_("the name may be published"), default=False)
    language = models.CharField(max_length=10, default="pl")
    arrived_at = models.DateTimeField(_("arrived at"))
    arrival_source = models.CharField(max_length=10, choices=ArrivalSource, default=ArrivalSource.SERVER)
    network_address = models.GenericIPAddressField(null=True, blank=True)
    address_prefix = models.CharField(max_length=50, blank=True, db_index=True)
    confirm_until = models.DateTimeField(_("to be confirmed until"), null=True, blank=True, db_index=True)
    confirmed_at = models.DateTimeField(_("confirmed at"), null=True, blank=True)
    withdrawn_at = models.DateTimeField(_("withdrawn at"), null=True, blank=True)
    receipt_key = models.PositiveSmallIntegerField(default=1)
    receipt_hash = models.CharField(max_length=64, unique=True, editable=False)
    chain_head = models.CharField(_("head of the chain"), max_length=64, blank=True)

    class Meta:
        verbose_name = _("submission")
        verbose_name_plural = _("submissions")

    def __str__(self):
        return f"{self.kind} {self.uuid}"

    @property
    def public_author(self):
        """Name of the organisation, or of a person who agreed to its publication; empty otherwise."""
        if self.voice_id:
            return self.voice.name
        return self.author_name if self.publish_name else ""
