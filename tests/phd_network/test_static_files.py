"""Scripts under hashed names import one another by hashed names."""

import re

from django.conf import settings
from django.core.files.base import ContentFile

from phd_network.settings import base
from phd_network.static_files import HashedFiles


def test_production_uses_them():
    assert base.STORAGES["staticfiles"]["BACKEND"] == "phd_network.static_files.HashedFiles"


def test_a_script_names_what_it_imports_as_it_is_stored(tmp_path, monkeypatch):
    monkeypatch.setattr(settings, "DEBUG", False)
    storage = HashedFiles(location=tmp_path, base_url="/static/")
    storage.save("js/one.js", ContentFile(b'import { two } from "./two.js";\ntwo();\n'))
    storage.save("js/two.js", ContentFile(b"export function two() {}\n"))

    list(storage.post_process({name: (storage, name) for name in ("js/one.js", "js/two.js")}))

    stored = storage.open(storage.stored_name("js/one.js")).read().decode()
    assert re.search(r'from "\./two\.[0-9a-f]{12}\.js"', stored)
