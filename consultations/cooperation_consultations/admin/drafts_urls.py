"""Addresses of the draft editor, under the admin."""

from django.urls import path

from . import drafts, drafts_pages

app_name = drafts.NAMESPACE
urlpatterns = [
    path("<int:consultation_id>/", drafts.EditView.as_view(), name="edit"),
    path("<int:consultation_id>/import/", drafts.ImportView.as_view(), name="import"),
    path("<int:consultation_id>/tree/", drafts.TreeView.as_view(), name="tree"),
    path("<int:consultation_id>/operations/", drafts.OperationsView.as_view(), name="operations"),
    path("<int:consultation_id>/source/", drafts.SourceFileView.as_view(), name="source"),
    path("<int:consultation_id>/units/", drafts_pages.UnitsView.as_view(), name="units"),
    path("<int:consultation_id>/units/<str:unit_id>/", drafts_pages.UnitView.as_view(), name="unit"),
    path("<int:consultation_id>/turn/", drafts_pages.TurnView.as_view(), name="turn"),
    path("<int:consultation_id>/preview/", drafts_pages.PreviewView.as_view(), name="preview"),
    path("<int:consultation_id>/issue/", drafts_pages.IssueView.as_view(), name="issue"),
]
