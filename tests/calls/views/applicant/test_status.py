"""What a candidate sees of a submission after handing it in: status, way back, decision; and the desk over all."""

import json
from datetime import timedelta

import pytest
from django.utils import timezone

from calls.actions import eligibility as eligibility_actions
from calls.actions import submission as submission_actions
from calls.flow import State
from calls.models import CallPage, Decision, Panel, Round, Submission
from tests.calls.views.applicant.typed import ENTRY, address
from tests.factories.calls import a_draft, a_school, a_submission
from tests.factories.people import PersonFactory
from tests.factories.training import version_of


def decided(submission, outcome="accepted", *, released=True, letter="Dear Ada,\n\nyes."):
    """A decision of a last round, prepared or released, as the deed leaves it."""
    now, organiser = timezone.now(), PersonFactory()
    round_ = Round.objects.create(
        call=submission.call,
        key="last",
        number=1,
        name="Last",
        version=version_of(submission.call, "last"),
        panel=Panel.objects.create(call=submission.call, name="Committee"),
        stage="released" if released else "closed",
        opened_at=now,
        closed_at=now,
        released_at=now if released else None,
    )
    facts = {"released_by": organiser, "released_at": now, "letter": letter} if released else {}
    Decision.objects.create(
        round=round_, submission=submission, outcome=outcome, prepared_by=organiser, prepared_at=now, **facts
    )
    if released:
        Submission.objects.filter(pk=submission.pk).update(state=State.DECIDED)


def close(call):
    CallPage.objects.filter(pk=call.pk).update(closes_at=timezone.now() - timedelta(minutes=1))


def desk_lines(web) -> dict[str, list[tuple[str, str]]]:
    desk = web.get("/desk/").context["desk"]
    drawers = {name: getattr(desk, name) for name in ("drafts", "submitted", "decided", "past")}
    return {name: [(line.state.word, line.following) for line in lines] for name, lines in drawers.items() if lines}


def test_an_empty_desk_says_what_will_be_here(web):
    assert "Nothing here yet" in web.get("/desk/").content.decode()


def test_the_desk_sorts_by_what_is_to_be_done(web, person):
    a_draft(a_school(code="A"), by=person)
    a_submission(a_school(code="B"), by=person)
    late = a_draft(a_school(code="C"), by=person)
    close(late.call)
    gone = a_draft(a_school(code="D"), by=person)
    submission_actions.withdraw(gone, by=person, at=timezone.now())
    told = a_submission(a_school(code="E"), by=person)
    decided(told)

    assert desk_lines(web) == {
        "drafts": [("Draft", "Finish and submit it before the call closes.")],
        "submitted": [("Submitted", "You can change it until the call closes.")],
        "decided": [("Accepted", "Read the decision.")],
        "past": [
            ("Withdrawn", "It no longer takes part."),
            ("Not submitted", "The call closed before this was submitted."),
        ],
    }


def test_the_desk_holds_nothing_of_others(web):
    a_submission()

    assert desk_lines(web) == {}


def test_a_prepared_decision_shows_nowhere(web, person):
    submission = a_submission(by=person)
    close(submission.call)
    before = [web.get(page).content for page in ("/desk/", address(submission))]

    decided(submission, released=False)

    after = [web.get(page).content for page in ("/desk/", address(submission))]
    assert [without_tokens(page) for page in after] == [without_tokens(page) for page in before]
    assert web.get(address(submission, "decision")).status_code == 404


def without_tokens(page: bytes) -> list[str]:
    return [line for line in page.decode().splitlines() if "csrfmiddlewaretoken" not in line]


def test_a_released_decision_is_read_as_a_letter(web, person):
    submission = a_submission(by=person)
    decided(submission, letter="Dear Ada,\n\nwe offer you <a place>.")

    page = web.get(address(submission, "decision")).content.decode()

    assert "<p>we offer you &lt;a place&gt;.</p>" in page
    assert "Accepted" in page
    assert "Read the decision" in web.get(address(submission)).content.decode()


