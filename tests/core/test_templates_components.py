import re

import pytest
from cooperation_core.enums import STATES
from cooperation_core.templatetags.cooperation import breakable, file_kind, share_segments
from cooperation_core.views.styleguide import ExampleForm
from django.template.loader import render_to_string
from pytest_django.asserts import assertContains, assertRedirects


def component(name, **context):
    return render_to_string(f"cooperation_core/components/{name}.html", context)


def test_style_guide_is_for_staff(client, site, superuser):
    assertRedirects(client.get("/styleguide/"), "/admin/login/?next=/styleguide/", fetch_redirect_response=False)
    client.force_login(superuser)
    response = client.get("/styleguide/")
    assert response["Cache-Control"].startswith("max-age=0")
    assertContains(response, 'class="receipt')


@pytest.mark.parametrize("state", STATES)
def test_every_state_has_a_word_and_a_shape(state):
    html = component("state", state=state)
    assert f"tone-{state}" in html
    assert "<svg" in html
    assert str(STATES[state][0]) in html


def test_shares_fill_the_bar_and_an_empty_kind_draws_nothing():
    html = component(
        "shares",
        items=[
            {"key": "accepted", "label": "a", "count": 3},
            {"key": "partly", "label": "b", "count": 0},
            {"key": "not_accepted", "label": "c", "count": 1},
        ],
    )
    assert re.findall(r'<rect class="fill-(\w+)" x="([\d.]+)" width="([\d.]+)"', html) == [
        ("accepted", "0.00", "75.00"),
        ("not_accepted", "75.00", "25.00"),
    ]


def test_shares_of_nothing_divide_by_nothing():
    assert share_segments([{"key": "accepted", "label": "a", "count": 0}])["total"] == 0


def test_wrong_field_is_tied_to_its_error_and_hint():
    form = ExampleForm({"text": "", "kind": "ngo", "email": "anna@"})
    html = component("field", field=form["email"])
    assert 'aria-invalid="true"' in html
    assert 'aria-describedby="id_email_helptext id_email_error"' in html
    assert 'id="id_email_helptext"' in html
    assert 'id="id_email_error"' in html


def test_group_of_choices_is_a_fieldset_with_a_legend():
    html = component("field", field=ExampleForm()["kind"])
    assert re.search(r"<fieldset[^>]*>.*<legend>.*</legend>.*</fieldset>", html, re.DOTALL)


def test_error_summary_links_each_wrong_field_and_is_absent_without_errors():
    form = ExampleForm({"text": "", "kind": "ngo", "email": "a@b.pl"})
    assert re.findall(r'href="(#\w+)"', component("error_summary", form=form)) == ["#id_text"]
    assert component("error_summary", form=ExampleForm()).strip() == ""


def test_remark_text_is_escaped_and_keeps_its_lines():
    remark = {"number": 7, "author": "<b>x</b>", "text": "Pierwsza\n<script>druga</script>", "received_at": None}
    html = component("remark", remark=remark)
    assert "Pierwsza<br>&lt;script&gt;druga&lt;/script&gt;" in html
    assert "<b>x</b>" not in html


def test_long_addresses_may_break_and_stay_escaped():
    assert breakable("<a@b.pl") == "&lt;a@<wbr>b.<wbr>pl"


def test_kind_of_a_file_is_its_ending():
    assert [file_kind(name) for name in ("projekt.docx", "bez", "", None)] == ["DOCX", "", "", ""]
