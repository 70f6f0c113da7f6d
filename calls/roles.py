"""The organisers' group and its rights, set up by a function that can run again at any time, never by hand."""

from django.contrib.auth.models import Group, Permission
from wagtail.models import Collection, GroupCollectionPermission, GroupPagePermission, Page

ORGANISERS = "Organisers"

EVERY_DEED = ("add", "change", "delete", "view")
RIGHTS = {
    "wagtailadmin": ["access_admin"],
    "calls": ["run_calls"],
    "people": [
        *(f"{deed}_{noun}" for noun in ("institute", "affiliation", "membership") for deed in EVERY_DEED),
        "view_message",
        "change_message",
        "view_person",
        "view_lettertext",
        "change_lettertext",
    ],
    "content": ["add_topic", "change_topic", "delete_topic", "view_topic", "change_sitesettings"],
    "awards": ["add_laureate", "change_laureate", "view_laureate"],
}
"""By app, the codenames of what an organiser may do besides editing pages."""

PAGE_RIGHTS = ("add_page", "change_page", "publish_page", "bulk_delete_page", "lock_page", "unlock_page")
COLLECTION_RIGHTS = {
    "wagtailimages": ["add_image", "change_image", "choose_image"],
    "wagtaildocs": ["add_document", "change_document", "choose_document"],
}


def set_up() -> Group:
    """Make or renew the group: rights in the list are given, others it holds are left. Safe to run again.

    Page rights are given at the root of the page tree, so they hold for every site below it.
    """
    group, _created = Group.objects.get_or_create(name=ORGANISERS)
    group.permissions.add(*_permissions(RIGHTS))
    for page in Page.objects.filter(depth=1):
        for permission in Permission.objects.filter(content_type__app_label="wagtailcore", codename__in=PAGE_RIGHTS):
            GroupPagePermission.objects.get_or_create(group=group, page=page, permission=permission)
    for collection in Collection.objects.filter(depth=1):
        for permission in _permissions(COLLECTION_RIGHTS):
            GroupCollectionPermission.objects.get_or_create(group=group, collection=collection, permission=permission)
    return group


def _permissions(rights: dict[str, list[str]]) -> list[Permission]:
    found = [
        permission
        for app, codenames in rights.items()
        for permission in Permission.objects.filter(content_type__app_label=app, codename__in=codenames)
    ]
    missing = sum(map(len, rights.values())) - len(found)
    if missing > 0:
        raise LookupError(f"{missing} permissions of the organisers' group do not exist: run the migrations first.")
    return found
