"""The organisers' table of laureates: those of long ago are entered here, those of today are made by a release."""

from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel
from wagtail.admin.views.generic import CreateView, EditView, IndexView
from wagtail.admin.viewsets.model import ModelViewSet
from wagtail.search import index

from awards.models import Laureate


class LaureateIndexView(IndexView):
    """The list, with the editions it names in the same query."""

    def get_base_queryset(self):
        return super().get_base_queryset().select_related("edition").in_order()


class FoundByLaureates:
    """The search finds an edition by its laureates, so it is indexed again when one of them changes."""

    def save_instance(self):
        laureate = super().save_instance()
        index.insert_or_update_object(laureate.edition)
        return laureate


class LaureateCreateView(FoundByLaureates, CreateView):
    pass


class LaureateEditView(FoundByLaureates, EditView):
    pass


class LaureateViewSet(ModelViewSet):
    model = Laureate
    icon = "crosshairs"
    menu_label = _("Laureates")
    menu_order = 260
    add_to_admin_menu = True
    copy_view_enabled = False
    index_view_class = LaureateIndexView
    add_view_class = LaureateCreateView
    edit_view_class = LaureateEditView
    list_display = ["name", "work", "edition", "distinction"]
    list_filter = ["distinction", "edition__year"]
    search_fields = ["name", "aliases", "work", "universities"]
    search_backend_name = None
    panels = [
        FieldRowPanel([FieldPanel("edition"), FieldPanel("distinction"), FieldPanel("sort_order")]),
        MultiFieldPanel([FieldPanel("name"), FieldPanel("aliases"), FieldPanel("portrait")], heading=_("Name")),
        MultiFieldPanel(
            [FieldPanel("work"), FieldPanel("universities"), FieldPanel("defended")], heading=_("Honoured work")
        ),
        FieldPanel("laudation"),
    ]
