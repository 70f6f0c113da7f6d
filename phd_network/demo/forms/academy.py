"""The application to a cohort of the PhD academy, and how it is judged."""

from phd_network.demo.forms import places
from phd_network.demo.forms.common import access_needs, curriculum, declarations, standing_committees
from phd_network.demo.forms.drawing import Block, Form

FORM = Form("academy")

TOPICS = (
    "Publishing",
    "Careers inside and outside the university",
    "Writing grant proposals",
    "Networking",
    "Methods",
    "Living well while writing a thesis",
)


def application() -> list[Block]:
    return [_project(), _motivation(), _network(), _taking_part(), declarations(FORM)]


def rounds() -> list[Block]:
    return [places.selection(FORM, fit="Fit with the programme of the academy")]


def _project() -> Block:
    return FORM.section(
        "project",
        "Your project",
        FORM.question("date", "expected-end", "When do you expect to finish your doctorate?", required=True),
        FORM.question(
            "area",
            "abstract",
            "Abstract of your project",
            help="For readers outside your discipline.",
            required=True,
            limit=300,
            unit="words",
        ),
        curriculum(FORM),
    )


def _motivation() -> Block:
    return FORM.section(
        "motivation",
        "Motivation",
        FORM.question(
            "area",
            "seek",
            "Motivation: what do you look for in the academy?",
            required=True,
            limit=250,
            unit="words",
        ),
        FORM.question(
            "area",
            "give",
            "Motivation: what can you give to your peers?",
            required=True,
            limit=250,
            unit="words",
        ),
        FORM.question(
            "multi",
            "topics",
            "Which topics matter most to you?",
            required=True,
            options=TOPICS,
            choose_at_most=3,
        ),
    )


def _network() -> Block:
    return FORM.section(
        "network",
        "You and the network",
        standing_committees(FORM, choose_at_most=2),
        FORM.question(
            "area",
            "mentor",
            "Wishes for a mentor",
            help="A field, a method, a career path, or a person you would rather not have.",
            audience="organisers",
            limit=150,
            unit="words",
        ),
        FORM.question(
            "repeat",
            "events",
            "Events of the network you took part in",
            help="Conferences, schools, workshops. None is needed.",
            fields=[
                FORM.question("text", "event", "Event", required=True, limit=200),
                FORM.question("number", "event-year", "Year", minimum="2004", maximum="2027"),
            ],
            items_at_most=5,
        ),
    )


def _taking_part() -> Block:
    return FORM.section(
        "taking-part",
        "Taking part",
        FORM.question(
            "yesno",
            "meeting",
            "Can you come to the yearly meeting at the conference?",
            help="The other sessions are online, about one a month.",
            required=True,
        ),
        FORM.question("consent", "endorsed", "My supervisor knows of this application and supports it", required=True),
        access_needs(FORM),
    )
