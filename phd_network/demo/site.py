"""The demo's public site: the page tree with institutes, committees, past schools, past laureates, events and news."""

import json
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from io import BytesIO
from urllib.parse import urlsplit

from django.conf import settings
from django.core.files.images import ImageFile
from django.utils.text import slugify
from wagtail.images.models import Image
from wagtail.models import Page, Site
from wagtail.rich_text import RichText

from awards.models import AwardEditionPage, AwardPage, AwardsIndexPage, Laureate
from content.models import (
    EventIndexPage,
    EventPage,
    GroupIndexPage,
    GroupPage,
    InstituteIndexPage,
    NewsIndexPage,
    NewsPage,
    SiteSettings,
    StandardPage,
    Topic,
)
from home.models import HomePage
from people.models import Institute, InstituteMembership
from phd_network.demo import sources, words
from phd_network.demo.pictures import picture
from training.models import AcademyPage, SchoolPage, TrainingIndexPage


@dataclass(frozen=True)
class Places:
    """The pages under which calls are made."""

    home: HomePage
    training: TrainingIndexPage
    academy: AcademyPage
    thesis_award: AwardPage
    paper_award: AwardPage
    events: EventIndexPage


def build(today: date, site_name: str) -> Places:
    """Make the site on an empty database; returns the pages that calls are hung under."""
    home = _home(today, site_name)
    _institutes()
    for name in words.TOPICS:
        Topic.objects.create(name=name, slug=slugify(name))
    training = _add(home, TrainingIndexPage(title="Training", introduction=words.TRAINING), menu=True)
    awards = _add(home, AwardsIndexPage(title="Awards", introduction=words.AWARDS), menu=True)
    events = _add(home, EventIndexPage(title="Events", introduction=words.EVENTS), menu=True)
    academy = _add(
        training, AcademyPage(title="PhD Academy", introduction=words.ACADEMY, body=_text(words.ACADEMY_TEXT))
    )
    thesis = _award(awards, "Maria Ioannis Baganha Dissertation Award", "thesis", words.THESIS_AWARD, words.THESIS_TEXT)
    paper = _award(awards, "Rinus Penninx Best Paper Award", "paper", words.PAPER_AWARD, words.PAPER_TEXT)
    _past_schools(training)
    _laureates(thesis)
    _winners(paper)
    _around(home, events, today)
    return Places(home, training, academy, thesis, paper, events)


def illustration(title: str) -> Image:
    """A picture of its own for a title, stored as editors' pictures are."""
    file = ImageFile(BytesIO(picture(title)), name=f"{slugify(title)[:60]}.jpg")
    return Image.objects.create(title=title[:255], file=file, description=words.PICTURE)


def _home(today: date, site_name: str) -> HomePage:
    Site.objects.all().delete()
    root = Page.objects.get(depth=1)
    for page in root.get_children():
        page.delete()
    root = Page.objects.get(depth=1)
    figures = [
        (str(len(sources.institutes())), "institutes on this site"),
        (str(len({institute.country for institute in sources.institutes()})), "countries"),
        (str(len(sources.past_schools())), "PhD schools since 2006"),
    ]
    home = root.add_child(
        instance=HomePage(
            title=site_name,
            slug="home",
            headline=words.HEADLINE,
            introduction=words.INTRODUCTION,
            figures=json.dumps(
                [{"type": "figure", "value": {"number": number, "label": label}} for number, label in figures]
            ),
        )
    )
    here = urlsplit(settings.SITE_URL)
    site = Site.objects.create(
        hostname=here.hostname,
        port=here.port or (443 if here.scheme == "https" else 80),
        root_page=home,
        is_default_site=True,
        site_name=site_name,
    )
    SiteSettings.objects.create(
        site=site, tagline=words.TAGLINE, office_name="Network Office", office_email="office@network.example"
    )
    return home


def _add(parent, page, *, menu=False):
    page.show_in_menus = menu
    return parent.add_child(instance=page)


def _text(*paragraphs: str) -> str:
    html = "".join(f"<p>{paragraph}</p>" for paragraph in paragraphs)
    return json.dumps([{"type": "text", "value": str(RichText(html).source)}])


