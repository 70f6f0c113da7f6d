"""Copying answers from an earlier application: shown first, chosen one by one, and never over what is there."""

from django.db import connection
from django.test.utils import CaptureQueriesContext
from wagtail.models import ModelLogEntry

from calls.actions import earlier as deeds
from calls.actions import submission as submission_actions
from calls.errors import Incomplete, NotAllowed, WrongState
from calls.models import Submission
from calls.queries.earlier import sources
from tests.calls.refusing import refuses
from tests.calls.views.applicant.typed import address
from tests.factories.calls import (
    FORM,
    a_draft,
    a_full_draft,
    a_school,
    a_submission,
    an_award,
    answer,
    now_for,
    question,
    section,
)
from tests.factories.files import pdf
from tests.factories.people import PersonFactory


def last_year(person, **facts):
    return a_submission(a_school(code="SUM26", year=2026, title="Crossing borders", **facts), by=person)


def this_year(person, **facts):
    return a_draft(a_school(code="SUM27", **facts), by=person)


def copy(draft, source, *questions, by=None):
    return deeds.copy_answers(draft, source, questions, by=by or draft.applicant, at=now_for(draft.call))


def stored(draft) -> dict:
    return Submission.objects.get(pk=draft.pk).answer_map


class TestWhatCanBeCopied:
    def test_everything_but_declarations(self, person):
        last_year(person)

        [source] = sources(this_year(person))

        assert source.title == "Crossing borders, 2026"
        assert [(line.key, line.value) for line in source.lines] == [
            ("topic", "Borders in maps"),
            ("motivation", "It is where my questions live."),
            ("support", "No"),
            ("cv", "cv.pdf"),
        ]
        assert source.refused == ()

    def test_a_file_beyond_the_limits_is_named_and_not_offered(self, person):
        long = answer(a_draft(a_school(code="SUM26"), by=person), uploads={"cv": pdf(2)}, topic="Maps")
        short = [section("files", "Your files", question("file", "cv", "Your CV", pages=1, megabytes=2))]
        draft = this_year(person, form=[*FORM[:1], *short])

        [source] = sources(draft)

        assert [line.key for line in source.lines] == ["topic"]
        [refused] = source.refused
        assert (refused.label, refused.sentences) == ("Your CV", ("Shorten this file to 1 page: it has 2.",))
        with refuses(Incomplete, "Your CV: Shorten this file to 1 page: it has 2."):
            copy(draft, long, "cv", "topic")
        assert stored(draft) == {}

    def test_what_is_answered_already_is_left_out(self, person):
        last_year(person)
        draft = answer(this_year(person), topic="Rivers")

        [source] = sources(draft)

        assert [line.key for line in source.lines] == ["motivation", "support", "cv"]

    def test_what_is_too_long_here_says_so(self, person):
        last_year(person)
        short = [section("project", "Your project", question("area", "motivation", "Why?", limit=3, unit="words"))]

        [source] = sources(this_year(person, form=short))

        assert [line.sentences for line in source.lines] == [("Shorten this to 3 words: it has 6.",)]

    def test_a_question_of_another_kind_takes_nothing(self, person):
        last_year(person)
        other = [section("project", "Your project", question("date", "topic", "When?"))]

        assert sources(this_year(person, form=other)) == []

    def test_another_persons_submission_is_no_source(self, person):
        last_year(PersonFactory())

        assert sources(this_year(person)) == []

    def test_what_was_said_of_one_nominee_is_no_answer_about_another(self, person):
        a_submission(an_award(code="BAG26"), by=person, email="emmy@university.example")
        award = an_award(code="BAG27")

        other = a_draft(award, by=person, email="ada.lovelace@university.example")
        same = a_draft(award, by=person, email="Emmy@university.example")

        assert sources(other) == []
        assert [line.key for line in sources(same)[0].lines][:3] == ["thesis-kind", "supervisors", "committee"]

    def test_three_earlier_ones_cost_as_many_statements_as_one(self, person):
        last_year(person)
        draft = this_year(person)
        one = statements(lambda: sources(draft))
        for code in ("A", "B"):
            a_submission(a_school(code=code), by=person)

        assert (statements(lambda: sources(draft)), len(sources(draft))) == (one, 3)


