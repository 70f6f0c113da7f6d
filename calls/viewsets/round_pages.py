"""What the pages of one round share: the round itself, and the way there and back."""

from django.shortcuts import get_object_or_404
from django.utils.functional import cached_property
from django.utils.translation import gettext as _

from calls.models import Round
from calls.queries.office import HEAVY
from calls.viewsets.doors import office_url

LIGHT = [f"call__{column}" for column in HEAVY]


class RoundMixin:
    header_icon = "tasks"

    @cached_property
    def round(self):
        rounds = Round.objects.select_related("call", "version", "panel").defer(*LIGHT)
        return get_object_or_404(rounds, pk=self.kwargs["pk"])

    def get_page_subtitle(self):
        return f"{self.round.call.title}, {self.round.name}"

    def back(self):
        return office_url("rounds:page", self.round.pk)

    def trail(self):
        return [(office_url("rounds:index"), _("Rounds")), (self.back(), self.round.name)]
