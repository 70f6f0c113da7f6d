"""One menu entry for the engine: submissions, rounds, panels, deadlines and form versions."""

from django.utils.translation import gettext_lazy as _
from wagtail.admin.viewsets.model import ModelViewSetGroup

from calls.viewsets.eligibility import EligibilityViewSet
from calls.viewsets.panels import PanelViewSet
from calls.viewsets.rounds import RoundViewSet
from calls.viewsets.submissions import SubmissionViewSet
from calls.viewsets.versions import FormVersionViewSet
from calls.viewsets.windows import WindowViewSet


class CallsGroup(ModelViewSetGroup):
    items = [SubmissionViewSet, RoundViewSet, PanelViewSet, WindowViewSet, EligibilityViewSet, FormVersionViewSet]
    menu_label = _("Calls")
    menu_icon = "form"
    menu_order = 250
