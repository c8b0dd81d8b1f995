"""Settings in image files: pixels stay as they are, and the service's own bytes come back exactly."""

from __future__ import annotations

import struct
from io import BytesIO
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from components import images, metadata
from components.metadata import infotext, insert, read, strip
from tests.builders import make_request
from tests.metadata_samples import (
    encoded,
    jpeg_scan,
    jpeg_segment,
    jpeg_with,
    jpeg_with_exif,
    make_file_settings,
    opened,
    orientation,
    painted,
    png_chunk,
    png_chunks,
    png_with,
    riff,
    tiff,
    webp_chunk,
    webp_chunks,
    webp_picture,
    with_comment,
)

SETTINGS = make_file_settings(make_request(prompt="a cat\n一只猫：x", negative_prompt="blurry", seed=9_999_999_999))
TEXT = infotext(SETTINGS)
USER_COMMENT, EXIF_IFD = 0x9286, 0x8769

PNG, JPEG = encoded("PNG"), encoded("JPEG", quality=90)
LOSSY, LOSSLESS = encoded("WEBP"), encoded("WEBP", lossless=True)
LOSSLESS_ALPHA = encoded("WEBP", painted("RGBA"), lossless=True)
LOSSY_ALPHA = encoded("WEBP", painted("RGBA"))
ICC = b"\0" * 128
ANIMATED = encoded("WEBP", save_all=True, append_images=[painted()], duration=40)
EXTENDED = encoded("WEBP", icc_profile=ICC)
TURNED = tiff({**orientation(6), 0x010F: (2, 6, b"maker\0")}, {0x9003: (2, 20, b"2026:10:08 04:00:00\0")})
TURNED_LITTLE = tiff(orientation(6, "<"), {USER_COMMENT: (7, 9, b"\0" * 8 + b"x")}, "<")
ODD_TURNED = TURNED + b"!"
SIMPLE = webp_chunk(b"VP8 ", webp_chunks(LOSSY)[b"VP8 "])
VP8X = webp_chunk(b"VP8X", bytes((0x08, 0, 0, 0, 63, 0, 0, 47, 0, 0)))
VP8X_WITHOUT_EXIF = webp_chunk(b"VP8X", bytes((0, 0, 0, 0, 63, 0, 0, 47, 0, 0)))
MPO = encoded("MPO", save_all=True, append_images=[painted()])
MPO_TURNED = jpeg_with_exif(TURNED, data=MPO)
MPF = jpeg_segment(0xE2, b"MPF\0MM\0*\0\0\0\x08\0\0\0\0\0\0")

