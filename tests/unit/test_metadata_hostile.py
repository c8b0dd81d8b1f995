"""Files that mean harm, or are only broken: a sentence or nothing, in bounded time and memory."""

from __future__ import annotations

import json
import struct
import tracemalloc
import zlib
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from components.errors import ExplorerError
from components.metadata import Found, MetadataError, insert, parse_infotext, read, settings_of, strip
from tests.builders import make_request
from tests.metadata_samples import (
    encoded,
    jpeg_segment,
    jpeg_with,
    jpeg_with_exif,
    make_file_settings,
    png_chunk,
    png_with,
    riff,
    tiff,
    webp_chunk,
    with_comment,
)

PNG, JPEG, WEBP = encoded("PNG"), encoded("JPEG"), encoded("WEBP", exif=with_comment(b"ASCII\0\0\0x"))
LINE = "a cat\nSteps: 20, Seed: 7, Size: 512x512"
SETTINGS = make_file_settings(make_request(prompt="a 猫"))
BOMB = zlib.compress(b"x" * 50_000_000, 9)


def ours(text: str | bytes) -> bytes:
    raw = text if isinstance(text, bytes) else text.encode()
    return png_with(png_chunk(b"iTXt", b"kolors-explorer\0\0\0\0\0" + raw), data=PNG)


def parameters(body: bytes, kind: bytes = b"tEXt") -> bytes:
    return png_with(png_chunk(kind, b"parameters\0" + body), data=PNG)


def refusal(data: bytes) -> str:
    with pytest.raises(MetadataError) as caught:
        read(data)
    assert isinstance(caught.value, ExplorerError) and "Choose another file" in caught.value.message
    return caught.value.reason


@pytest.mark.parametrize(
    "data",
    [
        parameters(b"x" * 10_000_000),
        ours("x" * 10_000_000),
        parameters(b"\0" + BOMB, b"zTXt"),
        parameters(b"\1\0\0\0" + BOMB, b"iTXt"),
        encoded("WEBP", exif=with_comment(b"x" * 10_000_000)),
    ],
)
def test_too_much_text_is_refused(data: bytes) -> None:
    assert refusal(data) == "too_long"


def test_a_bomb_is_never_unpacked() -> None:
    data = png_with(*[png_chunk(b"zTXt", b"parameters\0\0" + BOMB)] * 200, data=PNG)
    tracemalloc.start()
    try:
        refusal(data)
        assert tracemalloc.get_traced_memory()[1] < 2 * len(data) + 40 * 2**20
    finally:
        tracemalloc.stop()


@pytest.mark.parametrize(
    "text",
    [
        "",
        "{",
        "null",
        "[]",
        '"text"',
        "7",
        "{}",
        '{"request": []}',
        '{"request": "x"}',
        '{"request": {"seed": NaN}}',
        '{"request": {"seed": Infinity}}',
        '{"request": {"guidance_scale": 1e999}}',
        '{"request": {"seed": ' + "9" * 5_000 + "}}",
        '{"request": {"prompt": "\\ud800"}}',
        '{"request": {"\\udc00": 1}}',
        "[" * 100_000,
        '{"request": {"prompt": ' + "[" * 500 + "]" * 500 + "}}",
        '{"request":' * 50_000,
        b"\xff\xfe",
    ],
)
def test_json_that_is_none_of_ours_is_refused(text: str | bytes) -> None:
    assert refusal(ours(text)) == "damaged"


def test_a_text_beside_damaged_json_is_read() -> None:
    for bad in (b"kolors-explorer\0{", b"kolors-explorer\0" + b"x" * 2_000_000):
        data = png_with(png_chunk(b"tEXt", bad), png_chunk(b"tEXt", b"parameters\0" + LINE.encode()), data=PNG)
        found = read(data)
        assert found is not None and found.source == "a1111" and found.values["seed"] == "7"


@pytest.mark.parametrize(
    "data",
    [
        png_with(png_chunk(b"tEXt", b"parameters\0" + LINE.encode(), crc=7), data=PNG),
        parameters(b"\0not packed", b"zTXt"),
        parameters(b"\1\0\0\0not packed", b"iTXt"),
        parameters(b"\0\0\0\0\xff\xfe", b"iTXt"),
    ],
)
def test_damaged_chunks_are_refused(data: bytes) -> None:
    assert refusal(data) == "damaged"


