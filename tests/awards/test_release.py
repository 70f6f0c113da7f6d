"""What follows a released decision on nominations: laureates on the award's page, one or several."""

import pytest

from awards.forms import ThesisEntry
from awards.models import Laureate
from calls.kinds import kind_of
from tests.awards.test_entry import THESIS
from tests.factories.awards import AwardEditionPageFactory
from tests.factories.training import NOON, DecisionFactory, RoundFactory, SubmissionFactory

pytestmark = pytest.mark.django_db


def released(round_):
    kind_of(round_.call).on_released(round_, round_.decisions.select_related("submission"), NOON)


def test_the_highest_two_can_both_be_laureates():
    round_ = RoundFactory(call=AwardEditionPageFactory())
    second = DecisionFactory(round=round_, outcome="laureate", place=2)
    honoured = DecisionFactory(round=round_, outcome="honourable_mention", place=3)
    first = DecisionFactory(round=round_, outcome="laureate", place=1)
    for outcome in ("finalist", "not_selected"):
        DecisionFactory(round=round_, outcome=outcome, place=4)

    released(round_)

    assert list(Laureate.objects.in_order().values_list("submission", "distinction", "sort_order")) == [
        (first.submission_id, "laureate", 0),
        (second.submission_id, "laureate", 1),
        (honoured.submission_id, "honourable", 2),
    ]


def test_a_laureate_is_named_as_the_nomination_says():
    round_ = RoundFactory(call=AwardEditionPageFactory())
    submission = SubmissionFactory(call=round_.call, candidate_name="ليلى حداد", title="L’exil et ses cartes")
    form = ThesisEntry(THESIS)
    assert form.is_valid()
    kind_of(round_.call).save_entry(submission, form.cleaned_data)
    DecisionFactory(round=round_, submission=submission, outcome="laureate", place=1)

    released(round_)

    laureate = Laureate.objects.get()
    assert (laureate.name, laureate.work, laureate.university_list, laureate.defended, laureate.year) == (
        "ليلى حداد",
        "L’exil et ses cartes",
        ["Charles University Prague", "Université Paul-Valéry Montpellier"],
        "31 March 2026",
        2027,
    )


def test_an_edition_may_have_no_laureate():
    round_ = RoundFactory(call=AwardEditionPageFactory())
    DecisionFactory(round=round_, outcome="not_selected", place=1)

    released(round_)

    assert not Laureate.objects.exists()


def test_a_shortlist_makes_no_laureates():
    round_ = RoundFactory(call=AwardEditionPageFactory(), shortlists=True)
    DecisionFactory(round=round_, outcome="shortlisted", place=1)

    released(round_)

    assert not Laureate.objects.exists()


def test_the_search_finds_the_edition_by_its_new_laureate():
    round_ = RoundFactory(call=AwardEditionPageFactory())
    submission = SubmissionFactory(call=round_.call, candidate_name="Milena Belloni")
    DecisionFactory(round=round_, submission=submission, outcome="laureate", place=1)
    editions = type(round_.call).objects
    assert list(editions.search("Belloni")) == []

    released(round_)

    assert list(editions.search("Belloni")) == [round_.call]


def test_who_nominated_reads_where_things_stand(django_assert_num_queries):
    round_ = RoundFactory(call=AwardEditionPageFactory())
    made = {
        outcome: DecisionFactory(round=round_, outcome=outcome, place=1).submission
        for outcome in ("laureate", "honourable_mention", "finalist")
    }
    released(round_)

    with django_assert_num_queries(1):
        standings = kind_of(round_.call).standings(list(made.values()))

    assert standings == {
        made["laureate"].pk: "On the award’s page as laureate",
        made["honourable_mention"].pk: "On the award’s page with an honourable mention",
    }


def test_every_letter_speaks_of_the_nominee_by_name():
    kind = kind_of(AwardEditionPageFactory())
    facts = {"name": "Ada Byron", "call": "Award 2027", "title": "Exile", "reference": "BAG27-0001"}

    for outcome in (*kind.final, *kind.shortlisting):
        letter = str(outcome.letter).format(**facts)
        assert letter.startswith("On nomination BAG27-0001: “Exile” by Ada Byron\n\n")
        assert "“Award 2027”" in letter
        assert "!" not in letter


def test_outcomes_have_stable_keys():
    kind = kind_of(AwardEditionPageFactory())

    assert [(outcome.key, outcome.tone) for outcome in kind.final] == [
        ("laureate", "good"),
        ("honourable_mention", "good"),
        ("finalist", "plain"),
        ("not_selected", "plain"),
    ]
    assert [outcome.key for outcome in kind.shortlisting] == ["shortlisted", "not_shortlisted"]
