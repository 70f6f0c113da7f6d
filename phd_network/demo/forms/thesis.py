"""The nomination for the thesis award, and how it is judged in two rounds."""

from phd_network.demo.forms import honours
from phd_network.demo.forms.common import curriculum, declarations
from phd_network.demo.forms.drawing import Block, Form
from phd_network.demo.people import DISCIPLINES

FORM = Form("thesis")

LANGUAGES = ("English", "French", "German", "Italian", "Portuguese", "Spanish", "Another language")
PUBLICITY = (
    "Name and title may be published if the thesis is shortlisted",
    "Publish name and title only if the thesis wins",
)


def nomination() -> list[Block]:
    return [_thesis(), _documents(), _publicity(), declarations(FORM)]


def rounds() -> list[Block]:
    return [honours.first_reading(FORM), honours.final(FORM)]


def statements() -> list[Block]:
    """What the writer of a letter states; a letter counts from a member of the committee who is independent."""
    return [
        FORM.statement("examined", "I was a member of the thesis committee", expected="yes"),
        FORM.statement("supervised", "I supervised or co-supervised the thesis", expected="no"),
        FORM.statement(
            "same-university",
            "I worked at a university that gave the degree when the thesis was defended",
            expected="no",
        ),
    ]


def _thesis() -> Block:
    return FORM.section(
        "thesis",
        "The thesis",
        FORM.question(
            "consent",
            "first-time",
            "The thesis was not nominated in an earlier year",
            help="A thesis can be nominated once.",
            required=True,
            audience="organisers",
        ),
        FORM.question("choice", "language", "Language of the thesis", required=True, options=LANGUAGES),
        FORM.question(
            "multi",
            "disciplines",
            "Disciplines",
            help="They help to find the right readers.",
            required=True,
            options=DISCIPLINES,
            choose_at_most=3,
        ),
        FORM.question(
            "repeat",
            "keywords",
            "Keywords",
            required=True,
            fields=[FORM.question("text", "keyword", "Keyword", required=True, limit=80)],
            items_at_least=1,
            items_at_most=5,
        ),
        FORM.question(
            "area",
            "summary",
            "Summary",
            help="Question, approach, findings and contribution, for readers of all disciplines.",
            required=True,
            limit=2000,
            unit="words",
        ),
    )


def _documents() -> Block:
    return FORM.section(
        "documents",
        "Documents",
        FORM.question(
            "file",
            "thesis-file",
            "The thesis",
            help="One PDF with appendices, references and notes.",
            required=True,
            megabytes=50,
        ),
        curriculum(FORM),
        FORM.question(
            "file",
            "proof",
            "Proof of the day of the defence",
            help="A page of the diploma or a letter of the university.",
            audience="organisers",
            pages=3,
            megabytes=5,
        ),
    )


def _publicity() -> Block:
    return FORM.section(
        "publicity",
        "If the thesis is honoured",
        FORM.question("area", "citation", "A citation in one sentence", limit=25, unit="words"),
        FORM.question("area", "lay", "A summary for everyone", limit=200, unit="words"),
        FORM.question("url", "open-copy", "Open copy of the thesis"),
        FORM.question("date", "embargo", "Embargo until"),
        FORM.question(
            "choice", "publicity", "What may be published?", required=True, audience="organisers", options=PUBLICITY
        ),
    )
