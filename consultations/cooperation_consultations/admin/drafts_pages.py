"""Pages of the draft editor that need no JavaScript: list of units, one unit, undo, preview, issuing."""

from cooperation_core.errors import DomainError
from django.http import Http404
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin import messages
from wagtail.admin.paginator import WagtailPaginator

from ..domain import drafts
from ..domain.drafts.issuing import NotIssuable, rows_of
from ..domain.drafts.tree import Tree, own_text
from ..models import Provision
from ..rendering.act import Act
from .base import desk_url
from .drafts import DraftPage
from .drafts_forms import IssueForm, RepairForm
from .drafts_words import aside_choices, doubt_text, kind_choices

UNITS_ON_PAGE = 100


class UnitsView(DraftPage):
    """All units as a plain list in pages, with what is set aside."""

    template_name = "cooperation_consultations/admin/drafts/units.html"
    page_title = gettext_lazy("Units of the draft")

    def get_context_data(self, **kwargs):
        rows = rows_of({**self.draft.tree, "notes": []})
        if only_doubts := "doubts" in self.request.GET:
            rows = [row for row in rows if row.unit["doubts"]]
        page = WagtailPaginator(rows, per_page=UNITS_ON_PAGE).get_page(self.request.GET.get("p"))
        aside = dict(aside_choices())
        return super().get_context_data(
            page_obj=page,
            is_paginated=page.has_other_pages(),
            only_doubts=only_doubts,
            kinds=dict(kind_choices()),
            pieces=[
                {**piece, "reason": aside.get(piece["why"], piece["why"])} for piece in self.draft.tree["set_aside"]
            ],
            history=drafts.history(self.draft),
            **kwargs,
        )


class UnitView(DraftPage):
    """One unit with every repair as a form; for a piece set aside, its way back."""

    template_name = "cooperation_consultations/admin/drafts/unit.html"
    page_title = gettext_lazy("Repair a unit")

    def get(self, request, *args, **kwargs):
        return self.show(self.unit(), None)

    def unit(self):
        unit = Tree(self.draft.tree).units.get(self.kwargs["unit_id"])
        if unit is None:
            raise Http404
        return unit

    def post(self, request, *args, **kwargs):
        unit_id = self.kwargs["unit_id"]
        if request.POST.get("op") == "take_back":
            return self.take_back(unit_id)
        unit = self.unit()
        form = RepairForm(request.POST)
        if form.is_valid():
            try:
                edit = drafts.apply(
                    self.draft,
                    form.operation(unit),
                    base_revision=form.cleaned_data["revision"],
                    **self.verb_arguments(),
                )
            except DomainError as refusal:
                if refusal.code.startswith("split_"):
                    refusal.field = "before"
                refusal.add_to_form(form)
                return self.show(unit, form, status=refusal.status)
            messages.success(request, _("Repaired. Undo takes it back."))
            return redirect(self.url("unit", unit_id) if unit_id in Tree(edit.draft.tree).units else self.url("units"))
        return self.show(unit, form, status=422)

    def take_back(self, piece_id):
        try:
            drafts.apply(
                self.draft,
                {"op": "take_back", "id": piece_id},
                base_revision=int(self.request.POST.get("revision", "").strip() or 0),
                **self.verb_arguments(),
            )
        except (DomainError, ValueError) as refusal:
            messages.error(self.request, refusal.text if isinstance(refusal, DomainError) else _("Reload the page."))
        return redirect(self.url("units"))

    def show(self, unit, form, status=200):
        if form is None:
            form = RepairForm(
                initial={
                    "kind": unit["kind"],
                    "number": unit["number"],
                    "mark": unit["mark"],
                    "heading": unit["heading"],
                }
            )
        rows = rows_of({**self.draft.tree, "notes": []})
        place = next(index for index, row in enumerate(rows) if row.unit["id"] == unit["id"])
        context = self.get_context_data(
            form=form,
            row=rows[place],
            revision=self.draft.revision,
            previous=rows[place - 1] if place else None,
            following=rows[place + 1] if place + 1 < len(rows) else None,
            next_doubt=next((row for row in rows[place + 1 :] + rows[:place] if row.unit["doubts"]), None),
            kind=dict(kind_choices())[unit["kind"]],
            doubts=[doubt_text(code) for code in unit["doubts"]],
            source=self.draft.paragraphs[unit["source"][0] : unit["source"][1] + 1],
            history=drafts.history(self.draft),
        )
        return self.render_to_response(context, status=status)


class TurnView(DraftPage):
    """Undo and redo by a button, for the pages without JavaScript."""

    def get(self, request, *args, **kwargs):
        return redirect(self.url("units"))

    def post(self, request, *args, **kwargs):
        verb = drafts.redo if request.POST.get("turn") == "redo" else drafts.undo
        try:
            verb(self.draft, base_revision=self.draft.revision, **self.verb_arguments())
        except DomainError as refusal:
            messages.error(request, refusal.text)
        return redirect(self.url("units"))


