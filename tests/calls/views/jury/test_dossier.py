"""The dossier with its score sheet: what is shown, what is kept, and what happens at each button."""

import pytest
from django.urls import reverse
from django.utils import timezone

from calls.actions import evaluation as evaluation_actions
from calls.actions import submission as submission_actions
from calls.models import Evaluation, Score
from tests.calls.counting import queries_of
from tests.factories.jury import an_open_jury, closed, conflicted, free, handed_in, saved, scores

pytestmark = pytest.mark.django_db
SHEET = {"originality-score": "4", "clarity-score": "3", "revision": "0"}


def address(assignment):
    return reverse("calls:dossier", args=[assignment.pk])


@pytest.fixture
def jury(client):
    found = an_open_jury(dossiers=2)
    free(found.assignment())
    client.force_login(found.readers[0].person)
    return found


def press(client, jury, button, **typed):
    return client.post(address(jury.assignment()), SHEET | {"press": button} | typed)


def test_the_dossier_shows_what_the_jury_may_read(client, jury):
    page = client.get(address(jury.assignment())).content.decode()

    assert "It is where my questions live." in page
    assert "University of Lisbon" in page
    assert jury.dossiers[0].candidate_name in page


def test_an_answer_for_organisers_is_not_in_the_page(client, jury):
    jury.dossiers[0].answers.create(question="note", value="I am in a wheelchair.")

    page = client.get(address(jury.assignment())).content.decode()

    assert ("I am in a wheelchair." in page, "A note to the office" in page) == (False, False)


def test_the_pdf_is_in_the_page_and_behind_a_link(client, jury):
    file = reverse("calls:attachment", args=[jury.dossiers[0].attachments.get().key])

    page = client.get(address(jury.assignment())).content.decode()

    assert f'<iframe class="reader__frame" src="{file}?inline#navpanes=0" title="Your CV"' in page
    assert f'<a href="{file}">Download</a>' in page


def test_a_draft_is_saved_with_what_there_is(client, jury):
    answer = client.post(address(jury.assignment()), {"press": "save", "revision": "0", "clarity-score": "2"})

    assert (answer.status_code, answer.url) == (302, address(jury.assignment()))
    assert list(Score.objects.values_list("criterion", "value")) == [("clarity", 2)]
    assert Evaluation.objects.get().state == "draft"


def test_a_saved_draft_is_there_again(client, jury):
    press(client, jury, "save")

    page = client.get(address(jury.assignment())).content.decode()

    assert 'name="revision" value="1"' in page
    assert page.count(" checked") == 2
    assert '<output class="reader__mark-number" data-mark>3.67</output>' in page


def test_save_and_next_goes_to_the_next_dossier_to_read(client, jury):
    free(jury.assignment(1))

    assert press(client, jury, "next").url == address(jury.assignment(1))


def test_save_and_next_comes_round_to_what_was_passed_over(client, jury):
    free(jury.assignment(1))

    answer = client.post(address(jury.assignment(1)), SHEET | {"press": "next"})

    assert answer.url == address(jury.assignment(0))


def test_the_last_one_leads_to_the_desk(client, jury):
    conflicted(jury.assignment(1))

    assert press(client, jury, "hand_in").url == reverse("calls:jury_desk")


def test_handing_in_counts_and_goes_on(client, jury):
    answer = press(client, jury, "hand_in")

    assert (answer.status_code, answer.url) == (302, address(jury.assignment(1)))
    assert Evaluation.objects.get().state == "handed_in"


def test_handing_in_half_a_sheet_says_what_is_missing_and_keeps_what_was_chosen(client, jury):
    page = client.post(address(jury.assignment()), {"press": "hand_in", "revision": "0", "clarity-score": "2"})

    body = page.content.decode()
    assert page.status_code == 422
    assert "Originality: Choose a level." in body
    assert body.count(" checked") == 1
    assert Evaluation.objects.count() == 0


@pytest.mark.parametrize("typed", [{"press": "shred"}, {"revision": "x"}, {"revision": "-1"}])
def test_a_broken_page_saves_nothing_and_keeps_what_was_chosen(client, jury, typed):
    page = press(client, jury, "save", **typed) if "press" not in typed else press(client, jury, typed["press"])

    assert (page.status_code, page.content.decode().count(" checked")) == (400, 2)
    assert Evaluation.objects.count() == 0


def test_a_forged_score_is_refused(client, jury):
    page = press(client, jury, "save", **{"clarity-score": "11"})

    assert (page.status_code, "Choose one of the levels." in page.content.decode()) == (422, True)
    assert Evaluation.objects.count() == 0


