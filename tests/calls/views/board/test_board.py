"""The board: what stands in it, in which order, and what stays sealed from whom."""

from datetime import timedelta
from decimal import Decimal

import pytest
from django.urls import reverse
from django.utils import timezone

from calls.actions import decision as decision_actions
from calls.actions import panel as panel_actions
from calls.actions import round as round_actions
from calls.actions import submission as submission_actions
from calls.actions.decision import Choice
from calls.models import Assignment, Submission
from calls.queries.board import board
from calls.queries.progress import tally
from calls.templatetags.calls_time import in_zone
from tests.calls.counting import queries_of
from tests.factories.jury import (
    RECOMMENDATIONS,
    an_assigned_jury,
    an_open_jury,
    closed,
    conflicted,
    free,
    handed_in,
)

pytestmark = pytest.mark.django_db


def address(jury, look=""):
    return reverse("calls:board", args=[jury.round.pk]) + look


def rows(jury, person=None):
    return {row.title: row for row in board(jury.refreshed(), person or jury.chair.person).rows}


def a_scored_jury(**facts):
    """Three dossiers, two readers: Thesis 1 and 2 tie, Thesis 3 has one mark."""
    jury = an_open_jury(dossiers=3, readers=2, minimum_marks=2, **facts)
    for dossier, marks in enumerate([(5, 3), (4, 4), (2,)]):
        for reader, mark in enumerate(marks):
            handed_in(jury.assignment(dossier, reader), originality=mark, clarity=mark)
    return jury


def with_reading_chair(jury, dossier=0):
    panel_actions.assign(jury.round, [jury.dossiers[dossier]], [jury.chair], by=jury.organiser, at=timezone.now())
    return Assignment.objects.get(juror=jury.chair, submission=jury.dossiers[dossier])


def test_the_board_shows_mean_median_spread_and_marks_of_those_expected():
    row = rows(a_scored_jury())["Thesis 1"]

    assert (row.mean, row.median, row.count, row.expected) == (Decimal(4), Decimal(4), 2, 2)
    assert round(row.spread, 4) == Decimal("1.4142")


def test_equal_means_share_a_place_and_too_few_marks_have_none():
    found = rows(a_scored_jury())

    assert [found[title].place_number for title in ("Thesis 1", "Thesis 2", "Thesis 3")] == [1, 1, None]
    assert (found["Thesis 1"].place.tied, found["Thesis 3"].few) == (True, True)


def test_jurors_far_apart_make_a_dossier_contested():
    found = rows(a_scored_jury())

    assert (found["Thesis 1"].is_contested, found["Thesis 2"].is_contested) == (True, False)


def test_recommendations_are_counted_in_the_order_of_the_form():
    jury = an_open_jury(readers=3, recommendations=RECOMMENDATIONS)
    for reader, said in enumerate(("no", "yes", "no")):
        handed_in(jury.assignment(0, reader), recommendation=said)

    assert rows(jury)["Thesis 1"].tally == "1 Shortlist, 2 Leave out"


def test_the_progress_table_says_where_each_juror_stands():
    jury = an_open_jury(dossiers=3)
    handed_in(jury.assignment(0))
    conflicted(jury.assignment(1))

    progress = {line.juror: line for line in board(jury.refreshed(), jury.chair.person).progress}

    line = progress[jury.readers[0]]
    assert (line.dossiers, line.handed_in, line.declared, line.unanswered) == (3, 1, 1, 1)
    assert progress[jury.chair].dossiers == 0


def test_a_dossier_that_takes_part_no_more_is_nobodys_work():
    jury = an_open_jury(dossiers=2)
    handed_in(jury.assignment(0))
    submission_actions.withdraw(jury.dossiers[0], by=jury.dossiers[0].applicant, at=timezone.now())

    progress = {line.juror: line for line in board(jury.refreshed(), jury.chair.person).progress}
    line, counts = progress[jury.readers[0]], tally(jury.refreshed())

    assert (line.dossiers, line.handed_in, line.unanswered) == (1, 0, 1)
    assert (counts.dossiers, counts.sheets, counts.handed_in) == (1, 1, 0)


