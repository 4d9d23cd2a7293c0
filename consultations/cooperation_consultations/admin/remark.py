"""One remark: its words beside the unit of the act, its history, moderation and the answer."""

from cooperation_core.errors import DomainError
from django.core.exceptions import PermissionDenied
from django.db.models import Max, Min
from django.http import Http404
from django.shortcuts import redirect
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from wagtail.admin import messages

from ..domain import answers, moderation, periods, queries
from ..models import Provision, Remark
from .actions import last_action
from .base import DeskMixin, DeskPage, refuse
from .numbers import STATES
from .remark_forms import AnswerForm, HideForm

CHILDREN = 12  # units below the one remarked on that are shown with it


class RemarkMixin(DeskMixin):
    """A page about one remark, found by its number."""

    @cached_property
    def remark(self):
        remarks = Remark.objects.with_all().select_related("submission__contact", "answer__answered_by")
        found = remarks.filter(consultation=self.consultation, number=self.kwargs["number"]).first()
        if found is None:
            raise Http404
        found.consultation = self.consultation
        return found

    def breadcrumbs_between(self):
        return [{"url": self.url("remarks"), "label": _("Remarks")}]

    def get_page_title(self):
        return _("Remark %(number)d") % {"number": self.remark.number}


class RemarkView(RemarkMixin, DeskPage):
    template_name = "cooperation_consultations/admin/desk/remark.html"
    header_icon = "comment"

    def get(self, request, *args, **kwargs):
        return self.show()

    def post(self, request, *args, **kwargs):
        acts = {
            "publish": (self.publish, "moderate"),
            "hide": (self.hide, "moderate"),
            "take_back": (self.take_back, "moderate"),
            "answer": (self.answer, "answer"),
            "answer_next": (self.answer, "answer"),
            "publish_answer": (self.publish_answer, "answer"),
        }
        act, needed = acts.get(request.POST.get("act"), (None, ""))
        if act is None:
            raise Http404
        if not self.can[needed]:
            raise PermissionDenied
        return act()

    def publish(self):
        moderation.publish_remarks([self.remark], **self.verb)
        return self.done(_("The remark is public."))

    def take_back(self):
        try:
            moderation.take_back_moderation(self.remark, **self.verb)
        except DomainError as refusal:
            messages.error(self.request, refusal.text)
            return redirect(self.here)
        return self.done(_("The remark stands where it stood before."))

    def hide(self):
        form = HideForm(self.request.POST, prefix="hide")
        if form.is_valid():
            try:
                moderation.hide_remark(self.remark, reason=form.cleaned_data["reason"], **self.verb)
                return self.done(_("The remark is hidden. Its number stays, with your reason."))
            except DomainError as refusal:
                refuse(form, refusal)
        return self.show(hide_form=form)

    def answer(self):
        form = AnswerForm(self.request.POST, prefix="answer")
        if form.is_valid():
            if self.request.POST.get("seen") != self.seen:
                form.add_error(
                    None,
                    _("The remark or its answer was changed while you wrote. Look at them below, then save again."),
                )
                return self.show(answer_form=form)
            try:
                answers.answer_remarks([self.remark], **form.cleaned_data, **self.verb)
            except DomainError as refusal:
                refuse(form, refusal)
                return self.show(answer_form=form)
            return self.done(_("The answer is saved."))
        return self.show(answer_form=form)

    def publish_answer(self):
        answers.publish_answers([self.remark], at=self.at)
        return self.done(_("The answer is public; its author gets an e-mail."))

    @property
    def here(self):
        return self.url("remark", self.remark.number)

    @property
    def seen(self):
        """What the form was written about: the words and the answer as they stood."""
        answer = getattr(self.remark, "answer", None)
        return f"{self.remark.current[0].sequence}:{answer.batch.hex if answer else ''}"

    def done(self, text):
        messages.success(self.request, text)
        if self.request.POST.get("act") == "answer_next":
            number = self.neighbours()["unanswered"]
            if number is None:
                messages.success(self.request, _("Every remark has its answer now."))
                return redirect(self.url("remarks"))
            return redirect(self.url("remark", number))
        return redirect(self.here)

    def show(self, answer_form=None, hide_form=None):
        if answer_form is None:
            answer_form = AnswerForm(prefix="answer", initial=self.standing_answer())
        if hide_form is None:
            hide_form = HideForm(prefix="hide", initial={"reason": self.remark.hidden_reason})
        context = self.get_context_data(answer_form=answer_form, hide_form=hide_form)
        context["media"] += answer_form.media + hide_form.media
        return self.render_to_response(context, status=422 if answer_form.errors or hide_form.errors else 200)

    def standing_answer(self):
        answer = getattr(self.remark, "answer", None)
        names = ("decision", "reasons", "changed_unit")
        return {name: getattr(answer, name) for name in names} if answer else {}

    def get_context_data(self, **kwargs):
        remark = self.remark
        is_open = periods.accepts_answers(self.consultation, self.at)
        texts = list(remark.texts.order_by("-sequence"))
        return super().get_context_data(
            remark=remark,
            text=texts[0],
            former_texts=texts[1:],
            answer=getattr(remark, "answer", None),
            seen=self.seen,
            unit=self.unit(),
            events=remark.events.select_related("actor").order_by("sequence"),
            neighbours=self.neighbours(),
            on_same_unit=self.on_same_unit(),
            may_answer=self.can["answer"] and is_open and remark.withdrawn_at is None,
            may_moderate=self.can["moderate"] and remark.withdrawn_at is None,
            may_correct_file=self.can["moderate"] and periods.accepts_letters(self.consultation, self.at),
            last_action=last_action(self.consultation, user=self.request.user, at=self.at, can=self.can),
            undo_next=self.here,
            **kwargs,
        )

    def unit(self):
        """The unit as it was issued, with what stands below it, and as it reads in a later version."""
        provision = self.remark.provision
        if provision is None:
            return None
        latest = queries.current_version(self.consultation)
        now = None
        if latest and latest.pk != provision.version_id:
            now = Provision.objects.filter(version=latest, lineage=provision.lineage).first()
        return {
            "provision": provision,
            "children": list(provision.children.order_by("order")[:CHILDREN]),
            "latest": latest if latest and latest.pk != provision.version_id else None,
            "now": now,
            "is_same": now is not None and (now.heading, now.text) == (provision.heading, provision.text),
        }

    def neighbours(self):
        """Numbers of the remarks around this one, and of the next one that waits for an answer."""
        number = self.remark.number
        others = Remark.objects.filter(consultation=self.consultation)
        waiting = others.filter(STATES["unanswered"]).exclude(number=number)
        following = waiting.filter(number__gt=number).aggregate(first=Min("number"))["first"]
        return {
            "previous": others.filter(number__lt=number).aggregate(last=Max("number"))["last"],
            "next": others.filter(number__gt=number).aggregate(first=Min("number"))["first"],
            "unanswered": following or waiting.aggregate(first=Min("number"))["first"],
        }

    def on_same_unit(self):
        others = Remark.objects.filter(consultation=self.consultation, lineage=self.remark.lineage)
        return list(others.exclude(pk=self.remark.pk).order_by("number").values_list("number", flat=True)[:30])
