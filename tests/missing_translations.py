"""Say which of our sentences have no translation: `python tests/missing_translations.py` (needs xgettext).

The sources are read anew in a copy, so that a sentence nobody put into the catalogues is found as well.
"""

import os
import re
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

import polib

ROOT = Path(__file__).resolve().parent.parent
FLOORS = ("core", "search", "cooperation_blocks", "participation", "consultations", "site", "locale")
LANGUAGES = ("pl", "de")  # the sources are English
SHOWN = 30


def fresh_catalogues(folder):
    """Copy the sources to ``folder``, extract their sentences there, and return the catalogues by language."""
    for floor in FLOORS:
        shutil.copytree(ROOT / floor, folder / floor, ignore=shutil.ignore_patterns("__pycache__", "demo", "*.mo"))
    (folder / "locale").mkdir(exist_ok=True)
    languages = [argument for language in LANGUAGES for argument in ("--locale", language)]
    for domain, extensions in (("django", "html,txt,xml,py"), ("djangojs", "js")):
        done = subprocess.run(
            [sys.executable, "site/manage.py", "makemessages", "--domain", domain, "--extension", extensions,
             "--no-location", "--no-obsolete", "--no-wrap", *languages],
            cwd=folder, check=False, capture_output=True, text=True,
            env=os.environ | {"DJANGO_SETTINGS_MODULE": "refsite.settings.test"},
        )  # fmt: skip
        if done.returncode:
            sys.exit(f"The sentences cannot be read: {done.stderr.strip().splitlines()[-1]}")
    return {language: sorted((folder / "locale" / language).rglob("*.po")) for language in LANGUAGES}


def missing_in(catalogue):
    """Return the entries without a translation, the fuzzy ones and those of too few plural forms."""
    found = polib.pofile(str(catalogue))
    forms = int(re.search(r"nplurals=(\d+)", found.metadata["Plural-Forms"])[1])
    return [
        entry
        for entry in found
        if entry.fuzzy
        or not entry.translated()
        or (entry.msgid_plural and len([text for text in entry.msgstr_plural.values() if text]) < forms)
    ]


def main():
    if shutil.which("xgettext") is None:
        sys.exit("xgettext is needed to look for missing translations (Debian: apt-get install gettext).")
    found = 0
    with tempfile.TemporaryDirectory(prefix="cooperation-messages-") as folder:
        for language, catalogues in fresh_catalogues(Path(folder)).items():
            for catalogue in catalogues:
                entries = missing_in(catalogue)
                found += len(entries)
                for entry in entries[:SHOWN]:
                    print(f"{language} {catalogue.stem}: {'fuzzy' if entry.fuzzy else 'missing'}: {entry.msgid!r}")
                if len(entries) > SHOWN:
                    print(f"{language} {catalogue.stem}: and {len(entries) - SHOWN} more")
    if found:
        sys.exit(f"{found} translations are missing or fuzzy.")
    print("No translation is missing.")


if __name__ == "__main__":
    main()