def test_a_mark_of_a_juror_who_left_still_counts():
    jury = an_open_jury()
    handed_in(jury.assignment())
    panel_actions.unseat(jury.readers[0], by=jury.organiser)

    assert rows(jury)["Thesis 1"].mean == Decimal("3.666666666667")


def test_a_chair_in_conflict_sees_neither_marks_nor_place_of_that_dossier(client):
    jury = a_scored_jury()
    conflicted(with_reading_chair(jury))

    found = rows(jury)
    client.force_login(jury.chair.person)
    page = client.get(address(jury)).content.decode()

    assert (found["Thesis 1"].result, found["Thesis 1"].place) == (None, None)
    assert found["Thesis 1"].sealed == "You declared a conflict"
    assert found["Thesis 2"].place.tied is False
    assert page.count("You declared a conflict") == 1
    assert "Places leave out 1 dossier whose marks you do not see." in page


def test_a_chair_says_first_whether_there_is_a_conflict(client):
    jury = a_scored_jury()
    with_reading_chair(jury)
    client.force_login(jury.chair.person)

    page = client.get(address(jury)).content.decode()

    assert rows(jury)["Thesis 1"].sealed == "Say first whether you have a conflict"
    assert f"/dossiers/{jury.dossiers[0].pk}/" not in page
    assert f"/dossiers/{jury.dossiers[1].pk}/" in page


def test_a_chair_in_conflict_sees_no_prepared_decision_on_that_dossier():
    jury = a_scored_jury()
    conflicted(with_reading_chair(jury))
    choice = {jury.dossiers[0].pk: Choice("accepted")}
    decision_actions.prepare(jury.round, choice, by=jury.organiser, at=timezone.now())

    assert rows(jury)["Thesis 1"].outcome == ""
    assert rows(jury, jury.organiser)["Thesis 1"].outcome == "accepted"


def test_a_chair_who_reads_sees_no_prepared_decision_before_handing_in(client):
    jury = a_scored_jury()
    client.force_login(jury.chair.person)
    dossier = reverse("calls:board_dossier", args=[jury.round.pk, jury.dossiers[0].pk])
    assignment = with_reading_chair(jury)
    choice = {jury.dossiers[0].pk: Choice("accepted")}
    decision_actions.prepare(jury.round, choice, by=jury.organiser, at=timezone.now())
    before, page = rows(jury)["Thesis 1"].outcome, client.get(dossier).content.decode()
    handed_in(assignment)

    assert (before, rows(jury)["Thesis 1"].outcome) == ("", "accepted")
    assert ("Accepted" in page, "Accepted" in client.get(dossier).content.decode()) == (False, True)


def test_the_organiser_sees_what_is_sealed_from_the_chair():
    jury = a_scored_jury()
    conflicted(with_reading_chair(jury))

    assert rows(jury, jury.organiser)["Thesis 1"].mean == Decimal(4)


def test_a_chair_who_reads_sees_colleagues_marks_only_after_handing_in():
    jury = a_scored_jury()
    assignment = free(with_reading_chair(jury))
    before = rows(jury)["Thesis 1"]
    handed_in(assignment, originality=4, clarity=4)
    after = rows(jury)["Thesis 1"]

    assert (before.sealed, before.result, before.tally) == ("Hand in your own sheet first", None, "")
    assert (after.sealed, after.count) == ("", 3)


def test_an_own_sheet_left_open_no_longer_seals_once_the_round_is_closed():
    jury = a_scored_jury()
    free(with_reading_chair(jury))
    closed(jury)

    assert rows(jury)["Thesis 1"].sealed == ""


