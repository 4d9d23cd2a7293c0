"""The reading side: one shape of a remark, keyset pages, constant numbers of queries."""

import datetime

import pytest
from cooperation_consultations.domain import moderation, queries
from cooperation_consultations.enums import Visibility
from cooperation_consultations.factories import DraftVersionFactory, ProvisionFactory, make_remark
from cooperation_consultations.models import ConsultationIndexPage, ConsultationPage, Remark

pytestmark = pytest.mark.django_db


@pytest.fixture
def published(consultation, provision, at):
    """Five public remarks on the first unit, one general, one that waits."""
    shown = {"at": at, "visibility": Visibility.PUBLISHED}
    many = [make_remark(consultation, provision=provision, **shown) for _ in range(5)]
    return [*many, make_remark(consultation, **shown), make_remark(consultation, provision=provision, at=at)]


def numbers(page):
    return [remark.number for remark in page.remarks]


def test_pages_of_remarks_go_back_by_number_without_gap_or_repeat(consultation, published):
    first = queries.remarks_page(consultation, limit=4)
    second = queries.remarks_page(consultation, limit=4, before=first.next_before)
    assert (numbers(first), first.next_before) == ([6, 5, 4, 3], 3)
    assert (numbers(second), second.next_before) == ([2, 1], None)


def test_full_last_page_leads_nowhere(consultation, published):
    assert queries.remarks_page(consultation, limit=6).next_before is None


def test_remarks_of_a_unit_and_general_ones(consultation, provision, published):
    assert numbers(queries.remarks_page(consultation, provision=provision)) == [5, 4, 3, 2, 1]
    assert numbers(queries.remarks_page(consultation, general=True)) == [6]
    other = consultation.versions.get().provisions.last()
    assert numbers(queries.remarks_page(consultation, provision=other)) == []


def test_remarks_follow_a_unit_to_the_next_version_by_lineage(consultation, provision, published, at):
    second = DraftVersionFactory(consultation=consultation, number=2, issued_at=at)
    moved = ProvisionFactory(version=second, number="7", lineage=provision.lineage)
    new = ProvisionFactory(version=second, number="8")
    page = queries.remarks_page(consultation, provision=moved)
    assert numbers(page) == [5, 4, 3, 2, 1]
    assert page.remarks[0].provision_label == "§ 1"
    assert page.remarks[0].version == 1
    counts = [(unit.label, unit.remark_count) for unit in queries.act_of(second)]
    assert counts == [(moved.label, 5), (new.label, 0)]


def test_act_has_its_units_in_order_with_counts(consultation, published, queries_of):
    version = queries.current_version(consultation)
    act = queries.act_of(version)
    assert [(unit.label, unit.remark_count) for unit in act] == [("§ 1", 5), ("§ 2", 0), ("§ 3", 0)]
    assert queries.remark_counts(consultation)[None] == 1


@pytest.mark.parametrize("number", [1, 3])
def test_page_of_remarks_costs_one_query(consultation, published, number, django_assert_num_queries):
    with django_assert_num_queries(1):
        assert len(queries.remarks_page(consultation, limit=number).remarks) == number


def test_act_costs_two_queries(consultation, published, django_assert_num_queries):
    version = queries.current_version(consultation)
    with django_assert_num_queries(2):
        queries.act_of(version)


def test_public_remark_tells_nothing_of_what_waits(consultation, at):
    make_remark(consultation, at=at, publish_name=True)
    public = queries.public_remarks(Remark.objects.all())[0]
    assert (public.text, public.author, public.hidden) == ("", "", False)


def test_hidden_remark_keeps_number_unit_and_reason(consultation, provision, at, staff):
    remark = make_remark(consultation, provision=provision, at=at, publish_name=True)
    moderation.hide_remark(remark, reason="Dane osobowe.", at=at, actor=staff)
    public = queries.public_remarks(Remark.objects.all())[0]
    assert (public.number, public.provision_label, public.hidden_reason) == (1, "§ 1", "Dane osobowe.")
    assert (public.text, public.author) == ("", "")


def test_table_is_quoted_row_by_row():
    table = {"rows": [[{"text": "Zadanie", "span": 1}, {"text": "Kwota", "span": 1}], [{"text": "Sport", "span": 2}]]}
    unit = ProvisionFactory.build(version=None, kind="tabela", text="", table=table)
    assert queries.quotation_of(unit) == "Zadanie | Kwota\nSport"


def test_long_unit_is_quoted_shortened():
    unit = ProvisionFactory.build(version=None, heading="Cele", text="x" * 5000)
    assert queries.quotation_of(unit) == "Cele\n" + "x" * 1995 + "…"


def test_page_of_a_consultation_is_found_by_language(site, consultation, locales):
    index = site.root_page.add_child(instance=ConsultationIndexPage(title="Konsultacje", locale=locales["pl"]))
    polish = index.add_child(instance=ConsultationPage(title="A", consultation=consultation, locale=locales["pl"]))
    draft = index.add_child(
        instance=ConsultationPage(title="B", live=False, consultation=consultation, locale=locales["de"])
    )
    assert queries.page_of(consultation, "pl") == polish
    assert queries.page_of(consultation, "de") == polish
    draft.save_revision().publish()
    assert queries.page_of(consultation, "de") == draft


def test_moments_are_those_of_the_record(consultation, at):
    remark = make_remark(
        consultation, at=at, confirm_at=at + datetime.timedelta(hours=2), visibility=Visibility.PUBLISHED
    )
    public = queries.public_remarks(Remark.objects.filter(pk=remark.pk))[0]
    assert (public.received_at, public.corrected_at, public.withdrawn_at, public.answered_at) == (at, None, None, None)


def test_unit_without_words_of_its_own_is_quoted_by_those_below_it(provision):
    empty = ProvisionFactory(version=provision.version, number="4", order=10, text="")
    below = {"version": provision.version, "parent": empty, "depth": 1, "kind": "ust"}
    ProvisionFactory(**below, number="1", order=11, eid="par_4__ust_1", mark="1.", text="Pierwszy.")
    ProvisionFactory(**below, number="2", order=12, eid="par_4__ust_2", mark="2.", text="Drugi.")
    ProvisionFactory(version=provision.version, number="40", order=13, text="Ktoś inny.")
    assert queries.quotation_of(empty) == "1. Pierwszy.\n2. Drugi."
