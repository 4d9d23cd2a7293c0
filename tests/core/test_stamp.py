import datetime

import pytest
from cooperation_core import kept, registry
from cooperation_core.domain.stamp import bump, tokens
from cooperation_core.middleware.stamp import etag_of, stamp_of
from cooperation_core.models import ContentStamp, OfficeSettings, OutgoingMail
from django.contrib.auth.models import User
from django.db import transaction
from wagtail.models import PageViewRestriction, Site

pytestmark = pytest.mark.usefixtures("plain_pages")


@pytest.fixture
def home(site):
    return site.root_page.specific


def test_bump_changes_the_token_of_one_site_only(site, other_site):
    bump(site.pk)
    bump(other_site.pk)
    before, of_other = tokens(site.pk), tokens(other_site.pk)
    bump(site.pk)
    assert tokens(site.pk) != before
    assert tokens(other_site.pk) == of_other


def test_bump_goes_with_its_transaction(site):
    bump(site.pk)
    before = tokens(site.pk)
    with transaction.atomic():
        bump(site.pk)
        transaction.set_rollback(True)
    assert tokens(site.pk) == before


def changes(site, do):
    before = tokens(site.pk)
    do()
    return tokens(site.pk) != before


def test_publishing_a_page_changes_the_stamp_and_saving_a_draft_does_not(home, site):
    home.title = "Nowy tytuł"
    assert not changes(site, home.save_revision)
    assert changes(site, home.latest_revision.publish)


def test_a_page_of_one_site_leaves_the_stamp_of_another(home, site, other_site):
    before = tokens(other_site.pk)
    assert changes(site, lambda: home.save())
    assert tokens(other_site.pk) == before


@pytest.mark.parametrize("verb", ["move", "delete", "unpublish"])
def test_what_happens_to_a_page_changes_the_stamp(home, site, verb):
    first = home.add_child(instance=type(home)(title="a", slug="a"))
    second = home.add_child(instance=type(home)(title="b", slug="b"))
    do = {"move": lambda: second.move(first, pos="left"), "delete": second.delete, "unpublish": second.unpublish}[verb]
    assert changes(site, do)


def test_settings_and_restrictions_change_the_stamp(home, site):
    assert changes(site, lambda: OfficeSettings.for_site(site).save())
    assert changes(
        site, lambda: PageViewRestriction.objects.create(page=home, restriction_type=PageViewRestriction.LOGIN)
    )


def test_what_no_page_shows_leaves_the_stamp(site, at):
    def write():
        User.objects.create_user("ktoś")
        OutgoingMail.objects.create(site=site, template="x", language="pl", recipient="x:1", created_at=at, due_at=at)

    assert not changes(site, write)


def test_a_page_is_answered_304_with_one_query(client, site, django_assert_num_queries):
    first = client.get("/")
    assert first.status_code == 200
    client.get("/")
    with django_assert_num_queries(1):
        again = client.get("/", headers={"If-None-Match": first["ETag"]})
    assert again.status_code == 304
    assert again.content == b""
    assert again["Cache-Control"] == first["Cache-Control"] == "no-cache"


def test_a_changed_page_is_sent_anew(client, home):
    etag = client.get("/")["ETag"]
    home.title = "Inaczej"
    home.save_revision().publish()
    again = client.get("/", headers={"If-None-Match": etag})
    assert again.status_code == 200
    assert again["ETag"] != etag


def test_a_proxy_that_compresses_may_weaken_the_etag(client, site):
    etag = client.get("/")["ETag"]
    assert client.get("/", headers={"If-None-Match": f"W/{etag}"}).status_code == 304


def test_etag_differs_by_query_host_scheme_and_htmx(client, site, other_site):
    etags = {
        client.get("/")["ETag"],
        client.get("/?a=1")["ETag"],
        client.get("/", headers={"Host": "inna.example"})["ETag"],
        client.get("/", secure=True)["ETag"],
        client.get("/", headers={"HX-Request": "true"})["ETag"],
    }
    assert len(etags) == 5


def test_session_gets_no_store_and_no_etag(client, superuser, site):
    client.force_login(superuser)
    response = client.get("/")
    assert "ETag" not in response
    assert response["Cache-Control"] == "no-store, private"


def test_authorization_and_other_methods_pass_by(client, site):
    etag = client.get("/")["ETag"]
    assert client.get("/", headers={"Authorization": "Bearer x", "If-None-Match": etag}).status_code == 200
    assert client.options("/", headers={"If-None-Match": etag}).status_code != 304


