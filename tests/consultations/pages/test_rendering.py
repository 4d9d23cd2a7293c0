"""What is written as strings says the same as the components of the style guide."""

import datetime
import re
from zoneinfo import ZoneInfo

import pytest
from cooperation_consultations.domain.queries import PublicRemark
from cooperation_consultations.rendering.markup import paragraphs
from cooperation_consultations.rendering.remarks import remark_html
from cooperation_consultations.rendering.state import numbers_text, time_left
from django.template.loader import render_to_string
from django.utils import translation
from django.utils.html import linebreaks

WARSAW = ZoneInfo("Europe/Warsaw")
AT = datetime.datetime(2026, 11, 18, 11, tzinfo=datetime.UTC)
PLAIN = {
    "number": 17,
    "kind": "wording",
    "kind_label": "zmiana",
    "author": "Stowarzyszenie „Most” & inni",
    "participant_kind": "ngo",
    "participant_label": "organizacja",
    "channel": "web",
    "text": "Za <krótko>.\n\nI jeszcze.",
    "proposed_wording": "21 dni",
    "reasons": "Bo tak",
    "quotation": "",
    "provision_label": "§ 5",
    "provision_eid": "par_5",
    "version": 1,
    "received_at": AT,
    "corrected_at": None,
    "withdrawn_at": None,
    "hidden": False,
    "hidden_reason": "",
    "redacted": False,
    "decision": "",
    "decision_label": "",
    "answer_reasons": "",
    "changed_unit": "",
    "answered_at": None,
}
SHAPES = {
    "plain": {},
    "corrected": {"corrected_at": AT},
    "answered": {"decision": "partly", "answer_reasons": "18 dni.\nNie 21.", "answered_at": AT},
    "withdrawn": {"withdrawn_at": AT, "text": "", "proposed_wording": "", "reasons": "", "author": ""},
    "hidden": {"hidden": True, "text": "", "proposed_wording": "", "reasons": "", "author": ""},
}


def bare(html):
    """Return markup without the white space that only formats it."""
    return re.sub(r"\s+", " ", re.sub(r">\s+", ">", re.sub(r"\s+<", "<", html))).strip()


@pytest.mark.parametrize("shape", SHAPES)
@pytest.mark.parametrize("show_waiting", [False, True])
def test_remark_is_the_component_of_the_style_guide(shape, show_waiting):
    remark = PublicRemark(**PLAIN | SHAPES[shape])
    waits = show_waiting and not remark.withdrawn_at and not remark.hidden
    context = {"remark": remark, "show_waiting": waits, "level": 4}
    component = render_to_string("cooperation_core/components/remark.html", context)
    assert bare(remark_html(remark, zone=WARSAW, show_waiting=show_waiting)) == bare(component)


def test_remark_on_another_version_says_so():
    remark = PublicRemark(**PLAIN)
    with translation.override("en"):
        assert "on version 1" in remark_html(remark, zone=WARSAW, version=2)
        assert "on version" not in remark_html(remark, zone=WARSAW, version=1)


@pytest.mark.parametrize(
    ("left", "said"),
    [
        (datetime.timedelta(days=3, hours=4, minutes=59), "3 days 4 hours"),
        (datetime.timedelta(hours=1), "1 hour"),
        (datetime.timedelta(minutes=12, seconds=30), "12 minutes"),
        (datetime.timedelta(seconds=5), "1 minute"),
    ],
)
def test_time_left_is_as_exact_as_it_matters(left, said):
    class Closing:
        closes_at = AT + left

    with translation.override("en"):
        assert time_left(Closing, AT) == said


def test_numbers_are_said_in_words():
    with translation.override("en"):
        assert numbers_text({"remarks": 62, "answered": 41}) == "62 remarks, 41 answered"
        assert numbers_text({"remarks": 1, "answered": 0}) == "1 remark"
        assert numbers_text({"remarks": 0, "answered": 0}) == "none yet"


@pytest.mark.parametrize("text", ["", "Raz", "Raz\r\ndwa\rtrzy", "Raz\n\n\ndwa <b>&\"'\n\ntrzy\n", "\n\nRaz"])
def test_what_somebody_wrote_has_the_paragraphs_that_django_would_give_it(text):
    assert paragraphs(text) == linebreaks(text, autoescape=True).replace("\n\n", "")
