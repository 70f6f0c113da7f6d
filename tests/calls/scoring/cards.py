"""Cards and weights to test with: a few by hand, many by hypothesis."""

from decimal import Decimal

from hypothesis import strategies as st

from calls.scoring.card import Card

CRITERIA = ("quality", "originality", "theory", "method")
AWARD_WEIGHTS = {"quality": Decimal(30), "originality": Decimal(25), "theory": Decimal(20), "method": Decimal(25)}


def scores_of(*values):
    """Scores for the four award criteria in order; None means not applicable."""
    given = zip(CRITERIA, values, strict=True)
    return {criterion: Decimal(str(value)) for criterion, value in given if value is not None}


def totals(dossier, *marks):
    """One card per juror 1, 2, 3 … whose only criterion is the total; None means the juror has no card."""
    return [
        Card(juror, dossier, {"total": Decimal(mark)}) for juror, mark in enumerate(marks, start=1) if mark is not None
    ]


TOTAL = {"total": Decimal(1)}

score_values = st.decimals(min_value=0, max_value=10, places=1)
weight_values = st.decimals(min_value=0, max_value=100, places=2)
score_sheets = st.dictionaries(st.sampled_from(CRITERIA), score_values)
weightings = st.fixed_dictionaries(dict.fromkeys(CRITERIA, weight_values))
heavy_weightings = st.fixed_dictionaries(
    dict.fromkeys(CRITERIA, st.decimals(min_value="0.01", max_value=100, places=2))
)
mark_lists = st.lists(st.decimals(min_value=0, max_value=10, places=12), max_size=9)


@st.composite
def card_piles(draw, jurors=5, dossiers=6):
    """At most one card per juror and dossier, in any order."""
    pairs = st.tuples(st.integers(1, jurors), st.integers(1, dossiers))
    sheets = draw(st.dictionaries(pairs, score_sheets, max_size=20))
    return [Card(juror, dossier, scores) for (juror, dossier), scores in sheets.items()]
