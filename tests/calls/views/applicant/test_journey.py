"""From the call's button to the receipt, page by page, as a browser without script walks it."""

from calls.flow import State
from calls.models import Submission
from people.models import Message
from tests.calls.views.applicant.typed import CONSENT, ENTRY, PROJECT, SUPPORT
from tests.factories.calls import a_school
from tests.factories.files import pdf


def test_a_candidate_goes_from_the_start_to_the_receipt(web, person):
    school = a_school()

    begun = web.post(f"/calls/{school.pk}/start/", ENTRY)
    draft = Submission.objects.get()
    here = f"/applications/{draft.reference}"
    assert begun.headers["Location"] == f"{here}/"
    assert web.get(f"{here}/").context["tasks"].next_url == f"{here}/project/"

    pages = [
        ("project", PROJECT, f"{here}/support/"),
        ("support", SUPPORT, f"{here}/files/"),
        ("files", {"cv": pdf(2)}, f"{here}/consent/"),
        ("consent", CONSENT, f"{here}/check/"),
    ]
    for key, typed, following in pages:
        revision = web.get(f"{here}/{key}/").context["basis"].revision
        saved = web.post(f"{here}/{key}/", typed | {"revision": revision})
        assert (saved.status_code, saved.headers["Location"]) == (302, following)

    assert web.get(f"{here}/check/").context["checked"].faults == []
    handed_in = web.post(f"{here}/check/")
    assert handed_in.headers["Location"] == f"{here}/receipt/"
    draft.refresh_from_db()
    assert draft.state == State.SUBMITTED
    assert draft.answer_map == {
        "topic": "Borders in maps",
        "motivation": "It is where my questions live.",
        "support": False,
        "truth": True,
    }
    assert draft.attachment_map["cv"].pages == 2
    receipt = web.get(f"{here}/receipt/").content.decode()
    assert draft.reference in receipt
    assert f"{draft.submitted_at:%Y-%m-%d %H:%M:%S} UTC" in receipt
    assert list(Message.objects.values_list("to", "kind")) == [(person.email, "received")]


def test_every_page_of_the_way_can_be_read_at_every_state(web, person):
    school = a_school()
    web.post(f"/calls/{school.pk}/start/", ENTRY)
    here = f"/applications/{Submission.objects.get().reference}"

    pages = ["", "about/", "project/", "support/", "files/", "consent/", "check/", "withdraw/"]

    assert {page: web.get(f"{here}/{page}").status_code for page in pages} == dict.fromkeys(pages, 200)
    assert web.get("/desk/").status_code == 200
    assert web.get(f"/calls/{school.pk}/start/").status_code == 200
