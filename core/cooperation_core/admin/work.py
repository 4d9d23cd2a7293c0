"""What staff see of the work that the worker does: the outgoing mail and the exports of their sites."""

import mimetypes
from pathlib import PurePath

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST

from ..clock import now
from ..domain import exports, outbox
from ..files import send_file
from ..models import ExportJob, OutgoingMail, WorkState
from ..permissions import rows_user_may, sites_user_may
from ..registry import export_kinds

PER_PAGE = 50


def outgoing_mail(request):
    """List the outgoing mail of the user's sites, failures first to be seen."""
    mails = rows_user_may(request.user, OutgoingMail, ["view"])
    if not sites_user_may(request.user, OutgoingMail, ["view"]).exists():
        raise PermissionDenied
    state = request.GET.get("state", "")
    shown = mails.filter(state=state) if state in WorkState.values else mails
    context = {
        "mails": Paginator(shown.select_related("site"), PER_PAGE).get_page(request.GET.get("p")),
        "states": WorkState.choices,
        "state": state,
        "failed": mails.filter(state=WorkState.FAILED).count(),
    }
    return render(request, "cooperation_core/admin/outgoing_mail.html", context)


@require_POST
def retry_mail(request):
    """Try failed letters again: the one that is named, or all of the user's sites."""
    mails = rows_user_may(request.user, OutgoingMail, ["view"])
    if wanted := request.POST.get("mail", ""):
        mails = mails.filter(pk=wanted) if wanted.isdigit() else mails.none()
    count = outbox.retry(mails, at=now())
    text = ngettext("%(count)d letter will be tried again.", "%(count)d letters will be tried again.", count)
    messages.success(request, text % {"count": count})
    return redirect("cooperation_outgoing_mail")


def own_exports(user):
    """Return the exports that ``user`` asked for; an operator sees all."""
    return ExportJob.objects.all() if user.is_superuser else ExportJob.objects.filter(requested_by=user)


def export_or_404(request, uuid):
    return get_object_or_404(own_exports(request.user), uuid=uuid)


def export_list(request):
    jobs = Paginator(own_exports(request.user).select_related("site"), PER_PAGE).get_page(request.GET.get("p"))
    return render(request, "cooperation_core/admin/export_list.html", {"jobs": jobs})


def export_progress(request, uuid):
    """Show how far an export is; htmx brings the middle part anew, a browser without scripts loads the page anew."""
    job = export_or_404(request, uuid)
    working = job.state in (WorkState.WAITING, WorkState.RUNNING)
    context = {
        "job": job,
        "working": working,
        "percent": round(100 * job.done / job.total) if job.total else None,
        "WorkState": WorkState,
        "back": reverse("cooperation_exports"),
    }
    part = "cooperation_core/admin/export_state.html"
    is_part = request.headers.get("HX-Request") == "true"
    return render(request, part if is_part else "cooperation_core/admin/export.html", context)


@require_POST
def retry_export(request, uuid):
    job = export_or_404(request, uuid)
    exports.retry(job, at=now())
    return redirect("cooperation_export", uuid)


def download_export(request, uuid):
    """Send the file to whoever asked for it and still may have it."""
    job = export_or_404(request, uuid)
    if job.state != WorkState.DONE or not job.file or job.expires_at <= now():
        raise Http404(_("This file is not kept any longer."))
    if not exports.may_fetch(request.user, job):
        raise PermissionDenied
    kind = export_kinds.get(job.kind)
    name = PurePath(job.file.name).name
    content_type = kind.content_type or mimetypes.guess_type(name)[0] or "application/octet-stream"
    return send_file(job.file.open("rb"), name=name, content_type=content_type)
