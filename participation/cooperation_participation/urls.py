"""Addresses under /udzial/; a project includes them at its root, outside of ``i18n_patterns``."""

from cooperation_core.urls import participation_path

from . import views

app_name = "cooperation_participation"

urlpatterns = [
    participation_path("zgloszenie/", views.lookup, "lookup"),
    participation_path("zgloszenie/<str:code>/", views.receipt, "receipt"),
    participation_path("zgloszenie/<str:code>/popraw/", views.correct, "correct"),
    participation_path("zgloszenie/<str:code>/wycofaj/", views.withdraw, "withdraw"),
    participation_path("potwierdz/<str:token>/", views.confirm, "confirm"),
    participation_path("urzadzenie/", views.forget_device, "forget_device"),
    participation_path("sprawdzenie/", views.challenge, "challenge"),
]
