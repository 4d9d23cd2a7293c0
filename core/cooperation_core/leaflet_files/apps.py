from importlib.util import find_spec
from pathlib import Path

from django.apps import AppConfig


class LeafletFilesConfig(AppConfig):
    """Stands for ``leaflet`` itself, whose forms need GDAL as soon as a project has ``django.contrib.admin``."""

    name = "cooperation_core.leaflet_files"
    label = "cooperation_leaflet_files"
    path = str(Path(find_spec("leaflet").origin).parent)
