"""Files as a person picks them from a disk."""

from tests.factories.files import pdf


def paper(name: str = "cv.pdf", pages: int = 1) -> dict:
    """A readable PDF, as Playwright hands it to a file field."""
    return {"name": name, "mimeType": "application/pdf", "buffer": pdf(pages, name=name).read()}
