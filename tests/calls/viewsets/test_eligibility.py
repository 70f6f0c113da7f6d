"""Eligibility in the office: standings and duplicates of a call, changing its rules with the flips in view, merging."""

from datetime import date, timedelta
from itertools import permutations

import pytest
from django.urls import reverse
from django.utils import timezone
from wagtail.models import PageLogEntry

from awards.models import AwardEditionPage
from calls import roles
from calls.eligibility import Verdict
from calls.flow import State
from calls.models import CallPage, Submission
from calls.queries.eligibility import findings
from people.models import InstituteMembership
from tests.calls.counting import queries_of
from tests.factories.calls import a_school, a_submission, an_award
from tests.factories.jury import an_open_jury, conflicted
from tests.factories.people import AffiliationFactory, PersonFactory

pytestmark = pytest.mark.django_db

RULES = {
    "members_only": "",
    "members_on": "closing",
    "members_day": "",
    "defended_within": "24",
    "defended_before": "day",
    "defended_day": "2026-12-01",
    "break_at_most": "0",
}


def address(name, *args):
    return reverse(f"office_eligibility:{name}", args=args)


def nominated(award, **facts):
    return a_submission(award, route="self", relation="", **facts)


def test_the_page_says_who_stands_how_and_why(office):
    award = an_award(defended_within=24, defended_before="day", defended_day=date(2026, 12, 1))
    nominated(award), nominated(award, defended_on=date(2020, 1, 1), name="Ada Byron")

    standings = office.get(address("page", award.pk)).context["standings"]

    assert [standing.verdict for standing in standings] == [Verdict.MET, Verdict.UNMET]
    assert standings[1].sentences == [
        "Defended on 1 January 2020. The call takes defences from 1 December 2024 to 1 December 2026."
    ]


def test_the_page_costs_the_same_for_one_and_for_three(client, organiser):
    award = an_award(members_only="members", own_article_needed=True, repeats_refused=True)
    nominated(award, name="Ada Byron")
    one = queries_of(client, organiser, address("page", award.pk))
    nominated(award, name="Bo Li"), nominated(award, name="Cy Young")

    assert queries_of(client, organiser, address("page", award.pk)) == one


def test_new_rules_are_first_shown_with_whom_they_touch_and_nothing_is_kept(office):
    award = an_award()
    early, late = nominated(award, defended_on=date(2020, 1, 1)), nominated(award)

    page = office.post(address("rules", award.pk), RULES)

    [flip] = page.context["flips"]
    assert (flip.after.submission, flip.before.verdict, flip.after.verdict) == (early, Verdict.MET, Verdict.UNMET)
    assert late.call_id == award.pk
    assert AwardEditionPage.objects.get(pk=award.pk).defended_within is None


def test_the_same_rules_sent_with_the_flips_seen_are_kept_and_logged(office):
    award = an_award()
    nominated(award, defended_on=date(2020, 1, 1))
    seen = office.post(address("rules", award.pk), RULES).context["form"]["seen"].value()

    office.post(address("rules", award.pk), RULES | {"seen": seen})

    kept = AwardEditionPage.objects.get(pk=award.pk)
    assert (kept.defended_within, kept.defended_day) == (24, date(2026, 12, 1))
    log = PageLogEntry.objects.get(action="calls.call.rules")
    assert (log.data["flips"], log.data["rules"]["defended_within"]) == (1, "24")


def test_rules_whose_flips_changed_meanwhile_are_shown_again(office):
    award = an_award()
    nominated(award, defended_on=date(2020, 1, 1))
    seen = office.post(address("rules", award.pk), RULES).context["form"]["seen"].value()
    nominated(award, defended_on=date(2019, 1, 1), name="Ada Byron")

    page = office.post(address("rules", award.pk), RULES | {"seen": seen})

    assert len(page.context["flips"]) == 2
    assert AwardEditionPage.objects.get(pk=award.pk).defended_within is None


def test_a_rule_that_counts_from_a_day_names_it(office):
    page = office.post(address("rules", an_award().pk), RULES | {"defended_day": ""})

    assert page.context["form"].errors == {"defended_day": ["Name the day."]}


def test_works_that_may_be_the_same_are_grouped_and_merged_by_choice(office):
    award = an_award()
    first = nominated(award, name="Emmy Noether")
    second = nominated(award, name="NOETHER, Emmy")
    nominated(award, name="Ada Byron", title="Another work")

    [group] = office.get(address("page", award.pk)).context["groups"]
    office.post(address("merge", first.pk, second.pk))

    second.refresh_from_db()
    assert group[:2] == [first, second]
    assert (second.state, second.merged_into) == (State.WITHDRAWN, first)


