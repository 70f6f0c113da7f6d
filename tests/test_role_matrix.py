"""Every address as every role, held against the tables in docs/roles.md: an address that no line names fails."""

import re
from datetime import timedelta
from pathlib import Path
from types import SimpleNamespace

import pytest
from allauth.socialaccount.models import SocialAccount
from allauth.usersessions.models import UserSession
from django.urls import get_resolver, reverse
from django.utils import timezone
from wagtail.models import ModelLogEntry

from awards.models import Confirmation, Laureate
from calls import roles
from calls.actions import decision, evaluation, form, panel, window
from calls.actions import letter as letter_deeds
from calls.actions import round as rounds
from calls.actions.decision import Choice
from calls.flow import Seat
from calls.forms.compiler import ScoreGiven
from calls.models import Assignment, CallPage, LetterRequest, Submission
from people import links
from people.models import Message
from tests.factories.awards import AwardEditionPageFactory
from tests.factories.calls import a_full_draft, a_school, a_submission, an_award
from tests.factories.files import pdf
from tests.factories.letters import MARY, a_letter_call, asked, sent
from tests.factories.people import AffiliationFactory, InstituteFactory, MembershipFactory, PersonFactory

pytestmark = pytest.mark.django_db

DOCUMENT = Path(__file__).resolve().parents[1] / "docs" / "roles.md"
OURS = ("people", "content", "calls", "training", "awards", "home", "phd_network")
ROLES = ("visitor", "author", "candidate", "reader", "juror", "conflicted", "former", "chair", "organiser")
STRANGERS_TO_THE_ADMIN = ROLES[1:-1]


def lines(heading):
    """The cells of the table below a heading of the document, without its head."""
    text = DOCUMENT.read_text().partition(f"## {heading}\n")[2].partition("\n## ")[0]
    rows = [[cell.strip() for cell in line.strip("|\n").split("|")] for line in text.splitlines() if line[:1] == "|"]
    return rows[2:]


def addresses(resolver=None, namespace="", path=""):
    """(name, path, arguments) of every address, those of Wagtail, allauth and Django included."""
    for pattern in (resolver or get_resolver()).url_patterns:
        where = path + str(pattern.pattern)
        if hasattr(pattern, "url_patterns"):
            inner = f"{namespace}{pattern.namespace}:" if pattern.namespace else namespace
            yield from addresses(pattern, inner, where)
        else:
            view = getattr(pattern.callback, "view_class", pattern.callback)
            yield f"{namespace}{pattern.name}", where, pattern.pattern.converters, view.__module__


def is_ours(name, module):
    space = name.partition(":")[0] if ":" in name else ""
    return module.startswith(OURS) or (space and not space.startswith("wagtail"))


OWN = {name: (path, converters) for name, path, converters, module in addresses() if is_ours(name, module)}
SITE = {name for name, (path, _arguments) in OWN.items() if not path.startswith("admin/")}
ADMIN = set(OWN) - SITE


@pytest.fixture
def world(settings):
    """One of each thing, and one person of each role towards it."""
    service = {"provider_id": "institution", "name": "University", "client_id": "us", "secret": "", "settings": {}}
    settings.SOCIALACCOUNT_PROVIDERS = {"openid_connect": {"APPS": [service]}}
    people = {role: PersonFactory(first_name=role.title()) for role in ROLES[1:]}
    people["organiser"].groups.add(roles.set_up())
    author, office, now = people["author"], people["organiser"], timezone.now()
    open_call, judged = a_letter_call(code="OPEN", asked=2), a_letter_call(code="JUDGED")
    draft, dossier = a_full_draft(open_call, by=author), a_submission(judged, by=author)
    request, answered, old = asked(draft), asked(dossier), asked(draft, MARY)
    reference = sent(answered, upload=pdf())
    letter_deeds.replace(old, MARY, by=author, at=now)
    others = [a_submission(judged) for _number in range(2)]
    close(judged)
    (reading,) = form.plan_rounds(judged, by=office, at=now)
    committee = panel.make_panel(judged, "Committee", by=office)
    seats = {
        role: panel.seat(committee, people[role], role=Seat.CHAIR if role == "chair" else Seat.JUROR, by=office)
        for role in ("reader", "juror", "conflicted", "former", "chair")
    }
    reading = panel.give_panel(reading, committee, by=office)
    panel.assign(reading, [dossier], [seats["reader"], seats["conflicted"], seats["former"]], by=office, at=now)
    panel.assign(reading, others, [seats["juror"], seats["chair"]], by=office, at=now)
    reading = rounds.open_round(reading, by=office, at=now)
    given = {
        role: Assignment.objects.get(juror=seats[role], submission=dossier)
        for role in ("reader", "conflicted", "former")
    }
    evaluation.answer_conflict(given["conflicted"], because="We write together.", by=people["conflicted"], at=now)
    for role in ("reader", "former"):
        evaluation.answer_conflict(given[role], by=people[role], at=now)
    sheet = hand_in(given["former"], people["former"], now)
    panel.unseat(seats["former"], by=office)
    decided = a_decided_one(author, office)
    a_submission(an_award(), by=author)
    affiliation = AffiliationFactory(person=author)
    session = UserSession.objects.create(user=author, ip="127.0.0.1", session_key="elsewhere")
    return SimpleNamespace(
        people=people,
        open_call=open_call,
        draft=draft,
        dossier=dossier,
        round=reading,
        assignment=given["reader"],
        conflict=given["conflicted"],
        sheet=sheet,
        decided=decided,
        affiliation=affiliation,
        session=session,
        account_elsewhere=SocialAccount.objects.create(user=author, provider="institution", uid="ada"),
        letter=Message.objects.filter(secret=False).first(),
        request=request,
        answered=answered,
        ended=old,
        reference=reference,
        committee=committee,
        seat=seats["juror"],
        membership=MembershipFactory(),
        institute=InstituteFactory(),
        version=dossier.version,
        asked=Confirmation.objects.get(),
        late=window.let_in(
            open_call, email="late@x.example", until=now + timedelta(days=90), reason="Illness.", by=office, at=now
        ),
    )


