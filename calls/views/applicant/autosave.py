"""Saving by itself, as one types: the same forms, the same deed and the same sentences as the button of the page."""

from dataclasses import replace

from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext as _

from calls.actions import submission as submission_actions
from calls.errors import Stale, WrongState
from calls.forms.definition import Section
from calls.queries.applicant import fingerprint
from calls.views.applicant.answering import as_saved, asked, changes, section_form
from calls.views.applicant.pages import Basis, basis
from calls.views.doors import script_view
from calls.views.receipts import STALE, receipt
from people.script import told


@script_view
def autosave(request: HttpRequest, reference: str, key: str):
    """Stores what a section of a draft has now, and answers with a receipt of what is stored. Files are left alone.

    A page whose answers were changed elsewhere too is sent to the address where both are shown.
    """
    submission, step = asked(request, reference, key)
    before = basis(request)
    _check_still_asked(step, before)
    form = section_form(submission, step, request.POST)
    form.is_valid()
    brought = replace(changes(form, before), removals=frozenset())
    facts = {"by": request.user, "at": request.arrived_at, "based_on": before.revision, "drafts_only": True}
    try:
        saved = submission_actions.save(submission, brought, **facts)
    except Stale as stale:
        return told(stale.status, stale.reason, why=STALE, merge=reverse("calls:section", args=[reference, key]))
    stands_on = as_saved(form, saved, before)
    facts = {"at": saved.saved_at, "zone": saved.call.zone, "fingerprint": fingerprint(saved)}
    return receipt(form, **facts, revision=stands_on.revision, seen=stands_on.written)


def _check_still_asked(step: Section, before: Basis) -> None:
    """A page from before the newest version of the form may hold text for a question that is gone; it is not let go."""
    if before.seen.keys() - {question.key for question in step.questions}:
        raise WrongState(_("The form was changed meanwhile. Open this section again to see what is asked now."))
