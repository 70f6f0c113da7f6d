"""The stage of the doctorate that a school or a cohort is for: the rule, and where candidates and officers see it."""

import pytest
from django.urls import reverse

from calls.eligibility import Verdict
from calls.kinds import kind_of
from calls.queries.eligibility import findings
from tests.factories.calls import a_draft, a_school, a_submission
from tests.factories.office import an_office_organiser
from tests.factories.training import CohortPageFactory
from training import eligibility
from training.models import SchoolPage

ADMITTED = ["early", "middle"]
EARLY_CAREER = (
    "“Early career, after the doctorate” was given. The call is for: Doctorate, early stage; Doctorate, middle stage."
)


@pytest.mark.parametrize(
    ("told", "verdict", "sentence"),
    [
        ("early", Verdict.MET, "“Doctorate, early stage” is a stage that this call is for."),
        ("middle", Verdict.MET, "“Doctorate, middle stage” is a stage that this call is for."),
        (
            "early_career",
            Verdict.UNMET,
            EARLY_CAREER,
        ),
        (None, Verdict.OPEN, "The stage of the doctorate is not given yet."),
    ],
)
def test_a_stage_is_one_of_those_admitted_or_is_not(told, verdict, sentence):
    finding = eligibility.stage(told, ADMITTED)

    assert (finding.rule, finding.label, finding.verdict) == ("stage", "Stage of the doctorate", verdict)
    assert finding.sentence == sentence


@pytest.mark.django_db
class TestOfACall:
    def test_a_call_that_names_no_stage_takes_every_stage(self):
        assert findings(a_draft(a_school())) == ()

    def test_candidates_see_it_before_they_submit(self, client):
        draft = a_draft(a_school(stages=ADMITTED), stage="late")
        client.force_login(draft.applicant)

        pages = [client.get(f"/applications/{draft.reference}/{page}").content.decode() for page in ("", "check/")]

        assert all("“Doctorate, late stage” was given. The call is for:" in page for page in pages)

    def test_the_page_of_the_call_says_for_whom_it_is(self, client):
        facts = client.get(a_school(stages=["late", "early"]).url).context["facts"]

        told = [fact.value for fact in facts if fact.label == "For whom"]
        assert told == ["Doctorate, early stage; Doctorate, late stage"]

    def test_a_cohort_has_the_same_rule(self):
        cohort = CohortPageFactory(stages=["early"])

        assert type(cohort).rule_fields[-1] == "stages"
        assert kind_of(cohort).fact_relations == ("application",)

    def test_officers_see_what_other_stages_would_change_before_they_are_saved(self, client):
        school = a_school(stages=[])
        a_submission(school, stage="middle")
        late = a_submission(school, stage="late")
        client.force_login(an_office_organiser())
        address = reverse("office_eligibility:rules", args=[school.pk])
        rules = {"members_only": "", "members_on": "closing", "members_day": "", "stages": ADMITTED}

        page = client.post(address, rules)
        [flip] = page.context["flips"]
        kept_before = SchoolPage.objects.get(pk=school.pk).stages
        client.post(address, rules | {"seen": page.context["form"]["seen"].value()})

        assert (flip.after.submission, flip.before.verdict, flip.after.verdict) == (late, Verdict.MET, Verdict.UNMET)
        assert (kept_before, SchoolPage.objects.get(pk=school.pk).stages) == ([], ADMITTED)
