"""Files with settings, read by programs that other people wrote."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path
from typing import Any

import exifread
import piexif
import piexif.helper
import pytest
from PIL import Image
from unstable_reader import ImageMetadataExtractor

from components.metadata import FileSettings, infotext, insert, read
from components.records import GenerationRequest
from tests.builders import make_request
from tests.metadata_samples import (
    encoded,
    jpeg_with_exif,
    make_file_settings,
    orientation,
    painted,
    png_chunk,
    png_with,
    tiff,
)

FILES = {
    "png": encoded("PNG"),
    "jpg": encoded("JPEG"),
    "turned.jpg": jpeg_with_exif(tiff(orientation(6, "<"), {0x9003: (2, 20, b"2026:10:08 04:00:00\0")}, "<")),
    "webp": encoded("WEBP"),
    "lossless.webp": encoded("WEBP", lossless=True),
    "turned.webp": encoded("WEBP", exif=tiff(orientation(6))),
}
REQUESTS: dict[str, dict[str, Any]] = {
    "plain": {"prompt": "a cat", "negative_prompt": "dog"},
    "chinese": {"prompt": "一只猫：坐着\n比例: 3:4，夜晚", "negative_prompt": "模糊：低质量"},
    "emoji": {"prompt": "😀 a 👩‍👩‍👧 family", "negative_prompt": "👻"},
    "latin": {"prompt": "café,\nau lait", "negative_prompt": "ü"},
    "longest": {"prompt": "猫" * 10_000, "negative_prompt": "dog, " * 1_999 + "dog"},
    "precise": {"prompt": "a cat", "negative_prompt": "dog", "guidance_scale": 7.25, "seed": 9_999_999_999},
}
each_file = pytest.mark.parametrize("suffix", FILES)
each_request = pytest.mark.parametrize("name", REQUESTS)
with_exif = pytest.mark.parametrize("suffix", [suffix for suffix in FILES if suffix != "png"])


def made(suffix: str, name: str) -> tuple[bytes, FileSettings, GenerationRequest]:
    request = make_request(**REQUESTS[name])
    settings = make_file_settings(request)
    return insert(FILES[suffix], settings), settings, request


@each_file
@each_request
def test_a_reader_of_prompts_sees_every_setting(suffix: str, name: str, tmp_path: Path) -> None:
    data, _, request = made(suffix, name)
    path = tmp_path / f"image.{suffix}"
    path.write_bytes(data)
    reader = ImageMetadataExtractor(str(path))
    reader.extract_metadata()
    assert (reader.prompt, reader.negative) == (request.prompt, request.negative_prompt)
    assert (reader.model, reader.steps) == (request.model, str(request.num_inference_steps))
    assert float(reader.cfg) == request.guidance_scale
    assert reader.reader.parameter["seed"] == str(request.seed)
    assert reader.reader.parameter["size"] == request.image_size


@with_exif
@each_request
def test_piexif_reads_the_comment(suffix: str, name: str) -> None:
    data, settings, _ = made(suffix, name)
    exif = piexif.load(data)
    assert piexif.helper.UserComment.load(exif["Exif"][piexif.ExifIFD.UserComment]) == infotext(settings)
    assert exif["0th"].get(piexif.ImageIFD.Orientation) == (6 if "turned" in suffix else None)


@pytest.mark.parametrize("suffix", ["jpg", "turned.jpg"])  # of WebP, this reader wants a header that the format has not
def test_exifread_finds_comment_and_orientation(suffix: str) -> None:
    data, settings, _ = made(suffix, "plain")
    tags = exifread.process_file(BytesIO(data))
    raw = bytes(tags["EXIF UserComment"].values)
    assert raw == b"UNICODE\0" + infotext(settings).encode("utf-16-be")
    assert ("Image Orientation" in tags) == ("turned" in suffix)
    if suffix == "turned.jpg":
        assert str(tags["EXIF DateTimeOriginal"]) == "2026:10:08 04:00:00"


def test_a_block_of_ours_says_what_exif_demands() -> None:
    below = piexif.load(made("jpg", "plain")[0])["Exif"]
    tags = piexif.ExifIFD
    assert (below[tags.ExifVersion], below[tags.FlashpixVersion]) == (b"0232", b"0100")
    assert (below[tags.ComponentsConfiguration], below[tags.ColorSpace]) == (b"\1\2\3\0", 1)


@each_request
def test_pillow_reads_the_text(name: str) -> None:
    data, settings, _ = made("png", name)
    image = Image.open(BytesIO(data))
    assert image.text["parameters"] == image.info["parameters"] == infotext(settings)  # type: ignore[attr-defined]


@each_request
def test_what_others_wrote_is_read(name: str) -> None:
    """Write the text the way of A1111 itself: piexif into JPEG and WebP, Pillow into PNG."""
    _, settings, request = made("png", name)
    text = infotext(settings)
    comment = piexif.helper.UserComment.dump(text, encoding="unicode")
    block = piexif.dump({"Exif": {piexif.ExifIFD.UserComment: comment}})
    info = Image.Exif()
    info[0x9286] = comment  # Pillow's own writer makes it of another type, in the first directory
    chunk = png_chunk(b"iTXt", b"parameters\0\0\0\0\0" + text.encode())
    for data in (
        encoded("JPEG", exif=block),
        encoded("WEBP", exif=block),
        encoded("JPEG", exif=info),
        png_with(chunk, data=encoded("PNG", painted("RGBA"))),
    ):
        found = read(data)
        assert found is not None and found.source == "a1111"
        assert (found.values["prompt"], found.values["negative_prompt"]) == (request.prompt, request.negative_prompt)
        assert found.values["seed"] == str(request.seed)
