import re
from decimal import Decimal

import pytest
from cooperation_core.colours import PAPER, contrast
from cooperation_core.models import OfficeSettings
from django.urls import reverse


@pytest.fixture
def address(site):
    return reverse("wagtailsettings:edit", args=["cooperation_core", "officesettings", site.pk])


@pytest.fixture
def send(client, superuser, address, site):
    client.force_login(superuser)
    office = OfficeSettings.for_site(site)

    def post(**values):
        form = client.get(address).context["form"]
        data = {name: form[name].value() or "" for name in form.fields} | {"footer_text": "null"} | values
        response = client.post(address, data)
        office.refresh_from_db()
        errors = response.context["form"].errors if response.status_code == 200 else {}
        return office, errors

    return post


def test_the_settings_are_edited_in_the_admin(send):
    office, errors = send(office="Urząd Próbny", street="Piastowska 14", email="biuro@example.org")
    assert errors == {}
    assert (office.office, office.email) == ("Urząd Próbny", "biuro@example.org")


def test_a_colour_that_cannot_be_read_is_refused_with_its_ratio_and_a_remedy(send):
    office, errors = send(brand_colour="#7fb8f0")
    message = errors["brand_colour"][0]
    remedy = re.search(r"#[0-9a-f]{6}", message)[0]
    assert f"{contrast('#7fb8f0', PAPER):.1f} : 1".replace(".", ",") in message.replace(".", ",")
    assert office.brand_colour == "#0a3f78"
    office, errors = send(brand_colour=remedy)
    assert errors == {}
    assert office.brand_colour == remedy


@pytest.mark.parametrize("colour", ["red", "#12345", "#12345g", "javascript:1"])
def test_what_is_no_colour_is_refused(send, colour):
    assert "brand_colour" in send(brand_colour=colour)[1]


def test_a_dark_accent_is_refused(send):
    assert "accent_colour" in send(accent_colour="#222222")[1]


def test_a_place_is_kept_as_two_numbers_and_shown_again(send, client, address):
    office, errors = send(place="SRID=4326;POINT(17.923056 50.6681)")
    assert errors == {}
    assert (office.latitude, office.longitude) == (Decimal("50.66810"), Decimal("17.92306"))
    assert client.get(address).context["form"]["place"].value() == "SRID=4326;POINT(17.92306 50.66810)"
    office, errors = send(place="")
    assert (office.latitude, office.longitude) == (None, None)


@pytest.mark.parametrize("place", ["SRID=4326;POINT(50.66 17.92)", "SRID=4326;POINT(1..2 3)", "Opole"])
def test_a_place_outside_the_country_or_none_at_all_is_refused(send, place):
    office, errors = send(place=place)
    assert "place" in errors
    assert office.latitude is None


def test_an_unknown_time_zone_is_refused(send):
    assert "time_zone" in send(time_zone="Europe/Opole")[1]


def test_the_map_comes_from_the_site_itself(client, superuser, address):
    client.force_login(superuser)
    page = client.get(address).content.decode()
    assert "leaflet/leaflet.js" in page
    assert "unpkg.com" not in page
    assert "openstreetmap" not in page


def test_an_editor_of_another_site_does_not_reach_the_settings(client, address, editor_of, other_site):
    client.force_login(editor_of(other_site, "cooperation_core.change_officesettings"))
    assert client.get(address).status_code in (302, 403)
