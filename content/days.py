"""Days in words: “5 to 16 July 2027”, as short as the two days allow."""

from datetime import date

from django.utils.formats import date_format
from django.utils.translation import gettext as _


def days(first: date | None, last: date | None = None) -> str:
    """The stretch from `first` to `last`, both included; one day if `last` is missing, nothing without `first`."""
    if first is None:
        return ""
    end = date_format(last or first, "j F Y")
    start = _start(first, last or first)
    return _("%(start)s to %(end)s") % {"start": start, "end": end} if start else end


def _start(first, last) -> str:
    """What must be said of the first day beside the last: nothing if they are one."""
    if (first.year, first.month, first.day) == (last.year, last.month, last.day):
        return ""
    if first.year != last.year:
        return date_format(first, "j F Y")
    return date_format(first, "j F" if first.month != last.month else "j")
