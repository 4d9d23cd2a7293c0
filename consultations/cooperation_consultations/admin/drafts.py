"""The draft editor in the admin: reading a source, the tree beside it, issuing; each page also without JavaScript."""

import json

from cooperation_core.clock import arrival_of
from cooperation_core.errors import DomainError
from django.core.exceptions import RequestDataTooBig
from django.http import FileResponse, Http404, JsonResponse
from django.shortcuts import redirect
from django.urls import reverse, reverse_lazy
from django.utils.decorators import method_decorator
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.csrf import csrf_exempt, csrf_protect
from django.views.generic import View
from wagtail.admin import messages
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin

from ..domain import drafts
from ..models import Consultation, WorkingDraft
from ..permissions import may_edit
from .base import desk_url
from .drafts_forms import SourceForm
from .drafts_words import aside_choices, rules, texts

LONGEST_BODY = 1_000_000
MOST_OPERATIONS = 200
NAMESPACE = "cooperation_consultations_drafts"


class DraftMixin:
    """Finds the consultation that the user may edit; any other one does not exist for them."""

    @cached_property
    def consultation(self):
        found = Consultation.objects.select_related("site").filter(pk=self.kwargs["consultation_id"]).first()
        if found is None or not may_edit(self.request.user, found):
            raise Http404
        return found

    @cached_property
    def draft(self):
        return WorkingDraft.objects.filter(consultation=self.consultation).first()

    def verb_arguments(self):
        return {"at": arrival_of(self.request).at, "actor": self.request.user}

    def url(self, name, *args):
        return reverse(f"{NAMESPACE}:{name}", args=[self.consultation.pk, *args])


class DraftPage(DraftMixin, WagtailAdminTemplateMixin, View):
    """A page about one draft; without a draft it leads to the form that makes one."""

    page_title = gettext_lazy("Draft act")
    header_icon = "doc-full-inverse"
    needs_draft = True

    def dispatch(self, request, *args, **kwargs):
        if self.needs_draft and self.draft is None:
            return redirect(self.url("import"))
        return super().dispatch(request, *args, **kwargs)

    def get_page_subtitle(self):
        return self.consultation.title

    def get_breadcrumbs_items(self):
        items = [
            {"url": reverse_lazy("wagtailadmin_home"), "label": _("Home")},
            {"url": desk_url("index"), "label": _("Consultations")},
            {"url": desk_url("overview", self.consultation.pk), "label": self.consultation.title},
            {"url": self.url("edit"), "label": _("Draft act")},
        ]
        return [*items, {"url": "", "label": f"{self.page_title}: {self.consultation.title}"}]

    def get_context_data(self, **kwargs):
        urls = {name: self.url(name) for name in ("edit", "import", "units", "preview", "issue", "turn", "source")}
        return super().get_context_data(
            consultation=self.consultation,
            draft=self.draft,
            draft_urls=urls,
            header_title=self.get_header_title(),
            **kwargs,
        )

    def get(self, request, *args, **kwargs):
        return self.render_to_response(self.get_context_data())


@method_decorator(csrf_exempt, name="dispatch")  # checked below, where a body that is too large can still be told
class ImportView(DraftPage):
    """Paste the text or choose a file; what the reader refuses is told at the field, and the text stays."""

    template_name = "cooperation_consultations/admin/drafts/import.html"
    page_title = gettext_lazy("Read a draft act")
    needs_draft = False

    def get(self, request, *args, **kwargs):
        initial = {"text": self.draft.source_text} if self.draft is not None else {}
        return self.show(SourceForm(has_draft=self.draft is not None, initial=initial))

    def post(self, request, *args, **kwargs):
        try:
            request.POST.get("text")
        except RequestDataTooBig:
            form = SourceForm(data={}, has_draft=self.draft is not None)
            form.errors.clear()
            message = _(
                "The pasted text is larger than this site accepts. Your browser's Back button brings it back: save it "
                "as a DOCX or TXT file and choose that file here."
            )
            form.add_error("text", message)
            return self.show(form, status=413)
        return csrf_protect(self.read)(request)

    def read(self, request):
        form = SourceForm(request.POST, request.FILES, has_draft=self.draft is not None)
        if form.is_valid():
            file = form.cleaned_data["file"]
            try:
                draft = drafts.import_draft(
                    self.consultation,
                    data=file.read() if file else form.cleaned_data["text"],
                    name=file.name if file else "",
                    replace=form.cleaned_data.get("replace", False),
                    **self.verb_arguments(),
                )
            except DomainError as refusal:
                refusal.add_to_form(form)
            else:
                messages.success(
                    request, _("The act was read: %(count)d units.") % {"count": _count(draft.tree["units"])}
                )
                return redirect(self.url("edit"))
        return self.show(form, status=422)

    def show(self, form, status=200):
        return self.render_to_response(self.get_context_data(form=form), status=status)


