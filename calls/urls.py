"""Stable addresses of the engine's own screens, by reader. Organisers' screens are in the admin."""

from django.urls import path

from calls.views import files
from calls.views.applicant import check, decision, desk, entry, moves, section, start, submission

app_name = "calls"

applicant = [
    path("desk/", desk.desk, name="desk"),
    path("calls/<int:pk>/start/", start.start, name="start"),
    path("applications/<str:reference>/", submission.submission, name="submission"),
    path("applications/<str:reference>/about/", entry.entry, name="entry"),
    path("applications/<str:reference>/check/", check.check, name="check"),
    path("applications/<str:reference>/receipt/", check.receipt, name="receipt"),
    path("applications/<str:reference>/decision/", decision.decision, name="decision"),
    path("applications/<str:reference>/reopen/", moves.reopen, name="reopen"),
    path("applications/<str:reference>/withdraw/", moves.withdraw, name="withdraw"),
    # A section's key is the editor's block id, a UUID: it cannot be one of the words above.
    path("applications/<str:reference>/<str:key>/", section.section, name="section"),
    path("files/<uuid:key>/", files.attachment, name="attachment"),
]

jury = []

office = []

urlpatterns = [*applicant, *jury, *office]
