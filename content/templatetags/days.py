"""Stretches of days for templates: `{{ first|to_day:last }}`."""

from django import template

from content.days import days

register = template.Library()
register.filter("to_day", days)