def close(call):
    CallPage.objects.filter(pk=call.pk).update(closes_at=timezone.now() - timedelta(minutes=1))
    call.refresh_from_db()


def hand_in(assignment, person, at):
    scores = {key: ScoreGiven(value=4) for key in ("originality", "clarity")}
    return evaluation.hand_in(assignment, scores=scores, remarks={}, by=person, at=at, based_on=0)


def a_decided_one(author, office):
    """A submission of the author's whose decision was released."""
    now, juror = timezone.now(), PersonFactory()
    call = a_school(code="DONE", places=5)
    submission = a_submission(call, by=author)
    close(call)
    (final,) = form.plan_rounds(call, by=office, at=now)
    committee = panel.make_panel(call, "Committee", by=office)
    seat = panel.seat(committee, juror, by=office)
    final = panel.give_panel(final, committee, by=office)
    (assignment,) = panel.assign(final, [submission], [seat], by=office, at=now)
    rounds.open_round(final, by=office, at=now)
    assignment = Assignment.objects.get(juror=seat)
    evaluation.answer_conflict(assignment, by=juror, at=now)
    hand_in(assignment, juror, now)
    rounds.close_round(final, by=office, at=now)
    decision.prepare(final, {submission.pk: Choice("accepted")}, by=office, at=now)
    decision.release(final, by=office, at=now)
    return Submission.objects.get(pk=submission.pk)


def arguments(name, thing, world):
    """What the address needs to be about this thing."""
    if name in {"calls:board_dossier", "calls:board_decision"}:
        return {"pk": world.round.pk, "submission": world.dossier.pk}
    if name in {"calls:section", "calls:autosave"}:
        return {"reference": world.draft.reference, "key": "project"}
    if name == "awards:confirmation":
        return {"token": links.token("confirmation", world.asked.key)}
    if name == "calls:attachment":
        return {"key": getattr(world, thing).attachments.get().key}
    if name == "calls:letter_file":
        return {"key": world.reference.key}
    if name.startswith("openid_connect"):
        return {"provider_id": "institution" if thing == "service" else "nobody"}
    if "token" in OWN[name][1]:
        return {"token": token(name, thing, world)}
    if name in {"calls:letter_replace", "calls:letter_remind"}:
        return {"reference": world.draft.reference, "pk": world.request.pk}
    if not thing:
        return {}
    subject = getattr(world, thing.replace(" ", "_"))
    return {"reference": subject.reference} if isinstance(subject, Submission) else {"pk": subject.pk}


def token(name, thing, world):
    """What the address carries: a good link, one that has ended, or one that somebody altered."""
    if name == "calls:letters_all":
        good = links.text_token("letters-of", world.request.email)
    else:
        good = getattr(world, thing, world.request).token
    return good[:-1] if thing == "altered" else good


def answer(response):
    """A response in the words of the document."""
    if response.status_code == 302:
        return "sign in" if response.url.startswith(("/accounts/login/", "/admin/login/")) else "moved"
    words = {200: "yes", 403: "refused", 404: "none", 405: "post", 409: "too late", 410: "ended"}
    return words.get(response.status_code, str(response.status_code))


def visit(client, person, url):
    client.logout()
    if person:
        client.force_login(person, backend="django.contrib.auth.backends.ModelBackend")
    return client.get(url)


