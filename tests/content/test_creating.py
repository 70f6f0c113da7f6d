"""Two requests for one slug: the editor saves by itself while its author presses “Save draft”."""

import json

import pytest
from django.contrib.auth import get_user_model
from wagtail.admin.forms import WagtailAdminPageForm
from wagtail.models import Page
from wagtail.test.utils.form_data import inline_formset, nested_form_data, streamfield

from content.models import StandardPage
from tests.factories.content import the_home

pytestmark = pytest.mark.django_db


@pytest.fixture
def editor(client):
    client.force_login(get_user_model().objects.create_superuser("office@network.example", "a long enough sentence"))
    return client


@pytest.fixture
def somebody_quicker(monkeypatch):
    """Another request saves a page with the slug “about” after the form has looked, and before this one saves."""
    looked = WagtailAdminPageForm.is_valid

    def is_valid(form):
        answer = looked(form)
        if not Page.objects.filter(slug="about").exists():
            the_home().add_child(instance=StandardPage(title="About", slug="about", live=False))
        return answer

    monkeypatch.setattr(WagtailAdminPageForm, "is_valid", is_valid)


def make_the_page(editor, **headers):
    typed = {"title": "About", "slug": "about", "introduction": "Who we are.", "picture": "", "body": streamfield([])}
    form = nested_form_data(typed | {"comments": inline_formset([])})
    return editor.post(f"/admin/pages/add/content/standardpage/{the_home().pk}/", form, **headers)


def test_who_comes_second_is_told_and_keeps_what_was_typed(editor, somebody_quicker):
    home = the_home()

    answer = make_the_page(editor)

    shown = answer.content.decode()
    assert answer.status_code == 200
    assert answer.context["form"].errors == {"slug": ["The slug 'about' is already in use within the parent page."]}
    assert "A page with this slug was saved a moment ago, perhaps by the editor itself." in shown
    assert "Who we are." in shown
    assert Page.objects.get(pk=home.pk).numchild == Page.objects.child_of(home).count() == 1


def test_the_editor_that_comes_second_is_told_in_its_own_manner(editor, somebody_quicker):
    answer = make_the_page(editor, headers={"accept": "application/json"})

    assert (json.loads(answer.content)["success"], StandardPage.objects.count()) == (False, 1)


def test_whoever_is_alone_makes_the_page(editor):
    answer = make_the_page(editor)

    page = StandardPage.objects.get()
    assert (answer.status_code, answer.url, page.slug) == (302, f"/admin/pages/{page.pk}/edit/", "about")
