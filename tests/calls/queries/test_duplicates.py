"""Which submissions may be the same: by address, name or title, also over a third."""

from calls.models import Submission
from calls.queries.duplicates import grouped


def work(name: str, email: str, title: str) -> Submission:
    return Submission(candidate_name=name, candidate_email=email, title=title)


def test_two_that_share_nothing_hang_together_over_a_third():
    first = work("Ada Byron", "a@x.example", "Engines")
    apart = work("Bo Li", "b@x.example", "Rivers")
    last = work("Cy Young", "c@x.example", "Tides")
    between = work("BYRON, Ada", "C@x.example", "Looms")

    assert grouped([first, apart, last, between]) == [[first, last, between]]


def test_an_empty_name_makes_no_two_the_same():
    assert grouped([work("", "a@x.example", "Engines"), work("", "b@x.example", "Rivers")]) == []
