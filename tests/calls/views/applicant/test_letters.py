"""The cockpit: who was asked, where each request stands, asking and replacing; nothing of what a letter says."""

from datetime import timedelta

import pytest
from django.utils import timezone

from calls.actions import letter as deeds
from calls.flow import Asked, State
from calls.models import CallPage, LetterRequest
from people.models import Message
from tests.calls.counting import queries_of
from tests.calls.views.applicant.typed import address
from tests.factories.calls import a_draft, a_full_draft, a_school, a_submission, now_for
from tests.factories.files import pdf
from tests.factories.letters import ANSWERS, MARY, NOBODY, a_letter_call, asked, declined, sent
from tests.factories.people import PersonFactory

pytestmark = pytest.mark.django_db

TYPED = {"name": "Grace Hopper", "email": "grace@university.example", "affiliation": "Vassar", "note": "Thank you."}


@pytest.fixture
def draft(person):
    return a_draft(a_letter_call(), by=person)


def cockpit(web, submission):
    return web.get(address(submission, "letters"))


def states(page):
    return [(line.request.name, line.word) for line in page.context["cockpit"].lines]


def over(call):
    past = timezone.now() - timedelta(minutes=1)
    CallPage.objects.filter(pk=call.pk).update(closes_at=past - timedelta(days=1), letters_due_at=past)


def test_a_referee_is_asked_from_the_cockpit(web, draft):
    answered = web.post(address(draft, "letters"), TYPED, follow=True)

    assert states(answered) == [("Grace Hopper", "Asked")]
    assert "Grace Hopper is asked: the link is on its way." in answered.text
    request = LetterRequest.objects.get()
    assert (request.affiliation, request.note) == ("Vassar", "Thank you.")


def test_before_asking_one_reads_what_the_call_wants_of_a_referee(web, draft):
    page = cockpit(web, draft).text

    for told in ("Ask a referee for a letter", "I was on the committee", "has to be true", "up to 1000 words"):
        assert told in page


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ({"name": ""}, "Name the person who writes."),
        ({"email": ""}, "Give the address to which the link goes."),
        ({"email": "grace"}, "Write an e-mail address such as name@university.example."),
    ],
)
def test_what_is_wrong_is_said_next_to_its_field_and_the_rest_stays(web, draft, typed, sentence):
    answered = web.post(address(draft, "letters"), TYPED | typed)

    assert answered.status_code == 422
    assert sentence in answered.text
    assert "Thank you." in answered.text
    assert not Message.objects.filter(kind="letter_asked").exists()


def test_a_refusal_says_why_and_what_was_typed_stays(web, draft):
    answered = web.post(address(draft, "letters"), TYPED | {"email": "ada@university.example"})

    assert answered.status_code == 403
    assert "A letter comes from somebody else" in answered.text
    assert "Thank you." in answered.text


def test_the_cockpit_tells_the_state_and_nothing_of_the_letter(web, person):
    request = asked(a_submission(a_letter_call(asked=3), by=person))
    declined(asked(request.submission, MARY), reason="I hardly know her.")
    letter = sent(request, upload=pdf(name="secret-name.pdf"))

    page = cockpit(web, request.submission)

    assert states(page) == [("Grace Hopper", "Received"), ("Mary Somerville", "Declined")]
    assert "1 of 3 received" in page.text
    leaks = [ANSWERS["text"], ANSWERS["relation"], "secret-name", str(letter.key), request.token, str(request.key)]
    for leak in [*leaks, "I hardly know her."]:
        assert leak not in page.text


def test_no_page_of_the_candidates_leads_to_the_letter(web, person):
    request = asked(a_submission(a_letter_call(), by=person))
    letter = sent(request, upload=pdf())
    submission = request.submission

    for parts in ((), ("letters",), ("check",), ("receipt",), ("project",), ("about",)):
        text = web.get(address(submission, *parts), follow=True).text
        assert ANSWERS["text"] not in text
        assert str(letter.key) not in text
    assert web.get(f"/files/letters/{letter.key}/").status_code == 404
    assert web.get(f"/files/{letter.key}/").status_code == 404
    assert ANSWERS["text"] not in web.get("/desk/").text


def test_opened_is_shown_once_the_referee_has_begun(web, draft):
    request = asked(draft)
    assert states(cockpit(web, draft)) == [("Grace Hopper", "Asked")]

    deeds.open_(request, by=NOBODY, at=now_for(draft.call))

    assert states(cockpit(web, draft)) == [("Grace Hopper", "Opened")]


def test_a_referee_is_replaced_and_shown_as_such(web, draft):
    old = asked(draft)

    answered = web.post(address(draft, "letters", str(old.pk), "replace"), TYPED | {"email": MARY.email}, follow=True)

    assert [line.request.email for line in answered.context["cockpit"].lines] == [MARY.email]
    assert [line.request for line in answered.context["cockpit"].past] == [old]


def test_two_clicks_on_replace_ask_one_new_referee(web, draft):
    old = asked(draft)

    for _click in range(2):
        answered = web.post(address(draft, "letters", str(old.pk), "replace"), TYPED | {"email": MARY.email})

    assert answered.url == address(draft, "letters")
    assert LetterRequest.objects.count() == 2


