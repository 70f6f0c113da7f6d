"""A referee's browser: nobody is signed in, and one link opens one thing."""

import pytest

from tests.factories.calls import a_submission
from tests.factories.letters import a_letter_call, asked


@pytest.fixture
def request_(db):
    """Grace Hopper is asked for a letter on a submission handed in."""
    return asked(a_submission(a_letter_call(zone="AoE", title="Mapping borders"), candidate_name="Ada Byron"))


@pytest.fixture
def here(request_):
    return f"/letters/{request_.token}/"
