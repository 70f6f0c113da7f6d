"""What the doors of screens say of what is not there."""

import pytest

from tests.factories.calls import a_draft
from tests.factories.people import PersonFactory

pytestmark = pytest.mark.django_db
HINT = "There is nothing here for you at this address. Check that you are signed in with the right account."


def test_what_is_another_persons_and_what_does_not_exist_look_the_same_and_say_what_to_check(client):
    draft = a_draft()
    client.force_login(PersonFactory())

    pages = [client.get(f"/applications/{reference}/") for reference in (draft.reference, "NO-SUCH-1")]

    for page in pages:
        assert (page.status_code, HINT in page.content.decode()) == (404, True)
        assert draft.reference not in page.content.decode().replace(f"/applications/{draft.reference}/", "")


def test_an_address_of_no_screen_gets_the_plain_page(client):
    client.force_login(PersonFactory())

    page = client.get("/no-such-page/")

    assert (page.status_code, HINT in page.content.decode()) == (404, False)
