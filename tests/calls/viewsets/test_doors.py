"""Every screen of the office, for those who run calls and for everybody else."""

import pytest
from django.urls import reverse

from calls.models import FormVersion
from tests.factories.calls import a_draft, a_school
from tests.factories.jury import an_assigned_jury
from tests.factories.office import an_editor
from tests.factories.people import PersonFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def screens():
    """The address of every screen that is read, by its name."""
    jury = an_assigned_jury()
    submission, version = jury.dossiers[0], FormVersion.objects.first()
    draft = a_draft(a_school(code="SPR27"))
    addresses = {
        "submissions:index": [],
        "submissions:index_results": [],
        "submissions:page": [submission.pk],
        "submissions:ineligible": [submission.pk],
        "submissions:eligible": [submission.pk],
        "rounds:index": [],
        "rounds:index_results": [],
        "rounds:page": [jury.round.pk],
        "rounds:panel": [jury.round.pk],
        "rounds:distribute": [jury.round.pk],
        "rounds:assign": [jury.round.pk],
        "rounds:unassign": [jury.assignment().pk],
        "rounds:open": [jury.round.pk],
        "rounds:close": [jury.round.pk],
        "panels:index": [],
        "panels:index_results": [],
        "panels:make": [],
        "panels:page": [jury.panel.pk],
        "panels:unseat": [jury.chair.pk],
        "forms:index": [],
        "forms:index_results": [],
        "forms:page": [version.pk],
        "forms:issue": [draft.call.pk],
        "submissions:export": ["csv"],
        "exports:answers": [draft.call.pk, "csv"],
        "exports:evaluations": [jury.round.pk, "csv"],
        "exports:results": [jury.round.pk, "xlsx"],
    }
    return {name: reverse(f"office_{name}", args=args) for name, args in addresses.items()}


def statuses(client, screens):
    return {name: client.get(address).status_code for name, address in screens.items()}


def test_every_screen_opens_for_an_organiser(office, screens):
    assert statuses(office, screens) == dict.fromkeys(screens, 200)


def test_every_screen_is_closed_to_an_editor_who_runs_no_calls(client, screens):
    client.force_login(an_editor())
    assert statuses(client, screens) == dict.fromkeys(screens, 302)
    assert client.get(screens["rounds:page"]).url == reverse("wagtailadmin_home")


def test_every_screen_is_closed_to_a_candidate(client, screens):
    client.force_login(PersonFactory())
    assert 200 not in statuses(client, screens).values()


def test_a_visitor_is_asked_to_sign_in(client, screens):
    answers = {client.get(address).url.partition("?")[0] for address in screens.values()}
    assert answers == {reverse("admin_door")}


def test_the_menu_shows_calls_to_organisers_alone(office, client):
    home = reverse("wagtailadmin_home")
    assert reverse("office_submissions:index") in office.get(home).text
    client.force_login(an_editor())
    assert reverse("office_submissions:index") not in client.get(home).text


def test_an_unknown_form_of_export_is_not_found(office, screens):
    assert office.get(reverse("office_submissions:export", args=["exe"])).status_code == 404
