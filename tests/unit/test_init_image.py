"""Any common picture becomes one small, upright sRGB WebP without metadata."""

from __future__ import annotations

import base64
import hashlib
import struct
import zlib
from collections.abc import Callable
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image, ImageCms, PngImagePlugin

from components.errors import InvalidImage
from components.init_images import MAX_BYTES, InitImage, prepare_init_image

FORMATS = ["PNG", "JPEG", "WEBP", "AVIF", "GIF", "BMP"]
WHITE, RED = (255, 255, 255), (255, 0, 0)


def saved(picture: Image.Image, kind: str = "PNG", **options: Any) -> bytes:
    buffer = BytesIO()
    picture.save(buffer, kind, **options)
    return buffer.getvalue()


def make_picture(size: tuple[int, int] = (40, 30), mode: str = "RGB") -> Image.Image:
    return Image.linear_gradient("L").resize(size).convert(mode)


def pixels(prepared: InitImage) -> Image.Image:
    with Image.open(BytesIO(prepared.data)) as image:
        assert (image.format, image.mode) == ("WEBP", "RGB")
        return image.copy()


def colour(data: bytes, at: tuple[int, int] = (8, 8)) -> tuple[int, ...]:
    found = pixels(prepare_init_image(data)).getpixel(at)
    assert isinstance(found, tuple)
    return found


def is_near(found: tuple[int, ...], wanted: tuple[int, ...], by: int = 8) -> bool:
    return all(abs(one - other) <= by for one, other in zip(found, wanted, strict=True))


def refusal(data: bytes) -> InvalidImage:
    with pytest.raises(InvalidImage) as caught:
        prepare_init_image(data)
    assert caught.value.message.endswith(".")
    return caught.value


def png(size: tuple[int, int], depth: int, colour_type: int, key: bytes, rows: bytes) -> bytes:
    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    header = chunk(b"IHDR", struct.pack(">IIBBBBB", *size, depth, colour_type, 0, 0, 0))
    body = chunk(b"tRNS", key) + chunk(b"IDAT", zlib.compress(rows)) + chunk(b"IEND", b"")
    return b"\x89PNG\r\n\x1a\n" + header + body


@pytest.mark.parametrize("kind", FORMATS)
def test_every_format_is_taken_from_bytes_and_from_a_path(kind: str, tmp_path: Path) -> None:
    data = saved(make_picture(), kind)
    path = tmp_path / "name.txt"
    path.write_bytes(data)
    prepared = prepare_init_image(data)
    assert prepared == prepare_init_image(path)
    assert (prepared.width, prepared.height) == pixels(prepared).size == (40, 30)
    assert prepared.sha256 == hashlib.sha256(prepared.data).hexdigest()


