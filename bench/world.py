"""What is measured: the demo's site and forms, a hundred calls, one of them with a thousand judged submissions."""

import json
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from importlib import import_module
from itertools import cycle

from django.conf import settings
from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY
from django.core.management import call_command
from django.db import connection, transaction
from django.urls import reverse
from django.utils import timezone

from bench import crowd, eve
from bench.typing_in import section_fields, sheet_fields
from calls import roles
from calls.actions import form as form_deeds
from calls.actions import round as round_deeds
from calls.models import CallPage, Round
from content.models import Topic
from people.models import Institute, Person
from phd_network.demo import calls, filling, judging, lives, people, signins, site
from phd_network.demo.build import is_empty
from phd_network.demo.forms.common import curriculum, declarations
from phd_network.demo.forms.drawing import Form
from training.models import SchoolPage

SEED = 2027
CALLS = 100
JURORS, READERS = 60, 3
TOLD = 120
"""Days from today on which decisions are promised."""
SHEETS = 100
"""So many dossiers wait for the known juror besides those handed in: each is handed in once."""
SAVERS, SUBMITTERS = 1000, 200
"""Drafts that save themselves in the last minute before a deadline, and people who submit in it."""
CANDIDATES = 90
"""People with an open session who apply, once to each open call."""


@dataclass(frozen=True)
class Judged:
    """A closed call with its round open to the jury; `waiting` are the known juror's assignments without a sheet."""

    call: CallPage
    round: Round
    waiting: list[int]


def build(submissions: int) -> None:
    """Fill an empty database and print as one line of JSON what there is to visit; refuses one that holds something."""
    if not is_empty():
        sys.exit("The benchmark needs an empty database of its own: this one holds people or calls.")
    with transaction.atomic():
        made = make(submissions, timezone.now().date())
    call_command("rebuild_references_index", verbosity=0)
    if connection.vendor == "postgresql":
        _tell_planner()
    print(json.dumps(made))


def _tell_planner() -> None:
    """How large the tables are: a server knows that of itself soon after they were filled. SQLite is never told."""
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")


