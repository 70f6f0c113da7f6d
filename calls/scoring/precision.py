"""How numbers are kept, compared and shown: the one place that knows about decimal places."""

from decimal import ROUND_HALF_EVEN, ROUND_HALF_UP, Context, Decimal

CONTEXT = Context(prec=28, rounding=ROUND_HALF_EVEN)
"""Every calculation runs in this context, so that a setting made elsewhere in the process cannot change a place."""

MARK_STEP = Decimal("1e-12")
"""Marks are kept to twelve decimal places: sums of thousands of them stay exact in 28 digits, whatever their order."""

TIE_STEP = Decimal("1e-6")
"""Numbers that agree to six decimal places are equal: thirds that add up to a whole do tie with that whole."""


def kept(value: Decimal) -> Decimal:
    """The value as a mark stores it, to twelve decimal places."""
    return value.quantize(MARK_STEP, context=CONTEXT)


def comparable(value: Decimal) -> Decimal:
    """The value to use when asking which is larger or whether two are equal, to six decimal places.

    Rounding to a fixed grid, unlike a tolerance, keeps equality transitive: if a ties with b and b with c, so does
    a with c.
    """
    return value.quantize(TIE_STEP, context=CONTEXT)


def rounded(value: Decimal, places: int = 2) -> Decimal:
    """The value as people read it, halves away from zero as taught in school; never use it to compare."""
    return value.quantize(Decimal(1).scaleb(-places), rounding=ROUND_HALF_UP, context=CONTEXT)
