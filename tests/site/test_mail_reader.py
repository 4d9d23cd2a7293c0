import pytest
from django.core.mail import EmailMultiAlternatives
from django.urls import path
from refsite import urls
from refsite.mail import FolderBackend, outgoing_letter, outgoing_mail

urlpatterns = [
    path("poczta-demo/", outgoing_mail, name="outgoing_mail"),
    path("poczta-demo/<slug:name>/", outgoing_letter, name="outgoing_letter"),
    *urls.urlpatterns,
]
pytestmark = [pytest.mark.urls(__name__), pytest.mark.usefixtures("site")]


@pytest.fixture
def folder(settings, tmp_path):
    settings.EMAIL_FILE_PATH = tmp_path / "mail"
    return tmp_path / "mail"


def letter(subject="Potwierdź uwagę"):
    message = EmailMultiAlternatives(subject, "Otwórz https://example.org/x", to=["ola@example.org"])
    message.attach_alternative("<p>Otwórz <script>alert(1)</script></p>", "text/html")
    return message


def test_each_letter_becomes_a_file(folder):
    assert FolderBackend().send_messages([letter(), letter()]) == 2
    assert len(list(folder.glob("*.eml"))) == 2
    assert list(folder.glob("*.partial")) == []


def test_the_page_shows_letters_newest_first_with_links_that_work(client, folder):
    FolderBackend().send_messages([letter("Pierwszy"), letter("Drugi")])
    page = client.get("/poczta-demo/").content.decode()
    assert page.index("Drugi") < page.index("Pierwszy")
    assert 'href="https://example.org/x"' in page


def test_an_empty_folder_is_said(client, folder):
    assert client.get("/poczta-demo/").status_code == 200


def test_the_layout_of_a_letter_runs_no_script(client, folder):
    FolderBackend().send_messages([letter()])
    (file,) = folder.glob("*.eml")
    answer = client.get(f"/poczta-demo/{file.stem}/")
    assert answer.status_code == 200
    assert answer["Content-Security-Policy"].startswith("sandbox")
    assert "allow-scripts" not in answer["Content-Security-Policy"]


def test_a_letter_that_is_not_there_is_not_found(client, folder):
    assert client.get("/poczta-demo/nothing/").status_code == 404
