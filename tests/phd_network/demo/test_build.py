"""The demo network as a whole, in small: it comes about through the real deeds and is the same each time."""

import re
from collections import Counter
from datetime import UTC, date, datetime, time
from io import StringIO
from urllib.parse import urlsplit

import pytest
import time_machine
from django.core.management import CommandError, call_command
from django.db import transaction
from django.test import override_settings

from awards.models import Laureate
from calls import figures, roles
from calls.flow import Asked, Conflict, Sheet, Stage, State
from calls.forms.statements import read
from calls.models import (
    Answer,
    Assignment,
    Attachment,
    CallPage,
    Evaluation,
    Letter,
    LetterRequest,
    Round,
    Score,
    Submission,
)
from people.models import Institute, Person
from people.profile import OF_THE_DOCTORATE, doctorate_of
from phd_network.demo import signins, sources
from phd_network.demo.build import Demo, Sizes, build
from training.models import Participant

pytestmark = pytest.mark.django_db

TODAY = date(2027, 1, 15)
LINK = re.compile(r"http://\S+")
IN_EVERY_STATE = {Asked.ASKED: 1, Asked.OPENED: 1, Asked.RECEIVED: 6, Asked.DECLINED: 1, Asked.REPLACED: 1}
SMALL = Sizes(school=6, academy=5, award=9, jurors=5, readers=4, drafts=2)


def built(stage, seed=1):
    build(Demo(stage, seed, TODAY, say=lambda words: None, sizes=SMALL))


def call(code):
    return CallPage.objects.get(code=code)


def states(code):
    return sorted(Submission.objects.filter(call__code=code).values_list("state", flat=True))


def requests():
    """How many referees of the award stand where."""
    rows = LetterRequest.objects.filter(submission__call__code="BAG28")
    return Counter(rows.values_list("state", flat=True))


def breaks_the_rule(letter):
    return any(said.mismatch for said in read(letter.statements))


def test_all_three_calls_are_open_at_the_first_stage():
    built("open")

    assert requests() == IN_EVERY_STATE
    assert states("SUM28") == [State.DRAFT] * 3 + [State.SUBMITTED] * 6
    assert states("ACA28") == [State.DRAFT] * 2 + [State.SUBMITTED] * 5
    assert states("BAG28") == [State.SUBMITTED] * 9
    assert Round.objects.exclude(stage=Stage.PLANNED).count() == 0
    assert Institute.objects.count() == len(sources.institutes())
    letters = Letter.objects.order_by("request__submission__number")
    assert ["file" if letter.file else "text" for letter in letters] == ["file", "text", "file", "file", "text", "file"]
    assert [letter.request.submission.number for letter in letters if breaks_the_rule(letter)] == [7]


def test_the_award_is_half_read_at_the_stage_judging():
    built("judging")

    assert requests() == IN_EVERY_STATE
    first = Round.objects.get(call=call("BAG28"), number=1)
    assert first.stage == Stage.OPEN
    assert Assignment.objects.filter(round=first).count() == 9 * 3
    assert Assignment.objects.get(conflict=Conflict.DECLARED).juror.person.email == signins.CONFLICTED.email
    handed_in = Evaluation.objects.filter(state=Sheet.HANDED_IN).count()
    assert 0 < handed_in < 9 * 3
    assert (
        Evaluation.objects.filter(state=Sheet.DRAFT, assignment__juror__person__email=signins.JUROR.email).count() == 1
    )


def test_decisions_are_prepared_and_nobody_knows_them_at_the_stage_decided():
    built("decided")

    assert requests() == IN_EVERY_STATE
    second = Round.objects.get(call=call("BAG28"), number=2)
    assert second.stage == Stage.CLOSED
    assert second.decisions.filter(released_at=None).count() == 5
    assert not Laureate.objects.filter(edition__code="BAG28").exists()
    assert not Participant.objects.exists()


def test_nobody_is_decided_about_better_than_somebody_who_stands_before_them():
    built("decided")

    second = Round.objects.get(call=call("BAG28"), number=2)
    outcome_of = dict(second.decisions.values_list("submission", "outcome"))
    in_order = [outcome_of[dossier] for dossier in figures.standing(second).places]

    assert in_order == ["laureate", "laureate", "honourable_mention", "finalist", "finalist"]


@pytest.mark.parametrize(
    ("stage", "shortlist_is_out", "all_are_told"),
    [("open", False, False), ("judging", False, False), ("decided", True, False), ("finished", True, True)],
)
def test_no_call_promises_for_later_what_was_done(stage, shortlist_is_out, all_are_told):
    demo = Demo(stage, 1, TODAY)
    windows = [(demo.training_window, 60), (demo.academy_window, 50), (demo.award_window, 150)]

    assert (demo.shortlisted() < 0) is shortlist_is_out
    assert {demo.told(window, after) < 0 for window, after in windows} == {all_are_told}


