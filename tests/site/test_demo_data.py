"""The demo's data files agree with each other, with the models' names and with what the parser makes of the drafts."""

import csv
import json
import re
from html.parser import HTMLParser
from pathlib import Path

import pytest
from cooperation_blocks.blocks import ContentBlock
from cooperation_consultations.blocks import ConsultationBodyBlock
from cooperation_consultations.enums import Decision, Mode, RemarkKind, Visibility
from cooperation_consultations.importers.eids import assign_eids
from cooperation_consultations.importers.reading import read_source
from cooperation_core.models.jst import UnitKind
from cooperation_participation.enums import ParticipantKind
from PIL import Image

ROOT = Path(__file__).resolve().parents[2]
DEMO = ROOT / "site" / "demo"
JST = ROOT / "core" / "cooperation_core" / "data" / "jst" / "jst.csv"
LANGUAGES = {"pl", "de", "en"}
DRAFTS = {"programme": "draft_programme.txt", "rules": "draft_rules.txt", "announced": "draft_announced.txt"}
CONTENT_BLOCKS = {"heading", "prose", "callout", "quote", "picture", "steps", "faq", "downloads"}
REMARK_KEYS = {
    "eid", "kind", "text", "proposed_wording", "reasons", "participant", "organisation", "name", "publish_name",
    "days_ago", "answer", "moderation", "hidden_reason", "withdrawn", "correction", "group",
}  # fmt: skip
ALLOWED_TAGS = {"p", "b", "ul", "ol", "li", "a"}


def load(name):
    return json.loads((DEMO / name).read_text(encoding="utf-8"))


def draft(name):
    return (DEMO / name).read_text(encoding="utf-8").format(year=2026, next_year=2027)


def flat(units):
    for unit in units:
        yield unit
        yield from flat(unit["children"])


def parsed(source, name=""):
    act = read_source(source, name).to_json()
    return act, assign_eids(act["units"])


def strings(value):
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict | list):
        for item in value.values() if isinstance(value, dict) else value:
            yield from strings(item)


def all_texts():
    for path in [*DEMO.glob("*.json"), *DEMO.glob("draft_*.txt")]:
        yield path.name, path.read_text(encoding="utf-8")


def blocks_of(language):
    for page in load("pages.json"):
        for block in page["body"][language]:
            yield page["key"], block


@pytest.mark.parametrize("key", DRAFTS)
def test_draft_is_read_without_doubt_or_loss(key):
    act, _ = parsed(draft(DRAFTS[key]))
    assert [unit for unit in flat(act["units"]) if unit["doubts"]] == []
    assert (act["words"]["lost"], act["words"]["out_of_order"], act["set_aside"]) == (0, 0, [])


@pytest.mark.parametrize("key", ["programme", "rules"])
def test_every_remark_stands_at_a_provision_that_exists(key):
    _, eids = parsed(draft(DRAFTS[key]))
    asked = {remark["eid"] for remark in load("remarks.json")[key] if remark["eid"] is not None}
    assert asked - set(eids.values()) == set()


def test_programme_shows_all_that_a_draft_can_hold():
    act, _ = parsed(draft(DRAFTS["programme"]))
    units = list(flat(act["units"]))
    kinds = {unit["kind"] for unit in units}
    assert kinds >= {
        "tytul_aktu", "podstawa", "rozdzial", "par", "ust", "pkt", "lit", "tiret", "podwojny_tiret", "cz_wspolna",
        "zalacznik", "tabela", "uzasadnienie",
    }  # fmt: skip
    assert len(units) >= 40
    assert sum(unit["kind"] == "zalacznik" for unit in units) == 2
    assert "5a" in {unit["number"] for unit in units if unit["kind"] == "par"}


def test_word_file_gives_the_same_units_as_the_text():
    _, from_text = parsed(draft(DRAFTS["programme"]))
    act, from_word = parsed((DEMO / "draft_programme.docx").read_bytes(), "draft_programme.docx")
    assert set(from_word.values()) == set(from_text.values())
    units = list(flat(act["units"]))
    assert sum(unit["generated"] for unit in units) > 100
    assert [unit for unit in units if unit["doubts"]] == []


