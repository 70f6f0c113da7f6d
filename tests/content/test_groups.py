"""Groups: the board, committees and working groups, and who sits on them."""

import pytest

from content.choices import GroupKind
from content.models import GroupMember
from tests.content.counting import queries_for
from tests.factories.content import GroupIndexPageFactory, GroupPageFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def group_index():
    return GroupIndexPageFactory()


def test_the_board_stands_before_committees_and_working_groups(client, group_index):
    GroupPageFactory(title="Blog", kind=GroupKind.WORKING_GROUP)
    GroupPageFactory(title="Migration and cities", kind=GroupKind.COMMITTEE)
    GroupPageFactory(title="Asylum", kind=GroupKind.COMMITTEE)
    GroupPageFactory(title="PhD board", kind=GroupKind.BOARD)

    titles = [group.title for group in client.get(group_index.url).context["groups"]]

    assert titles == ["PhD board", "Asylum", "Migration and cities", "Blog"]
    assert "<h2>Standing committees</h2>" in client.get(group_index.url).content.decode()


def test_members_stand_in_the_editors_order_with_what_they_do(client, group_index):
    group = GroupPageFactory()
    GroupMember.objects.create(group=group, name="Zana Vathi", sort_order=1)
    GroupMember.objects.create(group=group, name="Iva Dodevska", role="chair", affiliation="Prague", sort_order=0)

    members = client.get(group.url).context["members"]

    assert [(member.name, member.standing) for member in members] == [
        ("Iva Dodevska", "chair, Prague"),
        ("Zana Vathi", ""),
    ]


def test_the_list_costs_the_same_for_one_and_for_three(client, group_index):
    GroupPageFactory()
    for_one = queries_for(client, group_index.url)
    GroupPageFactory(kind=GroupKind.BOARD)
    GroupPageFactory(kind=GroupKind.WORKING_GROUP)

    assert queries_for(client, group_index.url) == for_one
