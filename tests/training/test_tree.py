"""Where pages of training may stand: nonsense cannot be made."""

import pytest
from django.core.exceptions import ValidationError

from calls.models import CallPage
from content.models import EventPage, NewsPage, StandardPage
from home.models import HomePage
from tests.factories.content import EventPageFactory, the_home
from tests.factories.training import (
    AcademyPageFactory,
    ModulePageFactory,
    SchoolPageFactory,
    TrainingIndexPageFactory,
    the_training,
)
from training.models import AcademyPage, CohortPage, ModulePage, SchoolPage, TrainingIndexPage


@pytest.mark.parametrize(
    ("page", "parents"),
    [
        (TrainingIndexPage, {HomePage}),
        (SchoolPage, {TrainingIndexPage}),
        (AcademyPage, {TrainingIndexPage}),
        (CohortPage, {AcademyPage}),
        (ModulePage, {SchoolPage, EventPage}),
    ],
)
def test_a_page_stands_only_where_it_belongs(page, parents):
    assert set(page.allowed_parent_page_models()) == parents


@pytest.mark.parametrize(
    ("page", "children"),
    [
        (TrainingIndexPage, {SchoolPage, AcademyPage}),
        (SchoolPage, {ModulePage}),
        (AcademyPage, {CohortPage}),
        (CohortPage, set()),
        (ModulePage, set()),
    ],
)
def test_a_page_holds_only_what_belongs_below_it(page, children):
    assert set(page.allowed_subpage_models()) == children


def test_a_call_is_never_made_as_a_bare_call():
    assert CallPage.is_creatable is False
    assert SchoolPage.is_creatable is True


@pytest.mark.django_db
def test_there_is_one_index_of_training():
    home = the_home()
    assert TrainingIndexPage.can_create_at(home) is True

    TrainingIndexPageFactory()

    assert TrainingIndexPage.can_create_at(home) is False


@pytest.mark.django_db
def test_a_module_may_stand_below_a_school_and_below_an_event():
    school, event = SchoolPageFactory(), EventPageFactory()

    assert ModulePageFactory(parent=school).get_parent().specific == school
    assert ModulePageFactory(parent=event).get_parent().specific == event
    assert not ModulePage.can_exist_under(the_training())
    assert not NewsPage.can_exist_under(school)
    assert not StandardPage.can_exist_under(school)


@pytest.mark.django_db
def test_a_school_cannot_be_moved_below_the_academy():
    school = SchoolPageFactory()

    assert not school.can_move_to(AcademyPageFactory())


@pytest.mark.django_db
def test_a_school_is_refused_with_a_sentence_when_it_ends_before_it_starts():
    school = SchoolPageFactory()
    school.ends_on = school.starts_on.replace(day=1)

    with pytest.raises(ValidationError) as refusal:
        school.full_clean()

    assert refusal.value.messages == ["Choose a last day on or after the first day."]
