"""Addresses of the desk, below the list of consultations."""

from django.urls import path

from . import dates, history, letters, overview, pages, remark, remark_list, report

urlpatterns = [
    path("<int:pk>/", overview.OverviewView.as_view(), name="overview"),
    path("<int:pk>/dates/", dates.DatesView.as_view(), name="dates"),
    path("<int:pk>/announce/", dates.AnnounceView.as_view(), name="announce"),
    path("<int:pk>/cancel/", dates.CancelView.as_view(), name="cancel"),
    path("<int:pk>/pages/", pages.PagesView.as_view(), name="pages"),
    path("<int:pk>/remarks/", remark_list.RemarkListView.as_view(), name="remarks"),
    path("<int:pk>/remarks/results/", remark_list.RemarkListView.as_view(results_only=True), name="remarks_results"),
    path("<int:pk>/remarks/enter/", letters.EnterView.as_view(), name="enter"),
    path("<int:pk>/remarks/<int:number>/", remark.RemarkView.as_view(), name="remark"),
    path("<int:pk>/remarks/<int:number>/withdraw/", letters.WithdrawView.as_view(), name="withdraw"),
    path("<int:pk>/remarks/<int:number>/redact/", letters.RedactView.as_view(), name="redact"),
    path("<int:pk>/history/", history.HistoryView.as_view(), name="history_of_actions"),
    path("<int:pk>/undo/", history.UndoView.as_view(), name="undo"),
    path("<int:pk>/report/", report.ReportView.as_view(), name="report"),
    path("<int:pk>/files/", report.ExportView.as_view(), name="export"),
]
