"""What in a PDF could act by itself: scripts, programs to start, forms to send, files within the file."""

from pypdf.generic import ArrayObject, DictionaryObject, IndirectObject

ACTIVE, EMBEDDED = "active", "embedded"
MOST_OBJECTS = 300_000
"""A thesis has a few ten thousand; beyond this a file is made to tire the reader."""

ACTIONS = {
    "/JavaScript",
    "/Launch",
    "/SubmitForm",
    "/ImportData",
    "/Rendition",
    "/RichMediaExecute",
    "/GoToE",
    "/Movie",
    "/Sound",
}
ACTIVE_KEYS = {"/JS", "/XFA", "/JavaScript", "/RichMediaContent"}
EMBEDDED_KEYS = {"/EmbeddedFiles", "/EF"}
INERT_KEYS = {"/StructTreeRoot", "/Parent"}
"""Tags for screen readers carry no actions and are half of all objects; parents are met on the way down."""


def find_activity(reader):
    """ACTIVE or EMBEDDED for the first such thing reached from the document's root, else an empty text.

    Following a link or jumping within the document on opening, as LaTeX writes it, is not activity.
    Raises ValueError where there are too many objects to look through.
    """
    seen, waiting = set(), [reader.trailer["/Root"]]
    for _count in range(MOST_OBJECTS):
        if not waiting:
            return ""
        thing = _resolved(waiting.pop(), seen)
        if isinstance(thing, DictionaryObject):
            found = _activity_of(thing)
            if found:
                return found
            values = (thing.raw_get(key) for key in thing if key not in INERT_KEYS)
            waiting.extend(value for value in values if _is_container(value))
        elif isinstance(thing, ArrayObject):
            waiting.extend(item for item in list.__iter__(thing) if _is_container(item))
    raise ValueError("too many objects")


def _resolved(thing, seen):
    if not isinstance(thing, IndirectObject):
        return thing
    if thing.idnum in seen:
        return None
    seen.add(thing.idnum)
    return thing.get_object()


def _is_container(item):
    return isinstance(item, (IndirectObject, DictionaryObject, ArrayObject))


def _activity_of(dictionary):
    if ACTIVE_KEYS & dictionary.keys() or str(dictionary.get("/S")) in ACTIONS:
        return ACTIVE
    if EMBEDDED_KEYS & dictionary.keys():
        return EMBEDDED
    return ACTIVE if str(dictionary.get("/Subtype")) in {"/RichMedia", "/Movie", "/Screen"} else ""