class TestTheDeed:
    def test_what_was_chosen_is_copied_and_logged(self, person):
        source, draft = last_year(person), this_year(person)

        copy(draft, source, "topic", "support")

        assert stored(draft) == {"topic": "Borders in maps", "support": False}
        line = ModelLogEntry.objects.get(action="calls.submission.copy")
        assert line.data == {"source": source.reference, "answers": 2}

    def test_a_file_becomes_a_file_of_its_own(self, person):
        source, draft = last_year(person), this_year(person)

        copy(draft, source, "cv")

        old, new = source.attachments.get(), draft.attachments.get()
        assert (new.question, new.name, new.digest, new.pages) == ("cv", old.name, old.digest, old.pages)
        assert (new.key == old.key, new.file.name == old.file.name) == (False, False)
        assert new.file.read() == old.file.read()

    def test_a_file_that_came_meanwhile_stays(self, person):
        source, draft = last_year(person), this_year(person)
        answer(draft, uploads={"cv": pdf(2)})

        copy(draft, source, "cv", "topic")

        assert draft.attachments.get().pages == 2

    def test_what_was_answered_meanwhile_stays(self, person):
        source, draft = last_year(person), this_year(person)
        answer(draft, topic="Rivers")

        copy(draft, source, "topic", "motivation")

        assert stored(draft) == {"topic": "Rivers", "motivation": "It is where my questions live."}

    def test_a_declaration_is_never_copied(self, person):
        source, draft = last_year(person), this_year(person)

        with refuses(Incomplete, "Tick at least one answer to copy."):
            copy(draft, source, "truth")

        assert stored(draft) == {}

    def test_nobody_copies_from_what_is_not_theirs(self, person):
        with refuses(NotAllowed, "Only the person who began this can change it."):
            copy(this_year(person), last_year(PersonFactory()), "topic")

    def test_what_is_handed_in_takes_no_copies(self, person):
        source = last_year(person)
        draft = a_full_draft(a_school(code="SUM27"), by=person)
        submission_actions.submit(draft, by=person, at=now_for(draft.call))

        with refuses(WrongState, "Answers are copied into a draft, and this is handed in."):
            copy(draft, source, "topic")


class TestThePage:
    def test_the_list_of_tasks_offers_it_at_the_start_and_no_more_after(self, web, person):
        last_year(person)
        draft = this_year(person)

        before = web.get(address(draft)).content.decode()
        answer(draft, topic="Rivers")
        after = web.get(address(draft)).content.decode()

        offer = "Copy answers from Crossing borders, 2026"
        assert (offer in before, offer in after) == (True, False)
        assert address(draft, "copy") in after

    def test_everything_is_ticked_and_nothing_is_copied_by_looking(self, web, person):
        last_year(person)
        draft = this_year(person)

        page = web.get(address(draft, "copy"))

        assert page.context["ticked"] == ["topic", "motivation", "support", "cv"]
        assert page.content.decode().count(" checked>") == 4
        assert stored(draft) == {}

    def test_what_is_ticked_is_copied(self, web, person):
        source, draft = last_year(person), this_year(person)

        answered = web.post(address(draft, "copy"), {"source": source.reference, "take": ["motivation"]})

        assert answered.headers["Location"] == address(draft)
        assert stored(draft) == {"motivation": "It is where my questions live."}

    def test_with_nothing_ticked_the_page_says_what_to_do(self, web, person):
        source, draft = last_year(person), this_year(person)

        page = web.post(address(draft, "copy"), {"source": source.reference})

        assert page.status_code == 422
        assert "Tick at least one answer to copy." in page.content.decode()
        assert page.context["ticked"] == []

    def test_one_of_several_is_chosen_by_a_link(self, web, person):
        old = last_year(person)
        a_submission(a_school(code="WIN26", title="Winter"), by=person)
        draft = this_year(person)

        newest = web.get(address(draft, "copy"))
        chosen = web.get(address(draft, "copy"), {"source": old.reference})

        assert newest.context["source"].submission.call.title == "Winter"
        assert chosen.context["source"].submission == old
        assert f"?source={old.reference}" in newest.content.decode()

    def test_who_has_nothing_to_copy_reads_why(self, web, person):
        page = web.get(address(this_year(person), "copy"))

        assert page.status_code == 200
        assert "Nothing to copy" in page.content.decode()

    def test_what_is_handed_in_leads_to_its_own_page(self, web, person):
        submission = a_submission(by=person)

        assert web.get(address(submission, "copy")).headers["Location"] == address(submission)


def statements(work) -> int:
    with CaptureQueriesContext(connection) as captured:
        work()
    return len(captured)


def test_the_form_of_these_tests_has_a_declaration_and_a_file():
    kinds = {asked["type"] for part in FORM for asked in part["value"]["questions"]}

    assert {"consent", "file"} <= kinds
