"""Goes through a list of screens and lets axe look at each, in light and in dark."""

from collections.abc import Iterable, Mapping

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

RULES = {"resultTypes": ["violations"], "iframes": False}
OFFICE = {"light": {"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]}}
"""For Wagtail's screens: what the law asks, and not what axe holds to be good style besides."""
SCHEMES = {"light": {}, "dark": {"runOnly": ["color-contrast"]}}
"""Only colours differ between the two, so the second look is for them alone."""

axe = Axe()


def troubles(page: Page, addresses: Iterable[str], **facts) -> list[str]:
    """What is wrong with each of these screens: one line for each element that breaks a rule."""
    return [line for address in addresses for line in _visit(page, address, **facts)]


def looked_at(page: Page, *, within: str = "", schemes: Mapping[str, dict] = SCHEMES) -> list[str]:
    """What axe says of the screen as it stands, or of the part of it that the selector `within` names."""
    found = []
    for scheme, options in schemes.items():
        page.emulate_media(color_scheme=scheme, reduced_motion="reduce")
        response = axe.run(page, within or None, RULES | options).response
        found += [line for violation in response["violations"] for line in _lines(page, scheme, violation)]
    return found


def _visit(page: Page, address: str, **facts) -> list[str]:
    response = page.goto(address)
    if response.status != 200:
        return [f"{address} answers {response.status}"]
    return looked_at(page, **facts)


def _lines(page: Page, scheme: str, violation: dict) -> list[str]:
    where = page.url.split("/", 3)[-1]
    return [
        f"/{where} {scheme}: {violation['id']} {node['target']} {node['html'][:160]}" for node in violation["nodes"]
    ]
