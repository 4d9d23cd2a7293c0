import pytest
from cooperation_core.views import bad_request, error_response, server_error
from cooperation_core.views.errors import TROUBLES
from django.core.exceptions import RequestDataTooBig, SuspiciousOperation
from django.test import Client
from django.urls import reverse
from pytest_django.asserts import assertContains


@pytest.mark.parametrize("status", TROUBLES)
def test_every_error_page_says_what_to_do_and_stays_in_no_cache(client, rf, site, status):
    request = rf.get("/")
    response = error_response(request, status)
    assert response.status_code == status
    assert response["Cache-Control"] == "no-store"
    assertContains(response, str(TROUBLES[status].what_to_do[0]), status_code=status)


def test_page_for_500_asks_no_database(rf, django_db_blocker):
    with django_db_blocker.block():
        assertContains(server_error(rf.get("/")), "<h1>", status_code=500)


def test_unknown_address_gets_our_page_in_its_language(client, site):
    response = client.get("/de/gibt-es-nicht/")
    assertContains(response, '<html lang="de">', status_code=404)
    assertContains(response, 'class="masthead"', status_code=404)


def test_unknown_address_of_an_installation_without_sites_gets_the_plain_page(client, db):
    from wagtail.models import Site

    Site.objects.all().delete()
    assertContains(client.get("/nie-ma/"), "<h1>", status_code=404)


def test_pause_says_for_how_long(rf, site):
    response = error_response(rf.get("/"), 429, text="Poczekaj.", wait=40)
    assert response["Retry-After"] == "40"
    assertContains(response, "Poczekaj.", status_code=429)


@pytest.mark.parametrize(("error", "status"), [(RequestDataTooBig(), 413), (SuspiciousOperation(), 400)])
def test_too_large_a_body_is_told_from_a_wrong_one(rf, site, error, status):
    assert bad_request(rf.post("/"), error).status_code == status


def test_form_that_was_open_too_long_is_refused_with_our_page(site):
    strict = Client(enforce_csrf_checks=True)
    response = strict.post(reverse("wagtailadmin_login"), {"username": "a", "password": "b"})
    assertContains(response, "error-page", status_code=403)