def test_nobody_else_reads_the_decision(client, person):
    submission = a_submission(by=person)
    decided(submission)
    client.force_login(PersonFactory())

    assert client.get(address(submission, "decision")).status_code == 404


def test_the_way_ahead_shows_promised_dates(web, person):
    milestones = [{"type": "milestone", "value": {"date": "2030-05-01", "what": "Decisions are sent"}}]
    submission = a_submission(a_school(timeline=json.dumps(milestones)), by=person)

    steps = web.get(address(submission)).context["steps"]

    assert [(step.title, step.state) for step in steps] == [
        ("The call opens", "done"),
        ("You submitted", "done"),
        ("The call closes", "now"),
        ("Decisions are sent", "later"),
    ]


def test_what_is_not_eligible_says_why(web, person):
    submission = a_submission(by=person)
    organiser = PersonFactory(is_superuser=True)
    eligibility_actions.rule_ineligible(submission, reason="Too early.", by=organiser, at=timezone.now())

    assert desk_lines(web) == {"decided": [("Not eligible", "Too early.")]}
    page = web.get(address(submission)).content.decode()
    assert "Too early." in page
    assert "Withdraw" not in page


def test_taking_back_asks_first_and_is_done_by_a_post(web, person):
    submission = a_submission(by=person)

    assert web.get(address(submission, "reopen")).status_code == 200
    submission.refresh_from_db()
    assert submission.is_submitted
    assert web.post(address(submission, "reopen")).headers["Location"] == address(submission)
    submission.refresh_from_db()
    assert submission.is_draft


def test_withdrawing_asks_first_and_a_second_click_is_no_error(web, person):
    submission = a_submission(by=person)

    assert web.get(address(submission, "withdraw")).status_code == 200
    clicks = [web.post(address(submission, "withdraw")) for _click in range(2)]

    assert [(click.status_code, click.headers["Location"]) for click in clicks] == [(302, address(submission))] * 2
    assert Submission.objects.get().state == State.WITHDRAWN


@pytest.mark.parametrize(("page", "made"), [("reopen", a_draft), ("withdraw", None)])
def test_a_move_the_table_does_not_allow_is_refused_with_a_reason(web, person, page, made):
    submission = made(by=person) if made else a_submission(by=person)
    if not made:
        decided(submission)

    response = web.post(address(submission, page))

    assert response.status_code == 409
    assert "cannot become" in response.content.decode()


def test_after_the_deadline_it_cannot_be_taken_back(web, person):
    submission = a_submission(by=person)
    close(submission.call)

    assert web.post(address(submission, "reopen")).status_code == 409
    submission.refresh_from_db()
    assert submission.is_submitted


def test_the_facts_are_changed_on_their_own_page(web, person):
    submission = a_submission(by=person)

    response = web.post(address(submission, "about"), ENTRY | {"title": "Rivers", "revision": submission.revision})

    assert response.headers["Location"] == address(submission)
    submission.refresh_from_db()
    assert (submission.title, submission.state) == ("Rivers", State.SUBMITTED)


def test_facts_typed_too_late_stay_on_the_page(web, person):
    submission = a_submission(by=person)
    close(submission.call)

    response = web.post(address(submission, "about"), ENTRY | {"title": "Too late", "revision": submission.revision})

    assert response.status_code == 409
    assert 'value="Too late"' in response.content.decode()


def test_a_closed_draft_can_still_be_read_and_not_changed(web, person):
    draft = a_draft(by=person)
    close(draft.call)

    pages = {page: web.get(address(draft, *page)) for page in [(), ("project",), ("about",), ("check",)]}

    assert {page: response.status_code for page, response in pages.items()} == dict.fromkeys(pages, 200)
    assert "disabled" in pages[("project",)].content.decode()
    assert "This call has closed before you submitted." in pages[()].content.decode()
