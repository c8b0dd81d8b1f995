"""Init images for img2img: any common picture becomes one small, upright sRGB WebP without metadata.

Also raises InvalidImage with 'too_large' (bytes), 'zero_size' (a side of 0 pixels), 'svg', 'heic' and 'format'
(facts["format"] names it), beside the reasons of images.py.
"""

from __future__ import annotations

import base64
import hashlib
import struct
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path

from PIL import Image, ImageCms

from components import images
from components.errors import InvalidImage

MAX_BYTES = 20 * 2**20
MAX_LONG_SIDE_PX = 2048
QUALITY = 90
_FORMATS = (*images.FORMATS, "BMP")
_HEIC_BRANDS = {b"heic", b"heix", b"hevc", b"hevx", b"heim", b"heis", b"hevm", b"hevs", b"mif1", b"msf1"}
_AVIF_BRANDS = {b"avif", b"avis"}
_OTHER_FORMATS = {
    b"II*\0": "TIFF",
    b"MM\0*": "TIFF",
    b"8BPS": "Photoshop",
    b"\0\0\1\0": "ICO",
    b"\0\0\0\x0cJXL ": "JPEG XL",
    b"\xff\x0a": "JPEG XL",
    b"\0\0\0\x0cjP  ": "JPEG 2000",
    b"\xff\x4f\xff\x51": "JPEG 2000",
    b"%PDF": "PDF",
    b"%!PS": "PostScript",
    b"\x76\x2f\x31\x01": "OpenEXR",
    b"DDS ": "DDS",
    b"icns": "ICNS",
}
# Where a header states the sides: first bytes -> (offset, struct format).
_SIDES = {b"\x89PNG": (16, ">II"), b"GIF8": (6, "<HH"), b"BM": (18, "<ii")}


