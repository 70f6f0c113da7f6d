"""Stand-ins for pictures: a pattern for a title, initials for a person."""

from django import template

from content.patterns import pattern as weave

register = template.Library()


@register.inclusion_tag("components/pattern.html")
def pattern(title):
    """The woven pattern of `title` as inline SVG; decorative, so it is hidden from assistive technology."""
    return {"pattern": weave(str(title))}


@register.filter
def initials(name):
    """The first letters of the first and the last word: "Ana María Núñez" gives "AN"; one word gives one letter."""
    first, *others = str(name).split() or [""]
    return "".join(word[:1] for word in (first, *others[-1:])).upper()
