"""What a file really is, by its bytes."""

from __future__ import annotations

import struct
import zlib
from io import BytesIO
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image

from components import images
from components.errors import InvalidImage

FORMATS = ["PNG", "JPEG", "WEBP", "AVIF", "GIF"]


def make_bytes(kind: str = "PNG", size: tuple[int, int] = (24, 16), mode: str = "RGB", **options: object) -> bytes:
    buffer = BytesIO()
    picture = Image.linear_gradient("L").resize(size).convert(mode)
    picture.save(buffer, kind, **options)
    return buffer.getvalue()


def make_png(
    width: int, height: int, *, depth: int = 8, colour: int = 0, chunks: bytes = b"", rows: bytes = b""
) -> bytes:
    header = struct.pack(">IIBBBBB", width, height, depth, colour, 0, 0, 0)
    pixels = chunk(b"IDAT", zlib.compress(rows))
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunks + pixels + chunk(b"IEND", b"")


def chunk(kind: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))


def verified(data: bytes, folder: Path, name: str = "file") -> images.ImageFacts:
    path = folder / name
    path.write_bytes(data)
    return images.verify(path)


def reason(data: bytes, folder: Path) -> str:
    with pytest.raises(InvalidImage) as caught:
        verified(data, folder)
    return caught.value.reason


@pytest.mark.parametrize("kind", FORMATS)
def test_bytes_decide_and_not_the_name(kind: str, tmp_path: Path) -> None:
    facts = verified(make_bytes(kind), tmp_path, "picture.bmp")
    assert (facts.format, facts.width, facts.height) == (kind.lower(), 24, 16)
    assert facts.suffix == {"JPEG": ".jpg"}.get(kind, f".{kind.lower()}")


def test_jpeg_with_further_pictures_is_a_jpeg(tmp_path: Path) -> None:
    second = Image.new("RGB", (24, 16))
    data = make_bytes("MPO", save_all=True, append_images=[second])
    assert verified(data, tmp_path).format == "jpeg"


@pytest.mark.parametrize("data", [b"<!doctype html><p>gone", b"no image", b"BM" + bytes(60), b"\0" * 100])
def test_what_is_no_image(data: bytes, tmp_path: Path) -> None:
    assert reason(data, tmp_path) == "not_image"


def test_bmp_does_not_come_from_the_service(tmp_path: Path) -> None:
    assert reason(make_bytes("BMP"), tmp_path) == "not_image"


def test_empty_file(tmp_path: Path) -> None:
    assert reason(b"", tmp_path) == "empty"


@pytest.mark.parametrize("kind", FORMATS)
def test_every_cut_is_noticed(kind: str, tmp_path: Path) -> None:
    data = make_bytes(kind)
    for length in range(16, len(data)):
        assert reason(data[:length], tmp_path) == "truncated", length


@pytest.mark.parametrize("options", [{"progressive": True}, {"exif": b"Exif\0\0" + b"\xff\xd9" * 40}])
@pytest.mark.parametrize("cut", [1, 2, 3, 100, 70_000])
def test_cut_of_a_large_jpeg(options: dict[str, object], cut: int, tmp_path: Path) -> None:
    buffer = BytesIO()
    Image.effect_noise((512, 512), 90).save(buffer, "JPEG", quality=95, **options)
    assert reason(buffer.getvalue()[:-cut], tmp_path) == "truncated"


def test_cut_of_what_follows_the_pixels(tmp_path: Path) -> None:
    data = make_bytes("WEBP", exif=b"Exif\0\0II*\0" + bytes(50))
    assert verified(data, tmp_path).format == "webp"
    assert reason(data[:-20], tmp_path) == "truncated"


def test_png_without_its_end_chunk(tmp_path: Path) -> None:
    assert reason(make_bytes("PNG")[:-12], tmp_path) == "truncated"


@pytest.mark.parametrize(
    ("kind", "frames"), [("GIF", 3), ("PNG", 3), ("WEBP", 3), ("AVIF", 2)]
)  # PNG with frames is APNG
def test_animations_are_whole(kind: str, frames: int, tmp_path: Path) -> None:
    more = [Image.new("RGB", (24, 16), (40 * n, 0, 200)) for n in range(1, frames)]
    data = make_bytes(kind, save_all=True, append_images=more)
    assert verified(data, tmp_path).width == 24
    assert reason(data[:-1], tmp_path) == "truncated"


