"""The organisers' group and the command that sets it up."""

import pytest
from django.core.management import call_command
from wagtail.models import GroupCollectionPermission, GroupPagePermission

from calls import roles
from calls.rules import is_organiser
from tests.factories.people import PersonFactory

pytestmark = pytest.mark.django_db


def held(group):
    return (
        group.permissions.count(),
        GroupPagePermission.objects.filter(group=group).count(),
        GroupCollectionPermission.objects.filter(group=group).count(),
    )


def test_setting_the_roles_up_twice_gives_the_same_rights_once(capsys):
    call_command("setup_roles")
    once = held(roles.set_up())
    call_command("setup_roles")
    assert held(roles.set_up()) == once == (
        sum(len(codenames) for codenames in roles.RIGHTS.values()),
        len(roles.PAGE_RIGHTS),
        sum(len(codenames) for codenames in roles.COLLECTION_RIGHTS.values()),
    )  # fmt: skip


def test_somebody_in_the_group_runs_calls_and_nobody_else_does():
    person = PersonFactory()
    assert not is_organiser(person)
    person.groups.add(roles.set_up())
    assert is_organiser(type(person).objects.get(pk=person.pk))