def _institutes() -> None:
    for source in sources.institutes():
        institute = Institute.objects.create(
            short_name=source.short_name,
            name=source.name,
            slug=slugify(source.short_name),
            city=source.city,
            country=source.country_code,
        )
        since = date(2004, 4, 1) if source.status.startswith("founder") else date(2012, 1, 1)
        # One lapses in the middle of a year, so that rules on membership meet a date that matters.
        until = date(2025, 6, 30) if source.short_name == "HWWI" else None
        InstituteMembership.objects.create(institute=institute, starts_on=since, ends_on=until)


def _award(parent: AwardsIndexPage, title: str, kind: str, introduction: str, text: str) -> AwardPage:
    return _add(parent, AwardPage(title=title, kind=kind, introduction=introduction, body=_text(text)))


ABROAD = {"Istanbul": "TR", "Bolzano": "IT"}
"""Where a school took place in another country than its host's, or its host is none of the institutes."""


def _past_schools(training: TrainingIndexPage) -> None:
    hosts = {institute.short_name: institute for institute in Institute.objects.all()}
    for past in sources.past_schools():
        host = hosts.get(past.host)
        page = SchoolPage(
            title=past.theme or f"PhD school in {past.city}",
            slug=slugify(f"school-{past.year}-{past.city}"),
            year=past.year,
            city=past.city,
            country=ABROAD.get(past.city) or host.country,
            mode="on_site",
            starts_on=past.starts,
            ends_on=past.ends,
            places=past.places,
            introduction=f"The {past.year} PhD school, hosted by {host.name if host else past.host}.",
        )
        _add(training, page)
        if host:
            page.hosts.add(host)
            page.save()


def _laureates(award: AwardPage) -> None:
    for laureate in sources.laureates():
        Laureate.objects.create(
            edition=_edition(award, laureate.year),
            name=laureate.name,
            aliases="Juljana Vullnetari" if laureate.name == "Julie Vullnetari" else "",
            work=laureate.thesis,
            universities="\n".join(laureate.universities),
            defended=laureate.defended_in_words,
        )


def _winners(award: AwardPage) -> None:
    for winner in sources.winners():
        Laureate.objects.create(
            edition=_edition(award, winner.year, winner.conference), name=", ".join(winner.authors), work=winner.paper
        )


def _edition(award: AwardPage, year: int, city: str = "") -> AwardEditionPage:
    found = AwardEditionPage.objects.child_of(award).filter(year=year).first()
    return found or _add(award, AwardEditionPage(title=f"{award.title} {year}", slug=str(year), year=year, city=city))


def _around(home: HomePage, events: EventIndexPage, today: date) -> None:
    groups = _add(home, GroupIndexPage(title="Committees", introduction=words.GROUPS), menu=True)
    for committee in sources.committees():
        _add(
            groups,
            GroupPage(
                title=committee.name,
                slug=slugify(committee.name),
                short_name=committee.short_name,
                introduction=words.COMMITTEE % committee.name,
            ),
        )
    _add(home, InstituteIndexPage(title="Institutes", introduction=words.INSTITUTES), menu=True)
    news = _add(home, NewsIndexPage(title="News", introduction=words.NEWS), menu=True)
    _add(home, StandardPage(title="About the network", introduction=words.ABOUT, body=_text(words.ABOUT_TEXT)))
    for ago, (title, introduction, text) in zip((6, 20, 47), words.NEWS_ITEMS, strict=True):
        _add(
            news,
            NewsPage(
                title=title,
                date=today - timedelta(days=ago),
                introduction=introduction,
                body=_text(text),
                author_line="Network Office",
                picture=illustration(title),
            ),
        )
    for ahead, length, kind, title, city, country, introduction in words.EVENT_ITEMS:
        starts = datetime.combine(today + timedelta(days=ahead), time(9), tzinfo=UTC)
        _add(
            events,
            EventPage(
                title=title,
                kind=kind,
                starts_at=starts,
                ends_at=starts + timedelta(days=length, hours=8),
                zone="Europe/Brussels",
                city=city,
                country=country,
                mode="on_site" if city else "online",
                introduction=introduction,
                picture=illustration(title),
            ),
        )