def _count(units):
    return sum(1 + _count(unit["children"]) for unit in units)


class EditView(DraftPage):
    """The tree beside its source; everything else happens in static/cooperation_consultations/editor/."""

    template_name = "cooperation_consultations/admin/drafts/edit.html"
    page_title = gettext_lazy("Draft act")

    def get_context_data(self, **kwargs):
        data = {
            **state_of(self.draft),
            "paragraphs": self.draft.paragraphs,
            "rules": rules(),
            "texts": texts(),
            "urls": {"operations": self.url("operations"), "tree": self.url("tree")},
        }
        return super().get_context_data(
            editor_data=data,
            kinds=rules()["kinds"],
            aside=aside_choices(),
            warnings=[_(warning) for warning in self.draft.tree["warnings"]],
            **kwargs,
        )


def state_of(draft):
    """Return what the page holds of a draft and what the server answers when it must load it anew."""
    return {"tree": draft.tree, "revision": draft.revision, "history": drafts.history(draft)}


class TreeView(DraftMixin, View):
    """The present state of the draft as JSON, with its source."""

    def get(self, request, *args, **kwargs):
        if self.draft is None:
            raise Http404
        return JsonResponse({**state_of(self.draft), "paragraphs": self.draft.paragraphs})


class OperationsView(DraftMixin, View):
    """Repairs from the script: `{"revision": 7, "operations": […]}`, or `"turn": "undo"` or `"redo"` instead."""

    def post(self, request, *args, **kwargs):
        if self.draft is None:
            raise Http404
        try:
            edit = self.edit(self.body())
        except DomainError as refusal:
            answer = {"refusal": told(refusal)}
            if refusal.code == "draft_changed":
                fresh = WorkingDraft.objects.get(pk=self.draft.pk)
                answer |= {"state": {**state_of(fresh), "paragraphs": fresh.paragraphs}}
            return JsonResponse(answer, status=refusal.status)
        answer = {
            "revision": edit.draft.revision,
            "applied": edit.applied,
            "changes": edit.changes,
            "touched": edit.touched,
            "words": edit.draft.tree["words"],
            "history": drafts.history(edit.draft),
            "refusal": told(edit.refusal) if edit.refusal else None,
        }
        if edit.replaced:
            answer["state"] = {**state_of(edit.draft), "paragraphs": edit.draft.paragraphs}
        return JsonResponse(answer)

    def body(self):
        if len(self.request.body) > LONGEST_BODY:
            raise malformed()
        try:
            body = json.loads(self.request.body)
        except ValueError as problem:
            raise malformed() from problem
        revision, operations = body.get("revision") if isinstance(body, dict) else None, []
        if isinstance(revision, int) and not isinstance(revision, bool):
            operations = body.get("operations", [])
            turn = body.get("turn")
            if turn in ("undo", "redo") and not operations:
                return revision, turn, []
            if isinstance(operations, list) and 0 < len(operations) <= MOST_OPERATIONS:
                return revision, None, operations
        raise malformed()

    def edit(self, body):
        revision, turn, operations = body
        arguments = {"base_revision": revision, **self.verb_arguments()}
        if turn is not None:
            return getattr(drafts, turn)(self.draft, **arguments)
        return drafts.apply_many(self.draft, operations, **arguments)


def malformed():
    return DomainError(
        "body_malformed", gettext_lazy("The request does not have the form that is expected."), status=400
    )


def told(refusal):
    return {"code": refusal.code, "message": refusal.text, "field": refusal.field}


class SourceFileView(DraftMixin, View):
    """The uploaded file, for those who may edit the draft: as an attachment that no browser runs."""

    def get(self, request, *args, **kwargs):
        if self.draft is None or not self.draft.source_file:
            raise Http404
        answer = FileResponse(
            self.draft.source_file.open(),
            as_attachment=True,
            filename=self.draft.source_name,
            content_type="application/octet-stream",
        )
        answer["X-Content-Type-Options"] = "nosniff"
        answer["Content-Security-Policy"] = "sandbox; default-src 'none'"
        answer["Cache-Control"] = "private, no-store"
        return answer
