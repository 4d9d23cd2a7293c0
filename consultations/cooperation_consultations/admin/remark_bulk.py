"""What is done to several remarks at once: publish, hide with a reason, answer, publish answers."""

from cooperation_core.clock import arrival_of
from cooperation_core.errors import DomainError
from cooperation_core.permissions import rows_user_may
from django.http import Http404
from django.utils.translation import gettext_lazy, ngettext
from wagtail.admin.views.bulk_action import BulkAction

from ..domain import answers, moderation
from ..models import Consultation, Remark
from .base import STYLE, refuse
from .filters import listed_remarks
from .remark_forms import AnswerForm, HideForm

SHOWN = 30  # of the chosen remarks, on the page that asks


class RemarkBulkAction(BulkAction):
    """Takes the remarks that were ticked, or all that the list shows; only of sites where the user may do it."""

    models = [Remark]
    needs = ""  # the permission
    template_name = "cooperation_consultations/admin/desk/bulk.html"
    question = ""
    submit_label = ""
    icon = "tick-inverse"

    def get_actionable_objects(self):
        chosen = self.chosen().filter(consultation__in=rows_user_may(self.request.user, Consultation, [self.needs]))
        remarks = list(chosen.with_all().select_related("consultation").order_by("number"))
        if not remarks:
            raise Http404
        left_out = [remark for remark in remarks if not self.applies_to(remark)]
        gone = {remark.pk for remark in left_out}
        return [remark for remark in remarks if remark.pk not in gone], {"items_with_no_access": left_out}

    def chosen(self):
        data = self.request.GET
        ids = data.getlist("id")
        if "all" not in ids:
            return Remark.objects.filter(pk__in=[int(pk) for pk in ids if pk.isdecimal() and len(pk) < 19])
        parent = data.get("childOf", "")
        consultation = Consultation.objects.filter(pk=int(parent)).first() if parent.isdecimal() else None
        if consultation is None:
            raise Http404
        return listed_remarks(consultation, data, self.request)

    def applies_to(self, remark):
        return True

    def get_context_data(self, **kwargs):
        context = super().get_context_data(**kwargs)
        remarks = [item["item"] for item in context["items"]]
        return {
            **context,
            "action": self,
            "remarks": remarks[:SHOWN],
            "more": max(0, len(remarks) - SHOWN),
            "left_out": context["items_with_no_access"],
            "consultation": (remarks or context["items_with_no_access"])[0].consultation,
            "media": STYLE + context["form"].media,
        }

    def form_valid(self, form):
        try:
            return super().form_valid(form)
        except DomainError as refusal:
            refuse(form, refusal)
            return self.form_invalid(form)

    def get_execution_context(self):
        verb = {"at": arrival_of(self.request).at, "actor": self.request.user}
        return {"data": self.cleaned_form.cleaned_data, "verb": verb}

    @classmethod
    def execute_action(cls, objects, *, data, verb, **kwargs):
        return cls.act(objects, data, verb), 0

    def get_success_message(self, number, _children):
        return self.said(number) % {"number": number}


class PublishAction(RemarkBulkAction):
    action_type = "publish_remarks"
    display_name = gettext_lazy("Publish")
    aria_label = gettext_lazy("Publish the chosen remarks")
    needs = "moderate"
    question = gettext_lazy("Publish these remarks? Everybody can read them then.")
    submit_label = gettext_lazy("Publish")
    action_priority = 10

    def applies_to(self, remark):
        return remark.withdrawn_at is None and remark.visibility != "published"

    left_out_reason = gettext_lazy("Public already, or withdrawn:")

    @staticmethod
    def act(remarks, data, verb):
        return moderation.publish_remarks(remarks, **verb)

    @staticmethod
    def said(number):
        return ngettext("%(number)d remark was published.", "%(number)d remarks were published.", number)


class HideAction(RemarkBulkAction):
    action_type = "hide_remarks"
    display_name = gettext_lazy("Hide")
    aria_label = gettext_lazy("Hide the chosen remarks with a reason")
    needs = "moderate"
    question = gettext_lazy("Hide these remarks? Their numbers stay, and your reason stands in the place of the words.")
    submit_label = gettext_lazy("Hide")
    icon = "no-view"
    form_class = HideForm
    action_priority = 20

    def applies_to(self, remark):
        return remark.withdrawn_at is None and remark.visibility != "hidden"

    left_out_reason = gettext_lazy("Hidden already, or withdrawn:")

    @staticmethod
    def act(remarks, data, verb):
        return moderation.hide_remarks(remarks, reason=data["reason"], **verb)

    @staticmethod
    def said(number):
        return ngettext("%(number)d remark was hidden.", "%(number)d remarks were hidden.", number)


class AnswerAction(RemarkBulkAction):
    action_type = "answer_remarks"
    display_name = gettext_lazy("Answer together")
    aria_label = gettext_lazy("Give one answer to the chosen remarks")
    needs = "answer"
    question = gettext_lazy("One answer for these remarks. An answer that one of them has already is replaced.")
    submit_label = gettext_lazy("Save the answer")
    icon = "comment"
    form_class = AnswerForm
    action_priority = 30

    def applies_to(self, remark):
        return remark.withdrawn_at is None

    left_out_reason = gettext_lazy("Withdrawn by their authors, so they need no answer:")

    @staticmethod
    def act(remarks, data, verb):
        answers.answer_remarks(remarks, **data, **verb)
        return len(remarks)

    @staticmethod
    def said(number):
        return ngettext("%(number)d remark was answered.", "%(number)d remarks were answered.", number)


class PublishAnswersAction(RemarkBulkAction):
    action_type = "publish_answers"
    display_name = gettext_lazy("Publish answers")
    aria_label = gettext_lazy("Publish the answers to the chosen remarks")
    needs = "answer"
    question = gettext_lazy("Publish the answers to these remarks? Their authors get an e-mail; it cannot be undone.")
    submit_label = gettext_lazy("Publish the answers")
    icon = "mail"
    action_priority = 40

    def applies_to(self, remark):
        answer = getattr(remark, "answer", None)
        is_ready = answer is not None and answer.published_at is None and answer.outdated_at is None
        return is_ready and remark.withdrawn_at is None

    left_out_reason = gettext_lazy("No answer yet, or public already:")

    @staticmethod
    def act(remarks, data, verb):
        return answers.publish_answers(remarks, at=verb["at"])

    @staticmethod
    def said(number):
        return ngettext("%(number)d answer was published.", "%(number)d answers were published.", number)


ACTIONS = [PublishAction, HideAction, AnswerAction, PublishAnswersAction]


def actions_for(can):
    """Return the actions that somebody may do who may do ``can``."""
    return [action for action in ACTIONS if can[action.needs]]
