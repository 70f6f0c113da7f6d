"""Patterns drawn from a title."""

from io import BytesIO

from PIL import Image

from phd_network.demo.pictures import picture


def test_a_picture_is_made_from_its_title_alone_in_the_size_of_a_page():
    made = picture("Winter school")
    image = Image.open(BytesIO(made))

    assert (image.format, image.size) == ("JPEG", (1600, 1000))
    assert made == picture("Winter school")
    assert made != picture("Summer school")
    assert len(made) < 300_000