def test_the_order_of_names_is_as_hidden_as_the_names(client):
    jury = an_open_jury(names_hidden=True, dossiers=3)
    for dossier, name in zip(jury.dossiers, ("Zofia", "Ada", "Mira"), strict=True):
        Submission.objects.filter(pk=dossier.pk).update(candidate_name=name)

    def order(person, look):
        client.force_login(person)
        page = client.get(address(jury, look)).content.decode()
        return sorted((dossier.title for dossier in jury.dossiers), key=page.index)

    given = ["Thesis 1", "Thesis 2", "Thesis 3"]
    assert order(jury.chair.person, "?sort=name") == given
    assert order(jury.organiser, "?sort=-name&projected") == given
    assert order(jury.organiser, "?sort=name") == ["Thesis 2", "Thesis 3", "Thesis 1"]


def test_names_hidden_from_the_jury_are_hidden_from_its_chair(client):
    jury = an_open_jury(names_hidden=True)
    name = jury.dossiers[0].candidate_name
    pages = []
    for person, look in ((jury.chair.person, ""), (jury.organiser, ""), (jury.organiser, "?projected")):
        client.force_login(person)
        pages.append(name in client.get(address(jury, look)).content.decode())

    assert pages == [False, True, False]


def order(client, jury, look):
    client.force_login(jury.chair.person)
    page = client.get(address(jury, look)).content.decode()
    return sorted(("Thesis 1", "Thesis 2", "Thesis 3"), key=lambda title: page.index(f">{title}<"))


def test_columns_sort_by_links_and_what_has_no_value_comes_last(client):
    jury = a_scored_jury()

    assert order(client, jury, "?sort=-spread") == ["Thesis 1", "Thesis 2", "Thesis 3"]
    assert order(client, jury, "?sort=spread") == ["Thesis 2", "Thesis 1", "Thesis 3"]
    assert order(client, jury, "?sort=mean") == ["Thesis 3", "Thesis 1", "Thesis 2"]
    assert order(client, jury, "?sort=-title") == ["Thesis 3", "Thesis 2", "Thesis 1"]


def test_an_unknown_sort_is_passed_over(client):
    jury = a_scored_jury()

    assert order(client, jury, "?sort=secret") == ["Thesis 1", "Thesis 2", "Thesis 3"]


def test_the_sorted_column_says_so(client):
    jury = a_scored_jury()
    client.force_login(jury.chair.person)

    page = client.get(address(jury, "?sort=-mean")).content.decode()

    assert 'aria-sort="descending"><a href="?sort=mean">Mean' in page


def test_the_contested_view_leaves_out_the_rest(client):
    jury = a_scored_jury()
    client.force_login(jury.chair.person)

    page = client.get(address(jury, "?contested")).content.decode()

    assert (">Thesis 1<" in page, ">Thesis 2<" in page) == (True, False)


def test_the_criterion_view_has_a_column_for_each(client):
    jury = a_scored_jury()
    client.force_login(jury.chair.person)

    page = client.get(address(jury, "?criteria")).content.decode()

    assert '<th scope="col" class="number">Originality</th>' in page


def test_the_projected_view_has_no_private_column(client):
    jury = a_scored_jury(recommendations=RECOMMENDATIONS)
    client.force_login(jury.chair.person)

    page = client.get(address(jury, "?projected")).content.decode()

    assert "board--projected" in page
    assert [word in page for word in ("Recommended", "<select", "Who has handed in", "To decide")] == [False] * 4


def test_dots_lie_on_one_axis_and_ones_own_is_marked(client):
    jury = a_scored_jury()
    handed_in(with_reading_chair(jury), originality=1, clarity=1)
    client.force_login(jury.chair.person)

    page = client.get(address(jury)).content.decode()

    assert '<circle class="dots__mark" cx="100.00%"' in page
    assert '<circle class="dots__mark dots__mark--own" cx="0.00%"' in page
    assert 'aria-label="Marks 1.00, 5.00, 3.00; mean 3.00"' in page


def test_a_line_is_drawn_where_the_places_end(client):
    jury = an_open_jury(dossiers=3, places=1)
    for dossier, mark in enumerate((2, 5, 4)):
        handed_in(jury.assignment(dossier), originality=mark, clarity=mark)
    client.force_login(jury.chair.person)

    page = client.get(address(jury)).content.decode()

    assert page.index(">Thesis 2<") < page.index("The 1 places end here") < page.index(">Thesis 3<")