def test_sums_of_the_programme_agree():
    text = draft(DRAFTS["programme"])
    table = [line.split("\t")[3] for line in text.splitlines() if "\t" in line][1:]
    amounts = re.findall(r"^\d\) .+ – ([\d\s]+)\szł", text, re.M)
    in_table = sum(int(re.sub(r"\D", "", cell)) for cell in table)
    assert (in_table, sum(int(re.sub(r"\s", "", amount)) for amount in amounts)) == (6_480_000, 6_480_000)


def test_remarks_have_one_schema_and_known_values():
    for remark in (remark for remarks in load("remarks.json").values() for remark in remarks):
        assert set(remark) == REMARK_KEYS
        assert remark["kind"] in RemarkKind.values
        assert remark["participant"] in ParticipantKind.values
        assert remark["moderation"] in Visibility.values
        assert 10 < len(remark["text"]) <= 900
        assert bool(remark["hidden_reason"]) == (remark["moderation"] == "hidden")
        if remark["answer"]:
            assert remark["answer"]["decision"] in Decision.values
            assert remark["answer"]["reasons"]
            assert remark["moderation"] == "published"
            assert not remark["withdrawn"]
        if remark["organisation"]:
            assert remark["participant"] == "ngo"


def test_remarks_cover_what_a_demo_must_show():
    remarks = load("remarks.json")
    programme, rules = remarks["programme"], remarks["rules"]
    answered = [remark for remark in programme if remark["answer"]]
    assert (len(programme), len(answered)) == (67, 25)
    assert {remark["moderation"] for remark in programme} == set(Visibility.values)
    assert [remark["withdrawn"] for remark in programme].count(True) == 2
    assert sum(remark["correction"] is not None for remark in programme) == 1
    assert {remark["kind"] for remark in programme} == set(RemarkKind.values)
    assert {remark["answer"]["decision"] for remark in answered} == set(Decision.values)
    assert len(rules) == 18
    assert all(remark["answer"] for remark in rules)
    for name in ("komisje", "wklad"):
        together = [remark["answer"] for remark in programme if remark["group"] == name]
        assert len(together) > 1
        assert all(answer == together[0] for answer in together)


def test_remarks_came_while_their_consultation_was_open():
    remarks = load("remarks.json")
    for consultation in load("consultations.json"):
        for remark in remarks[consultation["key"]]:
            assert consultation["opens_days"] <= -remark["days_ago"] < min(consultation["closes_days"], 0)
            if remark["correction"]:
                assert 0 < remark["correction"]["days_ago"] < remark["days_ago"]


def test_consultations_are_open_reported_and_announced():
    consultations = load("consultations.json")
    keys = [set(consultation) - {"report"} for consultation in consultations]
    assert all(key == keys[0] for key in keys)
    periods = {c["state_hint"]: (c["opens_days"], c["closes_days"]) for c in consultations}
    assert set(periods) == {"open", "reported", "announced"}
    assert periods["open"][0] < 0 < periods["open"][1]
    assert periods["reported"][1] < 0 < periods["announced"][0]
    procedures = {procedure["key"] for procedure in load("site.json")["procedures"]}
    for consultation in consultations:
        assert consultation["closes_days"] - consultation["opens_days"] >= 21
        assert consultation["procedure"] in procedures
        assert consultation["draft_file"] == DRAFTS[consultation["key"]]
        assert max(map(len, consultation["summary"].values())) <= 400
        assert all((DEMO / document["file"]).is_file() for document in consultation["documents"])
    assert {procedure["mode"] for procedure in load("site.json")["procedures"]} <= set(Mode.values)


def test_pages_are_complete_in_each_language():
    seen = set()
    pictures = load("images.json")
    for page in load("pages.json"):
        assert page["parent"] in seen or page["parent"] is None
        seen.add(page["key"])
        for field in ("title", "slug", "lead", "body"):
            assert set(page[field]) == LANGUAGES
        assert all(re.fullmatch(r"[a-z0-9-]+", slug) for slug in page["slug"].values())
        assert max(map(len, page["lead"].values())) <= 400
        assert not page["image"] or page["image"] in pictures
    office = load("site.json")["office"]
    assert {office["accessibility_page"], office["privacy_page"], office["contact_page"]} <= seen


