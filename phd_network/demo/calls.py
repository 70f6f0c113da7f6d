"""The demo's three calls, authored as pages: a summer school, an academy cohort and an edition of the thesis award."""

import json
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from awards.models import AwardEditionPage
from calls import clock
from calls.models import CallPage
from content.models import Topic
from people.models import Institute
from phd_network.demo import forms, people, words
from phd_network.demo.programme import summer_school
from phd_network.demo.site import Places, illustration
from training.models import CohortPage, Coordinator, ModulePage, SchoolPage, Session, Speaker


@dataclass(frozen=True)
class Window:
    """The days, counted from today, on which a call opens at noon and closes at 23:59 of its own zone."""

    opens: int
    closes: int

    def facts(self, today: date, zone: str = clock.AOE) -> dict[str, object]:
        opens = datetime.combine(today + timedelta(days=self.opens), time(12))
        closes = datetime.combine(today + timedelta(days=self.closes), time(23, 59))
        return {
            "zone": zone,
            "opens_at": clock.instants(opens, zone)[0],
            "closes_at": clock.instants(closes, zone)[0],
        }

    def later(self, days: int) -> "Window":
        return Window(self.opens, self.closes + days)


OPEN = Window(-40, 24)
PAST = Window(-120, -36)
LETTERS_AFTER = 7
"""Letters for the thesis award are due so many days after nominations close, and before its jury begins to read."""


def summer(places: Places, today: date, window: Window, told: int, seed: int) -> SchoolPage:
    """The summer school: 25 places, four tracks, a timetable of thirty hours. `told` as for the others."""
    year = today.year + 1
    first_day = _monday(date(year, 8, 23))
    school = places.training.add_child(
        instance=SchoolPage(
            title="Seeing, listening, drawing: sensory methods in migration studies",
            slug=f"summer-school-{year}",
            season="summer",
            code=f"SUM{year % 100}",
            year=year,
            city="Lisbon",
            country="PT",
            mode="on_site",
            places=25,
            ects=3,
            fee_members=250,
            fee_others=400,
            starts_on=first_day,
            ends_on=first_day + timedelta(days=4),
            introduction=words.SCHOOL,
            body=_text(words.SCHOOL_TEXT),
            who_may_apply=words.SCHOOL_WHO,
            how_we_select=words.SCHOOL_SELECT,
            application_form=json.dumps(forms.school_application()),
            rounds_plan=json.dumps(forms.school_rounds()),
            timeline=_timeline(today, (told, "Decisions are sent"), (told + 15, "Places are confirmed")),
            contact_name="Network Office",
            contact_email="school@network.example",
            picture=illustration("Sensory methods in migration studies"),
            **window.facts(today),
        )
    )
    school.hosts.set(Institute.objects.filter(short_name__in=["IGOT", "CIES-Iscte"]))
    school.topics.set(Topic.objects.filter(slug__in=["arts-and-sensory-methods", "cities-and-regions"]))
    for person in people.scholars(seed, 3):
        school.coordinators.add(Coordinator(name=person.name, affiliation=person.affiliation, email=person.email))
    school.save_revision().publish()
    _programme(school, first_day, seed)
    return school


def cohort(places: Places, today: date, window: Window, told: int) -> CohortPage:
    """The academy's next intake: 20 places, two years. Its decisions are sent `told` days from today."""
    year = today.year + 1
    page = places.academy.add_child(
        instance=CohortPage(
            title=f"PhD Academy, cohort {year}",
            slug=f"cohort-{year}",
            code=f"ACA{year % 100}",
            year=year,
            mode="hybrid",
            places=20,
            years=2,
            starts_on=date(year, 10, 1),
            ends_on=date(year + 2, 9, 30),
            introduction=words.COHORT,
            who_may_apply=words.COHORT_WHO,
            how_we_select=words.COHORT_SELECT,
            application_form=json.dumps(forms.academy_application()),
            rounds_plan=json.dumps(forms.academy_rounds()),
            timeline=_timeline(today, (told, "Decisions are sent"), (told + 40, "Opening session")),
            contact_name="Training Committee",
            contact_email="academy@network.example",
            picture=illustration("PhD Academy"),
            **window.facts(today, "Europe/Brussels"),
        )
    )
    page.topics.set(Topic.objects.filter(slug="methods-and-data"))
    page.save_revision().publish()
    return page


def edition(places: Places, today: date, window: Window, shortlisted: int, told: int) -> AwardEditionPage:
    """This year's edition of the thesis award: two rounds, three readers each in the first."""
    year = today.year + 1
    page = places.thesis_award.add_child(
        instance=AwardEditionPage(
            title=f"{places.thesis_award.title} {year}",
            slug=str(year),
            code=f"BAG{year % 100}",
            year=year,
            ceremony_on=date(year, 7, 2),
            ceremony_place="Annual Conference, Warsaw",
            defended_within=24,
            break_at_most=36,
            own_article_needed=True,
            repeats_refused=True,
            prize=words.PRIZE,
            introduction=words.EDITION,
            who_may_apply=words.EDITION_WHO,
            how_we_select=words.EDITION_SELECT,
            application_form=json.dumps(forms.thesis_nomination()),
            letters_asked=1,
            letters_due_at=window.later(LETTERS_AFTER).facts(today)["closes_at"],
            letter_guidance=words.LETTER_GUIDANCE,
            letter_statements=json.dumps(forms.thesis_statements()),
            rounds_plan=json.dumps(forms.thesis_rounds()),
            timeline=_timeline(today, (shortlisted, "The shortlist is decided"), (told, "All nominees are told")),
            contact_name="Award Committee",
            contact_email="award@network.example",
            picture=illustration("Dissertation Award"),
            **window.facts(today),
        )
    )
    page.save_revision().publish()
    return page


def _text(text: str) -> str:
    return json.dumps([{"type": "text", "value": f"<p>{text}</p>"}])


def _timeline(today: date, *milestones: tuple[int, str]) -> str:
    return json.dumps(
        [
            {"type": "milestone", "value": {"date": (today + timedelta(days=ahead)).isoformat(), "what": what}}
            for ahead, what in milestones
        ]
    )


def _monday(day: date) -> date:
    return day + timedelta(days=-day.weekday() % 7)


def _programme(school: CallPage, first_day: date, seed: int) -> None:
    speakers = {person.name: person for person in people.scholars(seed, 12)[3:]}
    for plan in summer_school(first_day, list(speakers)):
        module = ModulePage(
            title=plan.title, kind=plan.kind, track=plan.track, zone="Europe/Lisbon", introduction=plan.summary
        )
        for session in plan.sessions:
            module.sessions.add(
                Session(starts_at=session.starts, ends_at=session.ends, room=session.room, hours=session.hours)
            )
        for name in dict.fromkeys(session.speaker for session in plan.sessions):
            module.speakers.add(Speaker(name=name, affiliation=speakers[name].affiliation))
        school.add_child(instance=module)
