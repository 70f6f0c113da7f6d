"""Where pages of awards may stand, and what the database refuses of laureates and nominations."""

import pytest
from django.db import IntegrityError, transaction
from django.db.models import ProtectedError

from awards.models import (
    AwardEditionPage,
    AwardPage,
    AwardsIndexPage,
    Laureate,
    Nomination,
    NominationUniversity,
)
from home.models import HomePage
from tests.factories.awards import AwardEditionPageFactory, AwardsIndexPageFactory, LaureateFactory
from tests.factories.content import the_home
from tests.factories.training import SubmissionFactory


@pytest.mark.parametrize(
    ("page", "parents", "children"),
    [
        (AwardsIndexPage, {HomePage}, {AwardPage}),
        (AwardPage, {AwardsIndexPage}, {AwardEditionPage}),
        (AwardEditionPage, {AwardPage}, set()),
    ],
)
def test_a_page_stands_only_where_it_belongs(page, parents, children):
    assert set(page.allowed_parent_page_models()) == parents
    assert set(page.allowed_subpage_models()) == children


@pytest.mark.django_db
def test_there_is_one_index_of_awards():
    assert AwardsIndexPage.can_create_at(the_home()) is True

    AwardsIndexPageFactory()

    assert AwardsIndexPage.can_create_at(the_home()) is False


def refuses(make, constraint):
    with pytest.raises(IntegrityError, match=constraint), transaction.atomic():
        make()


@pytest.mark.django_db
def test_an_edition_with_laureates_is_not_deleted():
    edition = LaureateFactory().edition

    with pytest.raises(ProtectedError):
        edition.delete()


@pytest.mark.django_db
def test_a_laureate_has_a_name_and_a_known_distinction():
    edition = AwardEditionPageFactory()

    refuses(lambda: LaureateFactory(edition=edition, name=""), "laureate_has_a_name")
    refuses(lambda: LaureateFactory(edition=edition, distinction="runner-up"), "laureate_distinction_is_known")


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("facts", "constraint"),
    [
        ({"route": "letter"}, "nomination_"),
        ({"route": "self", "relation": "supervisor"}, "nomination_of_another_says_the_relation"),
        ({"route": "other", "relation": ""}, "nomination_of_another_says_the_relation"),
        ({"route": "self", "thesis_type": "film"}, "nomination_thesis_type_is_known"),
    ],
)
def test_a_nomination_says_what_it_must_and_nothing_unknown(facts, constraint):
    submission = SubmissionFactory(call=AwardEditionPageFactory())

    refuses(lambda: Nomination.objects.create(submission=submission, **facts), constraint)


@pytest.mark.django_db
def test_universities_of_a_nomination_have_names_and_an_order():
    nomination = Nomination.objects.create(submission=SubmissionFactory(call=AwardEditionPageFactory()), route="self")
    NominationUniversity.objects.create(nomination=nomination, name="Uppsala", sort_order=0)

    refuses(
        lambda: NominationUniversity.objects.create(nomination=nomination, name="Bern", sort_order=0),
        "nomination_id.*sort_order",
    )
    refuses(
        lambda: NominationUniversity.objects.create(nomination=nomination, name="", sort_order=1),
        "nomination_university_has_a_name",
    )


@pytest.mark.django_db
def test_laureates_are_read_newest_first_and_before_honourable_mentions():
    old = AwardEditionPageFactory(long_ago=True)
    new = AwardEditionPageFactory(year=2027)
    LaureateFactory(edition=AwardEditionPageFactory(live=False), name="Not public")
    LaureateFactory(edition=new, name="Honoured", distinction="honourable", sort_order=0)
    LaureateFactory(edition=new, name="Second", sort_order=2)
    LaureateFactory(edition=new, name="First", sort_order=1)
    LaureateFactory(edition=old, name="Long ago")

    assert [(laureate.name, laureate.year) for laureate in Laureate.objects.public()] == [
        ("First", 2027),
        ("Second", 2027),
        ("Honoured", 2027),
        ("Long ago", 2014),
    ]
