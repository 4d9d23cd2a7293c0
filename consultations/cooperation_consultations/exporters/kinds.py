"""The files that staff can ask for, registered with the exports of the ground floor."""

from cooperation_core.domain.exports import ExportKind
from cooperation_core.models import ExportJob, OfficeSettings
from cooperation_core.registry import export_kinds
from cooperation_core.tables import write_xlsx
from cooperation_core.templatetags.cooperation import closing, moment
from django.utils import formats, timezone
from django.utils.html import strip_tags
from django.utils.translation import gettext as _

from ..domain.periods import zone_of
from ..models import Consultation, Report
from ..permissions import may_see_all_remarks
from .docx import write_docx
from .layout import Front
from .pdf import write_pdf
from .rows import rows_of
from .spreadsheet import remarks_table


def front_of(consultation: Consultation, language: str) -> Front:
    """Return what stands before the table of a consultation's remarks, in the active language."""
    office = OfficeSettings.for_site(consultation.site)
    facts = []
    if consultation.opens_at and consultation.closes_at:
        zone = str(zone_of(consultation.site))
        period = f"{moment(consultation.opens_at, zone)} – {closing(consultation.closes_at, zone)}"
        facts.append((_("Period"), strip_tags(period)))
    facts.append((_("Number of remarks"), str(consultation.remarks.count())))
    return Front(
        title=_("Table of remarks: %(title)s") % {"title": consultation.title},
        office=", ".join(filter(None, [office.office, office.unit])),
        language=language,
        footer=_("As of %(moment)s. Head of the record's chain: %(head)s")
        % {"moment": _moment(timezone.now()), "head": consultation.counter.head[:16]},
        facts=facts,
    )


def _moment(value) -> str:
    return formats.date_format(timezone.localtime(value), "SHORT_DATETIME_FORMAT")


def _source(job: ExportJob):
    consultation = Consultation.objects.for_site(job.site).get(pk=job.parameters["consultation"])
    return consultation, rows_of(consultation, everything=bool(job.parameters.get("everything")))


def _counted(job: ExportJob, consultation: Consultation, progress):
    """Return the progress of a writer that knows only how many rows it has written."""
    total = consultation.remarks.count()
    return lambda done: progress(done, max(total, done))


def _xlsx(job: ExportJob, file, progress) -> None:
    consultation, rows = _source(job)
    title = _("Table of remarks: %(title)s") % {"title": consultation.title}
    table = remarks_table(title, rows, language=job.language, with_state=bool(job.parameters.get("everything")))
    write_xlsx([table], file, _counted(job, consultation, progress))


def _docx(job: ExportJob, file, progress) -> str:
    consultation, rows = _source(job)
    return write_docx(front_of(consultation, job.language), rows, file, _counted(job, consultation, progress))


def _pdf(job: ExportJob, file, progress) -> str:
    consultation, rows = _source(job)
    return write_pdf(front_of(consultation, job.language), rows, file, _counted(job, consultation, progress))


def _may_export(user, job: ExportJob) -> bool:
    consultation = Consultation.objects.for_site(job.site).filter(pk=job.parameters.get("consultation")).first()
    return consultation is not None and may_see_all_remarks(user, consultation)


def _is_public(user, job: ExportJob) -> bool:
    """Whether the report that the file belongs to is published: then anybody may have it, and it holds no more."""
    published = Report.objects.filter(pk=job.parameters.get("report"), published_at__isnull=False)
    return not job.parameters.get("everything") and published.exists()


def register() -> None:
    """Register the files of the table of remarks: for staff, and those that a published report hands to everybody."""
    for suffix, make, content_type in (
        (".xlsx", _xlsx, "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
        (".docx", _docx, "application/vnd.openxmlformats-officedocument.wordprocessingml.document"),
        (".pdf", _pdf, "application/pdf"),
    ):
        export_kinds.register(f"remarks{suffix}", ExportKind(make, suffix, content_type, _may_export))
        export_kinds.register(f"report{suffix}", ExportKind(make, suffix, content_type, _is_public))
