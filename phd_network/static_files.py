"""Styles, pictures and scripts under names that change with their content, so that browsers may keep them for ever."""

from whitenoise.storage import CompressedManifestStaticFilesStorage


class HashedFiles(CompressedManifestStaticFilesStorage):
    """A script that imports another names it by its hashed name as well: no page mixes the old with the new."""

    support_js_module_import_aggregation = True
