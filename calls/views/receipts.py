"""What a form that saves itself is answered: when and what is stored, and what is wrong with it beside each field."""

from datetime import datetime

from calls.forms import checks
from calls.forms.compiled import CompiledForm, Problem
from calls.forms.conditions import visible
from calls.templatetags.calls_time import second_of_day

STALE = "stale"
"""Why something was refused, for the script: it was changed elsewhere too, and `merge` is where both are shown."""


def receipt(form: CompiledForm, *, at: datetime, zone: str, fingerprint: str, **stands_on) -> dict[str, object]:
    """`stands_on` are the hidden fields that the page has from now on; `unread` where not all of it could be stored."""
    facts = {
        "saved": second_of_day(at, zone),
        "at": at.isoformat(),
        "fingerprint": fingerprint,
        "unread": bool(form.errors),
    }
    return facts | stands_on | {"hints": [_hint(problem) for problem in hints(form)]}


def hints(form: CompiledForm) -> list[Problem]:
    """What a draft keeps all the same: answers beyond their limits, and what could not be read, beside its field.

    For after the save: what is said here stands in the form as a mistake.
    """
    asked = visible(form.scope, form.merged(), form.merged_attachments())
    questions = [question for key, question in form.questions.items() if key in asked and key not in form.errors]
    for name, sentence in checks.beyond(questions, form.answers).items():
        form.place(name, sentence)
    return form.problems()


def _hint(problem: Problem) -> dict[str, str]:
    return {"field": problem.anchor, "label": problem.label, "sentence": problem.sentence}
