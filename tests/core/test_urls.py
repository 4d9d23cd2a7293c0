import pytest
from cooperation_core.urls import language_of_path, participation_path, participation_reverse
from django.http import HttpResponse
from django.urls import include, path, resolve
from django.utils import translation


def view(request, code):
    return HttpResponse(f"{code} {translation.get_language()}")


plugin = ([participation_path("uwaga/<slug:code>/", view, "receipt")], "test_plugin")
urlpatterns = [
    path("", include(plugin)),
    path("admin/", include("wagtail.admin.urls")),
    path("", include("cooperation_core.site_urls")),
    path("", include("wagtail.urls")),
]
own_urls = pytest.mark.urls(__name__)


@pytest.mark.parametrize(
    ("address", "language"),
    [
        ("/", "pl"),
        ("/de/", "de"),
        ("/de", "de"),
        ("/udzial/uwaga/1/", "pl"),
        ("/udzial/de/uwaga/1/", "de"),
        ("/udzial/en/", "en"),
        ("/design/", "pl"),
        ("/fr/", "pl"),
        ("/aktualnosci/de/", "pl"),
    ],
)
def test_the_address_says_the_language(address, language):
    assert language_of_path(address) == language


@own_urls
@pytest.mark.parametrize(
    ("language", "address"),
    [("pl", "/udzial/uwaga/x/"), ("de", "/udzial/de/uwaga/x/"), ("en", "/udzial/en/uwaga/x/")],
)
def test_addresses_under_udzial_carry_the_language_and_lead_back(language, address):
    assert participation_reverse("test_plugin:receipt", {"code": "x"}, language) == address
    with translation.override(language):
        assert participation_reverse("test_plugin:receipt", {"code": "x"}) == address
        assert resolve(address).kwargs == {"code": "x"}


@own_urls
def test_a_page_is_in_the_language_of_its_address_whatever_the_browser_and_its_cookies_say(client, site):
    client.cookies["django_language"] = "en"
    response = client.get("/udzial/de/uwaga/x/", headers={"Accept-Language": "en"})
    assert response.content == b"x de"
    assert response["Content-Language"] == "de"
    assert "Vary" not in response
    assert client.get("/udzial/uwaga/x/", headers={"Accept-Language": "de"}).content == b"x pl"


@pytest.mark.parametrize(("wanted", "language"), [("de", "de"), ("pl", "pl")])
def test_the_api_answers_in_the_language_that_is_asked_for(client, site, wanted, language):
    response = client.get("/api/v1/nothing", headers={"Accept-Language": wanted})
    assert response["Content-Language"] == language
    assert "Accept-Language" in response["Vary"]


@pytest.mark.parametrize("address", ["/strona-%00/", "/api/v1/%00/", "/admin/%00/", "/udzial/uwaga/%00/"])
def test_an_address_with_a_nul_is_not_looked_for(client, site, address, django_assert_max_num_queries):
    client.get("/nie-ma/")
    with django_assert_max_num_queries(10) as captured:
        response = client.get(address)
    assert response.status_code == 404
    assert (response["Content-Type"] == "application/problem+json") == address.startswith("/api/")
    assert not [query for query in captured.captured_queries if "\x00" in query["sql"]]
