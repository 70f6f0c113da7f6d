"""What a profile field may hold, said as a sentence when it may not."""

from zoneinfo import available_timezones

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from people import orcid


def validate_orcid(value: str) -> None:
    """Raises ValidationError unless `value` is an ORCID iD with the right check digit."""
    if not orcid.is_valid(value):
        raise ValidationError(
            _("This is not an ORCID iD. Copy the sixteen characters from your ORCID page, like 0000-0002-1825-0097."),
            code="orcid",
        )


def validate_zone(value: str) -> None:
    """Raises ValidationError unless `value` names an IANA time zone."""
    if value not in available_timezones():
        raise ValidationError(_("This time zone is not known. Choose one from the list."), code="zone")
