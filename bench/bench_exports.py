"""Tables of 10,000 remarks as files, each made in a process of its own whose memory is its peak."""

import time
from contextlib import closing

from .frame import Figure, bench
from .projects import ours, seeded
from .servers import serving

MAKE = """
import resource, time
from cooperation_consultations.models import Consultation
from cooperation_core.clock import now
from cooperation_core.domain.exports import request_export
from cooperation_core.registry import export_kinds
from django.contrib.auth import get_user_model
import tempfile
consultation = Consultation.objects.get(pk={pk})
actor = get_user_model().objects.filter(is_superuser=True).first()
job = request_export(site=consultation.site, kind={kind!r}, parameters={{"consultation": consultation.pk}}, title="p",
                     language="pl", actor=actor, at=now())
begin = time.perf_counter()
with tempfile.TemporaryFile() as file:
    export_kinds.get({kind!r}).make(job, file, lambda done, total: None)
    file.seek(0, 2)
    size = file.tell()
own, child = (resource.getrusage(who).ru_maxrss / 1024 for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
print(time.perf_counter() - begin, own, child, size / 1e6)
"""


def made(kind):
    """Return (seconds, MB of the process, MB of its largest child, MB of the file)."""
    return map(float, ours().shell(MAKE.format(pk=seeded(10000).pk, kind=kind)).split()[-4:])


@bench
def export_xlsx():
    """XLSX of 10,000 remarks."""
    seconds, own, _, size = made("remarks.xlsx")
    yield Figure("xlsx_10000", seconds, "s", f"file of {size:.1f} MB", at_most=10)
    yield Figure("xlsx_10000_memory", own, "MB", "peak of the process with Django", at_most=200)


@bench
def export_pdf():
    """PDF/UA of 10,000 remarks."""
    seconds, own, child, size = made("remarks.pdf")
    yield Figure("pdf_10000", seconds, "s", f"file of {size:.1f} MB", at_most=15)
    yield Figure("pdf_10000_memory", child, "MB", "peak of the child process that sets it", at_most=2000)
    yield Figure("pdf_10000_parent_memory", own, "MB", "peak of the process with Django")


@bench
def export_docx():
    """DOCX of 10,000 remarks."""
    seconds, own, child, size = made("remarks.docx")
    yield Figure("docx_10000", seconds, "s", f"file of {size:.1f} MB")
    yield Figure("docx_10000_memory", max(own, child), "MB", "peak of its largest process")


@bench
def public_csv():
    """The public CSV of 10,000 remarks, as it streams."""
    path = f"{seeded(10000).path}uwagi/csv/"
    with serving(ours()) as server:
        for _ in range(2):  # the second time the process is warm
            with closing(server.connect()) as connection:
                begin = time.perf_counter()
                connection.request("GET", path)
                answer = connection.getresponse()
                answer.read(1)
                first = time.perf_counter() - begin
                lines = answer.read().count(b"\r\n")
                whole = time.perf_counter() - begin
    if answer.status != 200 or lines < 10001:
        raise RuntimeError(f"{path} answered {answer.status} with {lines} lines")
    yield Figure("csv_10000_first_byte", first, "s", "by the clock", at_most=1)
    yield Figure("csv_10000", whole, "s", "by the clock")
