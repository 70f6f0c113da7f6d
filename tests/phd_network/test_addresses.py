"""Numbers in addresses: none is longer than an id can be."""

import pytest
from django.urls import get_resolver
from django.urls.converters import IntConverter

from tests.test_architecture import FLOORS

pytestmark = pytest.mark.django_db


def patterns(resolver):
    for each in resolver.url_patterns:
        if hasattr(each, "url_patterns"):
            yield from patterns(each)
        else:
            yield each


OF_VIEWSETS = {"edit", "delete"}
"""Addresses that Wagtail's sets of views make; their rows are looked up by key, where Django knows what is too long."""


def is_ours(pattern) -> bool:
    if pattern.name in OF_VIEWSETS:
        return False
    view = getattr(pattern.callback, "view_class", pattern.callback)
    return view.__module__.partition(".")[0] in FLOORS


def test_every_number_in_our_addresses_is_one_that_a_row_can_have():
    ours = [pattern.pattern for pattern in patterns(get_resolver()) if is_ours(pattern)]
    unbounded = [str(pattern) for pattern in ours for kind in pattern.converters.values() if type(kind) is IntConverter]
    assert unbounded == []
    assert sum(bool(pattern.converters) for pattern in ours) > 40


@pytest.mark.parametrize("address", ["/calls/{}/calendar.ics", "/calls/{}/form.txt", "/calls/{}/start/"])
def test_a_number_that_no_row_can_have_is_not_found(client, address):
    assert client.get(address.format("9" * 25)).status_code == 404
