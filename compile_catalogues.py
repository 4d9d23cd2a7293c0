"""Compile ``locale/*/LC_MESSAGES/*.po`` to ``.mo`` with polib: nobody who builds or runs this needs gettext.

The build runs it as hatchling's hook; in a checkout ``python compile_catalogues.py`` does the same.
"""

from pathlib import Path

import polib

ROOT = Path(__file__).resolve().parent

try:
    from hatchling.builders.hooks.plugin.interface import BuildHookInterface
except ModuleNotFoundError:  # a checkout whose environment only runs the site
    BuildHookInterface = object


def compile_catalogues(root=ROOT):
    """Write each catalogue that changed since it was compiled.

    Args:
        root: The folder that holds ``locale/``.

    Returns:
        The compiled files, in the order of their paths.
    """
    compiled = []
    for source in sorted((root / "locale").glob("*/LC_MESSAGES/*.po")):
        target = source.with_suffix(".mo")
        if not target.exists() or target.stat().st_mtime < source.stat().st_mtime:
            partial = target.with_suffix(".mo.partial")
            polib.pofile(str(source)).save_as_mofile(str(partial))
            partial.replace(target)
        compiled.append(target)
    return compiled


class CatalogueHook(BuildHookInterface):
    PLUGIN_NAME = "custom"

    def initialize(self, version, build_data):
        for file in compile_catalogues(Path(self.root)):
            if version == "standard":  # an editable install reads them where they are
                for part in (file, file.with_suffix(".po")):
                    build_data["force_include"][str(part)] = f"cooperation_core/{part.relative_to(self.root)}"


if __name__ == "__main__":
    compile_catalogues()
