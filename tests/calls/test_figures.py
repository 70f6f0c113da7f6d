"""From stored scores to results and places."""

from decimal import Decimal

import pytest
from django.utils import timezone

from calls import figures
from calls.actions import evaluation as evaluation_actions
from calls.actions import panel as panel_actions
from calls.actions import submission as submission_actions
from tests.factories.calls import criterion
from tests.factories.jury import SKIPPABLE, an_open_jury, conflicted, handed_in, saved

pytestmark = pytest.mark.django_db


def test_a_mark_weighs_each_criterion():
    jury = an_open_jury()
    handed_in(jury.assignment(), originality=5, clarity=2)

    assert figures.standing(jury.round).results[jury.dossiers[0].pk].marks == (Decimal(4),)


def test_weights_are_those_of_the_form():
    plan = [criterion("originality", "Originality", "0.5"), criterion("clarity", "Clarity", 3)]
    jury = an_open_jury(criteria=plan)

    assert figures.weights(jury.round) == {"originality": Decimal("0.5"), "clarity": Decimal(3)}


def test_not_applicable_is_left_out_and_never_zero():
    jury = an_open_jury(criteria=SKIPPABLE)
    handed_in(jury.assignment(), originality=None, clarity=4)

    assert figures.standing(jury.round).results[jury.dossiers[0].pk].mean == Decimal(4)


def test_a_draft_does_not_count():
    jury = an_open_jury()
    saved(jury.assignment())

    assert figures.cards(jury.round) == []
    assert figures.standing(jury.round).places[jury.dossiers[0].pk].place is None


def test_a_conflict_declared_after_handing_in_takes_the_mark_out():
    jury = an_open_jury(readers=2)
    handed_in(jury.assignment(0, 0), originality=5, clarity=5)
    handed_in(jury.assignment(0, 1), originality=2, clarity=2)
    conflicted(jury.assignment(0, 0))

    assert figures.standing(jury.round).results[jury.dossiers[0].pk].marks == (Decimal(2),)


def test_a_sheet_given_back_does_not_count():
    jury = an_open_jury()
    sheet = handed_in(jury.assignment())
    evaluation_actions.reopen(sheet, reason="Misread.", by=jury.organiser, at=timezone.now())

    assert figures.cards(jury.round) == []


def test_a_juror_who_left_keeps_the_marks_handed_in():
    jury = an_open_jury()
    handed_in(jury.assignment(), originality=3, clarity=3)
    panel_actions.unseat(jury.readers[0], by=jury.organiser)

    assert figures.standing(jury.round).results[jury.dossiers[0].pk].mean == Decimal(3)


def test_a_withdrawn_dossier_is_not_ranked():
    jury = an_open_jury(dossiers=2)
    for dossier, mark in enumerate((5, 3)):
        handed_in(jury.assignment(dossier), originality=mark, clarity=mark)
    submission_actions.withdraw(jury.dossiers[0], by=jury.dossiers[0].applicant, at=timezone.now())

    places = figures.standing(jury.round).places
    assert {pk: place.place for pk, place in places.items()} == {jury.dossiers[1].pk: 1}


def test_a_dossier_with_too_few_marks_has_a_result_and_no_place():
    jury = an_open_jury(minimum_marks=2)
    handed_in(jury.assignment(), originality=5, clarity=5)
    standing, pk = figures.standing(jury.round), jury.dossiers[0].pk

    assert (standing.results[pk].mean, standing.places[pk].place) == (Decimal(5), None)


def test_named_dossiers_are_ranked_as_if_there_were_no_others():
    jury = an_open_jury(dossiers=3)
    for dossier, mark in enumerate((5, 4, 3)):
        handed_in(jury.assignment(dossier), originality=mark, clarity=mark)
    first, second, third = (dossier.pk for dossier in jury.dossiers)

    places = figures.standing(jury.round, [second, third]).places
    assert {pk: place.place for pk, place in places.items()} == {second: 1, third: 2}
    assert first not in places


def test_the_basis_of_a_tie_names_the_others():
    jury = an_open_jury(dossiers=2)
    for dossier in (0, 1):
        handed_in(jury.assignment(dossier), originality=4, clarity=4)
    first, second = (dossier.pk for dossier in jury.dossiers)

    basis = figures.standing(jury.round).basis(first)
    assert (basis["place"], basis["tied_with"], basis["mean"], basis["of"]) == (1, [second], "4.0000", 2)


def test_the_basis_of_a_dossier_without_marks_says_so():
    jury = an_open_jury()

    assert figures.standing(jury.round).basis(jury.dossiers[0].pk) == {
        "place": None,
        "tied_with": [],
        "mean": None,
        "median": None,
        "spread": None,
        "marks": {},
        "of": 1,
    }


def test_a_round_is_read_in_two_queries_however_large(django_assert_num_queries):
    jury = an_open_jury(dossiers=3, readers=2)
    for dossier in range(3):
        for reader in range(2):
            handed_in(jury.assignment(dossier, reader))
    round_ = type(jury.round).objects.select_related("version").get(pk=jury.round.pk)

    with django_assert_num_queries(2):
        figures.standing(round_)