def test_places_and_laureates_are_given_at_the_last_stage():
    built("finished")

    assert requests() == IN_EVERY_STATE
    assert Laureate.objects.filter(edition__code="BAG28", distinction="laureate").count() == 2
    assert Participant.objects.filter(call=call("SUM28")).placed().count() == 6
    assert states("BAG28") == [State.DECIDED] * 9


def test_the_outbox_begins_with_a_letter_whose_link_lets_a_referee_write(client, settings):
    settings.DEMO = True
    with time_machine.travel(datetime.combine(TODAY, time(12), tzinfo=UTC)):
        built("judging")
        newest = client.get("/outbox/").context["letters"]
        (letter,) = [letter for letter in newest if letter.kind == "letter_late"]
        text = client.get(f"/outbox/{letter.pk}/").context["letter"].open_text
        address = urlsplit(LINK.search(text)[0]).path

        begun = client.post(address)
        writing = client.get(begun.headers["Location"])

    assert "Send the letter" in writing.content.decode()
    assert 0 < LetterRequest.objects.get(may_come_until__isnull=False).reminders <= 2


def network(seed):
    """What a build made, by what does not depend on row numbers; the build is undone."""
    mark = transaction.savepoint()
    built("judging", seed)
    submissions = Submission.objects.order_by("reference")
    scores = Score.objects.order_by(
        "evaluation__assignment__submission__reference", "evaluation__assignment__juror__person__email", "criterion"
    )
    asked = LetterRequest.objects.order_by("submission__reference", "email")
    told = (
        list(submissions.values_list("reference", "candidate_name", "title", "state", "submitted_at")),
        list(Answer.objects.order_by("submission__reference", "question").values_list("question", "value")),
        list(Attachment.objects.order_by("submission__reference", "question").values_list("name", "digest")),
        list(scores.values_list("criterion", "value", "comment")),
        list(asked.values_list("email", "state", "asked_at", "answered_at", "reminders")),
        list(Letter.objects.order_by("request__email").values_list("statements", "text", "digest", "received_at")),
    )
    transaction.savepoint_rollback(mark)
    return told


def test_the_same_seed_gives_the_same_network():
    assert network(seed=1) == network(seed=1)


def demo(*options):
    said = StringIO()
    call_command("demo", *options, stdout=said)
    return said.getvalue()


@override_settings(DEMO=True)
def test_a_database_that_is_not_empty_is_left_alone():
    Person.objects.create_user("somebody@network.example")

    with pytest.raises(CommandError, match="The database is not empty"):
        demo()

    assert Person.objects.count() == 1


@override_settings(DEMO=True)
def test_keeping_greets_with_the_sign_ins_and_changes_nothing():
    Person.objects.create_user("somebody@network.example")

    said = demo("--keep")

    assert signins.PASSWORD in said
    assert all(sign_in.email in said for sign_in in signins.EVERYONE)
    assert Person.objects.count() == 1


@pytest.mark.parametrize(
    ("address", "told"), [("http://localhost:9000", True), ("https://first-look.network.example", False)]
)
def test_the_greeting_says_where_passkeys_work(settings, address, told):
    settings.DEMO, settings.SITE_URL = True, address
    Person.objects.create_user("somebody@network.example")

    said = demo("--keep")

    assert f"{address}/desk/" in said
    assert ("Open it at localhost, not at 127.0.0.1" in said) is told


@pytest.mark.parametrize("address", ["http://localhost:9000", "https://first-look.network.example"])
def test_whole_addresses_of_pages_begin_with_that_of_the_site(settings, address):
    settings.SITE_URL = address

    built("open")

    assert call("SUM28").full_url.startswith(f"{address}/training/")


def test_production_has_no_demo():
    with pytest.raises(CommandError, match="does not run with production settings"):
        demo()

    assert not Person.objects.exists()


def test_every_known_person_can_sign_in(client):
    roles.set_up()
    signins.make()

    assert [client.login(username=sign_in.email, password=signins.PASSWORD) for sign_in in signins.EVERYONE] == [
        True
    ] * len(signins.EVERYONE)


def test_the_known_candidate_has_a_profile_that_new_applications_begin_with():
    built("open")

    person = signins.CANDIDATE.person
    known = doctorate_of(person)
    assert {name for name, value in known.items() if value} == set(OF_THE_DOCTORATE)
    assert (bool(person.country), person.affiliations.count()) == (True, 1)
