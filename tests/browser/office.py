"""What an organiser does in the admin once a call has closed: a panel, its seats, the dossiers given out, the start."""

from playwright.sync_api import Page, expect

from calls import roles
from people.models import Person
from tests.factories.people import PersonFactory


def an_organiser() -> Person:
    """Somebody in the organisers' group, who may open the admin."""
    person = PersonFactory(first_name="Orla", last_name="Office")
    person.groups.add(roles.set_up())
    return person


def choose_from_menu(page: Page, *names: str) -> None:
    """Follow the sidebar, a menu first where there is one."""
    page.goto("/admin/")
    sidebar = page.get_by_role("navigation", name="Sidebar").or_(page.locator("#wagtail-sidebar")).first
    for name in names[:-1]:
        sidebar.get_by_role("button", name=name, exact=True).click()
    sidebar.get_by_role("link", name=names[-1], exact=True).click()


def make_panel(page: Page, call: str, name: str, chair: Person, jurors: list[Person]) -> None:
    choose_from_menu(page, "Calls", "Panels")
    page.get_by_role("link", name="Make a panel").click()
    page.get_by_role("combobox", name="Call").select_option(label=call)
    page.get_by_role("textbox", name="Name").fill(name)
    page.get_by_role("button", name="Make the panel").click()
    for person, role in [*((juror, "Juror") for juror in jurors), (chair, "Chair")]:
        page.get_by_label("E-mail address").fill(person.email)
        page.get_by_role("combobox", name="Role").select_option(label=role)
        page.get_by_role("button", name="Give the seat").click()
        expect(page.get_by_text(f"{person.name} has a seat.")).to_be_visible()


def hand_round_to(page: Page, round_name: str, panel: str) -> None:
    """Choose the panel of a round, give its dossiers out evenly and open it."""
    choose_from_menu(page, "Calls", "Rounds")
    page.get_by_role("link", name=round_name, exact=True).click()
    for step, action in [
        ("Choose the panel", "Give the round this panel"),
        ("Distribute evenly", "Distribute"),
        ("Open to the jury", "Open the round"),
    ]:
        page.get_by_role("link", name=step, exact=True).click()
        if step == "Choose the panel":
            page.get_by_role("combobox", name="Panel").select_option(label=panel)
        page.get_by_role("button", name=action, exact=True).click()
    expect(page.get_by_text("The round is open. Its jurors are told by mail.")).to_be_visible()