FILES: dict[str, bytes] = {
    "png": PNG,
    "png grey": encoded("PNG", painted("L")),
    "png palette": encoded("PNG", painted().quantize(16), transparency=3),
    "png 16 bit": encoded("PNG", Image.new("I;16", (64, 48), 40_000)),
    "png with parameters": png_with(png_chunk(b"tEXt", b"parameters\0theirs")),
    "png with parameters that end like ours": png_with(png_chunk(b"tEXt", b"parameters\0" + TEXT[:5].encode())),
    "png with our keyword, not linked": png_with(png_chunk(b"iTXt", b'kolors-explorer\0\0\0\0\0{"a":1}')),
    "png with a link to no chunk": png_with(png_chunk(b"tEXt", b"kolors-explorer\0" + b"x" * 40)),
    "png and more": PNG + b"trailing bytes",
    "png animated": encoded("PNG", save_all=True, append_images=[painted()], duration=40),
    "png with exif": encoded("PNG", exif=TURNED),
    "jpeg": JPEG,
    "jpeg grey": encoded("JPEG", painted("L")),
    "jpeg cmyk": encoded("JPEG", painted("CMYK")),
    "jpeg progressive": encoded("JPEG", progressive=True),
    "jpeg without jfif": JPEG[:2] + JPEG[4 + int.from_bytes(JPEG[4:6], "big") :],
    "jpeg with filled markers": JPEG[:2] + b"\xff\xff" + JPEG[2:],
    "jpeg with icc": encoded("JPEG", icc_profile=ICC),
    "jpeg with exif": jpeg_with_exif(TURNED),
    "jpeg with little-endian exif": jpeg_with_exif(TURNED_LITTLE),
    "jpeg with odd exif": jpeg_with_exif(ODD_TURNED),
    "jpeg with filled exif": jpeg_with(b"\xff\xff" + jpeg_segment(0xE1, b"Exif\0\0" + TURNED)),
    "jpeg with full exif": jpeg_with_exif(TURNED + b"t" * (65_527 - len(TURNED))),
    "jpeg with broken exif": jpeg_with_exif(b"MM\0*\xff\xff\xff\xff broken"),
    "jpeg with empty exif": jpeg_with_exif(b""),
    "jpeg with split exif": jpeg_with(
        jpeg_segment(0xE1, b"Exif\0\0" + TURNED), jpeg_segment(0xE1, b"Exif\0\0" + b"the rest")
    ),
    "jpeg with exif before jfif": JPEG[:2] + jpeg_segment(0xE1, b"Exif\0\0" + TURNED) + JPEG[2:],
    "jpeg with further pictures": jpeg_with(MPF, jpeg_segment(0xE1, b"Exif\0\0" + TURNED)),
    "jpeg of two pictures": MPO,
    "jpeg of two pictures with exif": MPO_TURNED,
    "jpeg with xmp": jpeg_with(jpeg_segment(0xE1, b"http://ns.adobe.com/xap/1.0/\0<x/>")),
    "jpeg and more": JPEG + b"trailing bytes",
    "webp lossy": LOSSY,
    "webp lossless": LOSSLESS,
    "webp lossless alpha": LOSSLESS_ALPHA,
    "webp lossy alpha": LOSSY_ALPHA,
    "webp animated": ANIMATED,
    "webp with icc": EXTENDED,
    "webp with exif": encoded("WEBP", exif=TURNED),
    "webp with headed exif": encoded("WEBP", exif=b"Exif\0\0" + TURNED),
    "webp with headed odd exif": riff(VP8X, SIMPLE, webp_chunk(b"EXIF", b"Exif\0\0" + ODD_TURNED, b"z")),
    "webp with odd exif": riff(VP8X, SIMPLE, webp_chunk(b"EXIF", ODD_TURNED)),
    "webp with strangely padded exif": riff(VP8X, SIMPLE, webp_chunk(b"EXIF", ODD_TURNED, b"\x7f")),
    "webp with unpadded exif": riff(VP8X, SIMPLE, webp_chunk(b"EXIF", ODD_TURNED, b"")),
    "webp with broken exif": riff(VP8X, SIMPLE, webp_chunk(b"EXIF", b"broken")),
    "webp with exif before xmp": riff(VP8X, SIMPLE, webp_chunk(b"EXIF", TURNED), webp_chunk(b"XMP ", b"<x/>")),
    "webp with hidden exif": riff(VP8X_WITHOUT_EXIF, SIMPLE, webp_chunk(b"EXIF", TURNED)),
    "webp with unpadded end": riff(VP8X, SIMPLE, webp_chunk(b"ODD ", b"abc", b"")),
    "webp simple with exif": riff(SIMPLE, webp_chunk(b"EXIF", TURNED)),
    "webp simple with more chunks": riff(SIMPLE, webp_chunk(b"ODD ", b"abc", b"")),
    "webp and more": LOSSY + b"trailing bytes",
    "webp and more, even": EXTENDED + b"more",
}
UNCHANGED: dict[str, bytes] = {
    "empty": b"",
    "gif": encoded("GIF"),
    "avif": encoded("AVIF"),
    "bmp": encoded("BMP"),
    "text": b"RIFF is a word",
    "png without ihdr": PNG[:8] + PNG[33:],
    "png cut": PNG[:30],
    "webp cut": LOSSY[:-4],
    "webp whose chunks don't add up": riff(SIMPLE + b"abc"),
    "webp of another first chunk": riff(webp_chunk(b"ANMF", b"abcd")),
    "webp with damaged header": riff(webp_chunk(b"VP8 ", b"\0" * 12)),
}
# Odd lengths without a last pad byte: no decoder here opens them, and they come back all the same.
UNOPENED = ("webp with unpadded exif", "webp with unpadded end", "webp simple with more chunks")
OPENED = [name for name in FILES if name not in UNOPENED]
any_file = pytest.mark.parametrize("name", FILES)