@pytest.mark.parametrize(
    "data",
    [
        parameters(b""),
        parameters(b"", b"zTXt"),
        parameters(b"", b"iTXt"),
        parameters(b'{"prompt": "a workflow"}'),
        png_with(png_chunk(b"tEXt", b"Software\0other"), data=PNG),
        PNG[:33] + struct.pack(">I", 2**31) + b"tEXtparameters\0" + LINE.encode(),
        jpeg_with_exif(with_comment(b"ASCII\0\0\0Screenshot")),
        jpeg_with_exif(with_comment(b"UNICODE\0" + "a: b".encode("utf-16-be"))),
        jpeg_with_exif(with_comment(b"")),
        jpeg_with_exif(b"MM\0*"),
        jpeg_with_exif(b"MM\0*\0\0\0\x08"),
        jpeg_with_exif(tiff({}, {0x9286: (7, 2**31, b"abcd")})),
        jpeg_with_exif(tiff({}, {0x9286: (3, 9, b"abcd")})),
        jpeg_with_exif(tiff({0x8769: (4, 1, b"\xff\xff\xff\xff")})),
        jpeg_with_exif(tiff({0x8769: (4, 1, b"\0\0\0\x08")})),
        b"\xff\xd8\xff",
        JPEG[:2] + b"\xff" * 100,
        riff(webp_chunk(b"VP8X", b"")),
        b"RIFF\0\0\0\0WEBP",
        b"not an image",
    ],
)
def test_files_without_settings_have_none(data: bytes) -> None:
    assert read(data) is None
    assert strip(data) is data
    assert strip(insert(data, SETTINGS)) == data


SLOPPY = {
    "utf-16 big": b"UNICODE\0" + LINE.encode("utf-16-be"),
    "utf-16 little": b"UNICODE\0" + LINE.encode("utf-16-le"),
    "utf-16 with a mark": b"UNICODE\0" + LINE.encode("utf-16"),
    "utf-16 without a name": LINE.encode("utf-16-be"),
    "utf-16 with a bare name": b"UNICODE" + LINE.encode("utf-16-be"),
    "utf-8 under the name of utf-16": b"UNICODE\0" + LINE.encode(),
    "odd utf-16": b"UNICODE\0" + LINE.encode("utf-16-be") + b"\0",
    "zeros at the end": b"UNICODE\0" + LINE.encode("utf-16-le") + b"\0\0\0\0",
    "ascii": b"ASCII\0\0\0" + LINE.encode(),
    "ascii with zeros at the end": b"ASCII\0\0\0" + LINE.encode() + b"\0\0",
    "undefined": b"\0" * 8 + LINE.encode(),
    "without a name": LINE.encode(),
}


@pytest.mark.parametrize("kind", [1, 2, 7])
@pytest.mark.parametrize("order", "<>")
@pytest.mark.parametrize("name", SLOPPY)
def test_sloppy_comments_are_read(name: str, order: str, kind: int) -> None:
    raw = SLOPPY[name]
    for block in (with_comment(raw, kind, order), tiff({0x9286: (kind, len(raw), raw)}, order=order)):
        for data in (jpeg_with_exif(block), encoded("WEBP", exif=block), encoded("PNG", exif=block)):
            found = read(data)
            assert found is not None
            assert (found.values["prompt"], found.values["seed"]) == ("a cat", "7")


def test_zipped_and_international_texts_are_read() -> None:
    text = zlib.compress("猫\nSteps: 20, Seed: 7, Size: 8x8".encode())
    found = read(parameters(b"\1\0zh\0\xe5\x8f\x82\0" + text, b"iTXt"))
    assert found is not None and found.values["prompt"] == "猫"
    found = read(parameters(b"\0" + zlib.compress(b"caf\xe9\nSteps: 20, Seed: 7, Size: 8x8"), b"zTXt"))
    assert found is not None and found.values["prompt"] == "café"


