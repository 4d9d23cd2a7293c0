import datetime
import threading

import pytest
from cooperation_core.domain import idempotency
from cooperation_core.domain.idempotency import IdempotencyConflict, recall, remember
from cooperation_core.models import IdempotencyKey
from django.db import close_old_connections, connections, transaction


def key_of(site, **values):
    return {"site": site, "scope": "remarks", "key": "k1", "body_hash": "h1"} | values


def test_the_same_key_and_body_give_the_first_result(site, at):
    assert recall(**key_of(site)) is None
    remember(**key_of(site), result=17, at=at)
    assert recall(**key_of(site)) == "17"


def test_the_same_key_with_another_body_is_a_conflict(site, at):
    remember(**key_of(site), result=17, at=at)
    with pytest.raises(IdempotencyConflict) as refusal:
        recall(**key_of(site, body_hash="h2"))
    assert (refusal.value.code, refusal.value.status) == ("idempotency_conflict", 409)


def test_keys_of_other_sites_and_scopes_are_others(site, other_site, at):
    remember(**key_of(site), result=17, at=at)
    assert recall(**key_of(other_site)) is None
    assert recall(**key_of(site, scope="answers")) is None


def test_old_keys_are_swept(site, at):
    remember(**key_of(site), result=17, at=at)
    assert idempotency.sweep(at=at + datetime.timedelta(days=29)) == 0
    assert idempotency.sweep(at=at + datetime.timedelta(days=31)) == 1


@pytest.mark.django_db(transaction=True)
def test_eight_requests_at_once_with_one_key_are_one_write(site, at):
    results, done = [], []

    def write(number):
        try:
            with transaction.atomic():
                known = recall(**key_of(site))
                if known is None:
                    done.append(number)
                    remember(**key_of(site), result=number, at=at)
                    known = str(number)
            results.append(known)
        finally:
            connections.close_all()

    threads = [threading.Thread(target=write, args=(number,)) for number in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(30)
    close_old_connections()
    assert len(done) == 1
    assert results == [str(done[0])] * 8
    assert IdempotencyKey.objects.count() == 1
