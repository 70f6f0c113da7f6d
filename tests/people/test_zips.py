"""ZIP files that are sent while they are written."""

import tracemalloc
from io import BytesIO
from random import Random
from zipfile import ZipFile

from hypothesis import given
from hypothesis import strategies as st

from people.zips import PIECE, stream

NAMES = st.text(alphabet=st.characters(categories=["L", "N"]), min_size=1, max_size=20)


@given(st.dictionaries(NAMES, st.lists(st.binary(max_size=300), max_size=5), max_size=5))
def test_what_goes_in_comes_out(members):
    archive = ZipFile(BytesIO(b"".join(stream(members.items()))))

    assert archive.testzip() is None
    assert {name: archive.read(name) for name in archive.namelist()} == {
        name: b"".join(pieces) for name, pieces in members.items()
    }


def test_members_are_sent_before_the_next_is_asked_for():
    asked = []

    def members():
        for number in range(3):
            asked.append(number)
            yield str(number), [Random(number).randbytes(PIECE) for _piece in range(4)]

    pieces = stream(members())
    next(pieces)

    assert asked == [0]


def test_memory_stays_small_however_much_is_sent():
    noise = (bytes([number % 251]) * PIECE for number in range(800))
    tracemalloc.start()
    for _piece in stream([("large", noise)]):
        pass
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()

    assert peak < 4_000_000
