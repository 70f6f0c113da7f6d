"""Questions that several calls ask in the same words."""

from phd_network.demo.forms.drawing import Block, Form
from phd_network.demo.sources import committees

SCALE = ("Poor", "Fair", "Good", "Very good", "Exceptional")

NEEDS = "Leave this empty if nothing is needed. The jury does not see it and it has no influence on the selection."


def standing_committees(form: Form, **facts: object) -> Block:
    return form.question(
        "multi",
        "committees",
        "Standing committees whose work is close to yours",
        options=[committee.name for committee in committees()],
        **facts,
    )


def curriculum(form: Form) -> Block:
    return form.question(
        "file",
        "cv",
        "CV",
        help="Education, teaching, presentations and service. Leave out impact factors and citation counts.",
        required=True,
        pages=2,
        megabytes=5,
    )


def access_needs(form: Form) -> Block:
    return form.question(
        "area",
        "needs",
        "What do you need in order to take part: access, care, or anything else?",
        help=NEEDS,
        audience="organisers",
        limit=500,
        unit="characters",
    )


def declarations(form: Form) -> Block:
    """The last section of every form."""
    return form.section(
        "declarations",
        "Declarations",
        form.question(
            "consent", "privacy", "I have read the privacy notice of this call", required=True, audience="organisers"
        ),
        form.question(
            "consent", "truth", "What I have written here is true and my own", required=True, audience="organisers"
        ),
    )


def juror_questions(form: Form, round_name: str) -> list[Block]:
    """What every score sheet asks beside its criteria."""
    return [
        form.question(
            "choice",
            f"{round_name}-expertise",
            "How close is the subject to your own work?",
            help="It is shown to the chair and does not change your mark.",
            required=True,
            options=["I am an expert in it", "I know the field", "I read it as an outsider"],
        ),
        form.question(
            "area",
            f"{round_name}-overall",
            "Overall comment",
            help="Two or three sentences that the candidate may read once decisions are released.",
            audience="candidate",
            limit=300,
            unit="words",
        ),
        form.question(
            "area",
            f"{round_name}-confidential",
            "Confidential remark to the chair",
            audience="chair",
            limit=200,
            unit="words",
        ),
    ]
