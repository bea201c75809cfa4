"""Every kind of picture becomes 8-bit RGB; what is made strip by strip is what it is as a whole."""

from __future__ import annotations

import numpy as np
import pytest
from numpy.typing import NDArray
from PIL import Image

from forensics.intake import image

WIDTH, HEIGHT = 40, 2 * image._STRIP + 7
RANDOM = np.random.default_rng(7)
COLOURS = RANDOM.integers(0, 256, (HEIGHT, WIDTH, 3), np.uint8)
GRAY = RANDOM.integers(0, 256, (HEIGHT, WIDTH), np.uint8)


@pytest.mark.parametrize("mode", ["1", "L", "P", "RGB", "CMYK", "YCbCr", "LAB"])
def test_as_pillow_converts_the_whole(mode: str) -> None:
    made = Image.fromarray(COLOURS).convert(mode)
    assert np.array_equal(image.rgb(made), np.asarray(made.convert("RGB")))


@pytest.mark.parametrize("mode", ["RGBA", "LA"])
def test_what_is_transparent_is_paper(mode: str) -> None:
    made = Image.fromarray(COLOURS).convert(mode)
    half = np.where(np.arange(HEIGHT) < 600, 0, 255).astype(np.uint8)
    made.putalpha(Image.fromarray(np.repeat(half[:, None], WIDTH, axis=1)))
    read = image.rgb(made)
    assert (read[:600] == 255).all()
    assert np.array_equal(read[600:], np.asarray(made.convert("RGB"))[600:])


def test_a_transparent_colour_of_a_palette() -> None:
    made = Image.fromarray(COLOURS).quantize(8)
    made.info["transparency"] = 3
    places = np.asarray(made) == 3
    assert places.any()
    assert (image.rgb(made)[places] == 255).all()


@pytest.mark.parametrize(("top", "white"), [(255, 255), (60_000, 65_535)])
def test_deep_gray_is_scaled_by_the_whole_picture(top: int, white: int) -> None:
    """The brightest spot may lie in another strip than the one at hand."""
    deep: NDArray[np.uint16] = (GRAY.astype(np.uint16) * 200) % 200
    deep[-1, 0] = top
    read = image.rgb(Image.fromarray(deep))
    assert np.array_equal(read[..., 0], (deep * np.float32(255.0 / white)).astype(np.uint8))
    assert np.array_equal(read[..., 0], read[..., 2])
