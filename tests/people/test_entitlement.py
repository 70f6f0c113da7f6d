"""Rights hang on a day: each case is asked on the day before, the day itself and the day after."""

from datetime import UTC, date, datetime

import pytest
from django.db import IntegrityError, transaction

from people.entitlement import Entitlement, entitled_on
from people.models import Affiliation, Institute, InstituteMembership
from tests.factories.people import AffiliationFactory, InstituteFactory, MembershipFactory, PersonFactory

pytestmark = pytest.mark.django_db


def test_an_individual_membership_counts_from_its_first_to_its_last_day():
    person = MembershipFactory(number="M-7", starts_on=date(2025, 7, 1), ends_on=date(2026, 6, 30)).person

    days = [date(2025, 6, 30), date(2025, 7, 1), date(2026, 6, 30), date(2026, 7, 1)]
    assert [entitled_on(person, day).yes for day in days] == [False, True, True, False]
    assert entitled_on(person, date(2026, 1, 1)) == Entitlement(True, "Individual member M-7.", verified=True)


def test_a_lapsed_membership_is_named_in_the_refusal():
    person = MembershipFactory(starts_on=date(2025, 7, 1), ends_on=date(2026, 6, 30)).person

    answer = entitled_on(person, date(2026, 7, 1))
    assert answer == Entitlement(False, "The individual membership ended on 30 June 2026.")


def test_working_at_a_member_institute_counts_until_the_institute_leaves_mid_year():
    institute = InstituteFactory(
        short_name="CEDEM", member_since=date(2010, 1, 1), member_since__until=date(2026, 5, 31)
    )
    person = AffiliationFactory(institute=institute).person

    assert entitled_on(person, date(2026, 5, 31)) == Entitlement(
        True, "Doctoral researcher at CEDEM, a member institute."
    )
    assert entitled_on(person, date(2026, 6, 1)) == Entitlement(
        False, "No individual membership and no affiliation with a member institute on 1 June 2026."
    )


def test_work_that_has_ended_no_longer_counts():
    institute = InstituteFactory(member_since=date(2010, 1, 1))
    person = AffiliationFactory(institute=institute, ends_on=date(2026, 3, 14)).person

    assert [entitled_on(person, date(2026, 3, day)).yes for day in (14, 15)] == [True, False]


def test_work_elsewhere_does_not_count():
    outside = AffiliationFactory(institute=None, other_name="University of Nowhere").person
    stranger = AffiliationFactory(institute=InstituteFactory()).person

    assert [entitled_on(person, date(2026, 1, 1)).yes for person in (outside, stranger)] == [False, False]


def test_someone_elses_membership_does_not_count():
    MembershipFactory()

    assert entitled_on(PersonFactory(), date(2026, 6, 1)).yes is False


def test_a_verified_affiliation_speaks_before_an_unverified_one():
    person = PersonFactory()
    for verified_at in (None, datetime(2026, 1, 1, tzinfo=UTC), None):
        institute = InstituteFactory(member_since=date(2010, 1, 1))
        AffiliationFactory(person=person, institute=institute, verified_at=verified_at)

    assert entitled_on(person, date(2026, 6, 1)).verified is True


def test_an_institute_that_left_and_came_back_is_a_member_in_both_stays_only():
    institute = InstituteFactory(member_since=date(2010, 1, 1), member_since__until=date(2012, 12, 31))
    InstituteMembership.objects.create(institute=institute, starts_on=date(2020, 1, 1))

    members = [list(Institute.objects.members_on(date(year, 6, 1))) for year in (2009, 2011, 2015, 2021)]
    assert members == [[], [institute], [], [institute]]


def test_a_period_cannot_end_before_it_starts():
    with pytest.raises(IntegrityError), transaction.atomic():
        MembershipFactory(starts_on=date(2026, 1, 2), ends_on=date(2026, 1, 1))


@pytest.mark.parametrize("other_name", ["", "University of Nowhere"])
def test_an_affiliation_names_exactly_one_institute(other_name):
    institute = InstituteFactory() if other_name else None

    with pytest.raises(IntegrityError), transaction.atomic():
        AffiliationFactory(institute=institute, other_name=other_name)
    assert Affiliation.objects.count() == 0


def test_asking_costs_at_most_three_queries(django_assert_num_queries):
    person = PersonFactory()

    with django_assert_num_queries(3):
        entitled_on(person, date(2026, 1, 1))
