import uuid

from cooperation_core.storage import private_storage
from cooperation_core.tenancy import SiteScoped
from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from .consultation import Consultation


class WorkingDraft(SiteScoped):
    """The draft act that staff are preparing: a JSON tree, beside the source it was read from.

    The tree's form is told in ``docs/reference/draft-units.md``. It changes only through ``domain/drafts``.
    """

    site_path = "consultation__site"
    shown_on_pages = False

    consultation = models.OneToOneField(Consultation, models.PROTECT, related_name="working_draft")
    source_name = models.CharField(max_length=250, blank=True)
    source_text = models.TextField(blank=True)
    paragraphs = models.JSONField(default=list)  # of the source: [generated number, text]
    source_file = models.FileField(storage=private_storage, upload_to="drafts/", blank=True)
    tree = models.JSONField(default=dict)
    revision = models.PositiveIntegerField(default=0)
    updated_at = models.DateTimeField()
    updated_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")


class DraftOperation(SiteScoped):
    """One step of an editor's work on a working draft, with what undoes it."""

    site_path = "draft__consultation__site"
    shown_on_pages = False

    draft = models.ForeignKey(WorkingDraft, models.CASCADE, related_name="operations")
    sequence = models.PositiveIntegerField()
    operation = models.JSONField()
    inverse = models.JSONField()
    undone = models.BooleanField(default=False)
    at = models.DateTimeField()
    actor = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")

    class Meta:
        ordering = ["sequence"]
        constraints = [
            models.UniqueConstraint(fields=["draft", "sequence"], name="consultations_draft_operation_sequence_once")
        ]


class DraftVersion(SiteScoped):
    """An issued version of the draft act (wersja projektu): frozen, numbered, public."""

    site_path = "consultation__site"

    consultation = models.ForeignKey(Consultation, models.PROTECT, related_name="versions")
    number = models.PositiveIntegerField(_("number"))
    issued_at = models.DateTimeField(_("issued at"))
    issued_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")
    note = models.TextField(_("what changed"), blank=True)
    text_hash = models.CharField(max_length=64)
    tree = models.JSONField(default=dict)
    changes = models.JSONField(default=list)  # against the version before: [{"what", "old": [eid], "new": [eid]}]

    class Meta:
        ordering = ["number"]
        constraints = [
            models.UniqueConstraint(fields=["consultation", "number"], name="consultations_version_number_once")
        ]

    def __str__(self):
        return f"{self.consultation} v{self.number}"


class Provision(SiteScoped):
    """A legal unit (jednostka redakcyjna) of an issued version. Never updated: a trigger of the database says so."""

    site_path = "version__consultation__site"

    version = models.ForeignKey(DraftVersion, models.PROTECT, related_name="provisions")
    parent = models.ForeignKey("self", models.PROTECT, null=True, related_name="children")
    order = models.PositiveIntegerField()
    depth = models.PositiveSmallIntegerField()
    kind = models.CharField(max_length=20)
    number = models.CharField(max_length=100, blank=True)
    eid = models.CharField(max_length=200)
    label = models.CharField(max_length=250)
    mark = models.CharField(max_length=200, blank=True)
    heading = models.TextField(blank=True)
    text = models.TextField(blank=True)
    table = models.JSONField(null=True)
    lineage = models.UUIDField(default=uuid.uuid4, db_index=True)

    class Meta:
        ordering = ["order"]
        constraints = [
            models.UniqueConstraint(fields=["version", "eid"], name="consultations_provision_eid_once"),
            models.UniqueConstraint(fields=["version", "order"], name="consultations_provision_order_once"),
        ]

    def __str__(self):
        return self.label
