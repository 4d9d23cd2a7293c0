"""The register of local government, read from a CSV of TERYT codes."""

import csv

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from ..errors import DomainError
from ..models import LocalGovernmentUnit, UnitKind
from .stamp import bump

COLUMNS = ("teryt", "kind", "name", "parent_teryt", "name_de", "auxiliary_german")
MOST_ROWS = 5000  # Poland has some 2,900 units
CODE_LENGTHS: dict[str, int] = {UnitKind.VOIVODESHIP: 2, UnitKind.COUNTY: 4, UnitKind.CITY_COUNTY: 4}


def read_units(file):
    """Return the rows of a CSV (text file) as dicts, checked; every refusal names the line.

    Raises:
        DomainError: ``jst_columns``, ``jst_row``, ``jst_parent`` or ``jst_too_many``.
    """
    reader = csv.DictReader(file)
    if tuple(reader.fieldnames or ()) != COLUMNS:
        columns = ", ".join(COLUMNS)
        raise DomainError("jst_columns", _("The file needs the columns %(columns)s."), params={"columns": columns})
    rows: list[dict[str, str]] = []
    codes: set[str] = set()
    for row in reader:
        if len(rows) >= MOST_ROWS:
            raise DomainError("jst_too_many", _("The file has more rows than Poland has units."))
        code, kind = row["teryt"] or "", row["kind"]
        length = CODE_LENGTHS.get(kind, 7)
        fits = kind in UnitKind.values and code.isascii() and code.isdigit() and len(code) == length
        if None in row or None in row.values() or not fits or code in codes or not row["name"].strip():
            place = {"line": reader.line_num, "code": code}
            raise DomainError("jst_row", _("Line %(line)d is not a unit: %(code)s."), params=place)
        if row["parent_teryt"] and row["parent_teryt"] not in codes:
            raise DomainError(
                "jst_parent",
                _("Line %(line)d names a unit above it that does not come before it."),
                params={"line": reader.line_num},
            )
        codes.add(code)
        rows.append(row)
    return rows


@transaction.atomic
def load_units(rows):
    """Store the units; what is known is brought up to date. Returns (new, changed)."""
    known = {unit.teryt: unit for unit in LocalGovernmentUnit.objects.all()}
    new = changed = 0
    for row in rows:
        values = {
            "kind": row["kind"],
            "name": row["name"].strip(),
            "name_de": row["name_de"].strip(),
            "auxiliary_german": row["auxiliary_german"] == "1",
            "parent_id": known[row["parent_teryt"]].pk if row["parent_teryt"] else None,
        }
        unit = known.get(row["teryt"])
        if unit is None:
            known[row["teryt"]] = LocalGovernmentUnit.objects.create(teryt=row["teryt"], **values)
            new += 1
        elif any(getattr(unit, name) != value for name, value in values.items()):
            LocalGovernmentUnit.objects.filter(pk=unit.pk).update(**values)
            changed += 1
    if changed:
        bump()
    return new, changed
