"""People of the office, with the rights that the organisers' group has."""

from django.contrib.auth.models import Group, Permission
from wagtail.models import GroupPagePermission, Page

from calls import roles
from people.models import Person
from tests.factories.people import PersonFactory


def an_office_organiser(**facts) -> Person:
    """In the organisers' group, as the set-up command makes it."""
    person = PersonFactory(**facts)
    person.groups.add(roles.set_up())
    return person


def an_editor(**facts) -> Person:
    """May enter the admin, edit, publish and delete every page, and runs no calls."""
    group = Group.objects.create(name="Editors of pages")
    group.permissions.add(Permission.objects.get(codename="access_admin"))
    for codename in ("add_page", "change_page", "publish_page", "bulk_delete_page"):
        permission = Permission.objects.get(content_type__app_label="wagtailcore", codename=codename)
        GroupPagePermission.objects.create(group=group, page=Page.get_first_root_node(), permission=permission)
    person = PersonFactory(**facts)
    person.groups.add(group)
    return person