@any_file
def test_the_service_s_bytes_come_back_exactly(name: str) -> None:
    data = FILES[name]
    given = insert(data, SETTINGS)
    assert given != data
    assert strip(given) == data
    assert strip(data) is data


@any_file
def test_what_is_in_is_replaced_and_never_doubled(name: str) -> None:
    given = insert(FILES[name], SETTINGS)
    assert insert(given, SETTINGS) == given
    other = make_file_settings(make_request(prompt="a dog"))
    assert insert(given, other) == insert(FILES[name], other)
    assert strip(insert(given, other)) == FILES[name]


@any_file
def test_what_is_in_is_read(name: str) -> None:
    found = read(insert(FILES[name], SETTINGS))
    assert found is not None and found.source == ("ours" if name.startswith("png") else "a1111")
    assert found.values["prompt"] == "a cat\n一只猫：x" and found.values["negative_prompt"] == "blurry"
    assert str(found.values["seed"]) == "9999999999"


def test_every_sample_is_a_file_that_opens() -> None:
    for name in OPENED:
        assert opened(FILES[name]).size == (64, 48), name


@pytest.mark.parametrize("name", OPENED)
def test_pixels_are_the_same_decoded(name: str) -> None:
    before, after = opened(FILES[name]), opened(insert(FILES[name], SETTINGS))
    assert (before.mode, before.size, before.format) == (after.mode, after.size, after.format)
    assert before.tobytes() == after.tobytes()
    assert before.info.get("icc_profile") == after.info.get("icc_profile")
    assert images.upright(before).tobytes() == images.upright(after).tobytes()
    frames = getattr(before, "n_frames", 1)
    assert frames == getattr(after, "n_frames", 1)
    before.seek(frames - 1)
    after.seek(frames - 1)
    assert before.tobytes() == after.tobytes()


@pytest.mark.parametrize("name", [name for name in FILES if name.startswith("png")])
def test_png_chunks_are_the_same_but_for_ours(name: str) -> None:
    before, after = list(png_chunks(FILES[name])), list(png_chunks(insert(FILES[name], SETTINGS)))
    assert after[0] == before[0] and after[3:] == before[1:]
    assert [body.partition(b"\0")[0] for _, body in after[1:3]] == [b"kolors-explorer", b"parameters"]


@pytest.mark.parametrize("name", [name for name in FILES if name.startswith("jpeg")])
def test_jpeg_tables_and_scan_are_the_same(name: str) -> None:
    assert jpeg_scan(insert(FILES[name], SETTINGS)) == jpeg_scan(FILES[name])


@pytest.mark.parametrize("name", [name for name in FILES if name.startswith("webp")])
def test_webp_pictures_are_the_same(name: str) -> None:
    before = webp_picture(FILES[name])
    assert before and webp_picture(insert(FILES[name], SETTINGS)) == before


@pytest.mark.parametrize("name", UNCHANGED)
def test_other_files_stay_as_they_are(name: str) -> None:
    data = UNCHANGED[name]
    assert insert(data, SETTINGS) is data and strip(data) is data and read(data) is None


@pytest.mark.parametrize(
    "name",
    [name for name in OPENED if "exif" in name and not any(word in name for word in ("hidden", "simple", "broken"))],
)
def test_orientation_reads_as_before(name: str) -> None:
    before, after = opened(FILES[name]).getexif(), opened(insert(FILES[name], SETTINGS)).getexif()
    assert before.get(0x0112) == after.get(0x0112) == (None if "empty" in name else 6)


@pytest.mark.parametrize("name", ["jpeg with exif", "jpeg with odd exif", "webp with exif", "webp with odd exif"])
def test_what_the_file_s_own_exif_says_is_said_still(name: str) -> None:
    exif = opened(insert(FILES[name], SETTINGS)).getexif()
    assert exif[0x010F] == "maker" and exif.get_ifd(EXIF_IFD)[0x9003] == "2026:10:08 04:00:00"


