from django.urls import path

from . import work

urlpatterns = [
    path("outgoing-mail/", work.outgoing_mail, name="cooperation_outgoing_mail"),
    path("outgoing-mail/retry/", work.retry_mail, name="cooperation_retry_mail"),
    path("exports/", work.export_list, name="cooperation_exports"),
    path("exports/<uuid:uuid>/", work.export_progress, name="cooperation_export"),
    path("exports/<uuid:uuid>/file/", work.download_export, name="cooperation_export_file"),
    path("exports/<uuid:uuid>/retry/", work.retry_export, name="cooperation_retry_export"),
]
