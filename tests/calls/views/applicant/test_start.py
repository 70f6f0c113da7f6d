"""Beginning: what is shown, who may, and what a refusal leaves on the page."""

from datetime import timedelta

import pytest
from django.contrib.auth.models import Group
from django.utils import timezone
from wagtail.models import PageViewRestriction

from calls.models import Submission
from calls.templatetags.calls_time import in_zone
from people.profile import doctorate_of
from tests.calls.views.applicant.typed import ENTRY
from tests.factories.calls import FORM, a_draft, a_school, an_award
from tests.factories.letters import a_letter_call
from tests.factories.training import MONTH

NOMINATION = {
    "route": "other",
    "relation": "supervisor",
    "candidate_name": "Emmy Noether",
    "candidate_email": "emmy@university.example",
    "title": "Invariante Grenzen",
    "english_title": "Invariant borders",
    "universities": "University of Erlangen\nUniversity of Göttingen",
    "defended_on": "2026-03-01",
    "break_months": "",
}


def test_the_page_shows_the_deadline_and_every_question_that_follows(web):
    school = a_school()

    page = web.get(f"/calls/{school.pk}/start/").content.decode()

    for words in ("(anywhere on Earth)", "days left", "Topic", "Why this school?", "Your CV", "All of this is true"):
        assert words in page


def test_the_page_says_which_letters_are_wanted_before_anything_is_begun(web):
    page = web.get(f"/calls/{a_letter_call(asked=2).pk}/start/").content.decode()

    assert "<p>2 reference letters, due " in page
    assert "I was on the committee" in page


def test_what_the_profile_knows_is_not_asked_again(web):
    form = web.get(f"/calls/{a_school().pk}/start/").context["form"]

    assert (form["candidate_name"].value(), form["candidate_email"].value()) == ("Ada Byron", "ada@university.example")


def test_a_visitor_signs_in_and_finds_the_call_on_the_desk(client, person):
    school = a_school()

    response = client.get(f"/calls/{school.pk}/start/")
    client.force_login(person)

    assert response.headers["Location"] == f"/accounts/login/?next=/calls/{school.pk}/start/"
    assert client.get("/desk/").context["wanted"].pk == school.pk


def test_the_desk_does_not_tell_of_a_call_that_is_not_for_everybody(client, person):
    school = a_school()
    PageViewRestriction.objects.create(page=school, restriction_type="groups")
    client.get(f"/calls/{school.pk}/start/")
    client.force_login(person)

    assert client.get("/desk/").context["wanted"] is None


def test_once_begun_the_desk_no_longer_reminds(client, person):
    school = a_school()
    client.get(f"/calls/{school.pk}/start/")
    client.force_login(person)

    client.post(f"/calls/{school.pk}/start/", ENTRY)

    assert client.get("/desk/").context["wanted"] is None


def test_wrong_facts_stay_on_the_page_with_a_sentence(web):
    school = a_school()

    response = web.post(f"/calls/{school.pk}/start/", ENTRY | {"candidate_email": "nobody", "title": "A long thought"})

    assert response.status_code == 422
    assert 'value="A long thought"' in response.content.decode()
    assert not Submission.objects.exists()


def test_a_second_click_on_begin_leads_to_the_same_draft(web):
    school = a_school()

    clicks = [web.post(f"/calls/{school.pk}/start/", ENTRY) for _click in range(2)]

    assert clicks[0].headers["Location"] == clicks[1].headers["Location"]
    assert Submission.objects.count() == 1


def test_a_form_of_one_topic_begins_with_its_questions(web):
    school = a_school(form=FORM[:1])

    answer = web.post(f"/calls/{school.pk}/start/", ENTRY)

    assert answer.url == f"/applications/{Submission.objects.get().reference}/{FORM[0]['id']}/"


def test_what_was_begun_is_offered_again(web, person):
    draft = a_draft(by=person)

    assert web.get(f"/calls/{draft.call_id}/start/").context["begun"] == [draft]


@pytest.mark.parametrize(
    ("window", "sentence"),
    [
        (
            {"opens_at": timezone.now() + MONTH, "closes_at": timezone.now() + 2 * MONTH},
            "This call has not opened yet.",
        ),
        ({"opens_at": timezone.now() - MONTH, "closes_at": timezone.now() - timedelta(1)}, "This call has closed."),
        ({"opens_at": None, "closes_at": None}, "This call has not opened yet."),
    ],
)
def test_outside_the_window_nothing_begins_and_nothing_typed_is_lost(web, window, sentence):
    school = a_school(**window)

    response = web.post(f"/calls/{school.pk}/start/", ENTRY)

    assert response.status_code == 409
    page = response.content.decode()
    assert sentence in page
    assert 'value="University of Lisbon"' in page
    assert "Save and go on" not in page
    assert web.get(f"/calls/{school.pk}/start/").status_code == 200