def test_a_restricted_page_gets_no_etag_and_stays_closed(client, home):
    etag = client.get("/")["ETag"]
    PageViewRestriction.objects.create(page=home, restriction_type=PageViewRestriction.PASSWORD, password="sezam")
    response = client.get("/", headers={"If-None-Match": etag})
    assert "ETag" not in response
    assert "sezam" not in response.content.decode()
    assert 'type="password"' in response.content.decode()


def test_a_mirror_of_a_restricted_page_stays_closed(client, home):
    secret = home.add_child(instance=type(home)(title="tajne", slug="tajne"))
    PageViewRestriction.objects.create(page=secret, restriction_type=PageViewRestriction.PASSWORD, password="sezam")
    mirror = secret.create_alias(parent=home, update_slug="lustro")
    assert mirror.get_view_restrictions()
    assert not home.get_view_restrictions()


def test_a_deadline_that_passes_changes_the_etag(rf, site, registered, at):
    later = at + datetime.timedelta(hours=1)
    registered(registry.deadlines, "test", lambda site, moment: [later])
    request = rf.get("/")
    host = request.get_host()
    _site, stamp = stamp_of(request, host)
    assert etag_of(request, host, stamp, later) != etag_of(request, host, stamp, None)


def test_the_next_change_is_the_same_for_processes_that_started_before_and_after_another(site, registered, at):
    from cooperation_core.domain.phases import next_change

    first, second = at + datetime.timedelta(hours=1), at + datetime.timedelta(hours=2)
    registered(registry.deadlines, "test", lambda site, moment: [second, first])
    between = at + datetime.timedelta(minutes=90)
    with kept.under("one"):
        assert next_change(site, at) == first
        assert next_change(site, between) == second
        assert next_change(site, second) is None
    with kept.under("two"):
        assert next_change(site, between) == second


def test_behind_a_proxy_a_page_is_kept_for_a_minute_and_never_past_a_deadline(client, site, settings, registered):
    settings.COOPERATION_BEHIND_PROXY = True
    assert client.get("/")["Cache-Control"] == "public, max-age=60"
    soon = datetime.datetime.now(datetime.UTC) + datetime.timedelta(seconds=20)
    registered(registry.deadlines, "test", lambda site, moment: [soon])
    bump(site.pk)
    seconds = int(client.get("/")["Cache-Control"].removeprefix("public, max-age="))
    assert 15 <= seconds <= 20


def test_rendered_pages_are_kept_in_memory_under_their_stamp(settings, site, home, client, django_assert_num_queries):
    settings.COOPERATION_PAGE_CACHE = 10
    client.handler.load_middleware()
    first = client.get("/")
    with django_assert_num_queries(1):
        assert client.get("/").content == first.content
    home.title = "Inaczej"
    home.save_revision().publish()
    assert client.get("/").content != first.content


def test_a_page_three_levels_deep_costs_few_queries(client, home, django_assert_max_num_queries):
    page = home
    for slug in ("a", "b", "c"):
        page = page.add_child(instance=type(home)(title=slug, slug=slug))
    client.get("/a/b/c/")
    with django_assert_max_num_queries(4):
        assert client.get("/a/b/c/").status_code == 200


def test_a_new_site_is_found_by_a_process_that_knew_the_host_as_another(client, site, home):
    client.get("/", headers={"Host": "nowa.example"})
    page = home.get_parent().add_child(instance=type(home)(title="Nowa gmina", slug="nowa"))
    Site.objects.create(hostname="nowa.example", root_page=page)
    assert "Nowa gmina" in client.get("/", headers={"Host": "nowa.example"}).content.decode()


def test_per_stamp_keeps_under_one_stamp_and_not_outside(db):
    made = []
    for stamp in ("one", "one", "two", None):
        with kept.under(stamp):
            kept.per_stamp("thing", lambda: made.append(1))
    assert len(made) == 3


def test_a_wrong_host_is_refused_and_not_served_from_what_is_kept(client, site, settings):
    settings.ALLOWED_HOSTS = ["localhost"]
    assert client.get("/", headers={"Host": "evil.example"}).status_code == 400


def test_the_table_of_stamps_is_one_row_for_each_site(site, other_site):
    for _ in range(3):
        bump(site.pk)
        bump(other_site.pk)
    assert set(ContentStamp.objects.values_list("site_id", flat=True)) <= {0, site.pk, other_site.pk}
