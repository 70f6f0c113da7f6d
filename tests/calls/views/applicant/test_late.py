"""Late access on the screen: reading the link opens nothing, pressing the button does, and only for its person."""

from datetime import timedelta

import pytest
from django.utils import timezone

from calls.actions import window as window_actions
from calls.models import LateAccess, Submission
from tests.calls.views.applicant.typed import ENTRY
from tests.factories.calls import a_full_draft, a_school
from tests.factories.office import an_office_organiser
from tests.factories.training import MONTH

pytestmark = pytest.mark.django_db

DAY = timedelta(days=1)


@pytest.fixture
def closed():
    return a_school(opens_at=timezone.now() - MONTH, closes_at=timezone.now() - DAY)


def given(call, email="ada@university.example", until=None):
    now = timezone.now()
    facts = {"until": until or now + DAY, "reason": "Illness."}
    return window_actions.let_in(call, email=email, **facts, by=an_office_organiser(), at=now)


def test_reading_the_link_opens_nothing(web, closed):
    access = given(closed)

    page = web.get(f"/calls/{closed.pk}/late/?code={access.code}")

    assert page.context["form"]["code"].value() == access.code
    assert LateAccess.objects.get().person is None


def test_with_the_code_one_begins_after_the_close_and_sees_ones_own_deadline(web, person, closed):
    access = given(closed)

    answered = web.post(f"/calls/{closed.pk}/late/", {"code": access.code}, follow=True)
    web.post(f"/calls/{closed.pk}/start/", ENTRY)

    assert answered.redirect_chain == [(f"/calls/{closed.pk}/start/", 302)]
    assert answered.context["notice"].closes_at == access.until
    assert Submission.objects.get().applicant == person


def test_the_desk_offers_the_draft_for_finishing_while_late_access_lasts(web, person):
    school = a_school()
    draft = a_full_draft(school, by=person)
    school.closes_at = timezone.now() - DAY
    school.save()
    before = web.get("/desk/").context["desk"]
    access = given(school)

    web.post(f"/calls/{school.pk}/late/", {"code": access.code})
    after = web.get("/desk/").context["desk"]

    assert ([line.submission for line in before.past], before.drafts) == ([draft], [])
    [line] = after.drafts
    assert (line.submission, line.notice.closes_at) == (draft, access.until)


def test_somebody_elses_code_is_refused_beside_the_field_and_stays_there(web, closed):
    access = given(closed, email="somebody@university.example")

    answered = web.post(f"/calls/{closed.pk}/late/", {"code": access.code})

    assert answered.status_code == 403
    assert answered.context["form"].errors == {
        "code": ["This code does not open this call for you. Sign in with the address it was sent to."]
    }
    assert f'value="{access.code}"' in answered.content.decode()


def test_an_empty_code_is_asked_for(web, closed):
    answered = web.post(f"/calls/{closed.pk}/late/", {"code": "  "})

    assert (answered.status_code, answered.context["form"].errors) == (
        422,
        {"code": ["Enter the code from the letter."]},
    )


def test_the_start_page_of_a_closed_call_shows_the_way_to_late_access(web, closed):
    assert f"/calls/{closed.pk}/late/" in web.get(f"/calls/{closed.pk}/start/").content.decode()


def test_a_visitor_signs_in_first_and_keeps_the_code(client, closed):
    answered = client.get(f"/calls/{closed.pk}/late/?code=K3Q7X-M2PDW")

    assert answered.headers["Location"] == f"/accounts/login/?next=/calls/{closed.pk}/late/%3Fcode%3DK3Q7X-M2PDW"
