"""A juror's deeds: the question of conflicts, the score sheet as a draft and handed in; and reopening it."""

from decimal import Decimal

import pytest
from django.utils import timezone

from calls.actions import eligibility as eligibility_actions
from calls.actions import evaluation as evaluation_actions
from calls.actions import panel as panel_actions
from calls.actions import submission as submission_actions
from calls.errors import Closed, Incomplete, NotAllowed, Stale, WrongState
from calls.forms.compiler import ScoreGiven
from calls.models import Assignment, Evaluation, Score, Submission
from people.models import Message
from tests.calls.at_once import at_once
from tests.calls.refusing import refuses
from tests.factories.calls import criterion
from tests.factories.jury import (
    RECOMMENDATIONS,
    SKIPPABLE,
    an_assigned_jury,
    an_open_jury,
    closed,
    conflicted,
    free,
    handed_in,
    saved,
    scores,
)

pytestmark = pytest.mark.django_db


def visible(jury):
    return list(Submission.objects.visible_to(jury.readers[0].person).values_list("pk", flat=True))


def sheet(jury, **facts):
    told = {"scores": scores(), "remarks": {}, "by": jury.readers[0].person, "at": timezone.now(), "based_on": 0}
    return told | facts


def test_a_dossier_opens_only_after_the_answer_that_there_is_no_conflict():
    jury = an_open_jury()
    before = visible(jury)
    free(jury.assignment())

    assert (before, visible(jury)) == ([], [jury.dossiers[0].pk])


def test_a_declared_conflict_closes_the_dossier_at_once():
    jury = an_open_jury()
    handed_in(jury.assignment())
    conflicted(jury.assignment(), because="  We are writing a paper. ")

    assert visible(jury) == []
    assert jury.assignment().conflict_because == "We are writing a paper."


def test_a_declared_conflict_is_not_denied_later():
    jury = an_open_jury()
    conflicted(jury.assignment())

    with refuses(WrongState, "You declared a conflict with this dossier already. Only organisers can take that back."):
        free(jury.assignment())


@pytest.mark.parametrize("because", ["", "A co-author."])
def test_the_same_answer_twice_counts_once(because):
    jury = an_open_jury()
    answer = {"because": because, "by": jury.readers[0].person}
    first = evaluation_actions.answer_conflict(jury.assignment(), **answer, at=timezone.now())
    second = evaluation_actions.answer_conflict(jury.assignment(), **answer, at=timezone.now())

    assert second.answered_at == first.answered_at


def test_nobody_answers_before_the_round_opens():
    jury = an_assigned_jury()

    with refuses(NotAllowed, "This round has not opened yet."):
        free(jury.assignment())


def test_nobody_answers_for_somebody_else():
    jury = an_open_jury()

    with refuses(NotAllowed, "This dossier is not assigned to you."):
        evaluation_actions.answer_conflict(jury.assignment(), by=jury.chair.person, at=timezone.now())


def test_a_conflict_can_be_declared_while_the_round_is_being_decided_but_not_after_release():
    jury = an_open_jury(dossiers=2)
    free(jury.assignment(0))
    free(jury.assignment(1))
    closed(jury)
    assert conflicted(jury.assignment(0)).conflict == "declared"

    jury.round.stage, jury.round.released_at = "released", timezone.now()
    jury.round.save()
    with refuses(WrongState, "The decisions of this round are released. Tell the organisers about the conflict."):
        conflicted(jury.assignment(1))


def test_a_draft_may_be_incomplete_and_its_revision_grows():
    jury = an_open_jury()
    free(jury.assignment())
    first = evaluation_actions.save(jury.assignment(), **sheet(jury, scores={"clarity": ScoreGiven(Decimal(2))}))
    second = evaluation_actions.save(jury.assignment(), **sheet(jury, based_on=1, remarks={"note": "Read again."}))

    assert (first.state, first.revision, second.revision) == ("draft", 1, 2)
    assert (second.pk, second.remarks) == (first.pk, {"note": "Read again."})
    assert {key: score.value for key, score in second.score_map.items()} == {"originality": 4, "clarity": 3}


def test_a_score_taken_out_of_the_sheet_is_gone():
    jury = an_open_jury()
    saved(jury.assignment())
    evaluation_actions.save(
        jury.assignment(), **sheet(jury, based_on=1, scores={"clarity": ScoreGiven(None, comment="Later.")})
    )

    assert list(Score.objects.values_list("criterion", "value", "comment")) == [("clarity", None, "Later.")]


def test_a_stale_sheet_overwrites_nothing():
    jury = an_open_jury()
    saved(jury.assignment(), originality=5)

    with refuses(Stale, "This sheet was saved elsewhere after you opened it. Nothing was overwritten."):
        evaluation_actions.save(jury.assignment(), **sheet(jury, scores=scores(originality=1), based_on=0))
    assert Score.objects.get(criterion="originality").value == 5