def make(submissions: int, today: date) -> dict[str, object]:
    """Make all of it; returns addresses, sessions and what to type, as plain JSON."""
    roles.set_up()
    signins.make()
    places = site.build(today, settings.SITE_NAME)
    roles.set_up()
    # A year older, so that both editions of the school stand side by side.
    past = calls.summer(places, today - timedelta(days=365), calls.PAST, TOLD, SEED)
    judged = _judged(past, submissions)
    long = calls.summer(places, today, calls.OPEN, TOLD, SEED)
    asking = {pages: _asking(places.training, today, pages, f"ASK{pages}") for pages in (1, 2)} | {6: long}
    award = calls.edition(places, today, calls.OPEN, TOLD // 2, TOLD)
    rush = _rush(places.training, today)
    _fill_index(places.training)
    return {
        "people": {"organiser": signins.ORGANISER.email, "juror": signins.JUROR.email, "chair": signins.CHAIR.email},
        "password": signins.PASSWORD,
        "paths": _paths(places, long, judged) | {"award": award.get_url()},
        "sheets": [reverse("calls:dossier", args=[pk]) for pk in judged.waiting],
        "sheet": sheet_fields(judged.round.version.definition, _remarks(judged.round)),
        "applications": {str(pages): _application(call) for pages, call in asking.items()},
        "rush": rush,
        "sessions": [_session(entrant.account) for entrant in crowd.entrants(SEED + 1, CANDIDATES)],
    }


def _judged(call: CallPage, submissions: int) -> Judged:
    organiser, at = signins.ORGANISER.person, call.opens_at
    version = form_deeds.issue(call, by=organiser, at=at)
    dossiers = crowd.hand_in(call, version, crowd.entrants(SEED, submissions), at + timedelta(days=1))
    seated = [signins.JUROR.person, *(lives.account(person) for person in people.jurors(SEED, JURORS - 1))]
    jury = judging.seat_jury(call, "Committee", signins.CHAIR.person, seated, by=organiser, seed=SEED)
    (round_,) = judging.plan(call, jury, at)
    jurors = list(jury.panel.jurors.filter(role="juror").order_by("pk"))
    known = next(juror for juror in jurors if juror.person_id == seated[0].pk)
    crowd.read(round_, dossiers, jurors, READERS, call.closes_at)
    fresh = [dossier for dossier in dossiers if not dossier.assignments.filter(juror=known).exists()][:SHEETS]
    waiting = crowd.assign(round_, [(dossier, known) for dossier in fresh], call.closes_at)
    round_ = round_deeds.open_round(round_, by=organiser, at=call.closes_at)
    return Judged(call, round_, [assignment.pk for assignment in waiting])


def _rush(training, today: date) -> dict[str, object]:
    """A call whose deadline comes, with everybody's draft, what each types beside their text, and the file's name."""
    call = _asking(training, today, 1, "RUSH")
    people = crowd.entrants(SEED + 3, SAVERS + SUBMITTERS)
    drafts = eve.drafts(call, people, call.opens_at + timedelta(days=1), _session)
    (section,) = form_deeds.issue(call, by=None, at=call.opens_at).definition.sections
    ((_key, fields, files),) = _application(call)["sections"]
    return {
        "call": call.pk,
        "fields": fields,
        "file": files[0],
        "text": next(question.key for question in section.questions if question.kind == "area"),
        "savers": drafts[:SAVERS],
        "submitters": drafts[SAVERS:],
    }


def _asking(training, today: date, pages: int, code: str) -> SchoolPage:
    """A call that asks for a text, a country, the CV and two declarations, on one page or on two."""
    form = Form(f"{pages} pages")
    about = form.section(
        "about",
        "About you",
        form.question("area", "why", "Why this school?", required=True, limit=250, unit="words"),
        form.question("country", "from", "From which country would you travel?", required=True),
        curriculum(form),
    )
    sections = [about, declarations(form)]
    if pages == 1:
        about["value"]["questions"] += sections.pop()["value"]["questions"]
    return training.add_child(
        instance=SchoolPage(
            title=f"A school that asks on {pages} pages",
            slug=code.lower(),
            code=code,
            contact_email="school@network.example",
            season="winter",
            year=today.year + 1,
            mode="online",
            application_form=json.dumps(sections),
            **calls.OPEN.facts(today),
        )
    )


def _fill_index(training) -> None:
    """Schools of earlier years until the index lists CALLS of them, with every filter's values in use."""
    hosts, topics = cycle(Institute.objects.order_by("pk")), cycle(Topic.objects.order_by("pk"))
    for number in range(CALLS - SchoolPage.objects.count()):
        host = next(hosts)
        facts = {"city": host.city, "country": host.country, "mode": ("on_site", "online", "hybrid")[number % 3]}
        school = training.add_child(
            instance=SchoolPage(title=f"School {number + 1}", slug=f"filler-{number}", year=1980 + number % 20, **facts)
        )
        school.hosts.add(host)
        school.topics.add(next(topics))
        school.save()


def _paths(places: site.Places, open_call: CallPage, judged: Judged) -> dict[str, str]:
    return {
        "call": open_call.get_url(),
        "index": places.training.get_url(),
        "index_filtered": f"{places.training.get_url()}?mode=on_site&page=2",
        "desk": reverse("calls:jury_desk"),
        "dossier": reverse("calls:dossier", args=[judged.waiting[-1]]),
        "board": reverse("calls:board", args=[judged.round.pk]),
        "admin_list": reverse("office_submissions:index"),
        "admin_filtered": f"{reverse('office_submissions:index')}?call={judged.call.pk}&state=submitted&p=2",
        "csv": reverse("office_exports:answers", args=[judged.call.pk, "csv"]),
        "csv_scores": reverse("office_exports:evaluations", args=[judged.round.pk, "csv"]),
    }


def _application(call: CallPage) -> dict[str, object]:
    """Where to begin, the facts of the first page, and what is typed into each section."""
    version = form_deeds.issue(call, by=signins.ORGANISER.person, at=call.opens_at)
    (entrant,) = _one_writer()
    given = filling.answers(version.definition, entrant)
    entry = lives.application_entry(entrant.person, entrant)
    return {
        "start": reverse("calls:start", args=[call.pk]),
        "entry": {name: str(value) for name, value in entry.items()},
        "sections": section_fields(version.definition, given),
    }


def _one_writer() -> Sequence[filling.Writer]:
    (person,) = people.candidates(SEED + 2, 1)
    return [filling.Writer(person, crowd.topics(SEED, 1)[0], SEED, tuple(people.scholars(SEED, 5)))]


def _remarks(round_: Round) -> dict[str, object]:
    (writer,) = _one_writer()
    return filling.answers(round_.version.definition, writer)


def _session(person: Person) -> str:
    """The key of a session in which `person` is signed in: a password's hash costs more than a whole application."""
    session = import_module(settings.SESSION_ENGINE).SessionStore()
    session[SESSION_KEY] = str(person.pk)
    session[BACKEND_SESSION_KEY] = settings.AUTHENTICATION_BACKENDS[0]
    session[HASH_SESSION_KEY] = person.get_session_auth_hash()
    session.create()
    return session.session_key
