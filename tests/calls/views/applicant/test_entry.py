"""The page of facts, open twice: nothing is overwritten unseen, and nothing that was typed is lost."""

import pytest

from calls.models import Submission
from tests.calls.views.applicant.typed import ENTRY, address, hidden
from tests.factories.calls import a_draft, an_award, nomination_facts
from training.models import Application

NOMINATION = {
    "route": "other",
    "relation": "supervisor",
    "candidate_name": "Emmy Noether",
    "candidate_email": "emmy@university.example",
    "title": "Invariant borders",
    "english_title": "",
    "universities": "University of Erlangen",
    "defended_on": "2026-03-01",
    "break_months": "",
}


@pytest.fixture
def draft(person):
    facts = {"candidate_name": ENTRY["candidate_name"], "candidate_email": ENTRY["candidate_email"]}
    return a_draft(by=person, **facts)


def opened(web, draft) -> dict[str, str]:
    """The hidden fields of the page as it is now."""
    return hidden(web.get(address(draft, "about")))


def sent(web, draft, page, **typed):
    return web.post(address(draft, "about"), ENTRY | page | typed)


def test_the_last_page_saved_does_not_win_over_what_it_has_not_seen(web, draft):
    first, second = opened(web, draft), opened(web, draft)
    sent(web, draft, first, title="Rivers")

    page = sent(web, draft, second, title="Mountains")

    assert page.status_code == 409
    assert Submission.objects.get().title == "Rivers"
    assert page.context["clashes"] == [("Working title of your thesis", "Rivers")]
    told = page.content.decode()
    assert "This page was changed elsewhere after you opened it. Nothing was overwritten." in told
    assert 'value="Mountains"' in told


def test_who_has_seen_both_puts_theirs_in_the_place_on_purpose(web, draft):
    first, second = opened(web, draft), opened(web, draft)
    sent(web, draft, first, title="Rivers")
    shown = hidden(sent(web, draft, second, title="Mountains"))

    assert sent(web, draft, shown, title="Mountains").status_code == 302
    assert Submission.objects.get().title == "Mountains"


def test_facts_changed_on_one_side_each_are_both_kept(web, draft):
    first, second = opened(web, draft), opened(web, draft)
    sent(web, draft, first, title="Rivers", stage="late")

    answer = sent(web, draft, second, university="Coimbra")

    assert answer.status_code == 302
    kept = Application.objects.get()
    assert (Submission.objects.get().title, kept.stage, kept.university) == ("Rivers", "late", "Coimbra")


def test_the_same_page_sent_twice_counts_once_and_is_no_clash(web, draft):
    page = opened(web, draft)

    answers = [sent(web, draft, page, title="Rivers") for _click in range(2)]

    assert [answer.status_code for answer in answers] == [302, 302]


def test_a_change_of_a_section_is_no_change_of_the_facts(web, draft):
    page = opened(web, draft)
    web.post(address(draft, "project"), {"topic": "Maps", "motivation": "", "note": "", "revision": 0})

    assert sent(web, draft, page, title="Rivers").status_code == 302


def test_a_page_that_does_not_say_what_it_was_made_from_is_older_than_any(web, draft):
    sent(web, draft, opened(web, draft), title="Rivers")

    answer = web.post(address(draft, "about"), ENTRY | {"title": "Mountains"})

    assert (answer.status_code, Submission.objects.get().title) == (409, "Rivers")


def test_what_is_not_complete_keeps_what_the_page_was_made_from(web, draft):
    first, second = opened(web, draft), opened(web, draft)
    sent(web, draft, first, title="Rivers")
    incomplete = hidden(sent(web, draft, second, title="Mountains", university=""))

    assert sent(web, draft, incomplete, title="Mountains").status_code == 409


def test_a_nomination_compares_dates_choices_and_lines_as_they_are_written(web, person):
    draft = a_draft(an_award(), by=person, **{key: nomination_facts()[key] for key in ("route", "relation")})
    first, second = opened(web, draft), opened(web, draft)
    changed = {"universities": "Erlangen\r\nGöttingen", "defended_on": "2026-04-02", "relation": "chair"}
    assert web.post(address(draft, "about"), NOMINATION | first | changed).status_code == 302

    other = {"universities": "Berlin", "defended_on": "2026-05-03", "relation": "committee"}
    page = web.post(address(draft, "about"), NOMINATION | second | other)
    left = web.post(address(draft, "about"), NOMINATION | second | {"english_title": "In English"})

    assert page.context["clashes"] == [
        ("Your relation to the nominee", "Chair of the panel at the conference"),
        ("Universities that gave the degree", "Erlangen\nGöttingen"),
        ("Day of the official defence", "2 April 2026"),
    ]
    assert left.status_code == 302
    kept = Submission.objects.get().nomination
    assert [row.name for row in kept.universities.all()] == ["Erlangen", "Göttingen"]
    assert (kept.relation, kept.english_title) == ("chair", "In English")


def test_what_may_not_always_stay_empty_is_not_called_optional(web, draft):
    told = web.get(address(draft, "about")).content.decode()

    label = told.split("Main supervisor", 1)[1].split("</label>", 1)[0]
    assert "(needed while you work on your doctorate)" in label
    assert "(optional)" not in label
