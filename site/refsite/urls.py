"""Addresses of the reference site; a municipality's own project writes the same few lines."""

from django.conf import settings
from django.conf.urls.i18n import i18n_patterns
from django.urls import include, path
from wagtail import urls as wagtail_urls
from wagtail.admin import urls as wagtailadmin_urls
from wagtail.documents import urls as wagtaildocs_urls

from .media import rendition

urlpatterns = [
    path("", include("cooperation_core.site_urls")),
    path("", include("cooperation_participation.urls")),
    path("", include("cooperation_consultations.urls")),
    path("admin/", include(wagtailadmin_urls)),
    path("documents/", include(wagtaildocs_urls)),
    path("media/images/<path:name>", rendition),
]
if getattr(settings, "EMAIL_BACKEND", "") == "refsite.mail.FolderBackend":  # never by a path in EMAIL_URL
    from .mail import outgoing_letter, outgoing_mail

    urlpatterns += [
        path("poczta-demo/", outgoing_mail, name="outgoing_mail"),
        path("poczta-demo/<slug:name>/", outgoing_letter, name="outgoing_letter"),
    ]
urlpatterns += i18n_patterns(
    path("", include("cooperation_core.page_urls")),
    path("", include("cooperation_search.urls")),
    path("", include(wagtail_urls)),
    prefix_default_language=False,
)

handler400 = "cooperation_core.views.bad_request"
handler403 = "cooperation_core.views.permission_denied"
handler404 = "cooperation_core.views.page_not_found"
handler500 = "cooperation_core.views.server_error"