def test_exif_that_was_not_seen_before_does_not_turn_the_picture() -> None:
    for name in ("webp with hidden exif", "webp simple with exif"):
        assert 0x0112 not in opened(insert(FILES[name], SETTINGS)).getexif()


def test_png_readers_that_stop_at_the_pixels_see_both_texts() -> None:
    image = Image.open(BytesIO(insert(PNG, SETTINGS)))
    assert image.info["parameters"] == TEXT and "kolors-explorer" in image.info


def test_latin_1_is_text_and_anything_else_is_international_text() -> None:
    plain = make_file_settings(make_request(prompt="café\nau lait"))
    for settings, kind in ((plain, b"tEXt"), (SETTINGS, b"iTXt")):
        chunks = list(png_chunks(insert(PNG, settings)))
        assert [chunk[0] for chunk in chunks[1:3]] == [kind, kind]
        assert opened(insert(PNG, settings)).text["parameters"] == infotext(settings)  # type: ignore[attr-defined]


@pytest.mark.parametrize("data", [JPEG, LOSSY, FILES["jpeg with little-endian exif"]])
def test_the_comment_is_of_type_undefined_and_utf_16_with_the_big_end_first(data: bytes) -> None:
    given = insert(data, SETTINGS)
    raw = b"UNICODE\0" + TEXT.encode("utf-16-be")
    order = "<" if b"II*\0" in given else ">"
    assert struct.pack(f"{order}HHI", USER_COMMENT, 7, len(raw)) in given
    assert opened(given).getexif().get_ifd(EXIF_IFD)[USER_COMMENT] == raw


@pytest.mark.parametrize(
    ("data", "features"), [(LOSSY, 0x08), (LOSSLESS, 0x08), (LOSSLESS_ALPHA, 0x18), (LOSSY_ALPHA, 0x18)]
)
def test_a_simple_webp_becomes_an_extended_one(data: bytes, features: int) -> None:
    given = insert(data, SETTINGS)
    head = webp_chunks(given)[b"VP8X"]
    assert head[:1] == bytes((features,)) and head[4:] == b"\x3f\0\0\x2f\0\0"
    assert 8 + int.from_bytes(given[4:8], "little") == len(given)


def test_features_of_an_extended_webp_are_kept() -> None:
    for data in (ANIMATED, EXTENDED):
        before, after = webp_chunks(data)[b"VP8X"], webp_chunks(insert(data, SETTINGS))[b"VP8X"]
        assert after[0] == before[0] | 0x08 and after[1:] == before[1:]


# What is taken out is surely ours.


def test_chunks_that_somebody_changed_stay() -> None:
    given = insert(PNG, SETTINGS)
    (_, ours), (_, text) = list(png_chunks(given))[1:3]
    edited = png_with(png_chunk(b"iTXt", ours), png_chunk(b"tEXt", b"parameters\0edited"), data=PNG)
    assert strip(edited) == png_with(png_chunk(b"tEXt", b"parameters\0edited"), data=PNG)
    alone = png_with(png_chunk(b"iTXt", text), data=PNG)
    assert strip(alone) is alone
    damaged = png_with(png_chunk(b"iTXt", ours, crc=0), png_chunk(b"iTXt", text), data=PNG)
    assert strip(damaged) is damaged


def test_exif_that_somebody_changed_stays() -> None:
    for data in (JPEG, LOSSY):
        given = insert(data, SETTINGS)
        edited = given.replace("blurry".encode("utf-16-be"), "shaken".encode("utf-16-be"))
        assert edited != given and strip(edited) is edited


def test_a_comment_of_the_file_s_own_comes_back() -> None:
    data = jpeg_with_exif(with_comment(b"ASCII\0\0\0theirs", order="<"))
    given = insert(data, SETTINGS)
    assert opened(given).getexif().get_ifd(EXIF_IFD)[USER_COMMENT].startswith(b"UNICODE\0")
    assert strip(given) == data


# What does not fit a segment of a JPEG.

