"""How places at schools and in the academy are given: one round, four criteria, a level described for each step."""

from phd_network.demo.forms.common import SCALE, juror_questions
from phd_network.demo.forms.drawing import Block, Form

RECOMMENDATIONS = ("Offer a place", "Waiting list", "Do not offer a place")


def selection(form: Form, *, fit: str) -> Block:
    """The only round of a call for places; `fit` words what the second criterion asks here."""
    return form.round(
        "selection",
        "Selection",
        instructions="Read the application as a whole before scoring. Judge the project for its stage, not against a "
        "finished thesis. Leave prestige of university and supervisor aside.",
        readers_per_dossier=3,
        minimum_marks=2,
        names_hidden=False,
        shortlists=False,
        criteria=[_project(form), _fit(form, fit), _benefit(form), _preparation(form)],
        recommendations=RECOMMENDATIONS,
        questions=juror_questions(form, "selection"),
    )


def _project(form: Form) -> Block:
    return form.criterion(
        "project-quality",
        "Quality of the project",
        35,
        (
            "The question cannot be made out, or nothing in the plan could answer it.",
            "A topic rather than a question; the methods are named but not connected with it.",
            "A clear question and methods that suit it, with steps still to be worked out.",
            "A precise question, a design that fits, and awareness of what it cannot show.",
            "A question one would like to have had oneself, with a design that makes the answer likely.",
        ),
        help="The question, its place in what is known, and whether the methods can answer it.",
        scale=SCALE,
        comment="extremes",
    )


def _fit(form: Form, label: str) -> Block:
    return form.criterion(
        "fit",
        label,
        25,
        (
            "No link is visible, or it could be the same letter for any programme.",
            "The theme is mentioned, yet the project would not use what is taught.",
            "Some parts of the programme clearly help some parts of the project.",
            "The programme answers a need that the application describes well.",
            "This is the moment and the place for this project, and the application shows why.",
        ),
        help="What the programme offers, beside what this project needs now.",
        scale=SCALE,
        comment="optional",
    )


def _benefit(form: Form) -> Block:
    return form.criterion(
        "benefit",
        "Benefit to the applicant and the group",
        25,
        (
            "Neither what is sought nor what is offered is said.",
            "General hopes; nothing that others in the group could take up.",
            "A reasonable expectation, and something to share.",
            "A specific benefit, and experience that others lack.",
            "Will learn much and will teach as much; the group would miss this person.",
        ),
        help="What the applicant seeks, what others would gain, and access to such training elsewhere.",
        scale=SCALE,
        may_skip=True,
        comment="optional",
    )


def _preparation(form: Form) -> Block:
    return form.criterion(
        "preparation",
        "Preparation",
        15,
        (
            "Could not follow the work: language or stage stand in the way.",
            "Would follow with difficulty, or comes much too early or too late.",
            "Is at a suitable stage and able to take part.",
            "Has material at hand and experience in discussing it.",
            "Is at exactly the right stage, with material that the group can work on from the first day.",
        ),
        help="Stage of the doctorate, material at hand, working language.",
        scale=SCALE,
        comment="optional",
    )
