"""The printed table: numbers that can be compared, and what kept to its budget."""

import json

from bench.browser import Visit
from bench.measure import Row, last_post, percentile
from bench.table import Budget, Verdict, as_json, table, verdict

PAGE = Row("call page", requests=1, p50=21.04, p95=130.6, statements=12, cpu=16.5, rate=80.2, clients=2, peak=151.2)


def test_a_row_at_its_limits_keeps_to_them():
    budget = Budget(statements=12, p50=22, cpu=17, rate=80)

    assert verdict(PAGE, budget) == Verdict(budget, ())


def test_every_limit_that_does_not_hold_is_named():
    budget = Budget(statements=11, p50=20, cpu=16, rate=81, peak=150)

    assert verdict(PAGE, budget).broken == ("statements", "p50", "cpu", "rate", "peak")


def test_what_was_not_measured_breaks_nothing():
    row = Row("handing in", requests=1, p50=1, p95=2, statements=9, cpu=1)

    assert verdict(row, Budget(rate=6)).broken == ()


def test_the_table_lists_every_row_with_its_budget():
    slow = Row("board", requests=1, p50=1234.5, p95=2000, statements=9, cpu=900, database=31.25, peak=260)

    printed = table([PAGE, slow], {"call page": Budget(statements=12), "board": Budget(p50=1000)})

    lines = [[cell.strip() for cell in line.strip("|").split("|")] for line in printed.splitlines()]
    assert lines[2:] == [
        ["call page", "1", "21.0", "131", "80.2 (2)", "12", "16.5", "in process", "151", "SQL ≤ 12", "under"],
        ["board", "1", "1234", "2000", "", "9", "900", "31.2", "260", "p50 ≤ 1000 ms", "over: p50, memory"],
    ]
    assert len({len(line) for line in printed.splitlines()}) == 1


def test_the_figures_can_be_read_by_a_program():
    told = json.loads(as_json([PAGE], {"call page": Budget(statements=11)}, {"cores": 2}))

    assert told["machine"] == {"cores": 2}
    assert (told["rows"][0]["statements"], told["rows"][0]["broken"]) == (12, ["statements"])


def test_a_percentile_is_a_value_that_was_measured():
    assert [percentile([3, 1, 2, 4], share) for share in (25, 50, 75, 95)] == [1, 2, 3, 4]


def test_the_last_post_is_what_hands_in():
    ways = [("GET", "/a/"), ("POST", "/a/"), ("GET", "/check/"), ("POST", "/check/"), ("GET", "/receipt/")]
    turn = [Visit(str(number), method, path, 200, 1, 1) for number, (method, path) in enumerate(ways)]

    assert last_post(turn) == [turn[3]]