def test_bytes_after_the_end_do_no_harm(tmp_path: Path) -> None:
    for kind in ("PNG", "JPEG", "WEBP", "GIF"):
        assert verified(make_bytes(kind) + b"trailer", tmp_path).width == 24


def test_damaged_pixels(tmp_path: Path) -> None:
    assert reason(make_png(8, 8, rows=b"\0" * 20), tmp_path) == "truncated"


@pytest.mark.parametrize("sides", [(8001, 8000), (10_000, 10_000), (60_000, 60_000)])
@pytest.mark.filterwarnings("ignore::PIL.Image.DecompressionBombWarning")
def test_too_many_pixels_before_decoding(sides: tuple[int, int], tmp_path: Path) -> None:
    assert reason(make_png(*sides), tmp_path) == "too_many_pixels"


@pytest.mark.filterwarnings("error")
def test_a_bomb_warning_that_is_an_error(tmp_path: Path) -> None:
    assert reason(make_png(10_000, 10_000), tmp_path) == "too_many_pixels"


def test_a_missing_file_is_the_disks_matter(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError):
        images.verify(tmp_path / "none.png")


@settings(max_examples=300, deadline=None)
@given(
    kind=st.sampled_from(FORMATS),
    flips=st.lists(st.tuples(st.integers(0, 5000), st.integers(1, 255)), max_size=4),
    length=st.integers(0, 5000),
)
def test_hostile_bytes_raise_invalid_image_only(
    kind: str, flips: list[tuple[int, int]], length: int, tmp_path_factory: pytest.TempPathFactory
) -> None:
    data = bytearray(make_bytes(kind))
    for at, mask in flips:
        data[at % len(data)] ^= mask
    folder = tmp_path_factory.getbasetemp()
    try:
        verified(bytes(data[:length]), folder)
        images.write_thumbnail(folder / "file", folder / "thumb.webp", folder)
    except InvalidImage as error:
        assert error.message.endswith(".")


@pytest.mark.parametrize(
    ("kind", "mode", "expected"),
    [
        ("PNG", "RGB", "RGB"),
        ("PNG", "RGBA", "RGBA"),
        ("PNG", "P", "RGB"),
        ("PNG", "LA", "RGBA"),
        ("JPEG", "CMYK", "RGB"),
        ("PNG", "I;16", "RGB"),
    ],
)
def test_thumbnail(kind: str, mode: str, expected: str, tmp_path: Path) -> None:
    source, target = tmp_path / "source", tmp_path / "thumb.webp"
    picture = Image.new("L", (1024, 768), 100).convert(mode)
    if expected == "RGBA":
        picture.putalpha(50)
    picture.save(source, kind)
    images.write_thumbnail(source, target, tmp_path)
    with Image.open(target) as thumbnail:
        assert (thumbnail.format, thumbnail.size, thumbnail.mode) == ("WEBP", (320, 240), expected)
    assert sorted(path.name for path in tmp_path.iterdir()) == ["source", "thumb.webp"]


def test_thumbnail_is_never_enlarged_and_stands_upright(tmp_path: Path) -> None:
    source, target = tmp_path / "source", tmp_path / "thumb.webp"
    exif = Image.Exif()
    exif[0x0112] = 6
    source.write_bytes(make_bytes("JPEG", (100, 40), exif=exif))
    images.write_thumbnail(source, target, tmp_path)
    with Image.open(target) as thumbnail:
        assert thumbnail.size == (40, 100)
        assert "exif" not in thumbnail.info


def test_failed_thumbnail_leaves_nothing(tmp_path: Path) -> None:
    source = tmp_path / "source"
    source.write_bytes(make_bytes()[:-40])
    with pytest.raises(InvalidImage):
        images.write_thumbnail(source, tmp_path / "thumb.webp", tmp_path)
    assert [path.name for path in tmp_path.iterdir()] == ["source"]


def test_half_a_thumbnail_never_lies_in_the_public_folder(tmp_path: Path) -> None:
    public, scratch, source = tmp_path / "images", tmp_path / "scratch", tmp_path / "source"
    public.mkdir()
    source.write_bytes(make_bytes())
    with pytest.raises(FileNotFoundError):
        images.write_thumbnail(source, public / "thumb.webp", scratch)
    assert list(public.iterdir()) == []
    scratch.mkdir()
    images.write_thumbnail(source, public / "thumb.webp", scratch, long_side_px=12)
    with Image.open(public / "thumb.webp") as thumbnail:
        assert thumbnail.size == (12, 8)
    assert [path.name for path in public.iterdir()] == ["thumb.webp"] and list(scratch.iterdir()) == []
