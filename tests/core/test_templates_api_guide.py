from cooperation_core.api import api
from pytest_django.asserts import assertContains


def test_page_on_the_api_lists_every_operation(client, site):
    response = client.get("/api/")
    for path, methods in api.get_openapi_schema()["paths"].items():
        assertContains(response, f"<code>{path}</code>", count=len(methods))


def test_footer_leads_to_the_page_on_the_api(client, site):
    assertContains(client.get("/"), '<a href="/api/">')
