"""Issues the forms and plans the rounds of calls that were published by their date, or have opened since."""

import logging

from django.core.management.base import BaseCommand
from django.utils import timezone

from calls.actions import form as form_actions
from calls.errors import Refusal
from calls.queries.preparing import unprepared

logger = logging.getLogger(__name__)


class Command(BaseCommand):
    help = "Issues the form of each call that has opened and plans the rounds of each that was published."

    def handle(self, *args, **options):
        at = timezone.now()
        for call in unprepared(at):
            try:
                form_actions.prepare(call, by=None, at=at)
            except Refusal as refusal:
                logger.warning("The call “%s” could not be prepared: %s", call.title, refusal.reason)