class PreviewView(DraftPage):
    """The act as the public would read it, written by the same functions as the public page."""

    template_name = "cooperation_consultations/admin/drafts/preview.html"
    page_title = gettext_lazy("Preview")

    def get_context_data(self, **kwargs):
        act = Act(None, unsaved_provisions(self.draft), None, remarks={}, zone=None, takes_remarks=False)
        return super().get_context_data(act=act, robots="noindex", **kwargs)


def problem_text(problem, rows):
    """Return what to check: of a doubt, the reader's own words."""
    if problem.code != "doubt":
        return problem.text
    return " ".join(doubt_text(code) for code in rows[problem.units[0]].unit["doubts"])


def unsaved_provisions(draft):
    """Return the units as the rows that issuing would store, in order; nothing is saved."""
    provisions = [
        Provision(
            order=order,
            depth=row.depth,
            kind=row.unit["kind"],
            number=row.unit["number"],
            eid=row.eid,
            label=row.label,
            mark=row.mark,
            heading=row.unit["heading"],
            text=row.unit["text"],
            table=row.unit["table"],
        )
        for order, row in enumerate(rows_of(draft.tree), 1)
    ]
    for provision in provisions:
        provision.remark_count = 0
    return provisions


class IssueView(DraftPage):
    """The checklist before a version becomes public: words, doubts, gaps, the fate of the last version's units."""

    template_name = "cooperation_consultations/admin/drafts/issue.html"
    page_title = gettext_lazy("Issue a version")

    def get(self, request, *args, **kwargs):
        return self.show()

    def post(self, request, *args, **kwargs):
        problems, comparison = self.checklist()
        form = IssueForm(request.POST, problems=problems, unsure=comparison["unsure"])
        if not form.is_valid():
            return self.show(form, 422)
        try:
            version = drafts.issue_draft(
                self.consultation,
                note=form.cleaned_data["note"],
                accept_problems=form.cleaned_data.get("accept_problems", False),
                same_units=form.same_units,
                base_revision=form.cleaned_data["revision"],
                **self.verb_arguments(),
            )
        except DomainError as refusal:
            if isinstance(refusal, NotIssuable) and refusal.code == "draft_needs_confirmation":
                refusal.field = "accept_problems"
            refusal.add_to_form(form)
            return self.show(form, refusal.status)
        messages.success(request, _("Version %(number)d was issued.") % {"number": version.number})
        return redirect(desk_url("overview", self.consultation.pk))

    def checklist(self):
        return drafts.issue_problems(self.draft.tree), self.comparison()

    def comparison(self):
        """What became of the units of the last version: numbers, and what only a person can decide."""
        rows = {row.unit["id"]: row for row in rows_of(self.draft.tree)}
        last = self.consultation.versions.order_by("-number").first()
        found = {"last": last, "counts": {}, "unsure": []}
        if last is None:
            return found
        old = {provision.eid: provision for provision in last.provisions.all()}
        for match in drafts.compare(self.draft):
            found["counts"][match.what] = found["counts"].get(match.what, 0) + 1
            if not match.is_certain:
                before, now = old[match.old[0]], rows[match.new[0]]
                found["unsure"].append(
                    {
                        "id": now.unit["id"],
                        "label": _("Is %(new)s the same unit as %(old)s of version %(number)d?")
                        % {"new": now.label, "old": before.label, "number": last.number},
                        "old_eid": before.eid,
                        "old_text": f"{before.mark} {before.heading} {before.text}".strip(),
                        "new_text": own_text(now.unit),
                    }
                )
        return found

    def show(self, form=None, status=200):
        problems, comparison = self.checklist()
        if form is None:
            form = IssueForm(initial={"revision": self.draft.revision}, problems=problems, unsure=comparison["unsure"])
        rows = {row.unit["id"]: row for row in rows_of(self.draft.tree)}
        told = [
            {
                "problem": problem,
                "units": [(key, rows[key].label) for key in problem.units],
                "text": problem_text(problem, rows),
            }
            for problem in problems
        ]
        context = self.get_context_data(
            form=form,
            blocking=[row for row in told if row["problem"].is_blocking],
            problems=[row for row in told if not row["problem"].is_blocking],
            comparison=comparison,
            unsure=[
                (row, form[f"same_{row['id']}"]) for row in comparison["unsure"] if f"same_{row['id']}" in form.fields
            ],
            words=self.draft.tree["words"],
            unit_count=len(rows),
        )
        return self.render_to_response(context, status=status)
