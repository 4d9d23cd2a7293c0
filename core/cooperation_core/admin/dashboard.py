"""What waits for the person who logs in: plugins register it, the first page of the admin shows it."""

from dataclasses import dataclass

from wagtail.admin.ui.components import Component

from ..registry import dashboard_items


@dataclass(frozen=True)
class DashboardItem:
    """One thing with what waits in it.

    Args:
        lines: pairs (words, address).
        note: a sentence on how much time is left, or "".
        is_urgent: the note is marked.
    """

    title: str
    url: str
    lines: tuple = ()
    note: str = ""
    is_urgent: bool = False


class WaitingPanel(Component):
    """The items of all plugins; nothing for somebody whom no plugin asks for anything."""

    name = "cooperation_waiting"
    template_name = "cooperation_core/admin/waiting.html"
    order = 50

    def __init__(self, request):
        answers = [find(request) for find in dashboard_items.values()]
        self.concerned = any(answer is not None for answer in answers)
        self.items = [item for answer in answers for item in answer or ()]

    def get_context_data(self, parent_context):
        return {"items": self.items}

    def render_html(self, parent_context=None):
        return super().render_html(parent_context) if self.concerned else ""
