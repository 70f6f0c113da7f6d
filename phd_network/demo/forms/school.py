"""The application to a summer school, and how it is judged."""

from phd_network.demo.forms import places
from phd_network.demo.forms.common import access_needs, curriculum, declarations, standing_committees
from phd_network.demo.forms.drawing import Block, Form
from phd_network.demo.programme import TRACKS

FORM = Form("school")

NO_SUPPORT = "No support"
SUPPORT = (NO_SUPPORT, "A fee waiver", "Travel support", "A fee waiver and travel support")
WANTS_SUPPORT = ("support", "is_not", NO_SUPPORT)
ENGLISH = ("B2", "C1", "C2", "English is my first language")


def application() -> list[Block]:
    return [_you(), _motivation(), _project(), _taking_part(), _support(), declarations(FORM)]


def rounds() -> list[Block]:
    return [places.selection(FORM, fit="Fit with the theme and the track")]


def _you() -> Block:
    return FORM.section(
        "you",
        "About you",
        FORM.question(
            "date", "expected-end", "When do you expect to finish your doctorate?", help="An estimate will do."
        ),
        FORM.question("country", "from-country", "From which country would you travel to the school?", required=True),
        FORM.question(
            "choice",
            "english",
            "Your level of English",
            help="By the Common European Framework. Your own judgement is enough.",
            required=True,
            options=ENGLISH,
        ),
        curriculum(FORM),
    )


def _motivation() -> Block:
    return FORM.section(
        "motivation",
        "Motivation",
        FORM.question(
            "area",
            "why",
            "Why this school?",
            help="What do you hope to learn, and what can you offer to the other participants?",
            required=True,
            limit=250,
            unit="words",
        ),
        FORM.question(
            "area",
            "relevance",
            "How is the theme of the school relevant to your project?",
            required=True,
            limit=250,
            unit="words",
        ),
        FORM.question(
            "ranked",
            "tracks",
            "In which track would you like to work?",
            help="Put the four tracks in your order of preference. We give first choices as far as places allow.",
            required=True,
            options=TRACKS,
        ),
    )


def _project() -> Block:
    return FORM.section(
        "project",
        "Your project",
        FORM.question(
            "area",
            "summary",
            "Summary of your doctoral project",
            help="Use five short headings: question, context, relevance, contribution, methods.",
            required=True,
            limit=800,
            unit="words",
        ),
        FORM.question(
            "file",
            "sample",
            "Draft chapter or another sample of your writing",
            help="A text you would like to discuss at the school.",
            pages=40,
            megabytes=20,
        ),
        standing_committees(FORM),
        guidance="Readers come from several disciplines: explain terms that only your own uses.",
    )


def _taking_part() -> Block:
    return FORM.section(
        "taking-part",
        "Taking part",
        FORM.question(
            "yesno",
            "all-days",
            "Can you be there from the first session to the last?",
            help="The tracks build on each other day by day.",
            required=True,
        ),
        FORM.question(
            "yesno",
            "credits",
            "Would you like to receive ECTS credits?",
            help="They need the agreement of your university: ask there before the school begins.",
            audience="organisers",
        ),
        access_needs(FORM),
    )


def _support() -> Block:
    return FORM.section(
        "support",
        "Financial support",
        FORM.question(
            "choice",
            "support",
            "Do you ask for financial support?",
            help="It is decided after the selection. The jury does not see this section.",
            required=True,
            audience="organisers",
            options=SUPPORT,
        ),
        FORM.question(
            "area",
            "support-reason",
            "Why do you need it, and which other funds have you asked for?",
            required=True,
            audience="organisers",
            limit=400,
            unit="words",
            when=WANTS_SUPPORT,
        ),
        FORM.question(
            "money",
            "support-amount",
            "Amount you ask for",
            audience="organisers",
            minimum="100",
            maximum="1200",
            currency="EUR",
            when=WANTS_SUPPORT,
        ),
        FORM.question(
            "yesno",
            "come-without",
            "Would you still come without it?",
            required=True,
            audience="organisers",
            when=WANTS_SUPPORT,
        ),
    )
