"""What a candidate types into the pages of the form of tests.factories.calls, and what the pages carry besides."""

import html
import re

ENTRY = {
    "candidate_name": "Ada Byron",
    "candidate_email": "ada@university.example",
    "title": "Borders in maps",
    "stage": "middle",
    "university": "University of Lisbon",
    "began_on": "2025-10-01",
    "supervisor_name": "Grace Hopper",
    "supervisor_email": "",
}
PROJECT = {"topic": "Borders in maps", "motivation": "It is where my questions live.", "note": ""}
SUPPORT = {"support": "no", "amount": ""}
CONSENT = {"truth": "on"}


def address(submission, *parts: str) -> str:
    return "/".join(["/applications", submission.reference, *parts]) + "/"


def hidden(response) -> dict[str, str]:
    """The hidden fields of a page, as a browser would send them back."""
    found = re.findall(r'<input type="hidden" name="([^"]+)" value="([^"]*)"', response.content.decode())
    return {name: html.unescape(value) for name, value in found if name != "csrfmiddlewaretoken"}