def test_a_stale_sheet_is_not_handed_in():
    jury = an_open_jury()
    saved(jury.assignment())

    with refuses(Stale, "This sheet was saved elsewhere after you opened it. Nothing was overwritten."):
        evaluation_actions.hand_in(jury.assignment(), **sheet(jury))
    assert Evaluation.objects.get().state == "draft"


def test_handing_in_notes_the_time():
    jury, at = an_open_jury(), timezone.now()
    free(jury.assignment())

    evaluation = evaluation_actions.hand_in(jury.assignment(), **sheet(jury, at=at))

    assert (evaluation.state, evaluation.handed_in_at, evaluation.revision) == ("handed_in", at, 1)


def test_handing_in_needs_a_score_on_every_criterion():
    jury = an_open_jury()
    free(jury.assignment())

    with refuses(Incomplete, "Score every criterion before handing in.") as refusal:
        evaluation_actions.hand_in(jury.assignment(), **sheet(jury, scores={"clarity": ScoreGiven(Decimal(3))}))
    assert refusal.value.missing == ("Originality",)
    assert Evaluation.objects.count() == 0


def test_a_sheet_is_not_handed_in_without_what_it_asks_for_besides_scores():
    jury = an_open_jury(
        criteria=[criterion("originality", "Originality", comment="required")], recommendations=RECOMMENDATIONS
    )
    free(jury.assignment())
    given = {"originality": ScoreGiven(Decimal(4))}

    with refuses(Incomplete, "Write what the sheet asks for before handing it in.") as refusal:
        evaluation_actions.hand_in(jury.assignment(), **sheet(jury, scores=given))

    assert refusal.value.missing == ("Originality: Add a comment.", "Recommendation: Choose a recommendation.")
    assert Evaluation.objects.count() == 0


@pytest.mark.parametrize("value", [Decimal(6), Decimal("2.5"), None])
def test_a_score_that_is_no_level_is_not_handed_in(value):
    jury = an_open_jury()
    free(jury.assignment())
    wrong = scores() | {"originality": ScoreGiven(value)}

    with refuses(Incomplete, "Score every criterion before handing in."):
        evaluation_actions.hand_in(jury.assignment(), **sheet(jury, scores=wrong))


def test_not_applicable_is_handed_in_only_where_the_criterion_allows_it():
    jury = an_open_jury(criteria=SKIPPABLE)
    free(jury.assignment())

    with refuses(Incomplete, "Score every criterion before handing in."):
        evaluation_actions.hand_in(jury.assignment(), **sheet(jury, scores=scores(clarity=None)))
    handed = evaluation_actions.hand_in(jury.assignment(), **sheet(jury, scores=scores(originality=None)))
    assert (handed.score_map["originality"].value, handed.score_map["originality"].not_applicable) == (None, True)


def test_a_handed_in_sheet_is_not_changed():
    jury = an_open_jury()
    handed_in(jury.assignment())

    with refuses(WrongState, "You have handed this sheet in. The chair can reopen it for you."):
        evaluation_actions.save(jury.assignment(), **sheet(jury, based_on=1))


def test_a_closed_round_takes_no_sheet():
    jury = an_open_jury()
    saved(jury.assignment())
    closed(jury)

    with refuses(Closed, "This round has closed: score sheets can no longer be changed."):
        evaluation_actions.hand_in(jury.assignment(), **sheet(jury, based_on=1))


def test_nobody_scores_without_answering_the_question_of_conflicts():
    jury = an_open_jury()

    with refuses(NotAllowed, "Say first whether you have a conflict of interest with this dossier."):
        evaluation_actions.save(jury.assignment(), **sheet(jury))


def test_nobody_scores_a_dossier_in_conflict():
    jury = an_open_jury()
    conflicted(jury.assignment())

    with refuses(NotAllowed, "You declared a conflict with this dossier, so it stays closed to you."):
        evaluation_actions.save(jury.assignment(), **sheet(jury))


def test_nobody_fills_in_a_colleagues_sheet():
    jury = an_open_jury(readers=2)
    free(jury.assignment(0, 1))

    with refuses(NotAllowed, "This dossier is not assigned to you."):
        evaluation_actions.save(jury.assignment(0, 1), **sheet(jury))


def test_a_former_juror_scores_nothing():
    jury = an_open_jury()
    saved(jury.assignment())
    panel_actions.unseat(jury.readers[0], by=jury.organiser)

    with refuses(NotAllowed, "This dossier is not assigned to you."):
        evaluation_actions.hand_in(jury.assignment(), **sheet(jury, based_on=1))


def test_an_assignment_taken_back_meanwhile_is_refused_with_a_sentence():
    jury = an_open_jury()
    seen = free(jury.assignment())
    Assignment.objects.all().delete()

    with refuses(NotAllowed, "This dossier is no longer assigned to you."):
        evaluation_actions.save(seen, **sheet(jury))


