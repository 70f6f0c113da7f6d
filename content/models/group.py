"""Groups: the board, the standing committees and the working groups, with the people who sit on them."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import FieldPanel, FieldRowPanel, InlinePanel
from wagtail.models import Orderable
from wagtail.search import index

from content.choices import GroupKind
from content.models.base import BasePage

_SECTIONS = {
    GroupKind.BOARD: _("Board"),
    GroupKind.COMMITTEE: _("Standing committees"),
    GroupKind.WORKING_GROUP: _("Working groups"),
}


class GroupPage(BasePage):
    kind = models.CharField(_("kind"), max_length=14, choices=GroupKind, default=GroupKind.COMMITTEE)
    short_name = models.CharField(_("short name"), max_length=40, blank=True, help_text=_("Such as MIGCITPOL."))

    parent_page_types = ["content.GroupIndexPage"]
    subpage_types = []
    template = "content/group_page.html"
    content_panels = [
        *BasePage.content_panels[:1],
        FieldRowPanel([FieldPanel("kind"), FieldPanel("short_name")]),
        *BasePage.content_panels[1:],
        InlinePanel("members", heading=_("Members"), label=_("Member")),
    ]
    search_fields = [*BasePage.search_fields, index.SearchField("short_name"), index.AutocompleteField("short_name")]

    class Meta:
        verbose_name = _("group")
        verbose_name_plural = _("groups")

    @property
    def section(self) -> str:
        """The heading under which a list of groups shows this one."""
        return _SECTIONS[self.kind]

    def get_context(self, request, *args, **kwargs):
        return super().get_context(request, *args, **kwargs) | {"members": self.members.all()}


class GroupMember(Orderable):
    """A name on the page of a group; whether that person has an account does not matter."""

    group = ParentalKey(GroupPage, on_delete=models.CASCADE, related_name="members")
    name = models.CharField(_("name"), max_length=160)
    role = models.CharField(_("role"), max_length=80, blank=True, help_text=_("Such as co-chair."))
    affiliation = models.CharField(_("affiliation"), max_length=160, blank=True)

    panels = [FieldPanel("name"), FieldRowPanel([FieldPanel("role"), FieldPanel("affiliation")])]

    class Meta(Orderable.Meta):
        verbose_name = _("member")

    def __str__(self):
        return self.name

    @property
    def standing(self) -> str:
        """Role and affiliation, as far as they are known."""
        return ", ".join(filter(None, [self.role, self.affiliation]))


class GroupIndexPage(BasePage):
    parent_page_types = ["home.HomePage"]
    subpage_types = ["content.GroupPage"]
    max_count = 1
    template = "content/group_index_page.html"

    class Meta:
        verbose_name = _("list of groups")

    def groups(self):
        """What is published below this page: the board first, then committees, then working groups."""
        by_kind = models.Case(*(models.When(kind=kind, then=n) for n, kind in enumerate(GroupKind.values)))
        return GroupPage.objects.child_of(self).live().public().order_by(by_kind, "title")

    def get_context(self, request, *args, **kwargs):
        return super().get_context(request, *args, **kwargs) | {"groups": self.groups()}