LONG = "\U0001f600" * 10_000


@pytest.mark.parametrize("data", [JPEG, FILES["jpeg with exif"], FILES["jpeg with full exif"]])
def test_a_negative_prompt_that_does_not_fit_a_jpeg_is_cut_and_says_so(data: bytes) -> None:
    settings = make_file_settings(make_request(prompt=LONG, negative_prompt=LONG))
    given = insert(data, settings)
    found = read(given)
    assert found is not None and found.values["prompt"] == LONG and found.values["seed"] == "7"
    cut = found.values["negative_prompt"]
    assert cut.endswith("…") and LONG.startswith(cut[:-1]) and 6_000 < len(cut) < 10_000
    assert opened(given).tobytes() == opened(data).tobytes() and strip(given) == data


@pytest.mark.parametrize("data", [JPEG, FILES["jpeg with full exif"]])
def test_the_longest_texts_of_the_usual_characters_fit_a_jpeg(data: bytes) -> None:
    settings = make_file_settings(make_request(prompt="猫" * 10_000, negative_prompt="狗" * 10_000))
    found = read(insert(data, settings))
    assert found is not None
    assert (found.values["prompt"], found.values["negative_prompt"]) == ("猫" * 10_000, "狗" * 10_000)


@pytest.mark.parametrize("data", [PNG, LOSSY])
def test_other_files_hold_any_text_whole(data: bytes) -> None:
    found = read(insert(data, make_file_settings(make_request(prompt=LONG, negative_prompt=LONG))))
    assert found is not None and found.values["prompt"] == found.values["negative_prompt"] == LONG


# Any file.

pieces = st.binary(max_size=40)


@st.composite
def blocks(draw: st.DrawFn) -> bytes:
    """Draw an EXIF block, whole or not."""
    order = draw(st.sampled_from("<>"))
    first: dict[int, Any] = orientation(draw(st.integers(0, 9)), order) if draw(st.booleans()) else {}
    text = draw(st.binary(max_size=20))
    whole = tiff(first, {USER_COMMENT: (draw(st.sampled_from([1, 2, 7])), len(text), text)}, order)
    return draw(st.sampled_from([whole, whole + draw(pieces), whole[: draw(st.integers(0, len(whole)))]]))


@given(blocks(), pieces, st.booleans())
def test_any_exif_in_a_jpeg_comes_back(block: bytes, more: bytes, is_double: bool) -> None:
    segment = jpeg_segment(0xE1, b"Exif\0\0" + block)
    data = jpeg_with(segment * (1 + is_double), jpeg_segment(0xFE, more)) + more
    given = insert(data, SETTINGS)
    assert strip(given) == data and read(given) is not None


@given(blocks(), pieces, st.sampled_from([0x00, 0x08]), st.binary(max_size=1), st.booleans())
def test_any_exif_in_a_webp_comes_back(block: bytes, more: bytes, features: int, pad: bytes, is_last: bool) -> None:
    head = webp_chunk(b"VP8X", bytes((features, 0, 0, 0, 63, 0, 0, 47, 0, 0)))
    last = [] if is_last else [webp_chunk(b"XMP ", more, pad)]
    data = riff(head, SIMPLE, webp_chunk(b"EXIF", block, pad if is_last else b"\0"), *last) + more
    given = insert(data, SETTINGS)
    assert given != data and strip(given) == data and read(given) is not None


@given(st.sampled_from(sorted(FILES)), st.data())
def test_a_damaged_file_comes_back_too(name: str, draws: st.DataObject) -> None:
    data = bytearray(FILES[name])
    for at in draws.draw(st.lists(st.integers(0, min(len(data), 300) - 1), max_size=4)):
        data[at] = draws.draw(st.integers(0, 255))
    damaged = bytes(data[: draws.draw(st.integers(0, len(data)))]) if draws.draw(st.booleans()) else bytes(data)
    if strip(damaged) is damaged:
        assert strip(insert(damaged, SETTINGS)) == damaged


def test_the_package_says_what_it_offers() -> None:
    assert all(hasattr(metadata, name) for name in metadata.__all__)
