"""The only way to a private file: whoever may read its submission, and nobody else, not even a cache."""

from uuid import UUID

from django.http import FileResponse, HttpRequest
from django.views.decorators.http import require_GET

from calls.queries.applicant import readable_file
from calls.queries.dossier import readable_letter
from calls.views.doors import not_found, person_view

DOWNLOADED = "sandbox; default-src 'none'"
SHOWN = "default-src 'none'; object-src 'self'; style-src 'unsafe-inline'; frame-ancestors 'self'"
"""Browsers refuse to start their PDF viewer in a sandbox, so a file shown in the page goes without."""


@require_GET
@person_view
def attachment(request: HttpRequest, key: UUID) -> FileResponse:
    """Streams the file; `?inline` shows it in the page. Only its author sees the name it was uploaded under."""
    found = readable_file(request.user, key)
    if found is None:
        raise not_found()
    return pdf_response(found.file, _name(found, request.user), inline="inline" in request.GET)


@require_GET
@person_view
def letter(request: HttpRequest, key: UUID) -> FileResponse:
    """Streams the file of a reference letter, as above; nobody reads a letter about themselves."""
    found = readable_letter(request.user, key)
    if found is None:
        raise not_found()
    name = f"{found.request.submission.reference}-letter-{str(found.key)[:8]}.pdf"
    return pdf_response(found.file, name, inline="inline" in request.GET)


def pdf_response(file, name: str, *, inline: bool) -> FileResponse:
    """A PDF that the browser may show and nothing may keep."""
    response = FileResponse(file.open("rb"), as_attachment=not inline, filename=name, content_type="application/pdf")
    response["X-Content-Type-Options"] = "nosniff"
    response["X-Frame-Options"] = "SAMEORIGIN"
    response["Content-Security-Policy"] = SHOWN if inline else DOWNLOADED
    response["Cache-Control"] = "private, no-store"
    return response


def _name(attachment, person) -> str:
    # The name a candidate gave a file often holds their own, which blind rounds hide.
    if attachment.submission.applicant_id == person.pk:
        return attachment.name
    return f"{attachment.submission.reference}-{str(attachment.key)[:8]}.pdf"
