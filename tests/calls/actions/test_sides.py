"""Nobody judges a call in which they take part, and nobody takes part in a call that they judge."""

import pytest

from calls.actions import panel as panel_actions
from calls.actions import submission as submission_actions
from calls.errors import NotAllowed
from calls.models import Juror, Submission
from tests.calls.refusing import refuses
from tests.factories.calls import a_draft, a_school, an_award, application_facts, nomination_facts, now_for
from tests.factories.jury import an_organiser
from tests.factories.people import PersonFactory

pytestmark = pytest.mark.django_db
OWN = "You sit on a jury of this call, so you cannot put anything forward to it."
OTHER = "This person judges in this call and cannot be put forward to it."


def seated(call, person=None):
    by = an_organiser()
    panel = panel_actions.make_panel(call, "Committee", by=by)
    return panel_actions.seat(panel, person or PersonFactory(email="emmy@university.example"), by=by)


def start(call, person, entry):
    return submission_actions.start(call, by=person, at=now_for(call), entry=entry)


def test_a_juror_puts_nothing_forward_to_the_call():
    school = a_school()
    juror = seated(school).person

    with refuses(NotAllowed, OWN):
        start(school, juror, application_facts(juror))

    assert not Submission.objects.exists()


def test_a_juror_nominates_nobody_in_the_call():
    award = an_award()

    with refuses(NotAllowed, OWN):
        start(award, seated(award).person, nomination_facts("Ada Byron", "ada@university.example"))


def test_a_juror_is_not_put_forward_by_somebody_else_whatever_the_case_of_the_address():
    award = an_award()
    seated(award)

    with refuses(NotAllowed, OTHER):
        start(award, PersonFactory(), nomination_facts(email="Emmy@University.example"))


def test_nobody_becomes_a_juror_s_candidate_by_a_later_change():
    award = an_award()
    seated(award)
    draft = a_draft(award, candidate_email="ada@university.example")

    with refuses(NotAllowed, OTHER):
        submission_actions.save_entry(draft, nomination_facts(), by=draft.applicant, at=now_for(award))


def test_a_seat_that_has_ended_or_is_of_another_call_bars_nobody():
    school = a_school()
    juror = seated(school)
    panel_actions.unseat(juror, by=an_organiser())
    seated(a_school(code="SPR27"), juror.person)

    assert start(school, juror.person, application_facts(juror.person)).applicant == juror.person


def test_whoever_has_begun_gets_no_seat():
    draft = a_draft()

    with pytest.raises(NotAllowed, match="takes part in this call and cannot judge it"):
        seated(draft.call, draft.applicant)

    assert not Juror.objects.exists()
