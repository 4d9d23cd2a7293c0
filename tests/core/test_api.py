import json
from types import SimpleNamespace

import pytest
from cooperation_core.api import base as api_base
from cooperation_core.api import make_cursor, page_of, read_cursor
from cooperation_core.api.problems import problems
from cooperation_core.errors import DomainError, TooMany
from cooperation_core.models import Tally
from django.http import Http404
from django.urls import include, path
from ninja import Field, NinjaAPI, Schema
from ninja.errors import HttpError


class Body(Schema):
    name: str = Field(max_length=5)
    count: int = 0


toy = NinjaAPI(urls_namespace="cooperation_api", throttle=api_base.api.throttle)
toy._exception_handlers = api_base.api._exception_handlers
RAISED = {
    "domain": DomainError("period_closed", "Zamknięto o %(time)s.", field="text", params={"time": "24:00"}),
    "many": TooMany(30),
    "missing": Http404(),
    "http": HttpError(403, "No."),
    "broken": ZeroDivisionError("secret"),
}


@toy.get("/raise/{what}")
def raise_it(request, what: str):
    raise RAISED[what]


@toy.post("/things", response={200: Body, **problems(422)})
def post_thing(request, body: Body):
    return body


@toy.get("/things")
def get_things(request, limit: int = 3):
    return {"limit": limit, "session": "no"}


urlpatterns = [
    path("admin/", include("wagtail.admin.urls")),
    path("api/v1/", toy.urls),
    path("", include("wagtail.urls")),
]
with_toy = pytest.mark.urls(__name__)


@with_toy
@pytest.mark.parametrize(
    ("what", "status", "code"),
    [
        ("domain", 422, "period_closed"),
        ("many", 429, "throttled"),
        ("missing", 404, "not_found"),
        ("http", 403, "not_allowed"),
        ("broken", 500, "internal_error"),
    ],
)
def test_every_error_is_a_problem_with_a_stable_code(client, site, what, status, code):
    response = client.get(f"/api/v1/raise/{what}")
    problem = response.json()
    assert (response.status_code, problem["status"], problem["code"]) == (status, status, code)
    assert response["Content-Type"] == "application/problem+json"
    assert set(problem) == {"type", "title", "status", "code", "detail", "errors"}
    assert problem["type"].endswith(code)
    assert "secret" not in response.content.decode()
    assert "ETag" not in response


@with_toy
def test_a_refusal_names_its_field_and_says_when_to_come_back(client, site):
    problem = client.get("/api/v1/raise/domain").json()
    assert problem["detail"] == "Zamknięto o 24:00."
    assert problem["errors"] == [{"field": "text", "code": "period_closed", "message": "Zamknięto o 24:00."}]
    assert client.get("/api/v1/raise/many")["Retry-After"] == "30"


@with_toy
@pytest.mark.parametrize(
    ("body", "status", "fields"),
    [
        ("{", 400, []),
        ("[]", 422, [""]),
        ('{"name": "toolong"}', 422, ["name"]),
        ('{"name": "ok", "count": "many"}', 422, ["count"]),
        ('{"count": 1}', 422, ["name"]),
    ],
)
def test_json_of_the_wrong_shape_is_refused_at_its_field(client, site, body, status, fields):
    response = client.post("/api/v1/things", body, content_type="application/json")
    problem = response.json()
    assert response.status_code == status
    assert [error["field"] for error in problem["errors"]] == fields or fields == [""]


@with_toy
def test_a_wrong_method_is_answered_in_the_apis_form(client, site):
    response = client.delete("/api/v1/things")
    assert (response.status_code, response.json()["code"]) == (405, "method_not_allowed")
    assert "GET" in response["Allow"]


def test_an_unknown_address_is_answered_in_the_apis_form(client, site):
    for address in ("/api/v1/nothing", "/api/v1/a/b/c/"):
        response = client.get(address)
        assert (response.status_code, response.json()["code"]) == (404, "not_found")


@with_toy
def test_reads_are_answered_304_to_whoever_has_them(client, site):
    first = client.get("/api/v1/things")
    again = client.get("/api/v1/things", headers={"If-None-Match": first["ETag"]})
    assert (again.status_code, again.content) == (304, b"")
    assert client.get("/api/v1/things?limit=4", headers={"If-None-Match": first["ETag"]}).status_code == 200


@with_toy
def test_a_reader_with_a_session_gets_304_by_the_body_and_nothing_that_a_cache_may_keep(client, superuser, site):
    client.force_login(superuser)
    first = client.get("/api/v1/things")
    assert "public" not in first["Cache-Control"]
    assert client.get("/api/v1/things", headers={"If-None-Match": first["ETag"]}).status_code == 304


@with_toy
def test_reads_and_writes_are_throttled_by_address_and_apart(client, site, settings):
    settings.COOPERATION_TALLIES_FILE = ""
    settings.COOPERATION_API_READS = (2, 3600)
    settings.COOPERATION_API_WRITES = (1, 3600)
    statuses = [client.get(f"/api/v1/things?limit={number}").status_code for number in range(3)]
    assert statuses == [200, 200, 429]
    refused = client.get("/api/v1/things?limit=9")
    assert refused.json()["code"] == "throttled"
    assert 0 < int(refused["Retry-After"]) <= 3600
    assert client.post("/api/v1/things", {"name": "a"}, content_type="application/json").status_code == 200
    assert client.post("/api/v1/things", {"name": "a"}, content_type="application/json").status_code == 429
    assert client.get("/api/v1/things?limit=9", REMOTE_ADDR="198.51.100.7").status_code == 200
    assert Tally.objects.count() == 3


def test_a_cursor_leads_to_the_rows_after_the_last_one_shown():
    rows = [SimpleNamespace(number=number) for number in range(5)]
    shown, cursor = page_of(rows, 2, lambda row: (row.number,))
    assert [row.number for row in shown] == [0, 1]
    assert read_cursor(cursor, int) == (1,)
    assert page_of(rows[2:4], 2, lambda row: (row.number,))[1] is None
    assert read_cursor(None, int) is None


@pytest.mark.parametrize(
    "cursor", ["x", "%%%", make_cursor("1"), make_cursor(1, 2), make_cursor(True), make_cursor(10**30), "W" * 100_000]
)
def test_a_cursor_that_is_not_ours_is_refused(cursor):
    with pytest.raises(DomainError) as refusal:
        read_cursor(cursor, int)
    assert refusal.value.code == "bad_cursor"


def test_the_root_says_where_to_go_on_and_openapi_is_3_1(client, site):
    root = client.get("/api/v1/").json()
    openapi = client.get(root["openapi"])
    assert openapi.json()["openapi"].startswith("3.1")
    assert json.dumps(openapi.json())


def test_the_documentation_loads_nothing_from_a_foreign_host_and_runs_nothing_inline(client, site):
    response = client.get("/api/v1/docs")
    page = response.content.decode()
    assert "https://" not in page
    assert "/static/ninja/swagger-ui" in page
    assert "http" not in response["Content-Security-Policy"]
    assert "<script>" not in page
