"""A page of each of our types, published in a project that is not ours."""

import datetime

import pytest
from cooperation_consultations.domain import periods
from cooperation_consultations.models import Consultation, Procedure
from django.apps import apps
from django.core.management import call_command
from django.utils import timezone
from home.models import HomePage
from wagtail.models import Page, Site

pytestmark = pytest.mark.django_db

OUR_PAGES = sorted(
    (model for model in apps.get_models() if issubclass(model, Page) and model.__module__.startswith("cooperation_")),
    key=lambda model: model.__name__,
)


def test_there_are_pages_to_try():
    assert {"CooperationHomePage", "ConsultationPage", "ReportPage"} <= {model.__name__ for model in OUR_PAGES}


def parent_for(model, home):
    """Return a page below which ``model`` may stand, made where there is none."""
    allowed = model.allowed_parent_page_models()
    if Page in allowed or HomePage in allowed:
        return home
    parent = allowed[0]
    return parent_for(parent, home).add_child(instance=page_of(parent))


def page_of(model):
    fields = {field.name for field in model._meta.get_fields()}
    page = model(title=f"Strona {model.__name__}", slug=f"strona-{model.__name__.lower()}")
    if "consultation" in fields:
        page.consultation = consultation()
    return page


def consultation():
    """Return a consultation that opened yesterday, announced by the verbs that the admin calls."""
    site = Site.objects.get(is_default_site=True)
    now = timezone.now()
    before = now - datetime.timedelta(days=2)
    procedure = Procedure.objects.create(site=site, name="Regulamin")
    made = Consultation.objects.create(site=site, title="Program współpracy", procedure=procedure)
    opens_at, closes_at = now - datetime.timedelta(days=1), now + datetime.timedelta(days=20)
    periods.set_period(made, opens_at=opens_at, closes_at=closes_at, at=before, actor=None)
    return periods.announce(made, at=before, actor=None)


@pytest.mark.parametrize("model", OUR_PAGES, ids=lambda model: model.__name__)
def test_a_published_page_of_ours_answers(client, model):
    home = HomePage.objects.get()
    page = parent_for(model, home).add_child(instance=page_of(model))
    page.save_revision().publish()
    answer = client.get(page.relative_url(Site.objects.get(is_default_site=True)))
    assert answer.status_code == 200
    assert page.title in answer.content.decode()


def test_the_home_page_of_the_office_is_its_own(client):
    answer = client.get("/")
    assert answer.status_code == 200
    assert "home/home_page.html" in [template.name for template in answer.templates]


def test_the_search_of_the_office_still_works(client):
    HomePage.objects.get().add_child(instance=Page(title="Wywóz śmieci", slug="wywoz-smieci"))
    call_command("wagtail_update_index", verbosity=0)  # the worker's task, which no worker runs here
    answer = client.get("/search/", {"query": "śmieci"})
    assert answer.status_code == 200
    assert "search/search.html" in [template.name for template in answer.templates]
    assert [page.title for page in answer.context["search_results"]] == ["Wywóz śmieci"]


def test_the_api_and_the_health_check_answer(client):
    assert client.get("/healthz").status_code == 200
    assert client.get("/api/v1/").status_code == 200