def test_a_letter_that_came_is_given_up_with_a_tick_only(web, person):
    old = asked(a_submission(a_letter_call(), by=person))
    sent(old)
    where = address(old.submission, "letters", str(old.pk), "replace")

    refused = web.post(where, TYPED | {"email": MARY.email})
    assert refused.status_code == 422
    assert "Tick this if you mean to give the letter up." in refused.text
    web.post(where, TYPED | {"email": MARY.email, "gives_up": "on"})

    old.refresh_from_db()
    assert old.state == Asked.REPLACED


def test_a_reminder_goes_out_at_a_press_and_not_twice_in_a_day(web, draft):
    request = asked(draft, at=timezone.now() - timedelta(days=3))
    where = address(draft, "letters", str(request.pk), "remind")

    answers = [web.post(where).status_code for _click in range(2)]

    assert answers == [302, 403]
    assert Message.objects.filter(kind="letter_reminder").count() == 1
    assert web.get(where).status_code == 405


def test_another_persons_requests_are_not_there(web, draft):
    theirs = asked(a_submission(draft.call))

    for parts in (("letters",), ("letters", str(theirs.pk), "replace")):
        assert web.get(address(theirs.submission, *parts)).status_code == 404
        assert web.post(address(draft, "letters", str(theirs.pk), "replace"), TYPED).status_code == 404
    theirs.refresh_from_db()
    assert theirs.state == Asked.ASKED


def test_where_all_letters_have_come_nothing_is_left_to_do_whenever_one_looks(web, person):
    request = asked(a_submission(a_letter_call(), by=person))
    sent(request)
    over(request.submission.call)

    page = cockpit(web, request.submission)

    assert page.context["cockpit"].tone == "good"
    assert "Nobody can be asked any more" not in page.text


def test_a_call_without_letters_has_no_cockpit(web, person):
    assert cockpit(web, a_draft(a_school(), by=person)).status_code == 404


def test_once_letters_are_due_nothing_can_be_asked_and_the_page_says_so(web, person):
    request = asked(a_submission(a_letter_call(), by=person))
    over(request.submission.call)

    page = cockpit(web, request.submission)

    assert "Nobody can be asked any more." in page.text
    assert "Ask somebody else instead" not in page.text
    assert web.post(address(request.submission, "letters"), TYPED).status_code == 409


class TestElsewhere:
    def task(self, web, submission):
        tasks = web.get(address(submission)).context["tasks"].tasks
        return next(task for task in tasks if task.title == "Reference letters")

    def test_the_letters_are_a_task_of_their_own_done_once_all_are_asked(self, web, draft):
        before = self.task(web, draft)
        request = asked(draft)
        after = self.task(web, draft)
        declined(request)

        told = [(task.state, task.note, task.is_done) for task in (before, after, self.task(web, draft))]
        assert told == [
            ("Not started", "Ask a referee for a letter", False),
            ("0 of 1 received", "", True),
            ("0 of 1 received", "Ask a referee for a letter", False),
        ]
        assert after.url == address(draft, "letters")

    def test_a_call_without_letters_has_no_such_task(self, web, person):
        tasks = web.get(address(a_draft(a_school(), by=person))).context["tasks"].tasks

        assert [task.title for task in tasks if "letter" in task.title] == []

    def test_missing_requests_are_told_before_submitting_and_stop_nobody(self, web, person):
        draft = a_full_draft(a_letter_call(asked=2), by=person)
        asked(draft)

        page = web.get(address(draft, "check"))
        assert "Ask 1 more referee" in page.text
        assert page.context["checked"].faults == []
        web.post(address(draft, "check"))

        draft.refresh_from_db()
        assert draft.state == State.SUBMITTED

    def test_after_submitting_it_waits_for_letters_and_says_so(self, web, person):
        request = asked(a_submission(a_letter_call(), by=person))

        for where in ("/desk/", address(request.submission)):
            assert "Submitted, letters pending" in web.get(where).text
        sent(request)
        for where in ("/desk/", address(request.submission)):
            assert "letters pending" not in web.get(where).text

    def test_once_letters_are_due_a_missing_one_is_told_and_nothing_is_deleted(self, web, person):
        request = asked(a_submission(a_letter_call(), by=person))
        over(request.submission.call)

        page = web.get(address(request.submission)).text

        assert "Submitted, a letter is missing" in page
        assert "0 of 1 received" in page


def test_the_cockpit_and_the_desk_cost_the_same_for_three_referees_as_for_one(client):
    person, call = PersonFactory(), a_letter_call(asked=3)
    draft = a_draft(call, by=person)
    asked(draft)
    addresses = (address(draft, "letters"), address(draft), "/desk/")
    with_one = [queries_of(client, person, where) for where in addresses]
    for referee in (MARY, deeds.Referee("Third", "third@x.example")):
        asked(draft, referee)

    assert [queries_of(client, person, where) for where in addresses] == with_one


def test_a_name_that_would_turn_the_referees_page_around_is_kept_without_its_hidden_signs(web, draft):
    web.post(address(draft, "letters"), TYPED | {"name": "Grace\u202e Hopper", "affiliation": "Vas\u200bsar"})

    assert LetterRequest.objects.values_list("name", "affiliation").get() == ("Grace Hopper", "Vassar")
