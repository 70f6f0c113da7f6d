"""What an organiser sees first in the admin: calls that are open, and rounds that wait for somebody."""

from wagtail.admin.ui.components import Component

from calls.queries.office import open_calls, waiting_rounds
from calls.rules import is_organiser


class CallsPanel(Component):
    name = "calls"
    template_name = "calls/office/home_panel.html"
    order = 50

    def get_context_data(self, parent_context):
        request = parent_context["request"]
        if not is_organiser(request.user):
            return {"is_shown": False}
        at = request.arrived_at
        return {"is_shown": True, "at": at, "calls": open_calls(at), "rounds": waiting_rounds(at)}
