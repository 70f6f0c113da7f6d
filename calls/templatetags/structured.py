"""Structured data for search engines, safe inside a script element."""

import json

from django import template
from django.utils.safestring import mark_safe

register = template.Library()

_UNSAFE = {ord("<"): "\\u003C", ord(">"): "\\u003E", ord("&"): "\\u0026"}
"""Characters that could end the element; JSON reads them back from their escapes."""


@register.filter
def json_ld(data: dict) -> str:
    return mark_safe(json.dumps(data, ensure_ascii=False).translate(_UNSAFE))
