"""Who among the staff may do what with a consultation; always asked for the consultation's own site."""

from wagtail.permissions import policy_registry

from .models import Consultation

ACTIONS = ("change", "moderate", "answer", "report")  # whoever may do any of these works at the desk


def _may(user, action: str, consultation: Consultation) -> bool:
    policy = policy_registry.get_by_type(Consultation)
    return policy.user_has_permission_for_instance(user, action, consultation)


def may_edit(user, consultation: Consultation) -> bool:
    """May prepare the draft act, the dates and the pages."""
    return _may(user, "change", consultation)


def may_moderate(user, consultation: Consultation) -> bool:
    """May publish remarks and hide them with a reason."""
    return _may(user, "moderate", consultation)


def may_answer(user, consultation: Consultation) -> bool:
    """May answer remarks."""
    return _may(user, "answer", consultation)


def may_report(user, consultation: Consultation) -> bool:
    """May draft and publish the report."""
    return _may(user, "report", consultation)


def may_see_all_remarks(user, consultation: Consultation) -> bool:
    """May see what the public does not: remarks that wait, are hidden or were withdrawn."""
    return any(_may(user, action, consultation) for action in ACTIONS)
