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
    "/GoToR",
    "/Movie",
    "/Sound",
}
BY_ITSELF = {"", "/GoTo"}
"""What may happen without a click: turning to a page, as LaTeX writes it. A link followed by itself tells who reads."""
ACTIVE_KEYS = {"/JS", "/XFA", "/JavaScript", "/RichMediaContent", "/OnInstantiate"}
ACTIVE_KINDS = {"/RichMedia", "/Movie", "/Screen", "/3D"}
EMBEDDED_KEYS = {"/EmbeddedFiles", "/EF"}
INERT_KEYS = {"/StructTreeRoot"}
"""Tags for screen readers carry no actions and are half of all objects."""


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
    if ACTIVE_KEYS & dictionary.keys() or _name(dictionary, "/S") in ACTIONS or _starts_by_itself(dictionary):
        return ACTIVE
    if EMBEDDED_KEYS & dictionary.keys():
        return EMBEDDED
    return ACTIVE if _name(dictionary, "/Subtype") in ACTIVE_KINDS else ""


def _starts_by_itself(dictionary):
    """Whether opening the document, or a page of it, does more than turn to a page."""
    actions = [dictionary["/OpenAction"]] if "/OpenAction" in dictionary else []
    if "/AA" in dictionary and isinstance(dictionary["/AA"], DictionaryObject):
        actions += [dictionary["/AA"][key] for key in dictionary["/AA"]]
    return any(isinstance(action, DictionaryObject) and _name(action, "/S") not in BY_ITSELF for action in actions)


def _name(dictionary, key):
    """The name under a key, also where it lies in an object of its own."""
    return str(dictionary.get(key, ""))
