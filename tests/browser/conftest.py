"""A real Chromium before a real server: windows for people to sit at, pictures of them when a test fails."""

import os
import shutil
from pathlib import Path

import pytest
from django.conf import settings as django_settings
from django.contrib.contenttypes.models import ContentType
from django.core.cache import cache
from wagtail.models import Site

from calls import roles
from phd_network.demo import foundations
from tests.browser.windows import Windows
from tests.factories.content import HomePageFactory

# Playwright keeps a loop running in the main thread, and Django would refuse every query made beside one.
os.environ.setdefault("DJANGO_ALLOW_ASYNC_UNSAFE", "true")

CHROMIUMS = ("chromium", "chromium-browser", "google-chrome")
NO_BROWSER = "No Chromium was found: install the package chromium, or run `playwright install chromium`."
PICTURES = django_settings.BASE_DIR / "var" / "browser"


def pytest_collection_modifyitems(items):
    for item in items:
        if item.path.is_relative_to(Path(__file__).parent):
            item.add_marker(pytest.mark.browser)


@pytest.fixture(scope="session")
def browser_type_launch_args(browser_type_launch_args, playwright):
    """Chromium as found on the path, else the driver's own; fails the test in one sentence where there is none."""
    found = next(filter(None, map(shutil.which, CHROMIUMS)), playwright.chromium.executable_path)
    if not Path(found).exists():
        pytest.fail(NO_BROWSER, pytrace=False)
    return browser_type_launch_args | {"executable_path": found, "args": ["--no-sandbox"]}


@pytest.fixture(scope="session")
def django_db_setup(playwright, django_db_setup):
    """Playwright starts first: its loop changes which connection the main thread asks."""


@pytest.fixture
def house(live_server, settings):
    """A site with its root page, an empty home page and the organisers' rights, served at `live_server`."""
    settings.SITE_URL = live_server.url
    for forget in (cache.clear, ContentType.objects.clear_cache, Site.clear_site_root_paths_cache):
        forget()
    foundations.lay()
    home = HomePageFactory()
    roles.set_up()
    return home


@pytest.fixture
def windows(request, house, live_server, new_context):
    """Opens windows on the house; when the test ends, each must have been free of script errors."""
    opened = Windows(new_context, live_server.url)
    yield opened
    if request.session.testsfailed > request.node.stash.setdefault(FAILED_BEFORE, 0):
        opened.picture(PICTURES, request.node.name)
    assert opened.faults == []


FAILED_BEFORE = pytest.StashKey[int]()


@pytest.hookimpl(tryfirst=True)
def pytest_runtest_setup(item):
    item.stash[FAILED_BEFORE] = item.session.testsfailed
