"""How theses are judged: a first reading that makes a shortlist, then a final among those on it."""

from phd_network.demo.forms.common import SCALE, juror_questions
from phd_network.demo.forms.drawing import Block, Form


def first_reading(form: Form) -> Block:
    return form.round(
        "first",
        "First reading",
        instructions="Read the summary and as much of the thesis as you need to score each criterion with confidence. "
        "Declare a conflict before you open a dossier, not after.",
        readers_per_dossier=3,
        minimum_marks=3,
        names_hidden=False,
        shortlists=True,
        criteria=_criteria(form, "first"),
        recommendations=("Shortlist", "Maybe", "Do not shortlist"),
        questions=[_extent(form, "first"), *juror_questions(form, "first")],
    )


def final(form: Form) -> Block:
    return form.round(
        "final",
        "Final",
        instructions="Read each thesis on the shortlist in full and score it anew. Two laureates are possible, and so "
        "is none.",
        readers_per_dossier=3,
        minimum_marks=3,
        names_hidden=False,
        shortlists=False,
        criteria=_criteria(form, "final"),
        recommendations=("Laureate", "Honourable mention", "No distinction"),
        questions=[_extent(form, "final"), *juror_questions(form, "final")],
    )


def _extent(form: Form, round_name: str) -> Block:
    return form.question(
        "choice",
        f"{round_name}-extent",
        "How much of the thesis did you read?",
        required=True,
        audience="chair",
        options=["All of it", "Several chapters", "The summary"],
    )


def _criteria(form: Form, round_name: str) -> list[Block]:
    return [
        form.criterion(
            f"{round_name}-{name}",
            label,
            weight,
            anchors,
            help=looked_at,
            scale=SCALE,
            may_skip=skip,
            comment="extremes",
        )
        for name, label, weight, skip, looked_at, anchors in CRITERIA
    ]


CRITERIA = (
    (
        "quality",
        "Research quality",
        30,
        False,
        "Whether question, design, evidence and conclusions hold together.",
        (
            "Conclusions do not follow from what was done.",
            "Sound in parts; the design or the evidence has gaps that matter.",
            "Careful work that meets the standards of its field.",
            "Rigorous throughout, open about limits, easy to check.",
            "A model of how to do such research.",
        ),
    ),
    (
        "originality",
        "Originality",
        25,
        False,
        "What was not asked, seen or connected before.",
        (
            "Repeats what is known.",
            "A known question put to a further case.",
            "New material or a new angle within an established debate.",
            "A question or combination that opens a line of work.",
            "Changes what one takes for granted about the subject.",
        ),
    ),
    (
        "theory",
        "Theoretical contribution",
        20,
        True,
        "What others can think with it. Choose “not applicable” if the thesis makes no such claim.",
        (
            "Terms are used without being understood.",
            "Theory is summarised and then left aside.",
            "Concepts are applied with judgement.",
            "A concept is refined in a way that others can use.",
            "A theory of its own that explains more than its case.",
        ),
    ),
    (
        "method",
        "Methodological or empirical contribution",
        25,
        False,
        "New ways of finding out, or material that others will return to.",
        (
            "Methods are unsuited, or cannot be reconstructed.",
            "Standard methods with visible slips; little new material.",
            "Well-chosen methods and solid material.",
            "Material of unusual depth or reach, or a method advanced.",
            "A method or a body of evidence that will serve the field for years.",
        ),
    ),
)
"""Name, label, weight, whether it may be skipped, what to look at, and what deserves 1 to 5."""