@dataclass(frozen=True, slots=True, kw_only=True)
class InitImage:
    """Hold the WebP to send; `sha256` is of `data`, in hex; sides are in pixels."""

    data: bytes
    sha256: str
    width: int
    height: int

    @property
    def data_uri(self) -> str:
        """Give the value of the wire's `image`; no space after the comma (API.md: the service takes it so)."""
        return "data:image/webp;base64," + base64.b64encode(self.data).decode("ascii")

    @property
    def kilobytes(self) -> int:
        """Give the size in kB of 1000 bytes, rounded up."""
        return -(-len(self.data) // 1000)


def prepare_init_image(source: Path | bytes) -> InitImage:
    """Make the image that is sent: RGB on white, long side at most 2048, WebP; the same input gives the same bytes.

    Takes PNG, JPEG, WebP, AVIF, GIF (first frame) and BMP, by content. Raises InvalidImage, and OSError for a path that
    cannot be read.
    """
    data = _bytes_of(source)
    _refuse_by_first_bytes(data)
    try:
        rgb = _small_rgb(images.decoded(data, _FORMATS), data)
        return _encoded(rgb)
    except InvalidImage:
        raise
    except Exception as error:  # what decodes may still carry a palette or a profile that no conversion survives
        message = "The image is damaged and cannot be converted. Save it anew elsewhere or choose another."
        raise InvalidImage(message, reason="truncated") from error


def _bytes_of(source: Path | bytes) -> bytes:
    size = len(source) if isinstance(source, bytes) else source.stat().st_size
    if size > MAX_BYTES:
        megabytes = -(-size * 10 // 2**20) / 10
        message = f"The file has {megabytes} MB; at most {MAX_BYTES // 2**20} MB are read. Choose a smaller one."
        raise InvalidImage(message, reason="too_large", facts={"bytes": size, "max_bytes": MAX_BYTES})
    return source if isinstance(source, bytes) else source.read_bytes()


def _refuse_by_first_bytes(data: bytes) -> None:
    """Name what Pillow would only call unknown."""
    if _is_svg(data):
        raise InvalidImage("The file is an SVG drawing. Export it as PNG and choose that.", reason="svg")
    if _is_heic(data):
        raise InvalidImage("The file is a HEIC photo. Export it as JPEG and choose that.", reason="heic")
    for first, name in _OTHER_FORMATS.items():
        if data.startswith(first):
            message = f"The file is in the format {name}. Export it as PNG or JPEG and choose that."
            raise InvalidImage(message, reason="format", facts={"format": name})
    for first, (offset, layout) in _SIDES.items():
        if data.startswith(first) and len(data) >= offset + 8 and 0 in struct.unpack_from(layout, data, offset):
            message = "The image has a side of 0 pixels. Choose another one."
            raise InvalidImage(message, reason="zero_size")


def _is_svg(data: bytes) -> bool:
    head = data[:4096].replace(b"\0", b"").lstrip(b"\xef\xbb\xbf\xff\xfe \t\r\n").lower()
    return head.startswith(b"<") and b"<svg" in head and b"<html" not in head


def _is_heic(data: bytes) -> bool:
    """Read the brands of the ftyp box; an AVIF may name HEIF's general brands too (ISO/IEC 23008-12)."""
    if data[4:8] != b"ftyp":
        return False
    box = data[8 : min(int.from_bytes(data[:4], "big"), 256)]
    brands = {box[at : at + 4] for at in range(0, len(box), 4)}
    return bool(brands & _HEIC_BRANDS) and not brands & _AVIF_BRANDS


def _small_rgb(image: Image.Image, data: bytes) -> Image.Image:
    profile = image.info.get("icc_profile")
    flat = _flattened(images.upright(images.as_8bit(_with_8bit_key(image, data))))
    flat.thumbnail((MAX_LONG_SIDE_PX, MAX_LONG_SIDE_PX), Image.Resampling.LANCZOS)
    return _in_srgb(flat, profile) if profile else flat.convert("RGB")


def _with_8bit_key(image: Image.Image, data: bytes) -> Image.Image:
    """Scale a PNG's transparent colour as Pillow scales the pixels; it leaves the key at the file's bit depth."""
    key = image.info.get("transparency")
    depth = data[24] if image.format == "PNG" else 8
    if image.mode == "RGB" and depth == 16 and isinstance(key, tuple):
        image.info["transparency"] = tuple(value >> 8 for value in key)
    elif image.mode == "L" and depth in (2, 4) and isinstance(key, int):
        image.info["transparency"] = key * 255 // (2**depth - 1)
    return image


def _flattened(image: Image.Image) -> Image.Image:
    """Put an image on white; the answer is L, RGB or CMYK, so that a profile of that kind still fits."""
    if not image.has_transparency_data:
        return image if image.mode in ("L", "RGB", "CMYK") else image.convert("L" if image.mode == "1" else "RGB")
    mode = "L" if image.mode in ("L", "LA") else "RGB"
    layers = image.convert("LA" if mode == "L" else "RGBA")
    canvas = Image.new(mode, image.size, "white")
    canvas.paste(layers.convert(mode), mask=layers.getchannel("A"))
    return canvas


def _in_srgb(image: Image.Image, profile: bytes) -> Image.Image:
    """Convert by the embedded profile; one that is broken, or of another colour space, is ignored."""
    try:
        source = ImageCms.ImageCmsProfile(BytesIO(profile))
        converted = ImageCms.profileToProfile(image, source, ImageCms.createProfile("sRGB"), outputMode="RGB")
    except Exception:  # a profile is untrusted bytes, and LittleCMS may be missing: the picture is good without it
        converted = None
    return converted or image.convert("RGB")


def _encoded(rgb: Image.Image) -> InitImage:
    rgb.info.clear()
    buffer = BytesIO()
    rgb.save(buffer, "WEBP", quality=QUALITY, method=4)
    data = buffer.getvalue()
    return InitImage(data=data, sha256=hashlib.sha256(data).hexdigest(), width=rgb.width, height=rgb.height)
