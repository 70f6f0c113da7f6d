"""Builds the whole demo network, from an empty database, through the real actions: same seed and day, same data."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time, timedelta
from random import Random

from django.conf import settings

from awards.models import AwardEditionPage
from calls import roles
from calls.actions import form as form_deeds
from calls.models import Assignment, CallPage, Panel
from people.models import Person
from phd_network.demo import calls, judging, lives, people, references, signins, site
from phd_network.demo.filling import Writer
from phd_network.demo.lives import Case
from phd_network.demo.topics import topics

STAGES = ("open", "judging", "decided", "finished")
SHORTLISTED, TOLD = -17, -2
"""The days, counted from today, on which decisions are released, in the stages that come so far."""


@dataclass(frozen=True)
class Sizes:
    """How many submissions each call gets, how many jurors read for the award, how many of them in the other calls."""

    school: int = 61
    academy: int = 48
    award: int = 63
    jurors: int = 8
    readers: int = 5
    drafts: int = 6
    """Besides those submitted, so many people have begun and not finished in each open school or cohort."""


@dataclass(frozen=True)
class Demo:
    """What a build is made from. `say` is told what is being done."""

    stage: str
    seed: int
    today: date
    say: Callable[[str], object] = print
    sizes: Sizes = Sizes()

    def day(self, ahead: int, hour: int = 9) -> datetime:
        return datetime.combine(self.today + timedelta(days=ahead), time(hour), tzinfo=UTC)

    @property
    def award_window(self) -> calls.Window:
        return calls.OPEN if self.stage == "open" else calls.PAST

    @property
    def training_window(self) -> calls.Window:
        return calls.PAST if self.stage in {"decided", "finished"} else calls.OPEN

    @property
    def academy_window(self) -> calls.Window:
        window = self.training_window
        return window.later(17) if window is calls.OPEN else window

    def shortlisted(self) -> int:
        """The day on which the award's shortlist is out: as it was, or as it is promised."""
        return SHORTLISTED if self.stage in {"decided", "finished"} else self.award_window.closes + 70

    def told(self, window: calls.Window, after: int) -> int:
        """The day of the last decisions: as it was, or as it is promised, so long after the call closes."""
        return TOLD if self.stage == "finished" else window.closes + after


def build(demo: Demo) -> None:
    """Make site, people, three calls and their lives up to the stage asked for."""
    demo.say("Institutes, committees, schools and laureates of earlier years …")
    roles.set_up()
    signins.make()
    places = site.build(demo.today, settings.SITE_NAME)
    roles.set_up()
    organiser = signins.ORGANISER.person
    pages = (
        calls.summer(places, demo.today, demo.training_window, demo.told(demo.training_window, 60), demo.seed),
        calls.cohort(places, demo.today, demo.academy_window, demo.told(demo.academy_window, 50)),
        calls.edition(places, demo.today, demo.award_window, demo.shortlisted(), demo.told(demo.award_window, 150)),
    )
    for page in pages:
        form_deeds.issue(page, by=organiser, at=page.opens_at)
        form_deeds.plan_rounds(page, by=organiser, at=page.opens_at)
    school, cohort, edition = pages
    demo.say(f"{demo.sizes.school} applications to the summer school …")
    lives.live(school, _applications(demo, school, "school", demo.sizes.school, demo.training_window))
    demo.say(f"{demo.sizes.academy} applications to the academy …")
    lives.live(cohort, _applications(demo, cohort, "cohort", demo.sizes.academy, demo.academy_window))
    demo.say(f"{demo.sizes.award} nominations for the thesis award …")
    lives.live(edition, _nominations(demo, edition))
    references.run_out(edition, by=organiser, now=demo.day(-1))
    _judge(demo, school, cohort, edition)


def _judge(demo: Demo, school: CallPage, cohort: CallPage, edition: AwardEditionPage) -> None:
    if demo.stage == "open":
        return
    demo.say(f"{demo.sizes.jurors} jurors read for the thesis award …")
    jury = _jury(demo, edition, "Award committee", demo.sizes.jurors)
    first, second = judging.plan(edition, jury, demo.day(-28))
    first = judging.open_to_jury(first, jury, demo.day(-26))
    conflicts = _conflict(first)
    if demo.stage == "judging":
        judging.score(first, jury, demo.day(-20), share=0.6, conflicts=conflicts)
        return
    judging.score(first, jury, demo.day(-25), conflicts=conflicts)
    first = judging.decide(first, jury, [("shortlisted", 5)], "not_shortlisted", demo.day(-18))
    judging.release(first, jury, demo.day(SHORTLISTED))
    second = judging.open_to_jury(second, jury, demo.day(-16))
    judging.score(second, jury, demo.day(-14))
    second = judging.decide(second, jury, [("laureate", 2), ("honourable_mention", 1)], "finalist", demo.day(-4))
    rounds = [(second, jury), *(_training_round(demo, call) for call in (school, cohort))]
    if demo.stage == "finished":
        for round_, own in rounds:
            judging.release(round_, own, demo.day(TOLD))


