import pytest
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage

pytestmark = pytest.mark.django_db


def test_a_rendition_is_public_and_runs_no_script(client):
    name = default_storage.save("images/znak.svg", ContentFile(b"<svg xmlns='http://www.w3.org/2000/svg'/>"))
    answer = client.get(f"/media/{name}")
    assert answer.status_code == 200
    assert answer["Content-Security-Policy"].startswith("sandbox")
    assert answer["X-Content-Type-Options"] == "nosniff"
    answer.close()


@pytest.mark.parametrize("folder", ["original_images", "documents"])
def test_originals_and_documents_are_not_public(client, folder):
    name = default_storage.save(f"{folder}/plik.png", ContentFile(b"x"))
    assert client.get(f"/media/{name}").status_code == 404


@pytest.mark.parametrize("path", ["../documents/plik.png", "%2e%2e/documents/plik.png", "..%2fdocuments/plik.png"])
def test_a_path_that_climbs_out_is_not_found(client, path):
    default_storage.save("documents/plik.png", ContentFile(b"x"))
    assert client.get(f"/media/images/{path}").status_code == 404
