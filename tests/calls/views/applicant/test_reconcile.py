"""A page that was changed elsewhere meanwhile: both texts are shown, one decision each, and nothing is overwritten."""

import pytest

from calls.models import Answer
from tests.calls.views.applicant.typed import address, hidden
from tests.factories.calls import a_draft, a_full_draft, a_school, a_submission, answer, question, section
from tests.factories.files import pdf

HERE, THERE = "Written in this tab", "Written in the other tab"
OPTIONS = ["Sociology", "Law", "Geography"]


def stored(submission) -> dict:
    return {row.question: row.value for row in Answer.objects.filter(submission=submission) if row.value is not None}


@pytest.fixture
def draft(person):
    return a_draft(by=person)


def opened(web, draft, key="project") -> dict:
    """The hidden fields of a page that was just opened."""
    return hidden(web.get(address(draft, key)))


def clash(web, draft, **typed):
    """The answer to a page that was opened before `typed` was changed in another tab."""
    page = opened(web, draft)
    answer(draft, **dict.fromkeys(typed, THERE))
    return web.post(address(draft, "project"), page | {"topic": "", "motivation": "", "note": ""} | typed)


def words(runs) -> str:
    return "".join(run.text for run in runs)


def decide(web, draft, response, **choices):
    named = {name.replace("_", "-", 1): value for name, value in choices.items()}
    return web.post(address(draft, "project"), hidden(response) | named)


def test_both_answers_are_shown_and_neither_is_lost(web, draft):
    response = clash(web, draft, topic=HERE)

    (row,) = response.context["form"].rows
    assert response.status_code == 409
    assert (row.question.label, words(row.stored), words(row.mine)) == ("Topic", THERE, HERE)
    assert [run.text for run in row.mine if run.differs] == ["this"]
    assert stored(draft) == {"topic": THERE}


def test_a_question_left_alone_here_takes_what_was_written_elsewhere(web, draft):
    page = opened(web, draft)
    answer(draft, topic=THERE)

    response = web.post(address(draft, "project"), page | {"topic": "", "motivation": HERE, "note": ""})

    assert response.status_code == 302
    assert stored(draft) == {"topic": THERE, "motivation": HERE}


def test_the_same_text_on_both_sides_is_no_clash(web, draft):
    page = opened(web, draft)
    answer(draft, topic=THERE)

    response = web.post(address(draft, "project"), page | {"topic": THERE, "motivation": "", "note": ""})

    assert response.status_code == 302
    assert stored(draft) == {"topic": THERE}


def test_mine_can_be_kept(web, draft):
    response = decide(web, draft, clash(web, draft, topic=HERE), choose_topic="mine")

    assert response.status_code == 302
    assert stored(draft) == {"topic": HERE}


def test_what_is_stored_can_be_kept_with_everything_else_that_was_written(web, draft):
    page = opened(web, draft)
    answer(draft, topic=THERE)
    refused = web.post(address(draft, "project"), page | {"topic": HERE, "motivation": "Because.", "note": ""})

    decide(web, draft, refused, choose_topic="stored")

    assert stored(draft) == {"topic": THERE, "motivation": "Because."}


def test_a_long_text_offers_both_to_be_edited_and_does_so_unasked(web, draft):
    refused = clash(web, draft, motivation=HERE)

    (row,) = refused.context["form"].rows
    assert (row.choose.value(), row.both.value()) == ("both", f"{THERE}\n\n{HERE}")
    decide(web, draft, refused, choose_motivation="both", both_motivation="One of the two")
    assert stored(draft) == {"motivation": "One of the two"}


def test_a_short_text_must_be_decided(web, draft):
    refused = clash(web, draft, topic=HERE, motivation=HERE)

    undecided = decide(web, draft, refused, choose_motivation="both", both_motivation="Edited already")

    topic, motivation = undecided.context["form"].rows
    assert undecided.status_code == 422
    assert topic.choose.errors == ["Choose which answer to keep."]
    assert motivation.both.value() == "Edited already"
    assert stored(draft) == {"topic": THERE, "motivation": THERE}
    decide(web, draft, undecided, choose_topic="mine", choose_motivation="both", both_motivation="Edited already")
    assert stored(draft) == {"topic": HERE, "motivation": "Edited already"}


@pytest.mark.parametrize("choice", ["", "both ", "theirs"])
def test_a_forged_choice_decides_nothing(web, draft, choice):
    refused = clash(web, draft, topic=HERE)

    assert decide(web, draft, refused, choose_topic=choice).status_code == 422
    assert stored(draft) == {"topic": THERE}


def test_a_third_change_before_the_decision_is_shown_again(web, draft):
    refused = clash(web, draft, topic=HERE)
    answer(draft, topic="A third text")

    again = decide(web, draft, refused, choose_topic="mine")

    assert again.status_code == 409
    assert [words(row.stored) for row in again.context["form"].rows] == ["A third text"]
    decide(web, draft, again, choose_topic="mine")
    assert stored(draft) == {"topic": HERE}


