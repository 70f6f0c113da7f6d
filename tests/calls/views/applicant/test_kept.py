"""A tab that outlived its session gives back what was typed in it."""

import re

from django.test import Client

from tests.calls.views.applicant.typed import PROJECT, address, hidden
from tests.factories.calls import a_draft
from tests.factories.people import PersonFactory

TYPED = PROJECT | {"motivation": "Three hours of\r\ncareful <words> & more", "revision": "0"}
HERE = {"headers": {"origin": "http://testserver"}}


def token(page: str) -> str:
    return re.search(r'name="csrfmiddlewaretoken" value="(\w+)"', page)[1]


def test_a_post_of_somebody_signed_out_comes_back_whole(client, person):
    draft = a_draft(by=person)

    response = client.post(address(draft, "project"), TYPED)

    page = response.content.decode()
    assert response.status_code == 403
    assert "You are signed out. Nothing you typed is lost." in page
    assert hidden(response)["motivation"] == TYPED["motivation"]
    assert hidden(response)["revision"] == "0"
    assert draft.answers.count() == 0


def test_after_signing_in_in_another_tab_saving_again_needs_one_more_press(person):
    draft = a_draft(by=person)
    tab = Client(enforce_csrf_checks=True)
    tab.force_login(person)
    old = token(tab.get(address(draft, "project")).content.decode())
    tab.logout()
    tab.get("/accounts/login/")
    tab.force_login(person)
    tab.cookies["csrftoken"] = "a" * 32

    kept = tab.post(address(draft, "project"), TYPED | {"csrfmiddlewaretoken": old}, **HERE)

    page = kept.content.decode()
    assert kept.status_code == 403
    assert "This page was opened before you last signed in. Nothing you typed is lost." in page
    saved = tab.post(address(draft, "project"), TYPED | {"csrfmiddlewaretoken": token(page)}, **HERE)
    assert saved.status_code == 302
    assert draft.answers.get(question="motivation").value == "Three hours of\ncareful <words> & more"


def test_a_post_from_another_site_is_repeated_nowhere(person):
    draft = a_draft(by=person)
    tab = Client(enforce_csrf_checks=True)
    tab.force_login(person)

    for origin in ({"headers": {"origin": "https://elsewhere.example"}}, {}):
        response = tab.post(address(draft, "project"), TYPED, **origin)
        assert response.status_code == 403
        assert "careful" not in response.content.decode()
    assert draft.answers.count() == 0


def test_a_password_is_never_repeated(db):
    PersonFactory(email="ada@university.example")
    tab = Client(enforce_csrf_checks=True)

    response = tab.post("/accounts/login/", {"login": "ada@university.example", "password": "open sesame"}, **HERE)

    assert response.status_code == 403
    assert "open sesame" not in response.content.decode()


def test_a_visitor_who_wants_to_read_signs_in_and_comes_back(client, person):
    draft = a_draft(by=person)

    response = client.get(address(draft, "project"))

    assert response.headers["Location"] == f"/accounts/login/?next={address(draft, 'project')}"
