"""The living style guide: every component of the house in every state, on one page, for whoever writes templates."""

import json
from datetime import UTC, datetime
from pathlib import Path

from django import forms
from django.core.paginator import Paginator
from django.shortcuts import render

EXAMPLES = Path(__file__).with_name("guide.json")


class ExampleForm(forms.Form):
    """Ordinary fields of every shape, to be shown empty and with errors."""

    name = forms.CharField(label="Name on the certificate", help_text="As it should be printed.")
    country = forms.ChoiceField(label="Country", choices=[("PT", "Portugal"), ("BE", "Belgium")], required=False)
    motivation = forms.CharField(label="Motivation", widget=forms.Textarea, required=False)
    mode = forms.ChoiceField(
        label="How will you attend", choices=[("site", "On site"), ("online", "Online")], widget=forms.RadioSelect
    )
    agreed = forms.BooleanField(label="I have read the privacy notice", help_text="It says how long answers are kept.")


class ExampleFilters(forms.Form):
    """What a row of filters looks like."""

    kind = forms.ChoiceField(label="Kind", choices=[("", "All kinds"), ("s", "Summer school"), ("w", "Winter school")])
    country = forms.ChoiceField(label="Country", choices=[("", "All countries"), ("PT", "Portugal")])
    mode = forms.ChoiceField(label="Mode", choices=[("", "On site or online"), ("site", "On site")])


def examples() -> dict[str, object]:
    """The sample data of guide.json, with the times of its timetable as datetimes."""
    found = json.loads(EXAMPLES.read_text(encoding="utf-8"))
    for day in found["days"]:
        for session in day["sessions"]:
            session |= {edge: datetime.fromisoformat(session[edge]) for edge in ("start", "end")}
    return found


def guide(request):
    """The page under /guide/; its address is wired in debug mode only."""
    live = {
        "form": ExampleForm(prefix="empty"),
        "wrong": ExampleForm({"motivation": "Because", "mode": "train"}),
        "filters": ExampleFilters(),
        "shelf": Paginator(range(60), 20).page(2),
        "at": datetime(2027, 2, 1, 11, 59, 59, tzinfo=UTC),
    }
    return render(request, "components/guide.html", examples() | live)
