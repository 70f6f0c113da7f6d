"""The desk: what others ask, what happens next by which date, and no more statements for three than for one."""

import json
from datetime import timedelta

import pytest
from django.utils import timezone

from awards import confirming
from awards.models import Confirmation, Reply
from calls.actions import eligibility as eligibility_actions
from calls.actions import form as form_actions
from calls.models import Panel, Round, Submission
from tests.calls.views.applicant.test_query_counts import statements
from tests.calls.views.applicant.test_status import close, decided
from tests.factories.calls import a_draft, a_school, a_submission, an_award
from tests.factories.letters import GRACE, a_letter_call, asked, declined, sent
from tests.factories.people import PersonFactory
from training.models import Participant, Place

pytestmark = pytest.mark.django_db

MILESTONES = json.dumps(
    [
        {"type": "milestone", "value": {"date": "2130-05-01", "what": "Decisions are sent"}},
        {"type": "milestone", "value": {"date": "2130-06-01", "what": "Places are confirmed"}},
        {"type": "milestone", "value": {"date": "2130-07-01", "what": "Preparation begins"}},
    ]
)


def the_line(web):
    desk = web.get("/desk/").context["desk"]
    [line] = [*desk.drafts, *desk.submitted, *desk.decided, *desk.past]
    return line


def sentences(web) -> list[str]:
    return [ahead.sentence for ahead in the_line(web).ahead]


def asked_of(client, person) -> list[tuple[str, str, list[str]]]:
    client.force_login(person)
    asks = client.get("/desk/").context["desk"].asked
    return [(ask.title, ask.word, [ahead.sentence for ahead in ask.ahead]) for ask in asks]


def test_a_line_is_named_by_its_call_and_then_by_its_title(web, person):
    draft = a_draft(by=person)

    page = web.get("/desk/").content.decode()

    assert f'>{draft.call.title}<span class="said"> {draft.title}</span></a>' in page
    assert f'<span class="task__note">{draft.title} · {draft.reference}' in page


class TestWhatIsAhead:
    def test_what_is_read_tells_the_next_two_promised_dates(self, web, person):
        submission = a_submission(a_school(timeline=MILESTONES), by=person)
        close(submission.call)

        assert sentences(web) == [
            "Decisions are sent: Monday 1 May 2130",
            "Places are confirmed: Thursday 1 June 2130",
        ]
        assert "Decisions are sent: Monday 1 May 2130" in web.get("/desk/").content.decode()

    def test_a_draft_says_whom_to_ask_and_until_when(self, web, person):
        draft = a_draft(a_letter_call(), by=person)

        [ahead] = the_line(web).ahead
        assert (ahead.sentence, ahead.until) == ("Ask a referee for a letter", draft.call.letters_due)

    def test_a_draft_of_a_closed_call_has_nothing_ahead(self, web, person):
        draft = a_draft(a_letter_call(), by=person)
        close(draft.call)

        assert sentences(web) == []

    def test_letters_that_are_due_are_told_with_their_instant(self, web, person):
        submission = a_submission(a_letter_call(), by=person)
        asked(submission)

        first = the_line(web).ahead[0]
        assert (first.sentence, first.until) == ("Reference letters are due", submission.call.letters_due)

    def test_what_is_not_eligible_says_whom_to_write_to(self, web, person):
        submission = a_submission(a_school(contact_email="schools@network.example"), by=person)
        organiser = PersonFactory(is_superuser=True)
        eligibility_actions.rule_ineligible(submission, reason="Too early.", by=organiser, at=timezone.now())

        assert sentences(web) == ["If you think that is a mistake, write to schools@network.example."]

    def test_what_goes_on_to_the_next_round_says_so_and_when(self, web, person):
        submission = a_submission(a_school(timeline=MILESTONES), by=person)
        decided(submission, "shortlisted")
        submission.decisions.update(advances=True)
        Round.objects.update(shortlists=True)
        Submission.objects.update(state="submitted")
        close(submission.call)

        assert sentences(web)[:2] == ["It goes on to the next round.", "Decisions are sent: Monday 1 May 2130"]

    @pytest.mark.parametrize(
        ("state", "position", "following", "ahead"),
        [
            (
                Place.OFFERED,
                None,
                "You have a place",
                [
                    "The organisers write to you about confirming your place.",
                    "If you cannot come, write to schools@network.example soon: somebody waits for it.",
                    "It begins on Monday 23 August 2027.",
                ],
            ),
            (
                Place.CONFIRMED,
                None,
                "You have a place",
                [
                    "If you cannot come after all, write to schools@network.example.",
                    "It begins on Monday 23 August 2027.",
                ],
            ),
            (
                Place.WAITING,
                2,
                "You are number 2 on the waiting list",
                [
                    "When somebody gives up a place, the first on the list has it and is told at once.",
                    "If you no longer wish to wait, write to schools@network.example.",
                    "It begins on Monday 23 August 2027.",
                ],
            ),
            (Place.DECLINED, None, "You gave up your place", []),
        ],
    )
    def test_a_place_says_what_to_do_with_it(self, web, person, state, position, following, ahead):
        submission = a_submission(a_school(contact_email="schools@network.example"), by=person)
        decided(submission)
        facts = {"call": submission.call, "person": person, "submission": submission, "created_at": timezone.now()}
        Participant.objects.create(state=state, position=position, **facts)

        assert the_line(web).following == following
        assert sentences(web) == ahead

    def test_the_page_of_the_submission_says_the_same_beside_its_dates(self, web, person):
        submission = a_submission(a_school(contact_email="schools@network.example"), by=person)
        decided(submission)
        facts = {"call": submission.call, "person": person, "submission": submission, "created_at": timezone.now()}
        Participant.objects.create(state=Place.OFFERED, **facts)

        page = web.get(f"/applications/{submission.reference}/").content.decode()

        assert "The organisers write to you about confirming your place." in page