def _training_round(demo: Demo, call: CallPage):
    demo.say(f"The jury of “{call.title}” reads …")
    jury = _jury(demo, call, "Selection committee", demo.sizes.readers)
    (round_,) = judging.plan(call, jury, demo.day(-28))
    round_ = judging.open_to_jury(round_, jury, demo.day(-26))
    judging.score(round_, jury, demo.day(-24))
    return judging.decide(round_, jury, [("accepted", call.places), ("waitlisted", 8)], "rejected", demo.day(-5)), jury


def _jury(demo: Demo, call: CallPage, name: str, jurors: int) -> judging.Jury:
    known = [signins.JUROR.person, signins.CONFLICTED.person]
    invented = [lives.account(person) for person in people.jurors(demo.seed, jurors - 3)]
    chair = signins.CHAIR.person
    return judging.seat_jury(call, name, chair, known + invented, by=signins.ORGANISER.person, seed=demo.seed)


def _conflict(round_) -> list[int]:
    """The known conflicted juror declares a conflict with the first dossier assigned."""
    own = Assignment.objects.filter(round=round_, juror__person__email=signins.CONFLICTED.email)
    return list(own.order_by("submission__number").values_list("pk", flat=True)[:1])


def _applications(demo: Demo, call: CallPage, name: str, count: int, window: calls.Window) -> Iterator[Case]:
    seed = demo.seed + len(name)
    still_open = window.closes > 0
    drafts = demo.sizes.drafts if still_open else 0
    # Both calls draw on the same people: those who stand first in the one stand last in the other.
    crowd = people.candidates(demo.seed, count + drafts)
    around = tuple(people.scholars(seed, 40))
    known = _known(signins.CANDIDATE, crowd[0])
    for number, (person, topic) in enumerate(zip([known, *crowd[1:]], topics(seed, len(crowd)), strict=True)):
        writer = Writer(person, topic, seed + number, _turned(around, number))
        unfinished = number >= count or (name == "school" and number == 0 and still_open)
        yield Case(
            writer=writer,
            account=lives.account(person),
            entry=lives.application_entry(person, writer),
            at=_moment(demo, window, f"{name}:{number}"),
            finished=not unfinished,
        )
    if name == "school" and drafts:
        yield from _one_more(demo, call, seed, window, around)


def _one_more(demo: Demo, call: CallPage, seed: int, window: calls.Window, around) -> Iterator[Case]:
    """The known candidate's application is still a draft, so somebody else makes up the number."""
    (person,) = people.candidates(demo.seed + 1, 1)
    person = replace(person, email=f"more.{person.email}")
    writer = Writer(person, topics(seed + 1, 1)[0], seed, around)
    entry = lives.application_entry(person, writer)
    yield Case(writer, lives.account(person), entry, _moment(demo, window, "one more"))


def _nominations(demo: Demo, call: AwardEditionPage) -> Iterator[Case]:
    nominees = people.nominees(demo.seed, demo.sizes.award, until=call.opens_at.date())
    for number, nominee in enumerate(nominees):
        if number == 0:
            nominee = replace(nominee, person=_known(signins.NOMINEE, nominee.person), nominator=None)
        author = nominee.nominator or nominee.person
        around = nominee.supervisors + nominee.committee
        yield Case(
            writer=Writer(nominee.person, nominee.topic, demo.seed + number, around),
            account=lives.account(author),
            entry=lives.nomination_entry(nominee),
            at=_moment(demo, demo.award_window, f"award:{number}"),
            letter=references.Request(number, nominee, min(call.letters_due, demo.day(-1)), demo.seed),
        )


def _known(sign_in: signins.SignIn, person: people.Invented) -> people.Invented:
    given, family = sign_in.name
    return replace(person, given_name=given, family_name=family, email=sign_in.email)


def _turned(around: tuple, number: int) -> tuple:
    start = number % len(around)
    return around[start:] + around[:start]


def _moment(demo: Demo, window: calls.Window, name: str) -> datetime:
    """Some instant within the window and before today, many of them close to its end, as people are."""
    last = min(window.closes, -1)
    chance = Random(f"{demo.seed}:{name}").random() ** 0.4
    return demo.day(window.opens + 1) + timedelta(hours=chance * 24 * (last - window.opens - 2))


def is_empty() -> bool:
    """Whether the database holds nothing that the demo would mix with."""
    return not Person.objects.exists() and not CallPage.objects.exists() and not Panel.objects.exists()
