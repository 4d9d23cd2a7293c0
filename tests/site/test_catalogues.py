import gettext
import os

import polib
import pytest
from django.conf import settings

from compile_catalogues import compile_catalogues

CATALOGUES = [settings.ROOT / "locale" / language / "LC_MESSAGES" / "django.po" for language in ("pl", "de")]


def write(folder, text):
    file = folder / "locale" / "pl" / "LC_MESSAGES" / "django.po"
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(
        f'msgid ""\nmsgstr "Content-Type: text/plain; charset=UTF-8\\n"\n\nmsgid "remark"\nmsgstr "{text}"\n'
    )
    return file


def test_a_catalogue_is_compiled_and_once_more_only_when_it_changed(tmp_path):
    source = write(tmp_path, "uwaga")
    (compiled,) = compile_catalogues(tmp_path)
    with compiled.open("rb") as file:
        assert gettext.GNUTranslations(file).gettext("remark") == "uwaga"
    written = compiled.stat().st_mtime_ns
    assert compile_catalogues(tmp_path) == [compiled]
    assert compiled.stat().st_mtime_ns == written
    write(tmp_path, "spostrzeżenie")
    os.utime(source, ns=(written + 10**9, written + 10**9))
    compile_catalogues(tmp_path)
    with compiled.open("rb") as file:
        assert gettext.GNUTranslations(file).gettext("remark") == "spostrzeżenie"


@pytest.mark.parametrize("catalogue", CATALOGUES, ids=lambda file: file.parent.parent.name)
def test_no_entry_is_untranslated_or_fuzzy(catalogue):
    entries = polib.pofile(str(catalogue))
    assert [entry.msgid for entry in entries if entry.fuzzy or not entry.translated()] == []
    assert len(entries) > 100
