from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class PeopleConfig(AppConfig):
    """Who someone is: persons, institutes, affiliations and the outbox. The lowest floor."""

    name = "people"
    verbose_name = _("People")
