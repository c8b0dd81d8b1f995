"""Image files by their bytes: what a file really is, whether it is whole, and its thumbnail.

The reasons of InvalidImage: 'empty', 'not_image', 'truncated' (cut short or damaged), 'too_many_pixels'; for init
images also 'too_large', 'zero_size', 'svg', 'heic' and 'format' (see init_images.py).
"""

from __future__ import annotations

import os
import secrets
from dataclasses import dataclass
from functools import lru_cache
from io import BytesIO
from pathlib import Path

from PIL import Image, ImageChops, ImageStat

from components.containers import claims_to_be, is_whole
from components.errors import InvalidImage

MAX_PIXELS = 64_000_000
FORMATS = ("PNG", "JPEG", "WEBP", "AVIF", "GIF")
THUMBNAIL_QUALITY = 80
_SUFFIXES = {"png": ".png", "jpeg": ".jpg", "webp": ".webp", "avif": ".avif", "gif": ".gif"}
_TINY_PX = (64, 64)
_ORIENTATION_TAG = 0x0112
_TURNS = {
    2: Image.Transpose.FLIP_LEFT_RIGHT,
    3: Image.Transpose.ROTATE_180,
    4: Image.Transpose.FLIP_TOP_BOTTOM,
    5: Image.Transpose.TRANSPOSE,
    6: Image.Transpose.ROTATE_270,
    7: Image.Transpose.TRANSVERSE,
    8: Image.Transpose.ROTATE_90,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class ImageFacts:
    """Say what an image file is; `format` is 'png', 'jpeg', 'webp', 'avif' or 'gif', sides are in pixels."""

    format: str
    width: int
    height: int

    @property
    def suffix(self) -> str:
        """Give the file name's ending, with its dot."""
        return _SUFFIXES[self.format]


def verify(path: Path) -> ImageFacts:
    """Decode a file fully once and say what it is; its name does not count.

    Of an animation, the first frame is decoded. Raises InvalidImage ('empty', 'not_image', 'truncated',
    'too_many_pixels'); a file that cannot be read raises OSError.
    """
    with decoded(path.read_bytes(), FORMATS) as image:
        # Pillow calls a JPEG that carries further pictures (a phone's depth map) MPO.
        name = "jpeg" if image.format == "MPO" else str(image.format).lower()
        return ImageFacts(format=name, width=image.width, height=image.height)


def write_thumbnail(source: Path, target: Path, scratch: Path, long_side_px: int = 320) -> None:
    """Write a WebP of at most that long side, never enlarged; the target appears whole or not at all.

    `scratch` is a folder on the same file system; the half file lies there. Raises InvalidImage as `verify` does.
    """
    with opened(source.read_bytes(), FORMATS) as image:
        image.draft(None, (2 * long_side_px, 2 * long_side_px))
        load(image)
        try:
            small = _shrunk(image, long_side_px)
        except Exception as error:  # as in `opened`: a palette may survive decoding and no conversion
            raise _damaged() from error
    part = scratch / f"{secrets.token_hex(8)}.part"
    try:
        small.save(part, "WEBP", quality=THUMBNAIL_QUALITY, method=4)
        os.replace(part, target)
    finally:
        part.unlink(missing_ok=True)


def _shrunk(image: Image.Image, long_side_px: int) -> Image.Image:
    turned = upright(as_8bit(image))
    small = turned.convert("RGBA" if turned.has_transparency_data else "RGB")
    small.thumbnail((long_side_px, long_side_px), Image.Resampling.LANCZOS)
    small.info.clear()
    return small


@lru_cache(maxsize=100_000)
def change_between(first: Path, second: Path) -> float | None:
    """Give the mean absolute difference of two pictures' pixels, 0 to 1; None where one cannot be read.

    Both are compared at 64 x 64 pixels; files under one name are taken to stay the same.
    """
    sides = _tiny(first), _tiny(second)
    if sides[0] is None or sides[1] is None:
        return None
    small = [Image.frombytes("RGB", _TINY_PX, each) for each in sides if each is not None]
    means = ImageStat.Stat(ImageChops.difference(*small)).mean
    return float(sum(means) / len(means) / 255)


@lru_cache(maxsize=512)
def _tiny(path: Path) -> bytes | None:
    """Give a picture's pixels, RGB, scaled to 64 x 64."""
    try:
        with decoded(path.read_bytes(), FORMATS) as image:
            return as_8bit(image).convert("RGB").resize(_TINY_PX, Image.Resampling.BOX).tobytes()
    except (InvalidImage, OSError, ValueError):
        return None


def decoded(data: bytes, formats: tuple[str, ...]) -> Image.Image:
    """Open one of Pillow's `formats` and decode its first frame; raises InvalidImage as `verify` does."""
    image = opened(data, formats)
    load(image)
    if not is_whole(data):
        raise _damaged()
    return image


def opened(data: bytes, formats: tuple[str, ...]) -> Image.Image:
    """Read an image's header only; raises InvalidImage as `verify` does."""
    if not data:
        raise InvalidImage("The image file is empty. Get it again or choose another one.", reason="empty")
    try:
        image = Image.open(BytesIO(data), formats=formats)
    except (Image.DecompressionBombError, Image.DecompressionBombWarning) as error:
        raise _too_many_pixels() from error
    except Exception as error:  # Pillow's readers raise anything from KeyError to SyntaxError on hostile bytes.
        raise (_damaged() if claims_to_be(data, formats) else _not_image()) from error
    if image.width * image.height > MAX_PIXELS:
        raise _too_many_pixels(image.width, image.height)
    return image


def load(image: Image.Image) -> None:
    """Decode an opened image; raises InvalidImage ('truncated', 'too_many_pixels')."""
    try:
        image.load()
    except (Image.DecompressionBombError, Image.DecompressionBombWarning) as error:
        raise _too_many_pixels() from error
    except Exception as error:  # as in `opened`
        raise _damaged() from error


def upright(image: Image.Image) -> Image.Image:
    """Turn an image the way its EXIF orientation says; orientation that cannot be read counts as none."""
    try:
        turn = _TURNS.get(image.getexif().get(_ORIENTATION_TAG, 1))
    except Exception:  # EXIF is a TIFF of its own, as hostile as the rest; the picture is good without it.
        turn = None
    return image if turn is None else image.transpose(turn)


def as_8bit(image: Image.Image) -> Image.Image:
    """Scale 16-bit grey (modes I and I;16...) to L, or to LA where one grey value counts as transparent."""
    if not image.mode.startswith("I"):
        return image
    wide = image.convert("I")
    grey = wide.point(lambda value: value * (1 / 257) + 0.5).convert("L")
    key = image.info.get("transparency")
    if isinstance(key, int):
        above = wide.point(lambda value: value * 1 + -key).convert("L")
        below = wide.point(lambda value: value * -1 + key).convert("L")
        grey.putalpha(ImageChops.lighter(above, below).point(lambda value: 255 if value else 0))
    grey.info = {name: value for name, value in image.info.items() if name != "transparency"}
    return grey


def _damaged() -> InvalidImage:
    return InvalidImage("The image is cut short or damaged. Get it again or choose another one.", reason="truncated")


def _not_image() -> InvalidImage:
    message = "The file is not an image that can be read here. Choose a PNG, JPEG or WebP."
    return InvalidImage(message, reason="not_image")


def _too_many_pixels(width: int | None = None, height: int | None = None) -> InvalidImage:
    size = f"{width} x {height} pixels" if width else "far too many pixels"
    facts = {"width": width, "height": height, "max_pixels": MAX_PIXELS}
    message = f"The image has {size}; at most {MAX_PIXELS // 1_000_000} megapixels are read. Choose a smaller one."
    return InvalidImage(message, reason="too_many_pixels", facts=facts)