def test_an_answer_emptied_elsewhere_is_not_silently_written_again(web, person):
    draft = answer(a_draft(by=person), topic="First")
    page = opened(web, draft)
    answer(draft, topic=None)

    response = web.post(address(draft, "project"), page | {"topic": HERE, "motivation": "", "note": ""})

    assert response.status_code == 409
    assert [row.stored for row in response.context["form"].rows] == ["No answer"]


def test_a_single_choice_cannot_be_both(web, draft):
    page = opened(web, draft, "support")
    answer(draft, support=True)

    response = web.post(address(draft, "support"), page | {"support": "no", "amount": ""})

    (row,) = response.context["form"].rows
    assert (row.stored, row.mine, list(row.buttons)) == ("Yes", "No", ["stored", "mine"])
    assert row.choose.value() is None


def test_lists_keep_what_is_in_either(web, person):
    fields = [question("multi", "fields", "Disciplines", options=OPTIONS, choose_at_most=None)]
    draft = a_draft(a_school(form=[section("project", "Your project", *fields)]), by=person)
    sociology, law, geography = (option.key for option in draft.version.definition.sections[0].questions[0].options)
    page = opened(web, draft)
    answer(draft, fields=[sociology, law])
    refused = web.post(address(draft, "project"), page | {"fields": [law, geography]})

    assert refused.context["form"].rows[0].choose.value() == "both"
    sent = hidden(refused) | {"fields": [law, geography], "choose-fields": "both"}
    web.post(address(draft, "project"), sent)

    assert stored(draft) == {"fields": [sociology, law, geography]}


def test_a_page_saved_twice_goes_on_from_what_it_saved(web, draft):
    page = opened(web, draft, "support")
    refused = web.post(address(draft, "support"), page | {"support": "yes", "amount": "a lot"})
    assert (refused.status_code, stored(draft)) == (422, {"support": True})

    response = web.post(address(draft, "support"), hidden(refused) | {"support": "no", "amount": ""})

    assert response.status_code == 302
    assert stored(draft) == {"support": False}


def test_a_submission_is_changed_only_where_it_stays_complete(web, person):
    submission = a_submission(by=person)
    page = opened(web, submission)
    answer(submission, topic=THERE)
    refused = web.post(address(submission, "project"), page | {"topic": HERE, "motivation": "Because.", "note": ""})
    assert refused.status_code == 409

    decide(web, submission, refused, choose_topic="stored")

    assert (stored(submission)["topic"], stored(submission)["motivation"]) == (THERE, "Because.")


def test_a_page_that_was_refused_goes_on_standing_on_what_it_was_made_from(web, person):
    submission = a_submission(by=person)
    page = opened(web, submission)
    answer(submission, topic=THERE)
    refused = web.post(address(submission, "project"), page | {"topic": HERE, "motivation": "", "note": ""})
    assert refused.status_code == 422

    again = web.post(address(submission, "project"), hidden(refused) | {"topic": HERE, "motivation": "x", "note": ""})

    assert again.status_code == 409
    assert stored(submission)["topic"] == THERE


def test_a_file_replaced_elsewhere_is_shown_before_it_is_replaced_again(web, person):
    draft = a_full_draft(by=person)
    page = opened(web, draft, "files")
    answer(draft, uploads={"cv": pdf(2, name="there.pdf")})

    refused = web.post(address(draft, "files"), page | {"cv": pdf(1, name="here.pdf")})

    assert refused.status_code == 409
    assert draft.attachments.get().name == "there.pdf"
    assert "there.pdf" in refused.content.decode()
    web.post(address(draft, "files"), hidden(refused) | {"cv": pdf(1, name="here.pdf")})
    assert draft.attachments.get().name == "here.pdf"


def test_the_same_file_sent_twice_is_stored_once(web, person):
    draft = a_draft(by=person)
    page = opened(web, draft, "files")

    for _time in range(2):
        assert web.post(address(draft, "files"), page | {"cv": pdf(1, name="cv.pdf")}).status_code == 302

    draft.refresh_from_db()
    assert draft.revision == 1


@pytest.mark.parametrize("seen", ["", "topic", "topic=", "topic=zzzzzzzz", "note=00000000", "[" * 5000, "\x00"])
def test_a_forged_basis_overwrites_nothing(web, draft, seen):
    answer(draft, topic=THERE)

    response = web.post(
        address(draft, "project"), {"topic": HERE, "motivation": "", "note": "", "revision": "0", "seen": seen}
    )

    assert response.status_code == 409
    assert stored(draft) == {"topic": THERE}


def test_a_page_speaks_of_its_own_questions_only(web, draft):
    page = opened(web, draft)

    assert sorted(pair.partition("=")[0] for pair in page["seen"].split()) == ["motivation", "note", "topic"]
