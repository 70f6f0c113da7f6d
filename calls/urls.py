"""Stable addresses of the engine's own screens, by reader. Organisers' screens are in the admin."""

from django.urls import path

from calls.views import (
    board,
    board_decision,
    board_release,
    board_rounds,
    board_sheets,
    calendar,
    files,
    jury_autosave,
    jury_conflict,
    jury_desk,
    jury_dossier,
)
from calls.views.applicant import (
    autosave,
    check,
    copying,
    decision,
    desk,
    entry,
    late,
    letters,
    moves,
    offline,
    section,
    start,
    submission,
)
from calls.views.referee import autosave as letter_autosave
from calls.views.referee import letter, write

app_name = "calls"

anybody = [
    path("calendar.ics", calendar.deadlines, name="deadlines"),
    path("calls/<row:pk>/calendar.ics", calendar.calendar, name="calendar"),
]

applicant = [
    path("desk/", desk.desk, name="desk"),
    path("calls/<row:pk>/start/", start.start, name="start"),
    path("calls/<row:pk>/form.docx", offline.blank, {"ending": "docx"}, name="blank_word"),
    path("calls/<row:pk>/form.txt", offline.blank, {"ending": "txt"}, name="blank_text"),
    path("calls/<row:pk>/late/", late.late, name="late"),
    path("applications/<str:reference>/", submission.submission, name="submission"),
    path("applications/<str:reference>/about/", entry.entry, name="entry"),
    path("applications/<str:reference>/copy/", copying.copy, name="copy"),
    path("applications/<str:reference>/check/", check.check, name="check"),
    path("applications/<str:reference>/receipt/", check.receipt, name="receipt"),
    path("applications/<str:reference>/decision/", decision.decision, name="decision"),
    path("applications/<str:reference>/reopen/", moves.reopen, name="reopen"),
    path("applications/<str:reference>/withdraw/", moves.withdraw, name="withdraw"),
    path("applications/<str:reference>/offline/", offline.offline, name="offline"),
    path("applications/<str:reference>/offline/take/", offline.take, name="offline_take"),
    path("applications/<str:reference>/offline.docx", offline.filled, {"ending": "docx"}, name="offline_word"),
    path("applications/<str:reference>/offline.txt", offline.filled, {"ending": "txt"}, name="offline_text"),
    path("applications/<str:reference>/letters/", letters.letters, name="letters"),
    path("applications/<str:reference>/letters/<row:pk>/replace/", letters.replace, name="letter_replace"),
    path("applications/<str:reference>/letters/<row:pk>/remind/", letters.remind, name="letter_remind"),
    # A section's key is the editor's block id, a UUID: it cannot be one of the words above.
    path("applications/<str:reference>/<str:key>/", section.section, name="section"),
    path("applications/<str:reference>/<str:key>/autosave/", autosave.autosave, name="autosave"),
    path("files/<uuid:key>/", files.attachment, name="attachment"),
    path("files/letters/<uuid:key>/", files.letter, name="letter_file"),
]

referee = [
    path("letters/all/<str:token>/", letter.all_, name="letters_all"),
    path("letters/<str:token>/", letter.letter, name="letter"),
    path("letters/<str:token>/write/", write.write, name="letter_write"),
    path("letters/<str:token>/write/autosave/", letter_autosave.autosave, name="letter_autosave"),
    path("letters/<str:token>/decline/", letter.decline, name="letter_decline"),
    path("letters/<str:token>/file/", letter.own_file, name="letter_own_file"),
]

jury = [
    path("jury/", jury_desk.jury_desk, name="jury_desk"),
    path("jury/dossiers/<row:pk>/", jury_dossier.dossier, name="dossier"),
    path("jury/dossiers/<row:pk>/autosave/", jury_autosave.autosave, name="sheet_autosave"),
    path("jury/dossiers/<row:pk>/conflict/", jury_conflict.conflict, name="conflict"),
    path("rounds/<row:pk>/board/", board.board, name="board"),
    path("rounds/<row:pk>/decisions/", board.decisions, name="decisions"),
    path("rounds/<row:pk>/release/", board_release.release, name="release"),
    path("rounds/<row:pk>/open/", board_rounds.open_, name="round_open"),
    path("rounds/<row:pk>/close/", board_rounds.close, name="round_close"),
    path("rounds/<row:pk>/dossiers/<row:submission>/", board_sheets.board_dossier, name="board_dossier"),
    path("rounds/<row:pk>/dossiers/<row:submission>/decision/", board_decision.board_decision, name="board_decision"),
    path("evaluations/<row:pk>/reopen/", board_sheets.evaluation_reopen, name="evaluation_reopen"),
]

office = []

urlpatterns = [*anybody, *applicant, *referee, *jury, *office]
