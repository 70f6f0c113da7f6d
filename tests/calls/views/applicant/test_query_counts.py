"""How many statements each page of an application needs, sign-in included."""

from django.contrib.contenttypes.models import ContentType
from django.db import connection
from django.test.utils import CaptureQueriesContext

from calls.models import Submission
from people.letters import office_address
from tests.calls.views.applicant.typed import CONSENT, ENTRY, PROJECT, SUPPORT
from tests.factories.calls import a_draft, a_school, a_submission, issued
from tests.factories.files import pdf

FRAMING = ("SAVEPOINT", "RELEASE SAVEPOINT")


def statements(work) -> int:
    with CaptureQueriesContext(connection) as captured:
        work()
    return sum(not query["sql"].startswith(FRAMING) for query in captured)


def test_each_page_of_an_application_needs_few_statements(web):
    school = a_school()
    issued(school)
    # Processes read content types and the office's address once; earlier tests may have, or not.
    ContentType.objects.get_for_model(Submission)
    office_address()
    web.get(f"/calls/{school.pk}/start/")

    counted = {
        "see start": statements(lambda: web.get(f"/calls/{school.pk}/start/")),
        "begin": statements(lambda: web.post(f"/calls/{school.pk}/start/", ENTRY)),
    }
    here = f"/applications/{Submission.objects.get().reference}"
    counted["see tasks"] = statements(lambda: web.get(f"{here}/"))
    typed = {"project": PROJECT, "support": SUPPORT, "files": {"cv": pdf(2, size=1_000_000)}, "consent": CONSENT}
    for revision, (key, answers) in enumerate(typed.items()):
        address, posted = f"{here}/{key}/", answers | {"revision": revision}
        counted[f"see {key}"] = statements(lambda address=address: web.get(address))
        counted[f"save {key}"] = statements(lambda address=address, posted=posted: web.post(address, posted))
    counted["see check"] = statements(lambda: web.get(f"{here}/check/"))
    counted["submit"] = statements(lambda: web.post(f"{here}/check/"))
    counted["see receipt"] = statements(lambda: web.get(f"{here}/receipt/"))

    assert Submission.objects.get().is_submitted
    assert counted == {
        "see start": 4,
        "begin": 7,
        "see tasks": 3,
        "see project": 2,
        "save project": 4,
        "see support": 2,
        "save support": 4,
        "see files": 2,
        "save files": 4,
        "see consent": 2,
        "save consent": 4,
        "see check": 2,
        "submit": 7,
        "see receipt": 2,
    }
    assert sum(counted.values()) == 49


def test_the_desk_needs_as_many_statements_for_three_submissions_as_for_one(web, person):
    a_submission(a_school(code="ONE"), by=person)
    web.get("/desk/")
    at_one = statements(lambda: web.get("/desk/"))

    a_submission(a_school(code="TWO"), by=person)
    a_draft(a_school(code="THREE"), by=person)

    assert statements(lambda: web.get("/desk/")) == at_one