def test_a_line_between_tied_dossiers_says_so(client):
    jury = a_scored_jury(places=1)
    client.force_login(jury.chair.person)

    assert "end here, between dossiers that are tied" in client.get(address(jury)).content.decode()


def test_a_board_without_dossiers_says_when_they_come(client):
    jury = an_assigned_jury(dossiers=0)
    client.force_login(jury.chair.person)

    assert "No dossiers here" in client.get(address(jury)).content.decode()


def test_the_board_costs_the_same_however_many_dossiers(client):
    counts = []
    for dossiers in (1, 3):
        jury = an_open_jury(dossiers=dossiers, readers=dossiers, code=f"CALL{dossiers}")
        for dossier in range(dossiers):
            handed_in(jury.assignment(dossier))
        counts.append(queries_of(client, jury.organiser, address(jury)))

    assert counts[0] == counts[1]
    assert counts[0] <= 13


def test_the_projected_view_does_not_tell_whose_mark_is_whose(client):
    jury = a_scored_jury()
    handed_in(with_reading_chair(jury), originality=1, clarity=1)
    client.force_login(jury.chair.person)

    assert "dots__mark--own" not in client.get(address(jury, "?projected")).content.decode()


def test_a_tie_is_marked_only_where_tied_rows_stand_together(client):
    jury = a_scored_jury()
    client.force_login(jury.chair.person)
    marked = [
        client.get(address(jury, look)).content.decode().count("board__row--tied") for look in ("", "?sort=title")
    ]

    assert marked == [2, 0]


def test_the_board_says_when_marks_are_due(client):
    jury = an_open_jury()
    round_actions.set_due(jury.round, timezone.now() + timedelta(days=9, hours=1), by=jury.organiser, at=timezone.now())
    client.force_login(jury.chair.person)

    page = client.get(address(jury)).text

    assert f"Marks are due by {in_zone(jury.refreshed().due_at, jury.call.zone)}." in page
    assert "<strong>9 days left</strong>" in page


@pytest.mark.parametrize("side", ["author", "candidate"])
def test_what_is_by_or_about_an_organiser_is_sealed_and_closed_to_them(client, side):
    jury = closed(a_scored_jury())
    own = jury.dossiers[0]
    facts = {"applicant": jury.organiser} if side == "author" else {"candidate_email": jury.organiser.email.upper()}
    Submission.objects.filter(pk=own.pk).update(**facts)
    client.force_login(jury.organiser)
    seen = rows(jury, jury.organiser)

    assert (seen["Thesis 1"].sealed, seen["Thesis 1"].result) == ("This is by you or about you", None)
    assert seen["Thesis 2"].result is not None
    assert client.get(closed_address := reverse("calls:board_dossier", args=[jury.round.pk, own.pk])).status_code == 404
    assert closed_address not in client.get(address(jury)).content.decode()
    assert client.get(reverse("calls:board_dossier", args=[jury.round.pk, jury.dossiers[1].pk])).status_code == 200


def test_a_chair_answers_from_the_board_and_comes_back_to_it(client):
    jury = a_scored_jury()
    question = reverse("calls:conflict", args=[with_reading_chair(jury).pk])
    client.force_login(jury.chair.person)

    page = client.get(address(jury)).content.decode()
    asked = client.get(f"{question}?board").content.decode()
    answered = client.post(f"{question}?board", {"answer": "none"})

    assert f'<a href="{question}?board">Say first whether you have a conflict</a>' in page
    assert f'<a class="back" href="{address(jury)}">' in asked
    assert answered.url == address(jury)


def test_who_leads_no_board_is_not_led_to_one_by_the_question_of_conflicts(client):
    jury = an_open_jury()
    pk = jury.assignment().pk
    client.force_login(jury.readers[0].person)

    answered = client.post(reverse("calls:conflict", args=[pk]) + "?board", {"answer": "none"})

    assert answered.url == reverse("calls:dossier", args=[pk])
