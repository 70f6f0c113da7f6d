"""What an editor drew, as StreamField data, for tests of blocks and authoring."""

from calls.forms.blocks import FormSectionsBlock, RoundsBlock


def block(kind, key, **value):
    return {"type": kind, "id": key, "value": value}


def item(key, value):
    return {"type": "item", "id": key, "value": value}


def choices(*labels):
    return [item(label.casefold(), label) for label in labels]


def section(*questions, key="s", title="Section", **value):
    return block("section", key, title=title, questions=list(questions), **value)


def sections(*drawn):
    return FormSectionsBlock().to_python(list(drawn))


def scale(*values):
    return [item(f"l{value}", {"value": value, "label": f"Level {value}"}) for value in values]


def criterion(key="c", **value):
    return block("criterion", key, **{"label": "Originality", "levels": scale(1, 2, 3)} | value)


def round_(*criteria, key="r", **value):
    return block("round", key, **{"name": "First reading", "criteria": list(criteria)} | value)


def rounds(*drawn):
    return RoundsBlock().to_python(list(drawn))
