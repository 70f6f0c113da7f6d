"""This app, and Wagtail's user screens in our shape (INSTALLED_APPS names both)."""

from datetime import timedelta

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _
from wagtail.users.apps import WagtailUsersAppConfig


class PeopleConfig(AppConfig):
    """Who someone is: persons, institutes, affiliations and the outbox. The lowest floor."""

    name = "people"
    verbose_name = _("People")
    default = True

    def ready(self):
        from allauth.socialaccount.signals import social_account_added
        from django.urls import register_converter

        from people import account_letters, addresses, chores, elsewhere, erasure, letters, own_data, own_records

        # What allauth says once an account elsewhere is connected; it calls no adapter then.
        social_account_added.connect(elsewhere.on_connected)

        register_converter(addresses.RowConverter, "row")
        letters.register(account_letters.LETTERS)
        chores.register("clear sessions", timedelta(days=1), chores.command("clearsessions"))
        chores.register("forget farewells", timedelta(hours=1), erasure.forget_farewells)
        own_data.register(1, "profile", _("Profile"), own_records.profile)
        own_data.register(2, "signing-in", _("How you sign in"), own_records.signing_in)
        own_data.register(3, "work", _("Work and memberships"), own_records.work)
        own_data.register(9, "mail", _("What we wrote to you"), own_records.mail)


class WagtailPeopleConfig(WagtailUsersAppConfig):
    """Replaces "wagtail.users", so that its forms know people without a family name."""

    user_viewset = "people.viewsets.PersonViewSet"
