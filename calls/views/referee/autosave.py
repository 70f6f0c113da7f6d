"""A letter that is kept as its referee writes: as the button keeps it, and theirs alone until they send it."""

from django.http import HttpRequest
from django.urls import reverse

from calls.errors import Stale
from calls.queries.referee import Errand, fingerprint
from calls.views.receipts import STALE, receipt
from calls.views.referee.door import link_script_view
from calls.views.referee.write import letter_form, store
from people.script import told


@link_script_view
def autosave(request: HttpRequest, found: Errand):
    """Keeps what is typed, and answers with a receipt. A file goes with the letter only when it is sent."""
    form = letter_form(found, request.POST)
    form.is_valid()
    try:
        draft = store(request, found, form)
    except Stale as stale:
        here = reverse("calls:letter_write", args=[found.request.token])
        return told(stale.status, stale.reason, why=STALE, merge=here)
    facts = {"at": draft.saved_at, "zone": found.call.zone, "fingerprint": fingerprint(draft)}
    return receipt(form, **facts, revision=draft.revision)
