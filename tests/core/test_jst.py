import io

import pytest
from cooperation_core.domain.jst import load_units, read_units
from cooperation_core.errors import DomainError
from cooperation_core.models import LocalGovernmentUnit, UnitKind
from django.core.management import CommandError, call_command

HEAD = "teryt,kind,name,parent_teryt,name_de,auxiliary_german\n"
REGION = HEAD + "16,voivodeship,opolskie,,,0\n1601,county,brzeski,16,,0\n"


def rows(text):
    return read_units(io.StringIO(text))


def test_the_opole_region_ships_with_the_package_and_loads_twice_as_once(db, capsys):
    call_command("load_jst")
    call_command("load_jst")
    assert capsys.readouterr().out.splitlines() == ["84 new units, 0 changed", "0 new units, 0 changed"]
    count = LocalGovernmentUnit.objects.filter
    municipalities = [UnitKind.URBAN, UnitKind.RURAL, UnitKind.URBAN_RURAL]
    assert count(kind=UnitKind.VOIVODESHIP).count() == 1
    assert count(kind__in=[UnitKind.COUNTY, UnitKind.CITY_COUNTY]).count() == 12
    assert count(kind__in=municipalities).count() == 71
    assert not count(auxiliary_german=True, name_de="").exists()
    assert count(teryt="16").get().children.count() == 12


def test_a_changed_name_is_brought_up_to_date(db):
    load_units(rows(REGION))
    assert load_units(rows(REGION.replace("brzeski", "nyski"))) == (0, 1)
    assert LocalGovernmentUnit.objects.get(teryt="1601").name == "nyski"


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("", "jst_columns"),
        ("a,b\n1,2\n", "jst_columns"),
        (HEAD + "16,voivodeship\n", "jst_row"),
        (HEAD + "16,planet,opolskie,,,0\n", "jst_row"),
        (HEAD + "1x,voivodeship,opolskie,,,0\n", "jst_row"),
        (HEAD + "160,voivodeship,opolskie,,,0\n", "jst_row"),
        (HEAD + "16,voivodeship, ,,,0\n", "jst_row"),
        (HEAD + "16,voivodeship,opolskie,,,0,too,many\n", "jst_row"),
        (REGION + "1601,county,brzeski,16,,0\n", "jst_row"),
        (HEAD + "1601,county,brzeski,16,,0\n", "jst_parent"),
        (REGION + "".join(f"16{number:05},rural,x,16,,0\n" for number in range(5001)), "jst_too_many"),
    ],
)
def test_a_file_of_the_wrong_shape_is_refused_with_its_line(text, code):
    with pytest.raises(DomainError) as refusal:
        rows(text)
    assert refusal.value.code == code
    assert refusal.value.text


def test_a_file_that_cannot_be_read_is_one_clear_sentence(tmp_path, db):
    with pytest.raises(CommandError, match="cannot be read"):
        call_command("load_jst", str(tmp_path / "nothing.csv"))
    (tmp_path / "latin.csv").write_bytes("nazwa;ł".encode("iso-8859-2"))
    with pytest.raises(CommandError, match="UTF-8"):
        call_command("load_jst", str(tmp_path / "latin.csv"))


def test_the_register_is_for_operators(client, superuser, editor_of, site):
    call_command("load_jst")
    client.force_login(editor_of(site))
    assert client.get("/admin/local-government/").status_code in (302, 403)
    client.force_login(superuser)
    assert "opolskie" in client.get("/admin/local-government/").content.decode()
    assert "Głubczyce" in client.get("/admin/local-government/?q=Głubczyce").content.decode()
