"""Pictures for the demo's pages: calm patterns drawn from a title, so that no page borrows a photo."""

from collections.abc import Callable
from io import BytesIO
from math import cos, pi, sin
from random import Random

from PIL import Image, ImageDraw, ImageFilter

SIZE = (1600, 1000)
FINE = 2
"""Drawn at twice the size and reduced, which smooths every edge."""
QUALITY = 84

Colour = tuple[int, int, int]

INK = (15, 76, 79)
PAPER = (250, 247, 240)
SAFFRON = (224, 165, 38)
PALETTES: tuple[tuple[Colour, ...], ...] = (
    (INK, (58, 112, 116), (122, 158, 159), (188, 206, 200)),
    ((36, 62, 92), (78, 110, 140), (140, 166, 184), (204, 216, 220)),
    ((112, 52, 44), (160, 92, 76), (198, 146, 124), (228, 204, 186)),
    (INK, (92, 120, 98), (160, 174, 140), (216, 218, 192)),
)
"""From the front to the back of a picture: ink blue-green, muted blue, muted red, moss."""


def picture(title: str, size: tuple[int, int] = SIZE) -> bytes:
    """A JPEG of this size in pixels; the title alone decides motif, colours and shapes."""
    random = Random(title)
    width, height = size[0] * FINE, size[1] * FINE
    image = Image.new("RGB", (width, height), PAPER)
    random.choice(MOTIFS)(ImageDraw.Draw(image), random, random.choice(PALETTES), width, height)
    small = image.resize(size, Image.Resampling.LANCZOS).filter(ImageFilter.SMOOTH)
    output = BytesIO()
    small.save(output, "JPEG", quality=QUALITY, optimize=True, progressive=True)
    return output.getvalue()


def hills(draw: ImageDraw.ImageDraw, random: Random, palette: tuple[Colour, ...], width: int, height: int) -> None:
    """A sun over ranges that grow darker towards the reader."""
    _disc(draw, width * random.uniform(0.2, 0.8), height * random.uniform(0.22, 0.34), height * 0.11, SAFFRON)
    ranges = 6
    for number in range(ranges):
        near = number / (ranges - 1)
        ridge = _ridge(random, width, height * (0.36 + 0.46 * near), height * (0.10 - 0.03 * near))
        draw.polygon([*ridge, (width, height), (0, height)], fill=_shade(palette, 1 - near))


def arcs(draw: ImageDraw.ImageDraw, random: Random, palette: tuple[Colour, ...], width: int, height: int) -> None:
    """Concentric bridges on a common ground, one of them saffron."""
    count = random.randrange(5, 10)
    bright = random.randrange(1, count - 1)
    middle = width * random.uniform(0.15, 0.85)
    step = height * random.uniform(0.85, 1.3) / count
    thick = random.uniform(0.45, 0.8)
    for number in range(count):
        colour = SAFFRON if number == bright else _shade(palette, number / (count - 1))
        radius = step * (count - number)
        _disc(draw, middle, height * 0.92, radius, colour)
        _disc(draw, middle, height * 0.92, radius - step * thick, PAPER)
    draw.rectangle((0, int(height * 0.92), width, height), fill=_shade(palette, 0))


def paths(draw: ImageDraw.ImageDraw, random: Random, palette: tuple[Colour, ...], width: int, height: int) -> None:
    """Lines that travel side by side, swerve together, and meet one saffron line."""
    count = 26
    bright = random.randrange(8, 18)
    waves = _waves(random)
    for number in range(count):
        level = height * (number + 0.5) / count
        points = _path(waves, number / count, level, width, height)
        colour = SAFFRON if number == bright else _shade(palette, number / (count - 1))
        draw.line(points, fill=colour, width=int(height * (0.022 if number == bright else 0.013)), joint="curve")


def fields(draw: ImageDraw.ImageDraw, random: Random, palette: tuple[Colour, ...], width: int, height: int) -> None:
    """A land seen from above: strips of different length, a few of them ripe."""
    top = 0.0
    while top < height:
        tall = height * random.uniform(0.06, 0.13)
        _strip(draw, random, palette, (top, top + tall), width)
        top += tall


MOTIFS: tuple[Callable[[ImageDraw.ImageDraw, Random, tuple[Colour, ...], int, int], None], ...] = (
    hills,
    arcs,
    paths,
    fields,
)


def _strip(
    draw: ImageDraw.ImageDraw, random: Random, palette: tuple[Colour, ...], rows: tuple[float, float], width: int
) -> None:
    left = -width * random.uniform(0, 0.1)
    gap = width * 0.004
    while left < width:
        right = left + width * random.uniform(0.07, 0.28)
        colour = SAFFRON if random.random() < 0.05 else _shade(palette, random.uniform(0.1, 1))
        draw.rectangle((left + gap, rows[0] + gap, right - gap, rows[1] - gap), fill=colour)
        left = right


def _ridge(random: Random, width: int, level: float, swing: float) -> list[tuple[float, float]]:
    waves = _waves(random)
    return [(x, level + swing * _swell(waves, x / width)) for x in range(0, width + 1, 8)]


def _path(
    waves: list[tuple[float, float]], place: float, level: float, width: int, height: int
) -> list[tuple[float, float]]:
    """Strongest in the middle of the picture, so that its upper and lower edges stay calm."""
    swing = height * 0.09 * sin(pi * place)
    return [(x, level + swing * _swell(waves, x / width + place * 0.35)) for x in range(-40, width + 41, 10)]


def _waves(random: Random) -> list[tuple[float, float]]:
    """Three waves, long and high to short and flat: their number across the picture, and where they start."""
    return [(random.uniform(0.6, 1.1) * (2**octave), random.uniform(0, 2 * pi)) for octave in range(3)]


def _swell(waves: list[tuple[float, float]], place: float) -> float:
    """Between about -1 and 1, at a place from 0 to 1 across the picture."""
    return sum(cos(2 * pi * turns * place + start) / 2**octave for octave, (turns, start) in enumerate(waves)) / 1.75


def _disc(draw: ImageDraw.ImageDraw, x: float, y: float, radius: float, colour: Colour) -> None:
    draw.ellipse((x - radius, y - radius, x + radius, y + radius), fill=colour)


def _shade(palette: tuple[Colour, ...], place: float) -> Colour:
    """A colour between front (0) and back (1) of the palette."""
    position = min(max(place, 0), 1) * (len(palette) - 1)
    first = min(int(position), len(palette) - 2)
    part = position - first
    red, green, blue = (
        round(front + (back - front) * part) for front, back in zip(palette[first], palette[first + 1], strict=True)
    )
    return red, green, blue
