"""Our screens in the admin use Wagtail's own classes; those that its stylesheet was built without do nothing."""

import re
from pathlib import Path

import wagtail.admin
from django.conf import settings

STYLES = (Path(wagtail.admin.__file__).parent / "static/wagtailadmin/css/core.css").read_text()
KNOWN = set(re.findall(r"\.(w-[\w-]+)", STYLES))


def test_every_class_of_wagtails_that_our_templates_name_exists():
    used = {
        name
        for template in (settings.BASE_DIR / "templates").rglob("*.html")
        for value in re.findall(r'class="([^"]*)"', template.read_text())
        for name in re.findall(r"(?<![\w-])w-[a-z0-9-]+", value)
    }

    assert used - KNOWN == set()
    assert used != set()
