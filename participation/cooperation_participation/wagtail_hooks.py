"""What participation adds to the Wagtail admin."""

from wagtail import hooks

from .viewsets import ConsentTextViewSet, ContactViewSet


@hooks.register("register_admin_viewset")
def people_and_their_consents():
    return [ConsentTextViewSet(), ContactViewSet()]