def test_data_uri_has_no_space_and_round_trips() -> None:
    prepared = prepare_init_image(saved(make_picture()))
    head, _, body = prepared.data_uri.partition(",")
    assert head == "data:image/webp;base64"
    assert base64.b64decode(body, validate=True) == prepared.data
    assert prepared.kilobytes == -(-len(prepared.data) // 1000) >= 1


@pytest.mark.parametrize("mode", ["1", "L", "LA", "P", "RGB", "RGBA", "I;16"])
def test_every_png_mode_becomes_rgb(mode: str) -> None:
    picture = make_picture(mode="L").convert("I;16") if mode == "I;16" else make_picture(mode=mode)
    assert pixels(prepare_init_image(saved(picture))).size == (40, 30)


def test_16_bit_grey_is_scaled_and_not_clipped() -> None:
    assert is_near(colour(saved(Image.new("I;16", (16, 16), 32768))), (128, 128, 128), 2)


def test_cmyk() -> None:
    assert is_near(colour(saved(Image.new("CMYK", (16, 16), (0, 255, 255, 0)), "JPEG", quality=95)), RED)


@pytest.mark.parametrize("mode", ["RGBA", "LA", "PA"])
def test_alpha_is_put_on_white(mode: str) -> None:
    picture = Image.new("RGBA", (16, 16), (0, 0, 0, 0))
    if mode == "PA":
        picture = picture.convert("P")
        data = saved(picture, transparency=picture.getpixel((0, 0)))
    else:
        data = saved(picture.convert(mode))
    assert is_near(colour(data), WHITE, 1)


def test_half_transparent_black_is_grey() -> None:
    assert is_near(colour(saved(Image.new("RGBA", (16, 16), (0, 0, 0, 128)))), (127, 127, 127), 2)


def test_transparent_palette_of_a_gif_and_of_a_png() -> None:
    picture = Image.new("P", (16, 16), 1)
    picture.putpalette([255, 0, 0, 0, 0, 255])
    assert is_near(colour(saved(picture, "GIF", transparency=1)), WHITE, 1)
    assert is_near(colour(saved(picture, "PNG", transparency=bytes([255, 0]))), WHITE, 1)
    assert is_near(colour(saved(picture, "PNG", transparency=bytes([0, 255]))), (0, 0, 255))


SIZE = (16, 16)


@pytest.mark.parametrize(
    ("depth", "colour_type", "key", "row", "expected"),
    [
        (8, 2, struct.pack(">HHH", 1, 2, 3), bytes([1, 2, 3]) * 16, WHITE),
        (8, 2, struct.pack(">HHH", 1, 2, 4), bytes([1, 2, 3]) * 16, (1, 2, 3)),
        (16, 2, struct.pack(">HHH", 0x0A01, 0x1402, 0x1E03), struct.pack(">HHH", 0x0A01, 0x1402, 0x1E03) * 16, WHITE),
        (8, 0, struct.pack(">H", 7), bytes([7]) * 16, WHITE),
        (4, 0, struct.pack(">H", 7), bytes([0x77]) * 8, WHITE),
        (4, 0, struct.pack(">H", 6), bytes([0x77]) * 8, (119, 119, 119)),
        (2, 0, struct.pack(">H", 1), bytes([0x55]) * 4, WHITE),
        (1, 0, struct.pack(">H", 0), bytes(2), WHITE),
        (16, 0, struct.pack(">H", 0x0102), bytes([1, 2]) * 16, WHITE),
        (16, 0, struct.pack(">H", 0x0103), bytes([1, 2]) * 16, (1, 1, 1)),
    ],
)
def test_transparent_colour_of_a_png(
    depth: int, colour_type: int, key: bytes, row: bytes, expected: tuple[int, ...]
) -> None:
    assert is_near(colour(png(SIZE, depth, colour_type, key, (b"\0" + row) * 16)), expected, 3)


@pytest.mark.parametrize("orientation", range(1, 9))
@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP", "AVIF"])
def test_orientation_is_applied(kind: str, orientation: int) -> None:
    upright = Image.new("RGB", (32, 64), "blue")
    upright.paste(RED, (0, 0, 16, 32))
    undo: dict[int, Callable[[Image.Image], Image.Image]] = {
        1: lambda image: image,
        2: lambda image: image.transpose(Image.Transpose.FLIP_LEFT_RIGHT),
        3: lambda image: image.transpose(Image.Transpose.ROTATE_180),
        4: lambda image: image.transpose(Image.Transpose.FLIP_TOP_BOTTOM),
        5: lambda image: image.transpose(Image.Transpose.TRANSPOSE),
        6: lambda image: image.transpose(Image.Transpose.ROTATE_90),
        7: lambda image: image.transpose(Image.Transpose.TRANSVERSE),
        8: lambda image: image.transpose(Image.Transpose.ROTATE_270),
    }
    exif = Image.Exif()
    exif[0x0112] = orientation
    prepared = prepare_init_image(saved(undo[orientation](upright), kind, exif=exif, quality=95))
    assert (prepared.width, prepared.height) == (32, 64)
    assert is_near(pixels(prepared).getpixel((8, 16)), RED, 30)  # type: ignore[arg-type]
    assert is_near(pixels(prepared).getpixel((24, 48)), (0, 0, 255), 30)  # type: ignore[arg-type]


def test_metadata_is_gone() -> None:
    exif = Image.Exif()
    exif[0x010F] = "SECRET camera"
    exif.get_ifd(0x8825)[1] = "SECRET place"
    texts = PngImagePlugin.PngInfo()
    texts.add_text("parameters", "SECRET prompt")
    texts.add_itxt("XML:com.adobe.xmp", "SECRET xmp")
    profile = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    for data in (
        saved(make_picture(), "PNG", exif=exif, pnginfo=texts, icc_profile=profile),
        saved(make_picture(), "JPEG", exif=exif, comment=b"SECRET", icc_profile=profile, xmp=b"SECRET"),
        saved(make_picture(), "WEBP", exif=exif, icc_profile=profile, xmp=b"SECRET"),
    ):
        assert b"SECRET" in data
        prepared = prepare_init_image(data)
        assert b"SECRET" not in prepared.data
        with Image.open(BytesIO(prepared.data)) as image:
            assert not {"exif", "icc_profile", "xmp"} & set(image.info)


def test_embedded_profile_is_converted_to_srgb() -> None:
    lab = ImageCms.createProfile("LAB")
    grey = Image.new("RGB", (16, 16), (200, 60, 60))
    plain = colour(saved(grey))
    assert is_near(colour(saved(grey, icc_profile=swapped_profile())), (60, 60, 200), 12)
    assert plain == colour(saved(grey, icc_profile=b"broken")) == colour(saved(grey, icc_profile=bytes(200)))
    assert plain == colour(saved(grey, icc_profile=ImageCms.ImageCmsProfile(lab).tobytes()))


def swapped_profile() -> bytes:
    """Make an sRGB profile whose red and blue primaries have changed places."""
    data = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    return data.replace(b"rXYZ", b"tXYZ", 1).replace(b"bXYZ", b"rXYZ", 1).replace(b"tXYZ", b"bXYZ", 1)


@pytest.mark.parametrize(
    ("size", "expected"),
    [((2048, 1000), (2048, 1000)), ((2050, 4100), (1024, 2048)), ((4096, 1), (2048, 1)), ((10, 12), (10, 12))],
)
def test_long_side_is_2048_at_most_and_nothing_is_enlarged(size: tuple[int, int], expected: tuple[int, int]) -> None:
    assert pixels(prepare_init_image(saved(Image.new("RGB", size)))).size == expected


def test_first_frame_of_a_gif() -> None:
    data = saved(Image.new("RGB", (16, 16), RED), "GIF", save_all=True, append_images=[Image.new("RGB", (16, 16))])
    assert is_near(colour(data), RED)


def test_same_input_gives_the_same_bytes() -> None:
    data = saved(Image.effect_noise((300, 200), 80), "JPEG")
    assert len({prepare_init_image(data).data for _ in range(3)}) == 1


def ftyp(*brands: bytes) -> bytes:
    box = b"ftyp" + brands[0] + b"\0\0\0\0" + b"".join(brands[1:])
    return struct.pack(">I", len(box) + 4) + box + bytes(64)


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"", "empty"),
        (b"hello", "not_image"),
        (b"<!doctype html><html><svg></svg></html>", "not_image"),
        (b"<svg xmlns='http://www.w3.org/2000/svg'/>", "svg"),
        (b"\xef\xbb\xbf<?xml version='1.0'?><!-- drawn --><SVG></SVG>", "svg"),
        ("<?xml version='1.0'?><svg/>".encode("utf-16"), "svg"),
        (ftyp(b"heic", b"mif1", b"heic"), "heic"),
        (ftyp(b"mif1", b"mif1", b"heix"), "heic"),
        (ftyp(b"mif1", b"mif1", b"avif"), "not_image"),
        (ftyp(b"avif", b"mif1", b"avif"), "truncated"),
        (ftyp(b"isom", b"mp42"), "not_image"),
        (b"GIF89a" + bytes(20), "zero_size"),
        (png((0, 5), 8, 0, b"", b""), "zero_size"),
    ],
)
def test_refusals_by_reason(data: bytes, reason: str) -> None:
    assert refusal(data).reason == reason


