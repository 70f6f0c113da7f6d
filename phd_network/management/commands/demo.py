"""Builds the demo network: pages, people, three calls and their lives up to a stage."""

from datetime import date
from urllib.parse import urlsplit

from django.conf import settings
from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError
from django.db import transaction
from django.utils import timezone

from people import outbox
from phd_network.demo import foundations, signins
from phd_network.demo.build import STAGES, Demo, build, is_empty


class Command(BaseCommand):
    help = "Builds the demo network on an empty database. The same seed on the same day gives the same data."

    def add_arguments(self, parser):
        parser.add_argument("--stage", choices=STAGES, default="judging", help="How far the three calls have come.")
        parser.add_argument("--seed", type=int, default=2027, help="Chooses people, texts and scores.")
        parser.add_argument("--today", type=date.fromisoformat, help="The day that dates are counted from.")
        group = parser.add_mutually_exclusive_group()
        group.add_argument("--reset", action="store_true", help="Empty the database and its files first.")
        group.add_argument("--keep", action="store_true", help="Leave a database that holds something as it is.")

    def handle(self, *, stage, seed, today, reset, keep, **options):
        if not settings.DEMO:
            raise CommandError("The demo is for a first look: it does not run with production settings.")
        if reset:
            call_command("flush", interactive=False, verbosity=0)
            foundations.lay()
        if not is_empty():
            if keep:
                return self._greet()
            raise CommandError(
                "The database is not empty. Use --reset to throw away what it holds, or --keep to keep it."
            )
        with transaction.atomic():
            build(Demo(stage, seed, today or timezone.now().date(), self.stdout.write))
        call_command("rebuild_references_index", verbosity=0)
        outbox.deliver(limit=10_000)
        return self._greet()

    def _greet(self):
        self.stdout.write(f"\n{signins.table()}\n")
        self.stdout.write(
            f"\n  {settings.SITE_URL}/          the public site\n"
            f"  {settings.SITE_URL}/desk/     for candidates\n"
            f"  {settings.SITE_URL}/jury/     for jurors\n"
            f"  {settings.SITE_URL}/admin/    for organisers\n"
            f"  {settings.SITE_URL}/outbox/   every letter; none leaves this machine\n"
        )
        if urlsplit(settings.SITE_URL).hostname == "localhost":
            self.stdout.write("\n  Open it at localhost, not at 127.0.0.1: browsers offer passkeys at a name only.\n")