@pytest.mark.timeout(60)  # a search that goes back and forth would take hours
@pytest.mark.parametrize("line", ["a" * 10**6, " " * 10**6, "aa: " * 250_000, 'aa:"\\",' * 150_000, "aa,:" * 250_000])
def test_long_lines_cost_no_more_than_their_length(line: str) -> None:
    parse_infotext(line)
    parse_infotext(f"x\n{line}, Steps: 1, Seed: 2, Size: 3x3")
    parse_infotext('aa: "' + line + '"' * 9)


@pytest.mark.timeout(60)  # as above
@pytest.mark.parametrize(
    "data",
    [
        PNG[:33] + png_chunk(b"ABCD", b"") * 500_000 + PNG[33:],
        JPEG[:2] + jpeg_segment(0xE5, b"") * 500_000 + JPEG[2:],
        JPEG[:2] + b"\xff" * 2_000_000 + JPEG[2:],
        riff(*[webp_chunk(b"ABCD", b"")] * 500_000),
    ],
)
def test_many_parts_cost_little(data: bytes) -> None:
    assert read(data) is None and strip(insert(data, SETTINGS)) == data


# Any bytes.


def answer(data: bytes) -> Found | None:
    """Read a file as a caller does; any other exception is the test's failure."""
    try:
        found = read(data)
    except MetadataError as error:
        assert error.message
        return None
    if found is not None:
        settings_of(found)
        json.dumps([dict(found.values), dict(found.others)], ensure_ascii=False).encode("utf-8")
    strip(data)
    return found


WHOLE = [insert(data, SETTINGS) for data in (PNG, JPEG, WEBP, encoded("WEBP"), jpeg_with_exif(tiff({})))]
heads = st.sampled_from([PNG[:8], PNG[:33], JPEG[:2], JPEG[:20], b"RIFF\x40\0\0\0WEBP", riff(b"")[:12]])


@given(heads, st.binary(max_size=200))
def test_random_bytes_behind_a_good_head(head: bytes, rest: bytes) -> None:
    answer(head + rest)
    assert strip(insert(head + rest, SETTINGS)) == head + rest


@given(st.sampled_from(WHOLE), st.lists(st.tuples(st.integers(0, 900), st.integers(0, 255)), max_size=6), st.data())
def test_mutated_files(data: bytes, changes: list[tuple[int, int]], draws: st.DataObject) -> None:
    changed = bytearray(data)
    for at, value in changes:
        changed[at % len(changed)] = value
    answer(bytes(changed[: draws.draw(st.integers(0, len(changed)))]))
    answer(bytes(changed))


@given(st.binary(max_size=300), st.sampled_from([b"tEXt", b"iTXt", b"zTXt"]), st.sampled_from(["ours", "parameters"]))
def test_any_body_of_a_text_chunk(body: bytes, kind: bytes, name: str) -> None:
    keyword = b"kolors-explorer\0" if name == "ours" else b"parameters\0"
    answer(png_with(png_chunk(kind, keyword + body), data=PNG))


@given(st.binary(max_size=300), st.sampled_from([b"MM\0*\0\0\0\x08", b"II*\0\x08\0\0\0", b""]))
def test_any_exif(rest: bytes, head: bytes) -> None:
    for data in (jpeg_with(jpeg_segment(0xE1, b"Exif\0\0" + head + rest)), riff(webp_chunk(b"EXIF", head + rest))):
        answer(data)


json_values: st.SearchStrategy[Any] = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(st.characters(exclude_categories=())),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(), inner, max_size=4),
)
keys = st.sampled_from(
    ["request", "service", "digest", "index", "seed", "trace_id", "accepted_utc", "width", "sweep", "prompt", "site"]
)


@given(st.dictionaries(keys, json_values | st.dictionaries(keys, json_values)))
def test_any_json_under_our_keyword(values: dict[str, Any]) -> None:
    answer(ours(json.dumps(values)))


@given(st.text(), st.lists(st.text(max_size=8)))
def test_any_text(text: str, parts: list[str]) -> None:
    for each in (
        text,
        ", ".join(f"key{part}: {part}" for part in parts),
        f"{text}\nSteps: 1, a b: {text}, Seed: {text}",
    ):
        found = parse_infotext(each)
        assert isinstance(found.values["prompt"], str)
        answer(png_with(png_chunk(b"iTXt", b"parameters\0\0\0\0\0" + each.encode()), data=PNG))
