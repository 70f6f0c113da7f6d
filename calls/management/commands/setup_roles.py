"""Gives the organisers' group its rights; run after every upgrade."""

from django.core.management.base import BaseCommand

from calls import roles


class Command(BaseCommand):
    help = "Makes or renews the organisers' group with the rights it needs."

    def handle(self, **options):
        group = roles.set_up()
        self.stdout.write(f"The group “{group.name}” has its rights. Add people to it under Settings, Users.")
