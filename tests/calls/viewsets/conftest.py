"""An organiser at the office, signed in."""

import pytest

from tests.factories.office import an_office_organiser


@pytest.fixture
def organiser(db):
    return an_office_organiser(first_name="Orla", last_name="Office")


@pytest.fixture
def office(client, organiser):
    """A browser with the organiser signed in."""
    client.force_login(organiser)
    return client
