"""What the public page of a call says about its forms: every question before an account is made, every criterion."""

from django.db.models import F, Q

from calls.forms.authoring import rounds
from calls.forms.definition import Definition
from calls.kinds import application_form
from calls.models import APPLICATION, CallPage, FormVersion


def asked(call: CallPage) -> Definition:
    """The application form in use; before any was issued, the form as it stands on the page. One query."""
    version = FormVersion.objects.filter(call=call.pk, purpose=APPLICATION).order_by("-number").first()
    return version.definition if version else application_form(call)


def forms_of(call: CallPage) -> tuple[Definition, list[tuple[str, Definition]]]:
    """The application form, and for each round its name and the form it is judged with. One query.

    Each as it was issued; what was not issued yet is read from the page. A call that was never saved has only its page.
    """
    issued = (
        FormVersion.objects.filter(Q(purpose=APPLICATION) | Q(rounds__isnull=False), call=call.pk)
        .annotate(round_name=F("rounds__name"), round_number=F("rounds__number"))
        .order_by("round_number", "number")
    )
    versions = list(issued)
    asking = [version.definition for version in versions if version.purpose == APPLICATION]
    judging = [(version.round_name, version.definition) for version in versions if version.round_name is not None]
    return (
        asking[-1] if asking else application_form(call),
        judging or [(plan.name, plan.definition) for plan in rounds(call.rounds_plan)],
    )
