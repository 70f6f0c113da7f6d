"""The floors and rooms of the house, read from the imports themselves: an import goes down only."""

import ast
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
FLOORS = {"people": 1, "content": 2, "calls": 3, "training": 4, "awards": 4, "home": 5, "phd_network": 6}

ROOMS = {
    "models": {
        "models", "flow", "errors", "clock", "editing", "timeline",
        "forms.blocks", "forms.fields", "forms.definition",
    },
    "scoring": {"scoring"},
    "forms": {"forms"},
    "flow": {"errors"},
    "errors": set(),
    "clock": set(),
    "reference": set(),
    "timeline": set(),
    "editing": {"clock"},
    "kinds": {"models", "eligibility", "forms.entry", "forms.definition", "forms.authoring"},
    "eligibility": set(),
    "matching": set(),
    "rules": {"models", "flow", "errors"},
    "audit": set(),
    "calendar": {"models", "kinds", "clock"},
    "mail": {"mail", "models", "clock", "calendar"},
    "figures": {"models", "scoring", "flow"},
    "actions": {
        "actions", "rules", "kinds", "flow", "forms", "models", "audit",
        "mail", "errors", "figures", "scoring", "reference", "clock",
    },
    "queries": {
        "queries", "models", "scoring", "rules", "flow", "forms", "kinds", "figures", "clock", "errors",
        "eligibility", "matching",
    },
    "exports": {"exports", "queries", "forms", "scoring", "clock", "models", "kinds", "figures"},
}  # fmt: skip
"""What each room of `calls` may import of `calls`. Rooms not listed (views, viewsets, hooks) may import all of it."""

SCREENS = ("views", "viewsets", "wagtail_hooks", "management", "templatetags")
PURE = (
    "calls/scoring",
    "calls/reference.py",
    "calls/eligibility.py",
    "calls/forms/definition.py",
    "calls/forms/conditions.py",
    "calls/forms/words.py",
)
PURE_MAY_USE = {"calls", "numpy", "scipy"}


def sources(*folders):
    for folder in folders:
        for path in sorted((ROOT / folder).rglob("*.py")):
            if "migrations" not in path.parts:
                yield path


def imports(path):
    """(line, column, module) of every import; `from calls import rules` counts as `calls.rules`."""
    for node in ast.walk(ast.parse(path.read_text())):
        if isinstance(node, ast.Import):
            yield from ((node.lineno, node.col_offset, alias.name) for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and not node.level:
            names = [f"{node.module}.{alias.name}" for alias in node.names] if node.module in FLOORS else [node.module]
            yield from ((node.lineno, node.col_offset, name) for name in names)


def room(path):
    parts = path.relative_to(ROOT / "calls").with_suffix("").parts
    return parts[0]


def lies_in(module, rooms):
    inner = module.removeprefix("calls.")
    return any(inner == known or inner.startswith(f"{known}.") for known in rooms)


def test_an_import_goes_down_only():
    climbing = [
        f"{path.relative_to(ROOT)}:{line} imports {module}"
        for path in sources(*FLOORS)
        for line, _column, module in imports(path)
        if (own := path.relative_to(ROOT).parts[0]) != (other := module.partition(".")[0])
        and FLOORS.get(other, 0) >= FLOORS[own]
    ]
    assert climbing == []


def test_our_own_code_is_imported_at_the_top_of_a_file():
    inline = [
        f"{path.relative_to(ROOT)}:{line} imports {module}"
        for path in sources(*FLOORS)
        if path.name != "apps.py"
        for line, column, module in imports(path)
        if column and module.partition(".")[0] in FLOORS
    ]
    assert inline == []


@pytest.mark.parametrize("name", sorted(ROOMS))
def test_a_room_of_the_engine_imports_only_what_it_may(name):
    strangers = [
        f"{path.relative_to(ROOT)}:{line} imports {module}"
        for path in sources("calls")
        if room(path) == name
        for line, _column, module in imports(path)
        if module.startswith("calls.") and not lies_in(module, ROOMS[name])
    ]
    assert strangers == []


def test_pure_rooms_use_the_standard_library_alone():
    impure = [
        f"{path.relative_to(ROOT)}:{line} imports {module}"
        for start in PURE
        for path in ([ROOT / start] if start.endswith(".py") else sources(start))
        for line, _column, module in imports(path)
        if (top := module.partition(".")[0]) not in PURE_MAY_USE and is_third_party(top)
    ]
    assert impure == []


def is_third_party(top):
    return top == "django" or (ROOT / ".venv/lib/python3.11/site-packages" / top).exists()


def test_a_screen_does_not_write_to_the_database_itself():
    """Deeds are in actions: a screen that saves, creates, updates or deletes rows has taken one over."""
    writing = {"save", "create", "update", "delete", "bulk_create", "bulk_update", "get_or_create", "update_or_create"}
    found = [
        f"{path.relative_to(ROOT)}:{node.lineno} calls {node.func.attr}"
        for path in sources("calls")
        if room(path) in SCREENS and "management" not in path.parts
        for node in ast.walk(ast.parse(path.read_text()))
        if isinstance(node, ast.Call)
        and isinstance(node.func, ast.Attribute)
        and node.func.attr in writing
        and not is_a_deed(node.func.value)
    ]
    assert found == []


def is_a_deed(value):
    """`submission.save(...)` of the actions module `submission` is a deed; so is a dictionary's update."""
    return isinstance(value, ast.Name) and value.id.endswith(("actions", "_deeds", "context", "facts"))


def test_no_file_is_too_long_to_be_one_noun():
    long = [
        f"{path.relative_to(ROOT)}: {lines} lines"
        for path in sources(*FLOORS)
        if (lines := len(path.read_text().splitlines())) > 300
    ]
    assert long == []


def test_templates_hold_no_style_and_no_script_of_their_own():
    """Letters are left out: mail programs read no style sheet but what stands in the tags."""
    found = [
        str(path.relative_to(ROOT))
        for path in sorted((ROOT / "templates").rglob("*.html"))
        if "mail" not in path.parts and (" style=" in path.read_text() or has_inline_script(path.read_text()))
    ]
    assert found == []


def has_inline_script(text):
    openings = [part.partition(">")[0] for part in text.split("<script")[1:]]
    return any("src=" not in opening and "json" not in opening for opening in openings)