def test_every_address_of_the_site_has_a_line():
    assert SITE - {cells[0] for cells in lines("The site")} == set()


def test_every_line_of_the_site_names_an_address():
    assert {cells[0] for cells in lines("The site")} - SITE == set()


@pytest.mark.parametrize("cells", lines("The site"), ids=lambda cells: f"{cells[0]} {cells[1]}".strip())
def test_an_address_answers_every_role_as_the_document_says(cells, world, client):
    name, thing, *expected = cells
    url = reverse(name, kwargs=arguments(name, thing, world))

    answers = {role: answer(visit(client, world.people.get(role), url)) for role in ROLES}

    assert answers == dict(zip(ROLES, expected, strict=True))


@pytest.mark.parametrize("cells", lines("The site"), ids=lambda cells: f"{cells[0]} {cells[1]}".strip())
def test_sending_something_to_a_closed_door_changes_nothing(cells, world, client):
    name, thing, *expected = cells
    url = reverse(name, kwargs=arguments(name, thing, world))
    before = fingerprint()

    for role, word in zip(ROLES, expected, strict=True):
        if word in {"none", "refused", "sign in"}:
            visit(client, world.people.get(role), "/robots.txt")
            client.post(url, {"conflict": "none", "action": "hand_in", "reason": "Because.", "confirm": "yes"})

    assert fingerprint() == before


def fingerprint():
    return (
        ModelLogEntry.objects.count(),
        Message.objects.count(),
        list(Submission.objects.order_by("pk").values_list("state", "revision")),
        list(Assignment.objects.order_by("pk").values_list("conflict", flat=True)),
        list(LetterRequest.objects.order_by("pk").values_list("state", "reminders")),
    )


def rule_for(name):
    """The organiser's cell of the longest line that fits this address."""
    fitting = [cells for cells in lines("The admin") if re.fullmatch(cells[0].replace("*", ".*"), name)]
    return max(fitting, key=lambda cells: len(cells[0]))[1] if fitting else None


def test_every_address_of_the_admin_has_a_line():
    assert [name for name in sorted(ADMIN) if rule_for(name) is None] == []


def admin_arguments(name, world):
    """A thing of the kind that each address of the admin is about."""
    space = name.partition(":")[0]
    found = {
        "office_submissions": world.answered if "letter" in name else world.dossier,
        "office_rounds": world.round,
        "office_panels": world.committee,
        "office_forms": world.version,
        "office_exports": world.round,
        "office_windows": world.open_call,
        "office_eligibility": world.open_call,
        "institute": world.institute,
        "affiliation": world.affiliation,
        "membership": world.membership,
        "message": world.letter,
        "person_chooser": world.people["author"],
        "letters": world.letter,
        "wagtailusers_users": world.people["candidate"],
    }
    special = {
        "office_rounds:unassign": world.assignment,
        "office_panels:unseat": world.seat,
        "office_forms:issue": world.open_call,
        "office_exports:answers": world.open_call,
        "office_windows:shut_out": world.late,
    }
    if name == "office_submissions:letter_reuse":
        special[name] = merged_into_another(world)
    if space == "laureate":
        found["laureate"] = Laureate.objects.create(edition=AwardEditionPageFactory(), name="Ada Byron")
    known = {"pk": special.get(name, found[space]).pk, "form": "csv", "kind": "received"}
    known |= {"kept": world.dossier.pk, "dropped": world.decided.pk}
    known |= {"kept": world.dossier.pk, "dropped": world.decided.pk}
    return {key: known[key] for key in OWN[name][1]}


def merged_into_another(world):
    """A letter that came for an entry which was set aside."""
    gone = {"state": "withdrawn", "withdrawn_at": timezone.now(), "merged_into": world.dossier}
    other = Submission.objects.exclude(pk=world.dossier.pk).filter(call=world.dossier.call).first()
    Submission.objects.filter(pk=other.pk).update(**gone)
    world.answered.submission = other
    world.answered.save(update_fields=["submission"])
    return world.answered


@pytest.mark.parametrize("name", sorted(ADMIN - {"admin_door"}))
def test_an_address_of_the_admin_is_for_organisers_alone(name, world, client):
    url = reverse(name, kwargs=admin_arguments(name, world))

    strangers = {role: visit(client, world.people[role], url).status_code for role in STRANGERS_TO_THE_ADMIN}
    visitor = answer(visit(client, None, url))
    organiser = visit(client, world.people["organiser"], url)

    assert visitor == "sign in"
    assert {role: status for role, status in strangers.items() if status not in {302, 403, 404}} == {}
    assert organiser.status_code in ({200, 302, 400, 405} if rule_for(name) == "yes" else {302, 403, 404})
