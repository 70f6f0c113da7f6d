"""Membership on the day that a call names: of applicants and of nominees alike, and who reads the reason."""

from datetime import date

import pytest
from django.utils import timezone

from calls.eligibility import Verdict
from calls.queries.belonging import belonging, members_day
from calls.queries.eligibility import findings, standing
from people.models import InstituteMembership
from tests.factories.calls import a_school, a_submission, an_award
from tests.factories.people import AffiliationFactory, MembershipFactory, PersonFactory

pytestmark = pytest.mark.django_db

DAY = date(2026, 6, 1)


def asking(make=an_award, members_only="members", **facts):
    return make(members_only=members_only, members_on="day", members_day=DAY, **facts)


def a_member(email):
    person = PersonFactory(email=email)
    MembershipFactory(person=person, number="M-7", starts_on=date(2026, 1, 1), ends_on=date(2026, 12, 31))
    return person


def found(submission):
    [finding] = [one for one in standing(submission).findings if one.rule == "members"]
    return finding.verdict, finding.sentence


def test_a_nominee_belongs_and_not_whoever_nominates():
    a_member("emmy@university.example")

    assert found(a_submission(asking())) == (Verdict.MET, "Individual member M-7.")


def test_the_membership_of_a_nominator_says_nothing_of_the_nominee():
    nominator = a_member("rosa@university.example")
    PersonFactory(email="emmy@university.example")

    assert found(a_submission(asking(), by=nominator)) == (
        Verdict.UNMET,
        "No individual membership and no affiliation with a member institute on 1 June 2026.",
    )


def test_who_nominates_their_own_work_is_asked_by_their_account():
    nominator = a_member("rosa@university.example")
    nominator.emailaddress_set.create(email="another-address@university.example", verified=True)
    facts = {"route": "self", "relation": "", "email": "another-address@university.example"}

    assert found(a_submission(asking(), by=nominator, **facts))[0] == Verdict.MET


def test_a_nominee_without_an_account_is_for_officers_to_ask():
    sentence = "Nobody with the nominee’s address has an account: ask where the nominee belongs."

    assert found(a_submission(asking())) == (Verdict.OPEN, sentence)


def test_an_address_that_was_never_confirmed_lends_no_membership():
    thief = a_member("thief@university.example")
    thief.emailaddress_set.create(email="emmy@university.example", verified=False)

    assert found(a_submission(asking()))[0] == Verdict.OPEN


@pytest.mark.parametrize(("ends_on", "verdict"), [(DAY, Verdict.MET), (date(2026, 5, 31), Verdict.UNMET)])
def test_an_affiliation_of_the_nominee_counts_on_the_day_itself(ends_on, verdict):
    nominee = PersonFactory(email="emmy@university.example")
    facts = {"starts_on": date(2020, 1, 1), "ends_on": ends_on, "verified_at": timezone.now()}
    affiliation = AffiliationFactory(person=nominee, **facts)
    InstituteMembership.objects.create(institute=affiliation.institute, starts_on=date(2019, 1, 1))

    assert found(a_submission(asking(members_only="institutes")))[0] == verdict


def test_a_nominator_learns_nothing_of_the_nominees_profile():
    a_member("emmy@university.example")

    [finding, *_others] = findings(a_submission(asking()))

    assert finding.verdict == Verdict.OPEN
    assert finding.sentence == "Whether the nominee belongs to the network on 1 June 2026 is looked up by the office."


def test_three_cost_as_many_statements_as_one(django_assert_num_queries):
    award = asking()
    rows = [a_submission(award, email=f"emmy{number}@university.example") for number in range(3)]

    for row in rows:
        PersonFactory(email=row.candidate_email)

    for few in (rows[:1], rows):
        with django_assert_num_queries(3):
            found = belonging(award, few)
        assert [one.verdict for one in found.values()] == [Verdict.UNMET] * len(few)


def test_a_call_that_asks_nobody_to_belong_looks_nobody_up(django_assert_num_queries):
    school = a_school()
    rows = [a_submission(school)]

    with django_assert_num_queries(0):
        assert (members_day(school), belonging(school, rows)) == (None, {})
