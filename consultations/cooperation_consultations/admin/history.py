"""The history of a consultation: what was done and when, with an undo where it can still be taken back."""

from cooperation_core.errors import DomainError
from django.contrib.auth import get_user_model
from django.core.exceptions import PermissionDenied
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext
from wagtail.admin import messages
from wagtail.admin.paginator import WagtailPaginator
from wagtail.admin.utils import get_valid_next_url_from_request

from ..domain import periods
from ..enums import EventKind
from ..models import Event
from .actions import UNDOABLE, actions_of, needs, take_back, told
from .base import DeskPage

PER_PAGE = 50
BY_PEOPLE = (EventKind.RECEIVED, EventKind.NUMBERED, EventKind.EXPIRED)  # left out, unless asked for


class HistoryView(DeskPage):
    template_name = "cooperation_consultations/admin/desk/history.html"
    page_title = _("History")
    header_icon = "history"

    def get_context_data(self, **kwargs):
        rows = actions_of(self.consultation)
        show_all = "all" in self.request.GET
        if not show_all:
            rows = rows.exclude(kind__in=BY_PEOPLE)
        page = WagtailPaginator(rows, PER_PAGE).get_page(self.request.GET.get("p"))
        actions = told(self.consultation, page.object_list)
        is_open = periods.accepts_answers(self.consultation, self.at)
        people = get_user_model().objects.in_bulk({action.actor_id for action in actions if action.actor_id})
        lines = [
            {
                "action": action,
                "actor": people.get(action.actor_id),
                "may_undo": is_open and bool(action.undoable) and self.can[needs(action.kind)],
            }
            for action in actions
        ]
        return super().get_context_data(
            lines=lines,
            page_obj=page,
            elided_page_range=page.paginator.get_elided_page_range(page.number),
            show_all=show_all,
            undo_next=self.request.get_full_path(),
            **kwargs,
        )


class UndoView(DeskPage):
    """Take back one action; the address of an event of it comes with the form."""

    def get(self, request, *args, **kwargs):
        return redirect(self.url("history_of_actions"))

    def post(self, request, *args, **kwargs):
        sequence = request.POST.get("sequence", "")
        rows = Event.objects.filter(consultation=self.consultation, kind__in=UNDOABLE)
        event = get_object_or_404(rows, sequence=sequence if sequence.isdecimal() else 0)
        if not self.can[needs(event.kind)]:
            raise PermissionDenied
        if not periods.accepts_answers(self.consultation, self.at):
            messages.error(request, _("The consultation has ended; what was done stands."))
            return redirect(self.url("history_of_actions"))
        try:
            count = take_back(self.consultation, event, **self.verb)
        except DomainError as refusal:
            messages.error(request, refusal.text)
        else:
            text = ngettext("Taken back for %(number)d remark.", "Taken back for %(number)d remarks.", count)
            messages.success(request, text % {"number": count})
        return redirect(get_valid_next_url_from_request(request) or self.url("history_of_actions"))
