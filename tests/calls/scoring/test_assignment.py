"""Spreading dossiers over jurors."""

from collections import Counter
from itertools import combinations

from hypothesis import given
from hypothesis import strategies as st

from calls.scoring.assignment import spread

SIZES = {"dossiers": st.integers(0, 40), "jurors": st.integers(1, 12), "readers": st.integers(1, 5)}


def people(count):
    return list(range(1, count + 1))


def dossiers_of(count):
    return [f"dossier {number}" for number in range(count)]


@given(**SIZES)
def test_every_dossier_has_its_readers_or_as_many_as_there_are(dossiers, jurors, readers):
    pairs = spread(dossiers_of(dossiers), people(jurors), readers)

    counts = Counter(dossier for dossier, _juror in pairs)
    assert counts == dict.fromkeys(dossiers_of(dossiers), min(readers, jurors))
    assert len(set(pairs)) == len(pairs)


@given(**SIZES)
def test_loads_differ_by_one_at_most(dossiers, jurors, readers):
    pairs = spread(dossiers_of(dossiers), people(jurors), readers)

    loads = Counter(dict.fromkeys(people(jurors), 0)) + Counter(juror for _dossier, juror in pairs)
    full = [loads[juror] for juror in people(jurors)]
    assert max(full) - min(full) <= 1


@given(**SIZES, data=st.data())
def test_a_barred_pair_is_never_made(dossiers, jurors, readers, data):
    everything = [(dossier, juror) for dossier in dossiers_of(dossiers) for juror in people(jurors)]
    barred = data.draw(st.sets(st.sampled_from(everything)) if everything else st.just(set()))

    assert barred.isdisjoint(spread(dossiers_of(dossiers), people(jurors), readers, barred=barred))


@given(**SIZES, data=st.data())
def test_what_is_taken_counts_and_is_not_made_again(dossiers, jurors, readers, data):
    pairs = spread(dossiers_of(dossiers), people(jurors), readers)
    taken = data.draw(st.sets(st.sampled_from(pairs)) if pairs else st.just(set()))

    made = spread(dossiers_of(dossiers), people(jurors), readers, taken=taken)

    counts = Counter(dossier for dossier, _juror in [*taken, *made])
    assert taken.isdisjoint(made)
    assert counts == dict.fromkeys(dossiers_of(dossiers), min(readers, jurors))


@given(**SIZES)
def test_topping_up_what_is_complete_makes_nothing(dossiers, jurors, readers):
    pairs = spread(dossiers_of(dossiers), people(jurors), readers)

    assert spread(dossiers_of(dossiers), people(jurors), readers, taken=pairs) == []


@given(**SIZES)
def test_the_same_question_has_the_same_answer(dossiers, jurors, readers):
    first = spread(dossiers_of(dossiers), people(jurors), readers)

    assert spread(dossiers_of(dossiers), people(jurors), readers) == first


def test_a_taken_pair_of_a_juror_who_left_counts_for_the_dossier():
    assert spread(["a"], [1, 2], 2, taken=[("a", 9)]) == [("a", 1)]


def test_a_juror_with_dossiers_already_gets_fewer_new_ones():
    pairs = spread(["c", "d"], [1, 2, 3], 1, taken=[("a", 1), ("b", 1)])

    assert {juror for _dossier, juror in pairs} == {2, 3}


def test_nobody_to_read_leaves_dossiers_unread():
    assert spread(["a", "b"], [], 3) == []


def test_jurors_meet_different_colleagues():
    pairs = spread(dossiers_of(56), people(8), 3)

    company = Counter()
    for dossier in dossiers_of(56):
        company.update(combinations(sorted(juror for read, juror in pairs if read == dossier), 2))
    assert len(company) >= 20, "of the 28 pairs of jurors, most meet on some dossier"
