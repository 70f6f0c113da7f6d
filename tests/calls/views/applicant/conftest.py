"""A person signed in to a browser, and what they type."""

import pytest

from tests.factories.people import PersonFactory


@pytest.fixture
def person(db):
    return PersonFactory(first_name="Ada", last_name="Byron", email="ada@university.example")


@pytest.fixture
def web(client, person):
    """A web browser in which `person` is signed in."""
    client.force_login(person)
    return client
