"""Reading the outbox outside the admin: for everyone in the demo, for whoever may see messages elsewhere."""

from django.conf import settings
from django.contrib.auth.views import redirect_to_login
from django.core.exceptions import PermissionDenied
from django.utils.translation import gettext as _
from django.views.generic import DetailView, ListView

from people.models import Message


def may_read_outbox(person):
    """Whether `person` may read what the house has written to others."""
    return settings.DEMO or person.has_perm("people.view_message")


class OutboxReader:
    """Lets readers of the outbox in, asks strangers who they are, refuses the others."""

    queryset = Message.objects.defer("html", "calendar")

    def dispatch(self, request, *args, **kwargs):
        if may_read_outbox(request.user):
            return super().dispatch(request, *args, **kwargs)
        if request.user.is_authenticated:
            raise PermissionDenied(_("The outbox is open to the organisers only."))
        return redirect_to_login(request.get_full_path())


class OutboxView(OutboxReader, ListView):
    """Every letter, the newest first."""

    queryset = Message.objects.only("to", "subject", "kind", "state", "created_at", "sent_at")
    template_name = "people/outbox.html"
    context_object_name = "letters"
    paginate_by = 50


class MessageView(OutboxReader, DetailView):
    """One letter as text, with links that work."""

    template_name = "people/message.html"
    context_object_name = "letter"
