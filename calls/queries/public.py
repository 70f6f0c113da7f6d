"""What the public page of a call says about its forms: every question before an account is made, every criterion."""

from calls.forms.authoring import application_definition, rounds
from calls.forms.definition import Definition
from calls.models import APPLICATION, CallPage, FormVersion, Round


def asked(call: CallPage) -> Definition:
    """The application form in use; before any was issued, the form as it stands on the page. One query."""
    version = FormVersion.objects.filter(call=call.pk, purpose=APPLICATION).order_by("-number").first()
    return version.definition if version else application_definition(call.application_form)


def criteria(call: CallPage) -> list[tuple[str, Definition]]:
    """For each round, its name and the form it is judged with: as issued, otherwise as drawn. One query."""
    issued = list(Round.objects.filter(call=call.pk).select_related("version").order_by("number"))
    if issued:
        return [(round_.name, round_.version.definition) for round_ in issued]
    return [(plan.name, plan.definition) for plan in rounds(call.rounds_plan)]
