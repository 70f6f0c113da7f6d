"""Reference numbers that people can read out, and that do not tell how many others have applied."""

_ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"  # Crockford's base 32: no I, L, O or U
_SIZE = 32**4
_STEP = 389_171  # odd, hence without a common factor with the size: every number gets a sign of its own
_START = 71_993


def reference(code: str, number: int) -> str:
    """The reference of submission `number` (from 1, below 1,048,576) of the call `code`, such as SUM27-K3Q7."""
    rest, signs = (number * _STEP + _START) % _SIZE, ""
    for _place in range(4):
        rest, digit = divmod(rest, 32)
        signs = _ALPHABET[digit] + signs
    return f"{code}-{signs}"
