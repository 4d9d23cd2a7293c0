"""What staff did to remarks, action by action (one batch of many is one action), and what can be taken back."""

import datetime
import uuid
from dataclasses import dataclass

from django.db.models import Count, Exists, Min, OuterRef
from django.utils.translation import ngettext

from ..domain import answers, moderation
from ..domain.moderation import MODERATION
from ..enums import EventKind
from ..models import Answer, Event, Remark

UNDOABLE = (EventKind.PUBLISHED, EventKind.HIDDEN, EventKind.ANSWERED)
DONE_BY_STAFF = (*UNDOABLE, EventKind.SHOWN_AGAIN, EventKind.ANSWER_UNDONE)
OFFERED_FOR = datetime.timedelta(hours=1)  # above the list; the history offers it for longer


@dataclass(frozen=True, slots=True)
class Action:
    """Events of one kind, moment and person; ``undoable`` says how many remarks it can still be taken back for."""

    sequence: int
    kind: str
    at: datetime.datetime
    actor_id: int | None
    count: int
    undoable: int

    @property
    def said(self):
        """Say of an action that can be taken back what was done, and to how many remarks."""
        sentences = {
            EventKind.PUBLISHED: ngettext("%(count)d remark published", "%(count)d remarks published", self.undoable),
            EventKind.HIDDEN: ngettext("%(count)d remark hidden", "%(count)d remarks hidden", self.undoable),
            EventKind.ANSWERED: ngettext("%(count)d remark answered", "%(count)d remarks answered", self.undoable),
        }
        return sentences[self.kind] % {"count": self.undoable}

    @property
    def label(self):
        return EventKind(self.kind).label


def actions_of(consultation):
    """Return rows (kind, at, actor, first sequence, number of events), the newest first, as a queryset to be paged."""
    groups = Event.objects.filter(consultation=consultation).order_by().values("kind", "at", "actor")
    return groups.annotate(first=Min("sequence"), count=Count("pk")).order_by("-first")


def told(consultation, rows):
    """Return ``Action`` for each of ``rows`` of ``actions_of``, in three queries."""
    rows = list(rows)
    moments = [row["at"] for row in rows if row["kind"] in UNDOABLE]
    left = {}
    if moments:
        standing = _standing(consultation).filter(at__in=moments).order_by().values_list("kind", "at", "actor")
        left = {(kind, at, actor): count for kind, at, actor, count in standing.annotate(Count("pk"))}
    return [
        Action(
            row["first"],
            row["kind"],
            row["at"],
            row["actor"],
            row["count"],
            left.get((row["kind"], row["at"], row["actor"]), 0),
        )
        for row in rows
    ]


def last_action(consultation, *, user, at, can):
    """Return what ``user`` did last to remarks, if it was not long ago and they may take it back."""
    mine = Event.objects.filter(consultation=consultation, actor=user, kind__in=DONE_BY_STAFF)
    event = mine.order_by("-sequence").first()
    if event is None or event.kind not in UNDOABLE or event.at < at - OFFERED_FOR or not can[needs(event.kind)]:
        return None
    rows = actions_of(consultation).filter(kind=event.kind, at=event.at, actor=user)
    action = told(consultation, rows)[0]
    return action if action.undoable else None


def needs(kind):
    """Return the permission that it takes to take back an action of ``kind``."""
    return "answer" if kind == EventKind.ANSWERED else "moderate"


def take_back(consultation, event, *, at, actor):
    """Take back the action that ``event`` is part of; returns for how many remarks."""
    if event.kind == EventKind.ANSWERED:
        batch = uuid.UUID(event.body["facts"]["batch"])
        return answers.undo_answers(batch, at=at, actor=actor)
    group = _standing(consultation).filter(kind=event.kind, at=event.at, actor=event.actor_id)
    return moderation.take_back_moderations(Remark.objects.filter(pk__in=group.values("remark")), at=at, actor=actor)


def _standing(consultation):
    """Return the events that can be taken back: a remark's last moderation, its last answer that is not public."""
    later = Event.objects.filter(remark=OuterRef("remark"), sequence__gt=OuterRef("sequence"))
    events = Event.objects.filter(consultation=consultation)
    moderated = events.filter(~Exists(later.filter(kind__in=MODERATION)), kind__in=UNDOABLE[:2])
    untold = Answer.objects.filter(remark=OuterRef("remark"), published_at=None)
    replaced = later.filter(kind__in=(EventKind.ANSWERED, EventKind.ANSWER_UNDONE))
    answered = events.filter(Exists(untold), ~Exists(replaced), kind=EventKind.ANSWERED)
    return moderated | answered
