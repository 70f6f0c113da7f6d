"""Calls with a real form, and submissions brought to their state by the real deeds."""

import json
from datetime import datetime

from django.utils import timezone

from calls.actions import form as form_actions
from calls.actions import submission as submission_actions
from calls.actions.submission import Changes
from calls.forms.uploads import check
from calls.models import CallPage, FormVersion, Submission
from people.models import Person
from tests.factories.awards import AwardEditionPageFactory
from tests.factories.files import pdf
from tests.factories.people import PersonFactory
from tests.factories.training import MONTH, SchoolPageFactory

NEVER = {"question": "", "operator": "is", "value": ""}
SUPPORTED = {"question": "Do you need travel support?", "operator": "is", "value": "yes"}
COMMON = {"help": "", "required": True, "audience": "jury", "reference": "", "condition": NEVER}


def question(kind: str, key: str, label: str, **facts) -> dict:
    """One question block as an editor's page stores it."""
    return {"type": kind, "id": key, "value": COMMON | {"label": label} | facts}


def section(key: str, title: str, *questions: dict) -> dict:
    value = {"title": title, "guidance": "", "questions": list(questions), "condition": NEVER}
    return {"type": "section", "id": key, "value": value}


FORM = [
    section(
        "project",
        "Your project",
        question("text", "topic", "Topic", limit=80),
        question("area", "motivation", "Why this school?", limit=20, unit="words"),
        question("area", "note", "A note to the office", required=False, audience="organisers", limit=50, unit="words"),
    ),
    section(
        "support",
        "Travel support",
        question("yesno", "support", "Do you need travel support?"),
        question("money", "amount", "How much?", currency="EUR", minimum=None, maximum="800", condition=SUPPORTED),
    ),
    section("files", "Your files", question("file", "cv", "Your CV", pages=2, megabytes=2)),
    section("consent", "Your consent", question("consent", "truth", "All of this is true")),
]
"""Four sections; the last question of the second is asked only where support is needed."""
ANSWERS = {"topic": "Borders in maps", "motivation": "It is where my questions live.", "support": False, "truth": True}
"""Answers that complete FORM, together with a file for the question “cv”."""

NOMINATED = {
    "thesis-kind": "monograph",
    "supervisors": [{"person": {"name": "Grace Hopper", "email": "grace@university.example", "affiliation": ""}}],
    "committee": [{"person": {"name": "Max Planck", "email": "max@university.example", "affiliation": ""}}],
}
"""Answers that complete the sections that every nomination to a thesis award has."""

LEVELS = [{"value": str(value), "label": f"Level {value}", "description": ""} for value in range(1, 6)]


def criterion(key: str, label: str, weight: int = 1, **facts) -> dict:
    value = {"label": label, "help": "", "weight": str(weight), "levels": LEVELS, "may_skip": False, "comment": "none"}
    return {"type": "criterion", "id": key, "value": value | facts}


def round_plan(key: str = "reading", **facts) -> dict:
    """One round of two criteria, as an editor's page stores it."""
    value = {
        "name": "First reading",
        "instructions": "",
        "readers_per_dossier": 3,
        "minimum_marks": 1,
        "names_hidden": False,
        "shortlists": False,
        "criteria": [criterion("originality", "Originality", 2), criterion("clarity", "Clarity")],
        "recommendations": [],
        "questions": [],
    }
    return {"type": "round", "id": key, "value": value | facts}


def a_school(*, form=FORM, rounds=None, **facts):
    """A school whose form asks FORM, open from a month ago until in a month."""
    now = timezone.now()
    window = {"opens_at": now - MONTH, "closes_at": now + MONTH, "code": "SUM27", "title": "Mapping borders"}
    drawn = {"application_form": json.dumps(form), "rounds_plan": json.dumps(rounds or [round_plan()])}
    return SchoolPageFactory(**window | drawn | facts)


def an_award(*, form=FORM, rounds=None, **facts):
    """An edition of the thesis award whose form asks FORM, open from a month ago until in a month."""
    now = timezone.now()
    window = {"opens_at": now - MONTH, "closes_at": now + MONTH, "code": "BAG27", "title": "Thesis award 2027"}
    drawn = {"application_form": json.dumps(form), "rounds_plan": json.dumps(rounds or [round_plan()])}
    return AwardEditionPageFactory(**window | drawn | facts)


def application_facts(person: Person, **facts) -> dict:
    """Cleaned facts of a school's entry form."""
    told = {
        "candidate_name": person.name,
        "candidate_email": person.email,
        "title": "Borders in maps",
        "stage": "middle",
        "university": "University of Lisbon",
        "began_on": datetime(2025, 10, 1).date(),
        "supervisor_name": "Grace Hopper",
        "supervisor_email": "",
    }
    return told | facts


def nomination_facts(name: str = "Emmy Noether", email: str = "emmy@university.example", **facts) -> dict:
    """Cleaned facts of a nomination of somebody else's thesis."""
    told = {
        "candidate_name": name,
        "candidate_email": email,
        "title": "Invariant borders",
        "route": "other",
        "relation": "supervisor",
        "english_title": "",
        "universities": ["University of Erlangen"],
        "defended_on": datetime(2026, 3, 1).date(),
        "break_months": 0,
    }
    return told | facts


def now_for(call: CallPage) -> datetime:
    """An instant within the call's window."""
    return call.opens_at + (call.closes_at - call.opens_at) / 2


def a_draft(
    call: CallPage | None = None, *, by: Person | None = None, at: datetime | None = None, **facts
) -> Submission:
    """A draft with its facts only; `facts` replace those of the entry form."""
    call, by = call or a_school(), by or PersonFactory()
    told = nomination_facts if hasattr(call, "ceremony_on") else application_facts
    if facts.get("route") == "self":
        facts = {"name": by.name, "email": by.email} | facts
    entry = told(**facts) if told is nomination_facts else told(by, **facts)
    return submission_actions.start(call, by=by, at=at or now_for(call), entry=entry)


def answer(submission: Submission, *, uploads=None, at: datetime | None = None, **answers) -> Submission:
    """Save these answers and files, as the author, on the newest revision."""
    changes = Changes(asked=frozenset(answers), answers=answers, uploads=checked(uploads or {}))
    at = at or now_for(submission.call)
    submission.refresh_from_db()
    return submission_actions.save(submission, changes, by=submission.applicant, at=at, based_on=submission.revision)


def a_full_draft(call: CallPage | None = None, *, by: Person | None = None, **facts) -> Submission:
    """A draft that can be submitted as it is."""
    draft = a_draft(call, by=by, **facts)
    own = NOMINATED if hasattr(draft, "nomination") else {}
    return answer(draft, uploads={"cv": pdf()}, **own, **ANSWERS)


def a_submission(call: CallPage | None = None, *, by: Person | None = None, at=None, **facts) -> Submission:
    """A submission handed in."""
    draft = a_full_draft(call, by=by, **facts)
    return submission_actions.submit(draft, by=draft.applicant, at=at or now_for(draft.call))


def checked(uploads: dict) -> dict:
    return {key: check(upload) for key, upload in uploads.items()}


def issued(call: CallPage) -> FormVersion:
    return form_actions.issue(call, by=None, at=now_for(call))
