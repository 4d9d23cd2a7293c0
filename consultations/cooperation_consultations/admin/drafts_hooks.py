"""Mounts the draft editor in the admin."""

from django.urls import include, path
from wagtail import hooks

from . import drafts_urls


@hooks.register("register_admin_urls")
def register_draft_urls():
    return [path("consultation-drafts/", include(drafts_urls))]
