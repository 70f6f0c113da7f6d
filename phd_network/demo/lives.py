"""Candidates live through a call: they begin, save, submit, and some never finish, all through the real actions."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from allauth.account.models import EmailAddress
from django.contrib.auth.hashers import make_password

from awards import confirming
from calls.actions import submission as deeds
from calls.actions.submission import Changes
from calls.models import CallPage, Submission
from people.models import Affiliation, Institute, Person
from phd_network.demo import filling, references
from phd_network.demo.filling import Writer
from phd_network.demo.people import Invented, Nominee

AT_WORK_SINCE = date(2024, 10, 1)


@dataclass(frozen=True)
class Case:
    """One submission to come: who writes, as which account, with which entry, and when; whom it asks for a letter."""

    writer: Writer
    account: Person
    entry: Mapping[str, object]
    at: datetime
    finished: bool = True
    letter: references.Request | None = None


def account(person: Invented) -> Person:
    """An account without a password: nobody signs in as these people. A known one learns where it lives and works."""
    found, made = Person.objects.get_or_create(
        email=person.email,
        defaults={"first_name": person.given_name, "last_name": person.family_name, "password": make_password(None)},
    )
    if made:
        EmailAddress.objects.create(user=found, email=found.email, verified=True, primary=True)
    if made or not found.country:
        Person.objects.filter(pk=found.pk).update(country=person.country)
        Affiliation.objects.create(person=found, **_affiliation(person))
    return found


def _affiliation(person: Invented) -> dict[str, object]:
    institute = Institute.objects.filter(short_name=person.institute).first() if person.institute else None
    return {
        "institute": institute,
        "other_name": "" if institute else person.affiliation,
        "role": Affiliation.Role.PHD if person.stage else Affiliation.Role.RESEARCHER,
        "starts_on": AT_WORK_SINCE,
    }


def application_entry(person: Invented, writer: Writer) -> dict[str, object]:
    """What an application to a school or the academy begins with."""
    supervisor = writer.around[0]
    return {
        "candidate_name": person.name,
        "candidate_email": person.email,
        "title": writer.topic.title,
        "stage": person.stage.replace("-", "_"),
        "university": person.affiliation,
        "began_on": (datetime(2021 + writer.random.randint(0, 3), 10, 1)).date(),
        "supervisor_name": supervisor.name,
        "supervisor_email": supervisor.email,
        "keep": True,
    }


def nomination_entry(nominee: Nominee) -> dict[str, object]:
    """What a nomination to the thesis award begins with."""
    person = nominee.person
    return {
        "route": "other" if nominee.nominator else "self",
        "relation": "supervisor" if nominee.nominator else "",
        "candidate_name": person.name,
        "candidate_email": person.email,
        "title": nominee.topic.title,
        "english_title": "",
        "universities": [name for name, _country in nominee.universities],
        "defended_on": nominee.defended_on,
        "break_months": 0,
    }


def live(call: CallPage, cases: Iterable[Case]) -> list[Submission]:
    """Begin, fill in and, where the case says so, submit; drafts stay half filled."""
    return [_live(call, case) for case in cases]


def _live(call: CallPage, case: Case) -> Submission:
    submission = deeds.start(call, by=case.account, at=case.at, entry=case.entry)
    asked = case.letter and references.ask(submission, case.letter, at=case.at + timedelta(minutes=10))
    definition = submission.version.definition
    given = filling.answers(definition, case.writer)
    if not case.finished:
        half = dict(list(given.items())[: len(given) // 2])
        return _save(submission, Changes(frozenset(half), half), case, minutes=20)
    uploads = filling.files(definition, case.writer, given)
    submission = _save(submission, Changes(frozenset(given), given, uploads), case, minutes=90)
    submission = deeds.submit(submission, by=case.account, at=case.at + timedelta(minutes=95))
    for confirmation in submission.confirmations.all():
        confirming.confirm(confirmation, at=case.at + timedelta(hours=20))
    if asked:
        references.answer(asked, case.letter)
    return submission


def _save(submission: Submission, changes: Changes, case: Case, *, minutes: int) -> Submission:
    at = case.at + timedelta(minutes=minutes)
    return deeds.save(submission, changes, by=case.account, at=at, based_on=submission.revision)