def test_a_stale_sheet_keeps_what_was_typed_beside_what_is_stored(client, jury):
    saved(jury.assignment(), originality=5, clarity=5)

    page = press(client, jury, "save", **{"originality-score": "1"})

    body = page.content.decode()
    assert page.status_code == 409
    assert "This sheet was saved elsewhere after you opened it. Nothing was overwritten." in body
    assert "<dt>Originality</dt><dd>5 · Level 5</dd>" in body
    assert 'value="1" class="choice__input" id="id_originality-score_0" checked' in body
    assert Score.objects.get(criterion="originality").value == 5


def test_saving_a_stale_sheet_again_is_on_purpose(client, jury):
    saved(jury.assignment(), originality=5)
    body = press(client, jury, "save", **{"originality-score": "1"}).content.decode()

    assert 'name="revision" value="1"' in body
    press(client, jury, "save", **{"originality-score": "1", "revision": "1"})
    assert Score.objects.get(criterion="originality").value == 1


def test_a_round_that_closed_meanwhile_keeps_the_typed_text_on_the_page(client, jury):
    closed(jury)

    page = press(client, jury, "save")

    body = page.content.decode()
    assert (page.status_code, body.count(" checked")) == (409, 2)
    assert "This round has closed: score sheets can no longer be changed." in body
    assert 'value="hand_in"' not in body


def test_a_second_click_on_hand_in_finds_it_done(client, jury):
    press(client, jury, "hand_in")
    again = press(client, jury, "hand_in")

    assert again.status_code == 409
    assert "You have handed this sheet in." in again.content.decode()
    assert Evaluation.objects.get().revision == 1


def test_a_handed_in_sheet_is_read_only(client, jury):
    handed_in(jury.assignment())

    body = client.get(address(jury.assignment())).content.decode()

    assert ('value="save"' in body, "This sheet counts." in body) == (False, True)
    assert body.count("disabled") == 10


def test_a_sheet_of_a_closed_round_is_read_only(client, jury):
    saved(jury.assignment())
    closed(jury)

    page = client.get(address(jury.assignment()))

    assert (page.status_code, 'value="save"' in page.content.decode()) == (200, False)


def test_a_blind_round_leaves_out_names_wherever_they_stand(client):
    jury = an_open_jury(names_hidden=True)
    free(jury.assignment())
    client.force_login(jury.readers[0].person)

    body = client.get(address(jury.assignment())).content.decode()

    hidden = [jury.dossiers[0].candidate_name, "University of Lisbon", "Grace Hopper", "cv.pdf"]
    assert [word in body for word in hidden] == [False, False, False, False]
    assert "It is where my questions live." in body


def test_a_colleagues_scores_are_not_in_the_page(client):
    jury = an_open_jury(readers=2)
    handed_in(jury.assignment(0, 1), originality=5, clarity=5, comment="Nothing short of brilliant.")
    free(jury.assignment(0, 0))
    client.force_login(jury.readers[0].person)

    body = client.get(address(jury.assignment())).content.decode()

    assert ("Nothing short of brilliant." in body, " checked" in body) == (False, False)


def test_an_unanswered_dossier_leads_to_the_question(client, jury):
    answer = client.get(address(jury.assignment(1)))

    assert (answer.status_code, answer.url) == (302, reverse("calls:conflict", args=[jury.assignment(1).pk]))


def test_a_dossier_in_conflict_is_refused_with_the_reason(client, jury):
    conflicted(jury.assignment())

    page = client.get(address(jury.assignment()))

    assert page.status_code == 403
    assert "You declared a conflict with this dossier, so it stays closed to you." in page.content.decode()


def test_a_withdrawn_dossier_is_gone(client, jury):
    submission_actions.withdraw(jury.dossiers[0], by=jury.dossiers[0].applicant, at=timezone.now())

    assert client.get(address(jury.assignment())).status_code == 404


def test_a_dossier_costs_the_same_however_many_are_on_the_desk(client):
    counts = []
    for dossiers in (1, 3):
        jury = an_open_jury(dossiers=dossiers, code=f"CALL{dossiers}")
        saved(jury.assignment())
        counts.append(queries_of(client, jury.readers[0].person, address(jury.assignment())))

    assert counts[0] == counts[1]
    assert counts[0] <= 13


def test_handing_in_needs_few_queries(client, jury, django_assert_max_num_queries):
    evaluation_actions.save(
        jury.assignment(), scores=scores(), remarks={}, by=jury.readers[0].person, at=timezone.now(), based_on=0
    )
    client.get(address(jury.assignment()))

    with django_assert_max_num_queries(18):
        press(client, jury, "hand_in", revision="1")