@pytest.mark.parametrize(
    ("kind", "name"), [("TIFF", "TIFF"), ("ICO", "ICO"), ("JPEG2000", "JPEG 2000"), ("PDF", "PDF")]
)
def test_other_formats_are_named(kind: str, name: str) -> None:
    error = refusal(saved(make_picture((64, 64)), kind))
    assert (error.reason, error.facts["format"]) == ("format", name)
    assert name in error.message


@pytest.mark.parametrize("kind", FORMATS)
def test_truncated(kind: str) -> None:
    data = saved(make_picture(), kind)
    assert refusal(data[: len(data) * 2 // 3]).reason == "truncated"


def test_file_size_is_checked_before_anything_is_opened(tmp_path: Path) -> None:
    path = tmp_path / "large"
    with path.open("wb") as file:
        file.truncate(MAX_BYTES + 1)
    with pytest.raises(InvalidImage) as caught:
        prepare_init_image(path)
    assert caught.value.reason == "too_large"
    assert caught.value.facts == {"bytes": MAX_BYTES + 1, "max_bytes": MAX_BYTES}
    assert refusal(bytes(MAX_BYTES + 1)).reason == "too_large"


def test_too_many_pixels() -> None:
    error = refusal(png((8001, 8000), 8, 0, b"\0\0", b""))
    assert (error.reason, error.facts["width"], error.facts["height"]) == ("too_many_pixels", 8001, 8000)


SMALL = {kind: saved(make_picture((12, 9)), kind) for kind in FORMATS} | {
    "palette": saved(make_picture((12, 9), "P"), "PNG", transparency=3),
    "profile": saved(make_picture((12, 9)), "PNG", icc_profile=swapped_profile()),
    "grey": saved(make_picture((12, 9), "L").convert("I;16"), "PNG"),
    "cmyk": saved(make_picture((12, 9), "CMYK"), "JPEG"),
}


@settings(max_examples=500, deadline=None)
@given(
    kind=st.sampled_from(sorted(SMALL)),
    flips=st.lists(st.tuples(st.integers(0, 5000), st.integers(1, 255)), max_size=4),
    cut=st.one_of(st.just(0), st.integers(0, 2000)),
)
def test_damaged_files_raise_invalid_image_only(kind: str, flips: list[tuple[int, int]], cut: int) -> None:
    data = bytearray(SMALL[kind])
    for at, mask in flips:
        data[at % len(data)] ^= mask
    prepare_or_refuse(bytes(data[: len(data) - cut] if cut else data))


@settings(max_examples=200, deadline=None)
@given(
    st.binary(max_size=400), st.sampled_from([b"", *(data[:24] for data in SMALL.values()), b"\0\0\0\x20ftyp", b"<svg"])
)
def test_random_bytes_raise_invalid_image_only(tail: bytes, head: bytes) -> None:
    prepare_or_refuse(head + tail)


def prepare_or_refuse(data: bytes) -> None:
    try:
        prepared = prepare_init_image(data)
    except InvalidImage as error:
        assert error.message.endswith(".")
    else:
        assert max(prepared.width, prepared.height) <= 2048