@pytest.mark.parametrize("language", sorted(LANGUAGES))
def test_blocks_point_at_things_that_exist(language):
    pages, pictures = {page["key"] for page in load("pages.json")}, load("images.json")
    for _, block in blocks_of(language):
        assert block["type"] in CONTENT_BLOCKS
        if block["type"] == "picture":
            assert block["value"]["image"] in pictures
            assert block["value"]["alt"]
        if block["type"] == "downloads":
            assert all((DEMO / item["document"]).is_file() for item in block["value"]["items"])
        for text in strings(block["value"]):
            assert set(re.findall(r'href="page:(\w+)"', text)) <= pages


def clean(block, value):
    """Clean a value as the admin would when an editor saves it; refuses what is too long, missing or unknown."""
    block.clean(block.to_python(value))


@pytest.mark.parametrize("language", sorted(LANGUAGES))
def test_editors_could_save_the_bodies_of_pages(language):
    for _, block in blocks_of(language):
        if block["type"] not in ("picture", "downloads"):  # they point at rows of the database
            clean(ContentBlock().child_blocks[block["type"]], block["value"])


@pytest.mark.parametrize("language", sorted(LANGUAGES))
def test_editors_could_save_the_announcements(language):
    blocks = ConsultationBodyBlock().child_blocks
    for row in load("consultations.json"):
        announcement = {
            key: row[key][language]
            for key in (
                "subject", "legal_basis", "unit", "aim", "can_change", "cannot_change", "who_may", "channels",
                "report_place", "accessibility",
            )
        }  # fmt: skip
        clean(blocks["announcement"], announcement | {"host": row["host_organ"][language]})
        clean(blocks["questions"], {"items": row["questions"][language]})
        clean(blocks["contact"], row["contact"])
        for event in row["events"]:
            clean(
                blocks["timeline"].child_blocks["items"].child_block,
                {
                    "date": "2026-11-22", "time": event["hour"], "title": event["title"][language],
                    "place": event["place"][language], "link": event["link"],
                },
            )  # fmt: skip
        if row["faq"].get(language):
            clean(blocks["faq"], {"items": row["faq"][language]})
        for block in row.get("report", {}).get(language, []):
            clean(ContentBlock().child_blocks[block["type"]], block["value"])


class Tags(HTMLParser):
    """Checks that tags are few, known and closed."""

    def __init__(self):
        super().__init__()
        self.open = []

    def handle_starttag(self, tag, attrs):
        assert tag in ALLOWED_TAGS
        self.open.append(tag)

    def handle_endtag(self, tag):
        assert self.open.pop() == tag


@pytest.mark.parametrize("language", sorted(LANGUAGES))
def test_markup_is_whole(language):
    for _, block in blocks_of(language):
        for text in strings(block["value"]):
            tags = Tags()
            tags.feed(text)
            assert tags.open == []


def test_pictures_are_rendered_described_and_light():
    total = 0
    for row in load("images.json").values():
        file = DEMO / row["file"]
        total += file.stat().st_size
        assert (DEMO / row["source"]).is_file()
        assert set(row["alt"]) == LANGUAGES
        assert all(row["alt"].values())
        with Image.open(file) as picture:
            assert picture.width >= (512 if file.stem == "logo" else 1600)
    assert total < 3_000_000


def test_mail_addresses_and_phones_are_plainly_invented():
    for name, text in all_texts():
        addresses = re.findall(r"[\w.+-]+@[\w.-]+\w", text)
        assert [address for address in addresses if not address.endswith((".example", "@example.org"))] == []
        for phone in re.findall(r"77[\s\u00a0]\d{3}[\s\u00a0]\d{2}[\s\u00a0]\d{2}", text):
            assert re.sub(r"\D", "", phone).startswith("7700000"), name


def test_typography_is_polish():
    for name, text in all_texts():
        assert not re.search(r"\w - \w", text), f"hyphen for a dash in {name}"
        assert "..." not in text, name


def test_register_of_units_is_whole():
    with JST.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    codes = {row["teryt"] for row in rows}
    kinds = [row["kind"] for row in rows]
    assert len(rows) == len(codes) == 84
    assert {kind: kinds.count(kind) for kind in UnitKind.values} == {
        "voivodeship": 1, "county": 11, "city_county": 1, "urban": 3, "rural": 34, "urban_rural": 34,
    }  # fmt: skip
    for row in rows:
        above = row["parent_teryt"]
        assert above in codes | {""}
        assert row["teryt"].startswith(above)
    german = [row for row in rows if row["auxiliary_german"] == "1"]
    assert len(german) == 22
    assert all(row["name_de"] for row in german)
