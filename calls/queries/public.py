"""What the public page of a call says about its forms: every question before an account is made, every criterion."""

from dataclasses import dataclass
from datetime import datetime

from django.db.models import F, Q, QuerySet
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from calls.forms.authoring import rounds, statements
from calls.forms.definition import Definition
from calls.forms.statements import Statement
from calls.kinds import application_form
from calls.models import APPLICATION, CallPage, Extension, FormVersion
from calls.queries.extended import extension_of, newest_extension


@dataclass(frozen=True)
class LettersAsked:
    """The reference letters that a call asks for, in words."""

    count: str
    terms: str
    due: datetime | None
    zone: str
    guidance: str
    statements: tuple[Statement, ...]


def letters_asked(call: CallPage) -> LettersAsked | None:
    """What a call wants of referees; none where it asks for no letters. No query."""
    number = call.letters_asked
    if not number:
        return None
    return LettersAsked(
        count=ngettext("%(count)d reference letter", "%(count)d reference letters", number) % {"count": number},
        terms=_("up to %(words)d words, or a PDF of up to %(pages)d pages")
        % {"words": call.letter_words, "pages": call.letter_pages},
        due=call.letters_due,
        zone=call.zone,
        guidance=call.letter_guidance,
        statements=statements(call.letter_statements),
    )


def with_form(calls: QuerySet[CallPage], pk: int) -> CallPage | None:
    """The one of these calls with its form in use; one query where a form was issued."""
    issued = FormVersion.objects.in_use(pk).filter(call__in=calls.filter(pk=pk))
    version = issued.select_related("call").first()
    if version is None:
        return calls.filter(pk=pk).first()
    version.call.form_in_use = version
    return version.call


def asked(call: CallPage) -> Definition:
    """The application form in use; before any was issued, the form as it stands on the page. One query at most."""
    version = call.form_in_use or FormVersion.objects.in_use(call.pk).first()
    return version.definition if version else application_form(call)


def forms_of(call: CallPage) -> tuple[Definition, list[tuple[str, Definition]], Extension | None]:
    """The application form, for each round its name and the form it is judged with, and the last extension. One query.

    Each as it was issued; what was not issued yet is read from the page. A call that was never saved has only its page.
    """
    issued = (
        FormVersion.objects.filter(Q(purpose=APPLICATION) | Q(rounds__isnull=False), call=call.pk)
        .annotate(round_name=F("rounds__name"), round_number=F("rounds__number"))
        .annotate(**newest_extension("call"))
        .order_by("round_number", "number")
    )
    versions = list(issued)
    asking = [version.definition for version in versions if version.purpose == APPLICATION]
    judging = [(version.round_name, version.definition) for version in versions if version.round_name is not None]
    return (
        asking[-1] if asking else application_form(call),
        judging or [(plan.name, plan.definition) for plan in rounds(call.rounds_plan)],
        extension_of(versions[0]) if versions else None,
    )
