"""Receipts: codes computed from nothing stored, and tokens that confirm once."""

import datetime
import uuid

import pytest
from cooperation_participation.domain import receipts
from cooperation_participation.models import Submission

pytestmark = pytest.mark.django_db

AT = datetime.datetime(2026, 9, 15, 10, 0, tzinfo=datetime.UTC)


def stored(site, **values):
    submission = Submission(
        site=site,
        kind="remark",
        subject_ref="consultation:1",
        payload_hash="0" * 64,
        arrived_at=AT,
        confirm_until=AT + datetime.timedelta(hours=72),
        receipt_key=receipts.current_key(),
        **values,
    )
    submission.receipt_hash = receipts.lookup_hash(submission.uuid, submission.receipt_key)
    submission.save()
    return submission


def refusal(*args, **kwargs):
    with pytest.raises(receipts.DomainError) as caught:
        receipts.read_confirm_token(*args, **kwargs)
    return caught.value.code


def test_code_is_the_same_each_time_and_in_no_column(site):
    submission = stored(site)
    code = receipts.receipt_code(submission)
    assert len(code) == 19
    assert code == receipts.receipt_code(Submission.objects.get())
    row = Submission.objects.values().get()
    assert not any(code.replace("-", "").lower() in str(value).lower() for value in row.values())


def test_code_finds_its_submission_however_it_is_typed(site):
    submission = stored(site)
    code = receipts.receipt_code(submission)
    for typed in (code, code.lower(), code.replace("-", " "), f" {code}\n"):
        assert receipts.submission_for_code(site, typed) == submission


def test_code_finds_nothing_on_another_site(site, other_site):
    assert receipts.submission_for_code(other_site, receipts.receipt_code(stored(site))) is None


@pytest.mark.parametrize("code", ["", "0000-0000-0000-0000", "x" * 500, "4F1C"])
def test_unknown_code_finds_nothing(site, code):
    stored(site)
    assert receipts.submission_for_code(site, code) is None


def test_old_codes_are_understood_after_a_new_key(site, settings):
    settings.COOPERATION_RECEIPT_KEYS = {1: "old"}
    submission = stored(site)
    code = receipts.receipt_code(submission)
    settings.COOPERATION_RECEIPT_KEYS = {1: "old", 2: "new"}
    assert receipts.submission_for_code(site, code) == submission
    assert receipts.current_key() == 2
    settings.COOPERATION_RECEIPT_KEYS = {2: "new"}
    assert receipts.submission_for_code(site, code) is None


def test_token_confirms_its_submission_until_the_term(site):
    submission = stored(site)
    token = receipts.confirm_token(submission)
    assert receipts.read_confirm_token(site, token, at=AT) == submission
    assert refusal(site, token, at=submission.confirm_until) == "token_expired"


def test_damaged_and_foreign_tokens_are_refused(site, other_site):
    token = receipts.confirm_token(stored(site))
    assert refusal(site, token[:-1], at=AT) == "token_invalid"
    assert refusal(site, "", at=AT) == "token_invalid"
    assert refusal(other_site, token, at=AT) == "token_invalid"


def test_token_of_an_expired_and_deleted_submission_says_expired(site):
    submission = stored(site)
    token = receipts.confirm_token(submission)
    Submission.objects.all().delete()
    assert refusal(site, token, at=AT + datetime.timedelta(hours=73)) == "token_expired"
    assert refusal(site, token, at=AT) == "token_invalid"


def test_token_of_another_submission_does_not_fit(site):
    first, second = stored(site), stored(site, uuid=uuid.uuid4())
    mixed = receipts.confirm_token(first).split(".")[0] + "." + receipts.confirm_token(second).split(".")[1]
    assert refusal(site, mixed, at=AT) == "token_invalid"
