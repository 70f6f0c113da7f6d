"""A small network in which every screen has something to show: calls that are open, judged, decided and released."""

from dataclasses import dataclass

from django.utils import timezone

from calls.actions import decision as decision_actions
from calls.actions.decision import Choice
from calls.models import Assignment, CallPage, Round, Submission
from phd_network.demo.build import Demo, Sizes, build
from phd_network.demo.signins import CANDIDATE, JUROR
from tests.factories.jury import Jury, an_open_jury, closed, handed_in

SEED = 11
SMALL = Sizes(school=4, academy=3, award=6, jurors=5, readers=3, drafts=1)


@dataclass(frozen=True)
class Network:
    """What the screens are about. The demo's known people sign in to all but the last two."""

    open: CallPage
    draft: Submission
    submitted: Submission
    reading: Round
    to_answer: Assignment
    to_read: Assignment
    deciding: Jury
    released: Jury


def a_network() -> Network:
    """The demo at the stage “judging” and two schools that are further on, all made through the real actions."""
    build(Demo("judging", SEED, timezone.now().date(), lambda words: None, SMALL))
    own = Submission.objects.filter(applicant=CANDIDATE.person)
    reading = Round.objects.get(stage="open")
    to_read = Assignment.objects.filter(round=reading, juror__person=JUROR.person)
    released = a_decided_school("WIN27")
    decision_actions.release(released.round, by=released.organiser, at=timezone.now())
    return Network(
        open=CallPage.objects.get(code__startswith="SUM"),
        draft=own.get(state="draft"),
        submitted=own.get(state="submitted", call__code__startswith="ACA"),
        reading=reading,
        to_answer=Assignment.objects.filter(round=reading, conflict="unanswered").first(),
        to_read=to_read.filter(conflict="none").exclude(evaluation__state="handed_in").first(),
        deciding=a_decided_school("SPR27"),
        released=released,
    )


def a_decided_school(code: str) -> Jury:
    """A school of two candidates whose round is closed and whose decisions are prepared."""
    jury = an_open_jury(dossiers=2, readers=2, code=code)
    for assignment in Assignment.objects.filter(round=jury.round):
        handed_in(assignment, originality=3 + assignment.pk % 3)
    jury = closed(jury)
    first, second = jury.dossiers
    choices = {first.pk: Choice("accepted"), second.pk: Choice("rejected")}
    decision_actions.prepare(jury.round, choices, by=jury.organiser, at=timezone.now())
    return jury
