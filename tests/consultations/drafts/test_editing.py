import copy

import pytest
from cooperation_consultations.domain import drafts
from cooperation_consultations.models import DraftOperation, WorkingDraft
from cooperation_core.errors import DomainError


@pytest.fixture
def draft(make_draft):
    return make_draft()


def stored(draft):
    return WorkingDraft.objects.get(pk=draft.pk)


def repair(draft, op, id, base_revision=None, **more):
    base_revision = stored(draft).revision if base_revision is None else base_revision
    return drafts.apply(
        draft, {"op": op, "id": id, **more}, base_revision=base_revision, at=draft.updated_at, actor=None
    )


def turn(verb, draft):
    return verb(draft, base_revision=stored(draft).revision, at=draft.updated_at, actor=None)


def test_a_repair_is_stored_with_what_undoes_it(draft, superuser, now):
    edit = drafts.apply(draft, {"op": "retype", "id": "u7", "kind": "art"}, base_revision=0, at=now, actor=superuser)
    row = DraftOperation.objects.get()
    assert (edit.draft.revision, edit.touched, stored(draft).tree["units"][2]["kind"]) == (1, ["u7"], "art")
    assert (row.sequence, row.operation["op"], row.inverse[0]["to"], row.actor) == (1, "retype", "par", superuser)


def test_a_repair_of_a_draft_that_has_changed_since_is_refused(draft):
    repair(draft, "join", "u6", base_revision=0)
    with pytest.raises(DomainError) as refusal:
        repair(draft, "join", "u7", base_revision=0)
    assert (refusal.value.code, refusal.value.status, stored(draft).revision) == ("draft_changed", 409, 1)


def test_a_refused_repair_leaves_no_trace(draft):
    with pytest.raises(DomainError):
        repair(draft, "join", "u1")
    assert (stored(draft).revision, DraftOperation.objects.count()) == (0, 0)


def test_undo_and_redo_go_any_way_and_come_back(draft):
    states = [copy.deepcopy(draft.tree)]
    for op, id, more in [
        ("join", "u6", {}),
        ("raise", "u4", {}),
        ("set_aside", "u7", {"why": "other"}),
        ("take_back", "s1", {}),
    ]:
        repair(draft, op, id, **more)
        states.append(stored(draft).tree)
    for state in reversed(states[:-1]):
        turn(drafts.undo, draft)
        assert stored(draft).tree == state
    assert drafts.history(stored(draft)) == {"can_undo": False, "can_redo": True}
    for state in states[1:]:
        turn(drafts.redo, draft)
        assert stored(draft).tree == state
    assert drafts.history(stored(draft)) == {"can_undo": True, "can_redo": False}


@pytest.mark.parametrize(("verb", "code"), [(drafts.undo, "nothing_to_undo"), (drafts.redo, "nothing_to_redo")])
def test_undo_and_redo_at_the_end_say_so(draft, verb, code):
    with pytest.raises(DomainError) as refusal:
        turn(verb, draft)
    assert refusal.value.code == code


def test_a_new_repair_after_undo_ends_the_way_back_forward(draft):
    repair(draft, "join", "u6")
    turn(drafts.undo, draft)
    repair(draft, "raise", "u4")
    assert [row.operation["op"] for row in DraftOperation.objects.all()] == ["raise"]
    with pytest.raises(DomainError):
        turn(drafts.redo, draft)


def test_a_row_of_repairs_stops_at_the_first_refusal_and_keeps_those_before_it(draft, now):
    row = [{"op": "join", "id": "u6"}, {"op": "join", "id": "u6"}, {"op": "raise", "id": "u4"}]
    edit = drafts.apply_many(draft, row, base_revision=0, at=now, actor=None)
    assert (edit.applied, edit.refusal.code, stored(draft).revision) == (1, "unit_unknown", 1)


@pytest.mark.parametrize("length", [1, 3])
def test_a_row_of_repairs_costs_the_same_number_of_queries(draft, now, length, django_assert_num_queries):
    row = [{"op": "retype", "id": "u7", "kind": kind} for kind in ("art", "par", "art")][:length]
    with django_assert_num_queries(7):
        drafts.apply_many(draft, row, base_revision=0, at=now, actor=None)