def test_a_page_that_is_not_published_or_no_call_is_not_found(web):
    school = a_school(live=False)

    assert web.get(f"/calls/{school.pk}/start/").status_code == 404
    assert web.get(f"/calls/{school.get_parent().pk}/start/").status_code == 404
    assert web.get("/calls/999999/start/").status_code == 404


def test_a_nomination_begins_with_the_facts_of_the_thesis(web):
    award = an_award()

    response = web.post(f"/calls/{award.pk}/start/", NOMINATION)

    nomination = Submission.objects.get()
    assert response.headers["Location"] == f"/applications/{nomination.reference}/"
    assert [row.name for row in nomination.nomination.universities.all()] == [
        "University of Erlangen",
        "University of Göttingen",
    ]
    assert web.get(f"/applications/{nomination.reference}/about/").context["form"].initial["universities"] == (
        "University of Erlangen\nUniversity of Göttingen"
    )
    assert web.get(f"/applications/{nomination.reference}/check/").status_code == 200


def test_ones_own_work_comes_with_ones_own_address_and_keeps_no_strangers_name(web, person):
    own = NOMINATION | {"route": "self", "relation": "", "keep": "on"}

    response = web.post(f"/calls/{an_award().pk}/start/", own)

    person.refresh_from_db()
    assert response.status_code == 422
    sentence = "Your own work is nominated with a confirmed address of yours, such as ada@university.example."
    assert response.context["form"].errors == {"candidate_email": [sentence]}
    assert (person.certificate_name, Submission.objects.count()) == ("", 0)


def test_ones_own_address_counts_however_it_is_written(web):
    own = NOMINATION | {"route": "self", "relation": "", "candidate_email": "ADA@university.example"}

    assert web.post(f"/calls/{an_award().pk}/start/", own).status_code == 302


def test_what_is_told_is_kept_in_the_profile_where_that_is_wished(web):
    school = a_school()
    page = web.get(f"/calls/{school.pk}/start/").context["form"]
    assert (list(page.fields)[-1], page["keep"].value()) == ("keep", True)

    web.post(f"/calls/{school.pk}/start/", ENTRY | {"candidate_name": "Augusta Ada Byron", "keep": "on"})

    person = Submission.objects.get().applicant
    assert (person.certificate_name, doctorate_of(person)["university"]) == (
        "Augusta Ada Byron",
        "University of Lisbon",
    )


def test_what_is_told_stays_out_of_the_profile_where_it_is_not_wished(web):
    school = a_school()

    web.post(f"/calls/{school.pk}/start/", ENTRY)

    person = Submission.objects.get().applicant
    assert (person.certificate_name, doctorate_of(person)) == ("", {})


def test_a_change_of_the_first_page_reaches_the_profile_too(web, person):
    submission = a_draft(by=person)

    web.post(
        f"/applications/{submission.reference}/about/",
        ENTRY | {"university": "Coimbra", "keep": "on", "revision": submission.revision},
    )

    assert doctorate_of(person)["university"] == "Coimbra"


@pytest.mark.parametrize("door", ["start", "late"])
def test_who_may_not_read_the_page_of_a_call_does_not_reach_its_forms(web, person, door):
    school = a_school()
    group = Group.objects.create(name="Partners")
    above = PageViewRestriction.objects.create(page=school.get_parent(), restriction_type="groups")
    above.groups.add(group)
    address = f"/calls/{school.pk}/{door}/"
    outside = web.get(address).status_code, web.post(address, ENTRY).status_code
    person.groups.add(group)
    member = web.get(address).status_code

    assert (outside, member, Submission.objects.count()) == ((404, 404), 200, 0)


def test_the_password_of_a_page_opens_its_forms_and_so_does_signing_in_where_that_is_asked(web):
    school = a_school()
    PageViewRestriction.objects.create(page=school.get_parent(), restriction_type="login")
    asked = PageViewRestriction.objects.create(page=school, restriction_type="password", password="borders")
    address = f"/calls/{school.pk}/start/"
    before = web.get(address).status_code
    session = web.session
    session[PageViewRestriction.passed_view_restrictions_session_key] = [asked.pk]
    session.save()

    assert (before, web.get(address).status_code) == (404, 200)


def test_a_closed_call_says_when_it_closed_and_offers_no_form(web):
    school = a_school(opens_at=timezone.now() - MONTH, closes_at=timezone.now() - timedelta(1))

    page = web.get(f"/calls/{school.pk}/start/").content.decode()

    assert f"This call closed on {in_zone(school.closes_at, school.zone)}." in page
    assert 'name="candidate_name"' not in page
    assert "Submit by" not in page
    assert f'href="/calls/{school.pk}/late/"' in page
    assert f'<a href="{school.url}">Go to the page of this call</a>' in page


def test_a_call_that_opens_later_shows_what_it_will_ask_and_no_form(web):
    school = a_school(opens_at=timezone.now() + MONTH, closes_at=timezone.now() + 2 * MONTH)

    page = web.get(f"/calls/{school.pk}/start/").content.decode()

    assert ("This call has not opened yet." in page, "Why this school?" in page) == (True, True)
    assert 'name="candidate_name"' not in page
