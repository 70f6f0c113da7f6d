"""For somebody who has lost every device and code: their account opens by password, or by a code in the mail, again."""

from allauth.mfa.models import Authenticator
from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.db import transaction
from django.urls import reverse
from django.utils.translation import gettext as _

from people import account_letters
from people.letters import write
from people.models import Person


class Command(BaseCommand):
    help = "Takes passkeys, authenticator app and recovery codes off one account, and tells its owner by letter."

    def add_arguments(self, parser):
        parser.add_argument("email", help="The address the person signs in with. Make sure first who is asking.")

    @transaction.atomic
    def handle(self, *, email, **options):
        person = Person.objects.filter(email=Person.objects.normalize_email(email)).first()
        if person is None:
            raise CommandError(f"Nobody signs in as {email}.")
        taken, _models = Authenticator.objects.filter(user=person).delete()
        if taken:
            link = settings.SITE_URL + reverse("people:signing_in")
            change = _("The office took all passkeys, apps and recovery codes off your account, as you asked.")
            write(account_letters.CHANGED, person, key=None, link=link, change=change)
        self.stdout.write(f"{taken} taken off.")
