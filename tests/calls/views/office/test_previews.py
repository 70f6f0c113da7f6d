"""The previews of a call's forms: what a candidate and a juror will see, of what is drawn and not yet saved."""

import json

import pytest
from wagtail.test.utils.form_data import querydict_from_html, rich_text

from tests.factories.awards import AwardEditionPageFactory
from tests.factories.calls import FORM, a_school, question, round_plan, section
from tests.factories.letters import a_letter_call
from tests.factories.office import an_office_organiser
from tests.factories.training import CohortPageFactory

pytestmark = pytest.mark.django_db


def previewed(page, mode):
    return page.make_preview_request(preview_mode=mode).render().text


def test_the_form_is_previewed_section_by_section_and_cannot_be_sent():
    text = previewed(a_school(), "form")
    for told in ("This is a preview", "Your project", "Why this school?", "Travel support"):
        assert told in text
    assert "<form" not in text


def test_the_only_section_of_a_form_has_its_title_in_the_preview():
    only = [section("one", "Your one section", question("text", "x", "Topic", limit=9))]

    assert previewed(a_school(form=only), "form").count("Your one section") == 1


def test_each_score_sheet_is_previewed_beside_a_sample_without_what_is_for_organisers():
    text = previewed(a_school(rounds=[round_plan("a"), round_plan("b", name="Second reading")]), "sheet")
    for told in ("First reading", "Second reading", "Originality", "Level 5", "Why this school?"):
        assert told in text
    assert "A note to the office" not in text
    assert "<form" not in text


def test_a_page_without_forms_says_where_to_draw_them():
    page = a_school(form=[])
    page.rounds_plan = []
    assert "Draw sections and questions" in previewed(page, "form")
    assert "Draw rounds and criteria" in previewed(page, "sheet")


def test_the_form_of_referees_is_previewed_as_they_will_see_it_and_cannot_be_sent():
    text = previewed(a_letter_call(asked=2, letter_guidance="Say what is new."), "letter")
    for told in ("2 reference letters, due", "Say what is new.", "I was on the committee", "Or upload it"):
        assert told in text
    assert "<form" not in text


def test_a_call_without_letters_says_where_to_ask_for_them():
    assert "No letters yet" in previewed(a_school(), "letter")


def test_a_preview_shows_what_is_not_saved_yet():
    page = a_school(form=FORM)
    page.application_form = json.dumps([section("new", "New", question("text", "x", "Only on screen", limit=9))])
    assert "Only on screen" in previewed(page, "form")


def test_no_two_fields_of_a_preview_share_an_id():
    text = previewed(a_school(rounds=[round_plan("a"), round_plan("b")]), "sheet")
    assert 'id="id_a-originality-score' in text
    assert 'id="id_b-originality-score' in text


def test_a_section_of_questions_for_organisers_alone_is_not_in_the_sample():
    only = [section("x", "Money", question("text", "iban", "IBAN", audience="organisers", limit=40))]
    assert "Money" not in previewed(a_school(form=only), "sheet")


STREAMS = ("body", "timeline", "letter_statements", "application_form", "rounds_plan")
RICH_TEXTS = ("who_may_apply", "how_we_select", "prize")
NEW = {"title": "New", "slug": "new", "year": "2030", "opens_at": "2020-01-15 09:00", "closes_at": "2099-01-31 23:59"}


@pytest.mark.parametrize(
    ("make", "kind"),
    [(AwardEditionPageFactory, "awards/awardeditionpage"), (CohortPageFactory, "training/cohortpage")],
    ids=["edition", "cohort"],
)
def test_what_was_never_saved_is_previewed_in_each_manner(client, make, kind):
    add = f"/admin/pages/add/{kind}/{make().get_parent().pk}/"
    client.force_login(an_office_organiser())
    typed = querydict_from_html(client.get(add).content.decode(), form_id="page-edit-form").copy()
    empty = {f"{name}-count": "0" for name in STREAMS} | {name: rich_text("") for name in RICH_TEXTS}
    for name, value in (empty | NEW).items():
        typed[name] = value

    assert client.post(f"{add}preview/", typed).json()["is_valid"] is True
    for mode in ("", "form", "sheet"):
        assert "New" in client.get(f"{add}preview/", {"mode": mode}).content.decode()
