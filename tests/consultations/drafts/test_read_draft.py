import json

import pytest
from django.core.management import CommandError, call_command

ACT = "§ 1. Program określa:\n1) cele;\n2) zasady.\n§ 2. Uchwała wchodzi w życie z dniem podjęcia.\n"


@pytest.fixture
def act_file(tmp_path):
    path = tmp_path / "akt.txt"
    path.write_text(ACT, encoding="utf-8")
    return path


def test_an_act_is_told_as_one_json_object(act_file, capsys):
    call_command("read_draft", act_file, json=True)
    answer = json.loads(capsys.readouterr().out)
    assert [(unit["kind"], unit["number"], unit["eid"], unit["parent"]) for unit in answer["units"]] == [
        ("par", "1", "par_1", None),
        ("pkt", "1", "par_1__pkt_1", "par_1"),
        ("pkt", "2", "par_1__pkt_2", "par_1"),
        ("par", "2", "par_2", None),
    ]
    assert {"heading", "text", "doubts"} <= answer["units"][0].keys()
    assert {"source", "units", "set_aside", "joined", "generated", "lost", "out_of_order"} <= answer["words"].keys()
    assert answer["words"]["lost"] == 0


def test_for_people_it_is_an_outline(act_file, capsys):
    call_command("read_draft", act_file)
    lines = capsys.readouterr().out.splitlines()
    assert lines[1].startswith("  par_1__pkt_1  1) cele;")


def test_a_missing_file_and_a_refused_one_have_exit_codes_of_their_own(tmp_path):
    with pytest.raises(CommandError) as missing:
        call_command("read_draft", tmp_path / "nie-ma.docx")
    (tmp_path / "akt.pdf").write_bytes(b"%PDF-1.7\n")
    with pytest.raises(CommandError) as refused:
        call_command("read_draft", tmp_path / "akt.pdf")
    assert (missing.value.returncode, refused.value.returncode) == (2, 3)
    assert str(refused.value).startswith("document_is_pdf: ")
