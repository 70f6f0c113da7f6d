"""The organisers' tables in the admin: people's ties to the network, institutes and the outbox."""

from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel, InlinePanel, MultiFieldPanel
from wagtail.admin.ui.tables import Column
from wagtail.admin.views.generic import IndexView
from wagtail.admin.viewsets.model import ModelViewSet, ModelViewSetGroup
from wagtail.users.forms import UserCreationForm, UserEditForm
from wagtail.users.views.users import UserViewSet

from people.admin_letters import LettersViewSet
from people.admin_outbox import MessageViewSet
from people.deleting import InstituteDeleteView, PersonDeleteView
from people.models import Affiliation, Institute, Membership

PERIOD = FieldRowPanel([FieldPanel("starts_on"), FieldPanel("ends_on")])


class MononymMixin:
    """Wagtail insists on a family name; not everyone has one."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["last_name"].required = False


class PersonCreationForm(MononymMixin, UserCreationForm):
    """A new person, made by an administrator."""


class PersonEditForm(MononymMixin, UserEditForm):
    """A person, changed by an administrator."""


class PersonViewSet(UserViewSet):
    """Wagtail's own user screens, for people whose e-mail address is the login."""

    menu_label = _("People")
    delete_view_class = PersonDeleteView

    def get_form_class(self, for_update=False):
        return PersonEditForm if for_update else PersonCreationForm


class AffiliationIndexView(IndexView):
    """The list, with the people and institutes it names in the same query."""

    def get_base_queryset(self):
        return super().get_base_queryset().select_related("person", "institute")


class MembershipIndexView(IndexView):
    """The list, with the people it names in the same query."""

    def get_base_queryset(self):
        return super().get_base_queryset().select_related("person")


class InstituteViewSet(ModelViewSet):
    """Institutes with the periods in which they belonged to the network."""

    model = Institute
    icon = "home"
    list_display = ["short_name", "name", "city", "country"]
    list_filter = ["country"]
    search_fields = ["short_name", "name", "city"]
    copy_view_enabled = False
    delete_view_class = InstituteDeleteView
    panels = [
        MultiFieldPanel([FieldPanel("short_name"), FieldPanel("name"), FieldPanel("slug")], heading=_("Names")),
        MultiFieldPanel([FieldPanel("city"), FieldPanel("country"), FieldPanel("website")], heading=_("Place")),
        InlinePanel("memberships", panels=[PERIOD], heading=_("Memberships of the network"), label=_("Membership")),
    ]


class AffiliationViewSet(ModelViewSet):
    """Who works where, as people say and institutes confirm."""

    model = Affiliation
    icon = "group"
    add_to_reference_index = False
    index_view_class = AffiliationIndexView
    list_display = [
        "person",
        Column("place", label=_("Institute")),
        "role",
        Column("days", label=_("Period")),
        "verified_at",
    ]
    list_filter = ["role", "institute"]
    search_fields = ["person__first_name", "person__last_name", "person__email", "institute__name", "other_name"]
    copy_view_enabled = False
    panels = [
        FieldPanel("person"),
        MultiFieldPanel([FieldPanel("institute"), FieldPanel("other_name"), FieldPanel("role")], heading=_("Work")),
        PERIOD,
        FieldPanel("verified_at"),
    ]


class MembershipViewSet(ModelViewSet):
    """Individual memberships."""

    model = Membership
    icon = "key"
    add_to_reference_index = False
    index_view_class = MembershipIndexView
    list_display = ["number", "person", "starts_on", "ends_on"]
    list_filter = {"starts_on": ["gte", "lte"], "ends_on": ["gte", "lte"]}
    search_fields = ["number", "person__first_name", "person__last_name", "person__email"]
    copy_view_enabled = False
    panels = [FieldPanel("person"), FieldPanel("number"), PERIOD]


class NetworkGroup(ModelViewSetGroup):
    """One menu entry for the network's people and letters."""

    items = [InstituteViewSet, AffiliationViewSet, MembershipViewSet, MessageViewSet, LettersViewSet]
    menu_label = _("Network")
    menu_icon = "group"
    menu_order = 400
