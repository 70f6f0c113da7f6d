"""Writing to a published page and its drafts alike, where a deed changes what an editor wrote."""

from calls.models import CallPage


def write_through(call: CallPage, **values: object) -> None:
    """Give the published page, its newest draft and a scheduled one these values, and leave the rest of each alone.

    A draft that is published later must not bring the old values back.
    """
    page = call.specific
    for name, value in values.items():
        setattr(page, name, value)
    page.save(update_fields=list(values), clean=False)
    for revision in {page.latest_revision, page.scheduled_revision} - {None}:
        draft = revision.as_object()
        for name, value in values.items():
            setattr(draft, name, value)
        revision.content = draft.serializable_data()
        revision.save(update_fields=["content"])
