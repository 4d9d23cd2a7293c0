import pytest
from django.urls import reverse

LOGIN = "/admin/login/"


def must_wait(response):
    """Whether the form came back because too much was tried, not because the password was wrong."""
    if response.status_code == 302:
        return False
    return [error.code for error in response.context["form"].non_field_errors().as_data()] == ["throttled"]


@pytest.fixture
def log_in(client, site, superuser):
    def post(password, username="operator", **headers):
        return client.post(LOGIN, {"username": username, "password": password}, **headers)

    return post


def test_the_right_password_lets_in(log_in):
    assert log_in("haslo-operatora").url == reverse("wagtailadmin_home")


def test_whoever_tries_passwords_from_one_address_has_to_wait(log_in, settings):
    settings.COOPERATION_LOGINS_PER_ADDRESS = (3, 600)
    for number in range(3):
        assert not must_wait(log_in("zgadywane", username=f"ktos{number}"))
    refused = log_in("haslo-operatora")
    assert must_wait(refused)
    assert log_in("haslo-operatora", REMOTE_ADDR="192.0.2.7").status_code == 302


def test_whoever_tries_one_account_from_many_addresses_has_to_wait(log_in, settings):
    settings.COOPERATION_LOGINS_PER_ACCOUNT = (3, 600)
    for number in range(3):
        log_in("zgadywane", username="Operator", REMOTE_ADDR=f"192.0.2.{number}")
    assert must_wait(log_in("haslo-operatora", REMOTE_ADDR="192.0.2.9"))
    assert not must_wait(log_in("inne", username="ktos-inny", REMOTE_ADDR="192.0.2.9"))


def test_an_address_that_the_client_itself_claims_changes_nothing(log_in, settings):
    settings.COOPERATION_LOGINS_PER_ADDRESS = (1, 600)
    log_in("zgadywane", HTTP_X_FORWARDED_FOR="198.51.100.1")
    assert must_wait(log_in("zgadywane", HTTP_X_FORWARDED_FOR="198.51.100.2"))


def test_a_limit_of_none_counts_nothing(log_in, settings):
    settings.COOPERATION_LOGINS_PER_ADDRESS = settings.COOPERATION_LOGINS_PER_ACCOUNT = None
    for _number in range(3):
        log_in("zgadywane")
    assert log_in("haslo-operatora").status_code == 302


def test_the_login_leads_to_no_foreign_address(client, site, superuser):
    form = {"username": "operator", "password": "haslo-operatora", "next": "//obcy.example/"}
    assert client.post(f"{LOGIN}?next=//obcy.example/", form).url == reverse("wagtailadmin_home")


def test_a_session_is_new_after_the_login(client, site, superuser, log_in):
    client.get(LOGIN)
    session = client.session
    session["planted"] = "x"
    session.save()
    client.cookies["sessionid"] = before = session.session_key
    assert log_in("haslo-operatora").status_code == 302
    assert client.session.session_key != before
    assert "no-store" in client.get("/admin/")["Cache-Control"]
