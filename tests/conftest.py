"""What every test may use: a site with its root, and nothing shared between two tests."""

import pytest
from hypothesis import settings as hypothesis_settings

# No test asserts a time: a busy machine must not turn a property red.
hypothesis_settings.register_profile("house", deadline=None)
hypothesis_settings.load_profile("house")


@pytest.fixture(autouse=True)
def _own_media(settings, tmp_path):
    """Editors' pictures of a test go into a folder of its own; private files share the run's, under random names."""
    settings.MEDIA_ROOT = tmp_path / "media"
