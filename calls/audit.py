"""Who did what, and when, on Wagtail's log. A verb that is not listed here is refused, so that no typo slips in."""

from django.contrib.contenttypes.models import ContentType
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.log_actions import get_active_log_context, registry
from wagtail.models import Page

VERBS = {
    "submission.start": _("Began a submission"),
    "submission.submit": _("Submitted"),
    "submission.amend": _("Changed a submission after submitting"),
    "submission.reopen": _("Took a submission back to draft"),
    "submission.withdraw": _("Withdrew a submission"),
    "submission.ineligible": _("Ruled a submission not eligible"),
    "submission.eligible": _("Ruled a submission eligible again"),
    "submission.remind": _("Reminded the author of a draft"),
    "submission.carry": _("Carried a draft over to a new form version"),
    "submission.copy": _("Copied answers from an earlier submission"),
    "submission.merge": _("Merged two submissions"),
    "call.rules": _("Changed the rules of eligibility of a call"),
    "confirmation.ask": _("Asked somebody to agree to a nomination"),
    "confirmation.end": _("No longer asks an address to agree to a nomination"),
    "confirmation.remind": _("Reminded somebody who has not replied to a nomination"),
    "confirmation.confirm": _("Agreed to a nomination"),
    "confirmation.decline": _("Declined a nomination"),
    "confirmation.withdraw": _("Withdrew from a nomination"),
    "submission.erase": _("Erased the person from a submission"),
    "letter.ask": _("Asked a referee for a letter"),
    "letter.remind": _("Reminded a referee"),
    "letter.resend": _("Sent a referee the link again"),
    "letter.replace": _("Replaced a referee"),
    "letter.open": _("A referee began a letter"),
    "letter.receive": _("A reference letter was received"),
    "letter.revise": _("A reference letter was changed by its referee"),
    "letter.decline": _("A referee declined"),
    "letter.accept_late": _("Accepted a letter late"),
    "letter.enter": _("Entered a letter on behalf of its referee"),
    "letter.reuse": _("Took a letter over from another submission"),
    "form.issue": _("Issued a form version"),
    "panel.seat": _("Gave a seat on a panel"),
    "panel.unseat": _("Ended a seat on a panel"),
    "round.plan": _("Planned a round"),
    "round.drop": _("Took a planned round off the page"),
    "round.panel": _("Gave a round its panel"),
    "round.due": _("Said by when a round's marks are due"),
    "round.assign": _("Assigned dossiers"),
    "round.unassign": _("Took an assignment back"),
    "round.open": _("Opened a round to its jury"),
    "round.close": _("Closed a round for deciding"),
    "round.reopen": _("Opened a round again"),
    "round.release": _("Released the decisions of a round"),
    "conflict.answer": _("Answered the question of conflicts"),
    "evaluation.hand_in": _("Handed in an evaluation"),
    "evaluation.reopen": _("Reopened an evaluation"),
    "decision.prepare": _("Prepared decisions"),
    "call.extend": _("Extended the window of a call"),
    "call.let_in": _("Gave late access to a call"),
    "call.shut_out": _("Took late access to a call back"),
    "call.redeem": _("Used a code for late access"),
    "call.export": _("Took data of a call along"),
}


def record(verb: str, thing, *, by, **facts) -> None:
    """Write one line of the log; `facts` must be plain JSON. Raises KeyError for a verb that is not listed."""
    label = VERBS[verb]
    entry_model = registry.get_log_model_for_instance(thing)
    context = get_active_log_context()
    line = entry_model(
        content_type=ContentType.objects.get_for_model(thing, for_concrete_model=False),
        label=_title(thing, label),
        action=f"calls.{verb}",
        timestamp=timezone.now(),
        data=facts,
        user=by or context.user,
        uuid=context.uuid,
        **_about(thing),
    )
    # Wagtail's `log` saves one by one, and before that asks the database for each row the deed has in hand already.
    entry_model.objects.bulk_create([line])


def _about(thing) -> dict[str, object]:
    return {"page": thing} if isinstance(thing, Page) else {"object_id": thing.pk}


def _title(thing, label) -> str:
    # The log outlives people: it names a submission by its reference, never by the person.
    if reference := getattr(thing, "reference", ""):
        return reference
    return str(getattr(thing, "name", "") or getattr(thing, "title", "") or label)


def register(actions) -> None:
    """For Wagtail's `register_log_actions` hook."""
    for verb, label in VERBS.items():
        actions.register_action(f"calls.{verb}", label, label)
