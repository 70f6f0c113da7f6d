"""What every test may use: a site with its root, and nothing shared between two tests."""

import pytest
from hypothesis import settings as hypothesis_settings

# No test asserts a time: a busy machine must not turn a property red.
hypothesis_settings.register_profile("house", deadline=None)
hypothesis_settings.load_profile("house")


@pytest.fixture(autouse=True)
def _private_files(settings, tmp_path):
    """Every test writes its uploads and pictures into a folder of its own."""
    settings.MEDIA_ROOT = tmp_path / "media"
    private = settings.STORAGES["private"] | {"OPTIONS": {"location": tmp_path / "private"}}
    settings.STORAGES = settings.STORAGES | {"private": private}