class TestConfirmations:
    def test_the_nominator_sees_who_has_not_answered_and_until_when(self, web, person):
        a_submission(an_award(), by=person)

        first = the_line(web).ahead[0]
        assert (first.sentence, first.until) == (
            "Waiting for the word of Emmy Noether",
            Confirmation.objects.get().until,
        )

    def test_the_nominator_sees_who_agreed_and_when(self, web, person):
        submission = a_submission(an_award(zone="UTC"), by=person)
        at = submission.submitted_at + timedelta(hours=1)
        confirming.confirm(Confirmation.objects.get(), at=at)

        assert sentences(web)[0] == f"Emmy Noether agreed on {at.day} {at:%B %Y}."

    def test_the_nominator_sees_who_declined(self, web, person):
        submission = a_submission(an_award(), by=person)
        confirming.decline(Confirmation.objects.get(), because="Secret.", at=submission.submitted_at)

        assert sentences(web) == ["Emmy Noether declined, so it was withdrawn."]
        assert "Secret." not in web.get("/desk/").content.decode()

    def test_a_reply_that_did_not_come_is_the_offices(self, web, person):
        a_submission(an_award(), by=person)
        Confirmation.objects.update(until=timezone.now() - timedelta(minutes=1))

        assert sentences(web)[0] == "Emmy Noether has not replied in time. The office decides what follows."

    def test_a_nominee_finds_what_is_asked_and_answers_by_the_line(self, client):
        submission = a_submission(an_award(), by=PersonFactory(first_name="Rosa", last_name="Lind"))
        nominee = PersonFactory(email="emmy@university.example")

        assert asked_of(client, nominee) == [
            ("Invariant borders", "Your word is awaited", ["Rosa Lind put this forward: agree or decline"])
        ]
        [ask] = client.get("/desk/").context["desk"].asked
        client.post(ask.url, {"reply": "agree"})
        assert Confirmation.objects.get().state == Reply.CONFIRMED
        [(_title, word, ahead)] = asked_of(client, nominee)
        assert (word, ahead[0]) == ("You agreed", "You agreed to this nomination; nothing more is asked of you.")
        assert submission.title == "Invariant borders"

    @pytest.mark.parametrize("over", ["late", "read", "withdrawn"])
    def test_what_can_no_longer_be_answered_is_not_asked(self, client, over):
        award = an_award()
        a_submission(award)
        nominee = PersonFactory(email="emmy@university.example")
        assert len(asked_of(client, nominee)) == 1
        if over == "late":
            Confirmation.objects.update(until=timezone.now() - timedelta(minutes=1))
        elif over == "withdrawn":
            Submission.objects.update(state="withdrawn", withdrawn_at=timezone.now())
        else:
            begun(award)

        assert asked_of(client, nominee) == []

    def test_an_address_that_was_never_confirmed_is_asked_nothing(self, client):
        a_submission(an_award())
        thief = PersonFactory()
        thief.emailaddress_set.create(email="emmy@university.example", verified=False)

        assert asked_of(client, thief) == []


class TestLetters:
    def test_a_referee_with_an_account_finds_the_request(self, client):
        submission = a_submission(a_letter_call(), by=PersonFactory(first_name="Ada", last_name="Byron"))
        asked(submission)

        [(title, word, ahead)] = asked_of(client, PersonFactory(email=GRACE.email))

        assert (title, word, ahead) == ("Reference letter for Ada Byron", "Asked", ["Write the letter, or decline"])

    @pytest.mark.parametrize("answer", [sent, declined])
    def test_what_was_answered_is_asked_no_more(self, client, answer):
        answer(asked())

        assert asked_of(client, PersonFactory(email=GRACE.email)) == []

    def test_nobody_is_asked_for_a_letter_about_themselves(self, client):
        submission = a_submission(a_letter_call())
        asked(submission)
        submission.applicant.emailaddress_set.create(email=GRACE.email, verified=True)

        assert asked_of(client, submission.applicant) == []


def test_the_desk_needs_as_many_statements_for_three_of_each_as_for_one(client):
    everybody = PersonFactory(email="emmy@university.example")
    client.force_login(everybody)
    one_of_each(everybody, "1")
    client.get("/desk/")
    at_one = statements(lambda: client.get("/desk/"))

    one_of_each(everybody, "2")
    one_of_each(everybody, "3")

    desk = client.get("/desk/").context["desk"]
    assert (len(desk.asked), len(desk.submitted), len(desk.decided)) == (6, 3, 3)
    assert statements(lambda: client.get("/desk/")) == at_one == 14


def begun(call):
    [round_, *_later] = form_actions.plan_rounds(call, by=PersonFactory(is_superuser=True), at=timezone.now())
    panel = Panel.objects.create(call=call, name="Jury")
    Round.objects.filter(pk=round_.pk).update(stage="open", opened_at=timezone.now(), panel=panel)


def one_of_each(person, number):
    """A place of one's own, a nomination of somebody else, a nomination of oneself and a letter that others ask for."""
    placed = a_submission(a_school(code=f"S{number}"), by=person)
    decided(placed)
    facts = {"call": placed.call, "person": person, "submission": placed, "created_at": timezone.now()}
    Participant.objects.create(state=Place.OFFERED, **facts)
    award = an_award(code=f"A{number}")
    a_submission(award, by=person, email="other@university.example")
    a_submission(award)
    letters = a_submission(a_letter_call(code=f"L{number}"))
    person.emailaddress_set.get_or_create(email=GRACE.email, defaults={"verified": True})
    asked(letters)
