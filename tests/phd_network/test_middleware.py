"""When a request arrived: here, or at a proxy that is trusted to say so."""

from datetime import UTC, datetime, timedelta

import pytest
from django.test import RequestFactory

from phd_network.middleware import arrival

NOW = datetime(2027, 1, 31, 12, 0, 1, tzinfo=UTC)
BEFORE = datetime(2027, 1, 31, 11, 59, 58, 500_000, tzinfo=UTC)


def arrived(time_machine, said: str = "", **headers) -> datetime:
    time_machine.move_to(NOW, tick=False)
    request = RequestFactory().get("/", headers={"X-Request-Start": said} if said else {})
    arrival(lambda request: None)(request)
    return request.arrived_at


def of(instant: datetime, each: int) -> str:
    return str(round(instant.timestamp() * each))


def test_without_a_proxy_that_is_trusted_nobody_is_believed(time_machine, settings):
    settings.ARRIVAL_HEADER = ""

    assert arrived(time_machine, "t=" + of(BEFORE, 1_000)) == NOW


@pytest.mark.parametrize("said", ["t=1801396798.5", "1801396798.5", of(BEFORE, 1_000), "t=" + of(BEFORE, 1_000_000)])
def test_a_request_that_waited_arrived_when_the_proxy_took_it(time_machine, settings, said):
    settings.ARRIVAL_HEADER = "X-Request-Start"

    assert arrived(time_machine, said) == BEFORE


@pytest.mark.parametrize(
    "said",
    ["", "yesterday", "t=", "nan", "inf", "-1", of(NOW + timedelta(seconds=1), 1), of(NOW - timedelta(minutes=11), 1)],
)
def test_what_cannot_be_is_not_believed(time_machine, settings, said):
    settings.ARRIVAL_HEADER = "X-Request-Start"

    assert arrived(time_machine, said) == NOW