def test_each_of_a_group_can_be_the_one_that_stays(office):
    award = an_award()
    group = [nominated(award, name="Emmy Noether") for _number in range(3)]

    page = office.get(address("page", award.pk)).content.decode()

    for kept, dropped in permutations(group, 2):
        assert f'href="{address("merge", kept.pk, dropped.pk)}"' in page
        assert f"Set aside {dropped.reference} for {kept.reference}" in page


def test_a_ruling_begins_with_the_rule_that_is_not_met(office):
    award = an_award(defended_within=24, defended_before="day", defended_day=date(2026, 12, 1))
    early = nominated(award, defended_on=date(2020, 1, 1))
    url = reverse("office_submissions:ineligible", args=[early.pk])

    initial = office.get(url).context["form"].initial
    office.post(url, initial)

    early.refresh_from_db()
    assert (early.state, early.ineligible_rule) == (State.INELIGIBLE, "defence")
    assert early.ineligible_because.startswith("Defended on 1 January 2020.")


class TestConflicts:
    """An organiser who sits on the jury as well, and declared a conflict with the first of two dossiers."""

    @pytest.fixture
    def jury(self):
        jury = an_open_jury(dossiers=2, make=an_award)
        conflicted(jury.assignment(0))
        Submission.objects.filter(pk=jury.dossiers[0].pk).update(candidate_name="Hidden Person")
        jury.readers[0].person.groups.add(roles.set_up())
        return jury

    @pytest.fixture
    def pages(self, client, jury):
        client.force_login(jury.readers[0].person)
        return {
            "page": client.get(address("page", jury.call.pk)),
            "rules": client.post(address("rules", jury.call.pk), RULES | {"defended_day": "2000-01-01"}),
        }

    def test_neither_name_nor_findings_nor_duplicates_of_that_dossier_are_shown(self, pages, jury):
        assert [standing.submission for standing in pages["page"].context["standings"]] == [jury.dossiers[1]]
        assert pages["page"].context["groups"] == []
        assert [flip.after.submission for flip in pages["rules"].context["flips"]] == [jury.dossiers[1]]
        for page in pages.values():
            assert page.status_code == 200
            assert "Hidden Person" not in page.content.decode()
            assert (
                "1 submission is not shown: it concerns you, or you declared a conflict with it."
                in page.content.decode()
            )

    def test_that_dossier_is_merged_with_nothing(self, client, jury):
        client.force_login(jury.readers[0].person)
        first, second = jury.dossiers

        for pair in ((first, second), (second, first)):
            assert client.get(address("merge", *(one.pk for one in pair))).status_code == 404

    def test_other_organisers_see_it(self, client, jury):
        client.force_login(jury.organiser)
        jury.organiser.groups.add(roles.set_up())

        page = client.get(address("page", jury.call.pk))

        assert [standing.submission for standing in page.context["standings"]] == jury.dossiers
        assert "is not shown" not in page.content.decode()


class TestMembership:
    def closing_today(self, **facts):
        return a_school(members_only="members", closes_at=timezone.now() + timedelta(hours=1), zone="UTC", **facts)

    def test_who_does_not_belong_on_the_day_is_told_so(self):
        [finding] = findings(a_submission(self.closing_today()))

        assert finding.verdict == Verdict.UNMET

    def test_a_claim_that_the_institute_has_not_confirmed_is_open(self):
        person = PersonFactory()
        affiliation = AffiliationFactory(person=person, starts_on=date(2020, 1, 1), verified_at=None)
        InstituteMembership.objects.create(institute=affiliation.institute, starts_on=date(2020, 1, 1))

        [finding] = findings(a_submission(self.closing_today(), by=person))

        assert finding.verdict == Verdict.OPEN
        assert finding.sentence.endswith("a member institute. Not confirmed by the institute yet.")

    def test_an_institute_that_left_before_the_day_does_not_count(self):
        person, today = PersonFactory(), timezone.now().date()
        affiliation = AffiliationFactory(person=person, starts_on=date(2020, 1, 1), verified_at=timezone.now())
        InstituteMembership.objects.create(
            institute=affiliation.institute, starts_on=date(2020, 1, 1), ends_on=today - timedelta(days=1)
        )

        [finding] = findings(a_submission(self.closing_today(), by=person))

        assert finding.verdict == Verdict.UNMET

    def test_a_school_without_the_rule_finds_nothing(self):
        submission = a_submission(a_school())

        assert findings(submission) == ()
        assert CallPage.objects.get(pk=submission.call_id).members_only == ""
