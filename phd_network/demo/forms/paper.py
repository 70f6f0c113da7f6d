"""The nomination for the best-paper award, and how it is judged."""

from phd_network.demo.forms.common import SCALE, declarations, juror_questions
from phd_network.demo.forms.drawing import Block, Form

FORM = Form("paper")

SESSIONS = (
    "Panel 12: Cities and their newcomers",
    "Panel 27: Families across borders",
    "Panel 33: Work without papers",
    "Panel 41: Data, registers and their gaps",
    "Workshop 5: Seeing and being seen",
)
JOURNAL = ("Yes, the authors would like that", "No, it is promised elsewhere", "Not decided")


def nomination() -> list[Block]:
    return [_paper(), _reason(), declarations(FORM)]


def rounds() -> list[Block]:
    return [
        FORM.round(
            "reading",
            "Reading",
            instructions="Judge the paper as it was presented. Authors are not shown to you; put a dossier back if you "
            "recognise them and have a conflict.",
            readers_per_dossier=3,
            minimum_marks=3,
            names_hidden=True,
            shortlists=False,
            criteria=[_literature(), _design(), _innovation()],
            recommendations=("Winner", "Honourable mention", "No distinction"),
            questions=juror_questions(FORM, "reading"),
        )
    ]


def _paper() -> Block:
    return FORM.section(
        "paper",
        "The paper",
        FORM.question("choice", "session", "In which session is it in the programme?", required=True, options=SESSIONS),
        FORM.question(
            "file",
            "paper-file",
            "The full paper",
            help="Without the names of its authors.",
            required=True,
            pages=40,
            megabytes=20,
        ),
        FORM.question("consent", "unpublished", "The paper is unpublished and not under review", required=True),
        FORM.question(
            "choice",
            "journal",
            "Would the authors like to publish it in the network’s journal?",
            audience="organisers",
            options=JOURNAL,
        ),
    )


def _reason() -> Block:
    return FORM.section(
        "reason",
        "Why this paper",
        FORM.question(
            "area",
            "reason",
            "Why does it deserve the award?",
            help="Half a page to a page.",
            required=True,
            limit=500,
            unit="words",
        ),
    )


def _literature() -> Block:
    return FORM.criterion(
        "literature",
        "Contribution to the literature",
        35,
        (
            "Does not say to whom it speaks.",
            "Adds a case to a list without changing it.",
            "Fills a gap that it describes correctly.",
            "Will be cited by those it argues with.",
            "Moves a debate to a different question.",
        ),
        help="What readers of the field know afterwards that they did not know before.",
        scale=SCALE,
        comment="extremes",
    )


def _design() -> Block:
    return FORM.criterion(
        "design",
        "Clear question and sound design",
        35,
        (
            "No question, or no way from it to the answer.",
            "The question shifts on the way.",
            "Question and design fit, with small gaps.",
            "One question, one design, no loose ends.",
            "So clear that one could repeat the study from the text.",
        ),
        help="Whether one can say after a page what is asked, and after ten why the answer holds.",
        scale=SCALE,
        comment="extremes",
    )


def _innovation() -> Block:
    return FORM.criterion(
        "innovation",
        "Innovation",
        30,
        (
            "Nothing that has not been done in the same way.",
            "A small variation.",
            "New in theory, method or case.",
            "New in more than one of them, or boldly in one.",
            "Others will copy it.",
        ),
        help="In theory, in method or in the choice of cases.",
        scale=SCALE,
        comment="extremes",
    )
