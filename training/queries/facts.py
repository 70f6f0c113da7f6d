"""The facts panel of a school and of a cohort: what one wants to know before reading on."""

from django.utils.translation import gettext as _

from calls.forms.definition import plain_number
from calls.queries.call_page import Fact
from content.days import days
from training.words import euros, place, stages


def school_facts(school, hours: str) -> list[Fact]:
    """`hours` are those that count for one participant, in words; facts that are not known are left out."""
    return _known(
        Fact(_("Dates"), days(school.starts_on, school.ends_on)),
        Fact(_("Place"), place(school.city, school.country)),
        Fact(_("Mode"), school.get_mode_display()),
        Fact(_("For whom"), stages(school.stages)),
        Fact(_("Places"), str(school.places or "")),
        Fact(
            _("ECTS credits"),
            plain_number(school.ects) if school.ects else "",
            _("%(hours)s hours that count") % {"hours": hours} if hours else "",
        ),
        Fact(_("Fee for members"), euros(school.fee_members)),
        Fact(_("Fee for others"), euros(school.fee_others)),
    )


def cohort_facts(cohort) -> list[Fact]:
    return _known(
        Fact(_("Dates"), days(cohort.starts_on, cohort.ends_on)),
        Fact(_("Length"), _("%(count)d years") % {"count": cohort.years} if cohort.years else ""),
        Fact(_("Place"), place(cohort.city, cohort.country)),
        Fact(_("Mode"), cohort.get_mode_display()),
        Fact(_("For whom"), stages(cohort.stages)),
        Fact(_("Places"), str(cohort.places or "")),
    )


def school_meta(school, hosts) -> list[str]:
    """Words under the title: who hosts it, where and when."""
    words = [*(host.name for host in hosts), place(school.city, school.country), days(school.starts_on, school.ends_on)]
    return [word for word in words if word]


def cohort_meta(cohort) -> list[str]:
    words = [place(cohort.city, cohort.country) or cohort.get_mode_display(), days(cohort.starts_on, cohort.ends_on)]
    return [word for word in words if word]


def _known(*facts: Fact) -> list[Fact]:
    return [fact for fact in facts if fact.value]
