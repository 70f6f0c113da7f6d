"""A score sheet that is saved while its juror goes along it: as the button saves it, and never handed in by itself."""

from django.http import HttpRequest
from django.urls import reverse

from calls import rules
from calls.actions import evaluation as evaluation_actions
from calls.errors import Stale
from calls.queries.sheet import Sheet, fingerprint
from calls.views.applicant.pages import based_on
from calls.views.doors import script_view
from calls.views.jury_conflict import own_assignment
from calls.views.jury_dossier import sheet_form
from calls.views.receipts import STALE, receipt
from people.script import told


@script_view
def autosave(request: HttpRequest, pk: int):
    """Stores the sheet as it stands, and answers with a receipt; what cannot be read keeps what is stored."""
    assignment = own_assignment(request, pk)
    rules.check("evaluation.write", request.user, assignment)
    rules.check("submission.read", request.user, assignment.submission)
    sheet = Sheet(assignment, getattr(assignment, "evaluation", None))
    form = sheet_form(sheet, request.POST)
    form.is_valid()
    unread = form.errors.keys() & sheet.remarks.keys() - form.answers.keys()
    given = {
        "scores": form.scores,
        "remarks": {key: sheet.remarks[key] for key in unread} | form.answers,
        "recommendation": form.recommendation,
    }
    facts = {"by": request.user, "at": request.arrived_at, "based_on": based_on(request)}
    try:
        saved = evaluation_actions.save(assignment, **given, **facts)
    except Stale as stale:
        return told(stale.status, stale.reason, why=STALE, merge=reverse("calls:dossier", args=[pk]))
    told_of = {"at": saved.saved_at, "zone": assignment.round.call.zone, "fingerprint": fingerprint(saved)}
    return receipt(form, **told_of, revision=saved.revision)