def test_a_withdrawn_dossier_is_not_scored():
    jury = an_open_jury()
    free(jury.assignment())
    submission_actions.withdraw(jury.dossiers[0], by=jury.dossiers[0].applicant, at=timezone.now())

    with refuses(WrongState, "This dossier no longer takes part: it was withdrawn or ruled not eligible."):
        evaluation_actions.hand_in(jury.assignment(), **sheet(jury))


def test_an_ineligible_dossier_is_not_scored():
    jury = an_open_jury()
    free(jury.assignment())
    eligibility_actions.rule_ineligible(jury.dossiers[0], reason="Late.", by=jury.organiser, at=timezone.now())

    with refuses(WrongState, "This dossier no longer takes part: it was withdrawn or ruled not eligible."):
        evaluation_actions.save(jury.assignment(), **sheet(jury))


def test_the_chair_gives_a_sheet_back_with_a_reason():
    jury = an_open_jury()
    evaluation = handed_in(jury.assignment())

    reopened = evaluation_actions.reopen(
        evaluation, reason="A criterion was misread.", by=jury.chair.person, at=timezone.now()
    )

    letter = Message.objects.get(kind="evaluation_reopened")
    assert (reopened.state, reopened.handed_in_at) == ("draft", None)
    assert (letter.to, "A criterion was misread." in letter.text) == (jury.readers[0].person.email, True)


def test_a_sheet_given_back_can_be_handed_in_and_given_back_again():
    jury = an_open_jury()
    for revision in (0, 1):
        evaluation = handed_in(jury.assignment(), based_on=revision)
        evaluation_actions.reopen(evaluation, reason="Again.", by=jury.organiser, at=timezone.now())

    assert Message.objects.filter(kind="evaluation_reopened").count() == 2


def test_a_sheet_is_not_given_back_without_a_reason():
    jury = an_open_jury()
    evaluation = handed_in(jury.assignment())

    with refuses(Incomplete, "Say why: the juror will read it."):
        evaluation_actions.reopen(evaluation, reason=" ", by=jury.chair.person, at=timezone.now())


def test_a_juror_does_not_reopen_a_sheet():
    jury = an_open_jury()
    evaluation = handed_in(jury.assignment())

    with refuses(NotAllowed, "Only the chair of this round's panel and organisers can do this."):
        evaluation_actions.reopen(evaluation, reason="Mine.", by=jury.readers[0].person, at=timezone.now())


def test_a_chair_in_conflict_does_not_reopen_a_sheet():
    jury = an_open_jury()
    evaluation = handed_in(jury.assignment())
    panel_actions.assign(jury.round, jury.dossiers, [jury.chair], by=jury.organiser, at=timezone.now())
    conflicted(Assignment.objects.get(juror=jury.chair))

    with refuses(NotAllowed, "You declared a conflict with this dossier, so somebody else looks after its sheets."):
        evaluation_actions.reopen(evaluation, reason="Mine.", by=jury.chair.person, at=timezone.now())


def test_a_sheet_is_not_given_back_in_a_closed_round():
    jury = an_open_jury()
    evaluation = handed_in(jury.assignment())
    closed(jury)

    with refuses(Closed, "Open the round again first: its sheets are closed."):
        evaluation_actions.reopen(evaluation, reason="Late.", by=jury.chair.person, at=timezone.now())


def test_a_draft_is_not_given_back():
    jury = an_open_jury()
    evaluation = saved(jury.assignment())

    with refuses(WrongState, "This is now “In progress” and cannot become “In progress”."):
        evaluation_actions.reopen(evaluation, reason="Why not.", by=jury.chair.person, at=timezone.now())


@pytest.mark.django_db(transaction=True)
def test_two_clicks_at_once_hand_a_sheet_in_once():
    jury = an_open_jury()
    assignment = free(jury.assignment())

    refused = at_once(*[lambda: evaluation_actions.hand_in(assignment, **sheet(jury))] * 2)

    evaluation = Evaluation.objects.get()
    assert sorted(refused, key=str) == sorted([None, WrongState], key=str)
    assert (evaluation.state, evaluation.revision, evaluation.scores.count()) == ("handed_in", 1, 2)


@pytest.mark.django_db(transaction=True)
def test_two_tabs_that_save_at_once_lose_neither_silently():
    jury = an_open_jury()
    assignment = free(jury.assignment())

    refused = at_once(
        lambda: evaluation_actions.save(assignment, **sheet(jury, scores=scores(originality=1))),
        lambda: evaluation_actions.save(assignment, **sheet(jury, scores=scores(originality=5))),
    )

    kept = Score.objects.get(criterion="originality").value
    assert kept == (5 if refused[0] else 1)
    assert sorted(refused, key=str) == sorted([None, Stale], key=str)


def test_an_organiser_does_not_reopen_a_sheet_on_what_is_about_them():
    jury = an_open_jury()
    Submission.objects.update(candidate_email=jury.organiser.email)
    evaluation = handed_in(jury.assignment())

    with refuses(NotAllowed, "This dossier is by you or about you, so somebody else looks after its sheets."):
        evaluation_actions.reopen(evaluation, reason="Mine.", by=jury.organiser, at=timezone.now())
