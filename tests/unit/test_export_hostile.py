"""ZIPs that mean harm, or only nonsense: each is refused by a sentence, and nothing of it stays."""

from __future__ import annotations

import hashlib
import io
import json
import random
import re
import struct
import tracemalloc
import zipfile
import zlib
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from PIL import Image

from components.export.archive import Limits
from components.export.fields import read_json
from components.export.refusals import SENTENCES, ImportRefused
from components.ui.texts import LANGUAGES, Texts
from tests import pipeline as pipelines
from tests.pipeline import Pipeline
from tests.unit.export_zips import changed, exported, files_in, files_of, packed, rows_in, take_in

Manifest = dict[str, Any]
EXPECTED = {"records": 0, "posts": 0, "images": 0, "init_images": 0, "prompts": 0}


@pytest.fixture(scope="module")
def good(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """Export one record with two images and one that was refused."""
    with pipelines.pipeline(tmp_path_factory.mktemp("source"), faults=("ok", "moderation")) as source:
        ids = [source.ask(batch_size=2)]
        source.finish(ids[0])
        ids.append(source.ask(seed=8))
        source.finish(ids[1])
        return exported(source, *ids)


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Pipeline]:
    with pipelines.pipeline(tmp_path) as target:
        yield target


def refused(target: Pipeline, data: bytes, **options: Any) -> ImportRefused:
    """Import, expecting a refusal that says itself in every language and leaves nothing behind."""
    with pytest.raises(ImportRefused) as caught:
        take_in(target, data, **options)
    error = caught.value
    assert files_in(target) == [] and rows_in(target) == EXPECTED
    assert not re.search(r"\{[a-z]+\}", error.message)
    for language in LANGUAGES:
        assert Texts(language)(f"import_{error.kind}", **error.facts)
    return error


def image_names(data: bytes) -> list[str]:
    return [name for name in files_of(data) if name.startswith("images/")]


def with_image(good: bytes, image: bytes, **facts: Any) -> bytes:
    """Put another file in the place of the first image, and let the manifest tell the truth of it."""
    name = image_names(good)[0]
    sha256 = hashlib.sha256(image).hexdigest()

    def tell(manifest: Manifest) -> None:
        told = {"sha256": sha256, "source_sha256": sha256, "bytes": len(image), **facts}
        manifest["records"][0]["images"][0].update(told)

    files = files_of(changed(good, tell))
    return packed({**files, name: image})


def png(width: int = 8, height: int = 8, *chunks: bytes) -> bytes:
    buffer = io.BytesIO()
    Image.new("RGB", (width, height)).save(buffer, "PNG")
    data = buffer.getvalue()
    return data[:33] + b"".join(chunks) + data[33:]


def chunk(kind: bytes, body: bytes) -> bytes:
    return struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))


def entry(good: bytes, name: str, data: bytes = b"x", **facts: Any) -> bytes:
    """Add one entry with unusual facts."""
    buffer = io.BytesIO(good)
    with zipfile.ZipFile(buffer, "a") as opened:
        info = zipfile.ZipInfo("x")
        info.filename = name
        for fact, value in facts.items():
            setattr(info, fact, value)
        opened.writestr(info, data)
    return buffer.getvalue()


def test_the_good_one_is_good(good: bytes, tmp_path: Path) -> None:
    with pipelines.pipeline(tmp_path) as target:
        found = take_in(target, good)
        assert (found.images, found.failed) == (2, 1)


def test_every_kind_has_its_texts() -> None:
    for kind, sentence in SENTENCES.items():
        assert sentence.count(".") >= 1
        for language in LANGUAGES:
            assert Texts(language).has(f"import_{kind}")


@pytest.mark.parametrize("data", [b"", b"x", b"PK\x05\x06" + bytes(18) + b"x" * 9, b"\x89PNG" * 100])
def test_what_is_no_zip(library: Pipeline, data: bytes) -> None:
    assert refused(library, data).kind in ("not_zip", "nothing")


def test_a_zip_that_is_cut_short(library: Pipeline, good: bytes) -> None:
    assert refused(library, b"PK\x03\x04").kind == "cut"
    for length in (len(good) // 3, len(good) - 30, len(good) - 1):
        assert refused(library, good[:length]).kind in ("cut", "damaged", "overlap")


@pytest.mark.parametrize(
    "name",
    [
        "../evil.png", "images/../../evil.png", "/etc/passwd", "C:/evil.png", "c:evil.png", "..\\evil.png",
        "\\\\host\\share\\x.png", "images/..", "x/./y", "././x", "a//b.png", "a\nb.png", "a\x1b[31m.png", "x" * 2000,
    ],
)  # fmt: skip
def test_names_that_lead_out(library: Pipeline, good: bytes, name: str) -> None:
    assert refused(library, entry(good, name)).kind == "name"


def test_a_name_with_nul(library: Pipeline, good: bytes) -> None:
    data = entry(good, "evil?.png").replace(b"evil?.png", b"evil\0.png")
    assert refused(library, data).kind == "name"


def test_links_and_devices(library: Pipeline, good: bytes) -> None:
    for mode in (0o120777, 0o020666, 0o010666):
        assert refused(library, entry(good, "images/x.png", b"/etc/passwd", external_attr=mode << 16)).kind == "link"


def test_names_that_stand_twice(library: Pipeline, good: bytes) -> None:
    with pytest.warns(UserWarning, match="Duplicate"):
        data = entry(good, "manifest.json", b"{}")
    assert refused(library, data).kind == "twice"
    assert refused(library, entry(good, "MANIFEST.json", b"{}")).kind == "twice"


def _central(data: bytes, name: str) -> int:
    """Find an entry of the table of contents."""
    at = data.rfind(name.encode()) - 46
    assert data[at : at + 4] == b"PK\x01\x02"
    return at


def test_encrypted_and_strangely_packed_entries(library: Pipeline, good: bytes) -> None:
    at = _central(good, "manifest.csv")
    encrypted = good[: at + 8] + bytes([good[at + 8] | 1]) + good[at + 9 :]
    assert refused(library, encrypted).kind == "encrypted"
    strange = good[: at + 10] + struct.pack("<H", 99) + good[at + 12 :]
    assert refused(library, strange).kind == "method"


def test_a_wrong_checksum(library: Pipeline, good: bytes) -> None:
    name = image_names(good)[0]
    data = bytearray(good)
    data[good.find(name.encode()) + 5000] ^= 0xFF
    error = refused(library, bytes(data))
    assert (error.kind, error.facts["name"][:20]) == ("damaged", name[:20])


def test_sizes_that_lie(library: Pipeline, good: bytes) -> None:
    name = image_names(good)[0]
    at = _central(good, name)
    size = struct.unpack_from("<I", good, at + 24)[0]
    for lie in (size - 1000, size + 1000, 10):
        data = good[: at + 24] + struct.pack("<I", lie) + good[at + 28 :]
        assert refused(library, data).kind in ("damaged", "differs", "overlap")


def test_a_bomb_of_one_entry(library: Pipeline, good: bytes) -> None:
    files = files_of(good)
    files[image_names(good)[0]] = bytes(50 * 2**20)
    assert refused(library, packed(files, zipfile.ZIP_DEFLATED)).kind == "bomb"


def test_a_bomb_whose_size_is_not_said(library: Pipeline, good: bytes) -> None:
    name = "images/bomb.png"
    files = {**files_of(changed(good, lambda told: told["records"][0]["images"][0].update(file=name)))}
    data = packed({**files, name: bytes(60 * 2**20)}, zipfile.ZIP_DEFLATED)
    at = _central(data, name)
    data = data[: at + 24] + struct.pack("<I", 1000) + data[at + 28 :]
    tracemalloc.start()
    try:
        assert refused(library, data).kind in ("damaged", "differs")
        assert tracemalloc.get_traced_memory()[1] < 20 * 2**20
    finally:
        tracemalloc.stop()


def test_entries_that_share_their_bytes(library: Pipeline, good: bytes) -> None:
    names = image_names(good)
    first, second = _central(good, names[0]), _central(good, names[1])
    data = good[: second + 42] + good[first + 42 : first + 46] + good[second + 46 :]
    assert refused(library, data).kind == "overlap"


def test_too_much_in_all(library: Pipeline, good: bytes) -> None:
    assert refused(library, good, limits=Limits(total=10_000)).kind == "total"
    assert refused(library, good, limits=Limits(total=2**30, entry=1000)).kind == "large"
    assert refused(library, good, limits=Limits(total=2**30, manifest=100)).kind == "large"
    assert refused(library, good, limits=Limits(total=2**30, entries=3)).kind == "many"


def test_a_table_of_contents_that_is_huge(library: Pipeline) -> None:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as opened:
        for number in range(40_000):
            opened.writestr(f"{number:0100}", b"")
    data = buffer.getvalue()
    tracemalloc.start()
    try:
        assert refused(library, data).kind == "many"
        assert tracemalloc.get_traced_memory()[1] < 10 * 2**20
    finally:
        tracemalloc.stop()


def test_a_zip_in_a_zip_is_no_picture(library: Pipeline, good: bytes) -> None:
    assert refused(library, packed({"inner.zip": good})).kind == "nothing"
    assert refused(library, with_image(good, good)).kind == "picture"


def test_what_the_manifest_names_and_the_zip_does_not_hold(library: Pipeline, good: bytes) -> None:
    files = files_of(good)
    del files[image_names(good)[1]]
    assert refused(library, packed(files)).kind == "missing"
    for name in ("../../etc/passwd", "/etc/passwd", "C:\\x", "manifest.json/../x"):
        data = changed(good, lambda told, name=name: told["records"][0]["images"][0].update(file=name))  # type: ignore[misc]
        assert refused(library, data).kind == "missing"


def test_a_file_that_is_not_the_one_listed(library: Pipeline, good: bytes) -> None:
    first, second = image_names(good)
    files = files_of(good)
    assert refused(library, packed({**files, first: files[second]})).kind == "differs"
    assert refused(library, with_image(good, png())).kind == "differs"
    assert refused(library, with_image(good, png(), width=8, height=9)).kind == "differs"


def test_what_is_no_picture(library: Pipeline, good: bytes) -> None:
    for data in (b"<svg/>", b"\x89PNG\r\n\x1a\n", png()[:-20], b"GIF89a", random.Random(1).randbytes(5000)):
        assert refused(library, with_image(good, data, width=8, height=8)).kind == "picture"


def test_a_picture_of_far_too_many_pixels(library: Pipeline, good: bytes) -> None:
    for side in (10_000, 60_000):
        head = struct.pack(">IIBBBBB", side, side, 1, 0, 0, 0, 0)
        body = zlib.compress(bytes((side // 8 + 1) * 100))
        bomb = b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", body) + chunk(b"IEND", b"")
        assert refused(library, with_image(good, bomb, width=side, height=side)).kind == "picture"


@pytest.mark.parametrize("keyword", [b"Comment", b"parameters", b"kolors-explorer"])
@pytest.mark.parametrize("kind", [b"tEXt", b"zTXt", b"iTXt"])
def test_ten_megabytes_of_text(library: Pipeline, good: bytes, kind: bytes, keyword: bytes) -> None:
    text = random.Random(1).randbytes(10 * 2**20).replace(b"\0", b"x")
    head = {b"tEXt": b"\0", b"zTXt": b"\0\0", b"iTXt": b"\0\0\0\0\0"}[kind]
    data = png(8, 8, chunk(kind, keyword + head + text))
    assert refused(library, with_image(good, data, width=8, height=8)).kind in ("settings", "picture")


def test_many_small_files_of_very_many_pixels(library: Pipeline, good: bytes) -> None:
    for width, height in ((5000, 5000), (16_000_001, 1), (1, 100_000_000)):
        error = refused(library, with_image(good, png(), width=width, height=height))
        assert error.kind in ("picture", "manifest")


def test_text_that_unpacks_to_a_gigabyte(library: Pipeline, good: bytes) -> None:
    packer = zlib.compressobj(9)
    text = b"".join(packer.compress(bytes(2**20)) for _ in range(1024)) + packer.flush()
    for keyword in (b"Comment", b"parameters"):
        data = png(8, 8, chunk(b"zTXt", keyword + b"\0\0" + text))
        error = refused(library, with_image(good, data, width=8, height=8))
        assert error.kind in ("settings", "picture")


def test_settings_of_another_picture(library: Pipeline, good: bytes) -> None:
    files, (first, second) = files_of(good), image_names(good)

    def exchange(manifest: Manifest) -> None:
        one, two = manifest["records"][0]["images"]
        one["index"], two["index"] = two["index"], one["index"]

    assert refused(library, changed(good, exchange)).kind == "settings"
    assert first != second and files[first] != files[second]


def _at(place: str, value: Any) -> Callable[[Manifest], None]:
    def change(manifest: Manifest) -> None:
        *way, last = place.split(".")
        found: Any = manifest
        for name in way:
            found = found[int(name)] if name.isdigit() else found[name]
        found[int(last) if last.isdigit() else last] = value

    return change


DEEP: Any = None
for _ in range(200):
    DEEP = [DEEP]
WRONG = [None, True, 3.5, -1, 10**30, "x", [], {}, ["x"], {"a": 1}, "\ud800", "x" * 10**5, DEEP]
PLACES = [
    "version", "records", "records.0", "records.0.digest", "records.0.site", "records.0.service",
    "records.0.request", "records.0.request.prompt", "records.0.request.seed", "records.0.request.batch_size",
    "records.0.request.model", "records.0.request.guidance_scale", "records.0.request.image", "records.0.status",
    "records.0.accepted_utc", "records.0.starred", "records.0.images", "records.0.images.0",
    "records.0.images.0.index", "records.0.images.0.width", "records.0.images.0.height", "records.0.images.0.format",
    "records.0.images.0.bytes", "records.0.images.0.sha256", "records.0.images.0.source_sha256",
    "records.0.images.0.replied_utc", "records.0.images.0.saved_utc", "records.1.error.kind",
    "records.1.error.message",
]  # fmt: skip
# Values that are right, or absent, in their place.
RIGHT = {
    "records.0.starred": [True],
    "records.0.accepted_utc": [3.5],  # and the settings inside the pictures don't tell on it
    "records.0.images.0.replied_utc": [3.5],
    "records.0.images.0.saved_utc": [3.5],
    "records.1.error.message": ["x"],
    "records": [[]],
    "records.0.request.image": [None],
    "records.0.request.model": [None],
    "records.0.request.guidance_scale": [None],
}


@pytest.mark.parametrize("place", PLACES)
def test_values_of_any_type_in_any_place(library: Pipeline, good: bytes, place: str) -> None:
    for value in WRONG:
        if not any(value is right or (value == right and type(value) is type(right)) for right in RIGHT.get(place, [])):
            error = refused(library, changed(good, _at(place, value)))
            assert error.kind in ("manifest", "request", "version", "differs", "settings"), (place, value)


@pytest.mark.parametrize("place", ["ended_utc", "seed", "trace_id", "inference_s", "error"])
def test_values_that_may_be_absent_but_not_wrong(library: Pipeline, good: bytes, place: str) -> None:
    for value in (True, -1, [], {}, "\ud800", 10**30):
        assert refused(library, changed(good, _at(f"records.0.{place}", value))).kind == "manifest"


@pytest.mark.parametrize("name", ["owner", "account", "id", "key", "visitor", "url"])
def test_nobody_is_named_in_a_manifest(library: Pipeline, good: bytes, name: str) -> None:
    error = refused(library, changed(good, _at(f"records.0.{name}", "somebody-else-entirely")))
    assert (error.kind, error.facts["name"]) == ("manifest", f"records[0].{name}")


def test_what_does_not_fit_is_named_by_its_place(library: Pipeline, good: bytes) -> None:
    for place, said in (("version", "version"), ("records", "records"), ("records.0", "records[0]")):
        assert refused(library, changed(good, _at(place, "x"))).facts["name"] == said
    assert refused(library, packed({**files_of(good), "manifest.json": b"[]"})).facts["name"] == "no JSON object"


def test_a_digest_of_another_site(library: Pipeline, good: bytes) -> None:
    def move(manifest: Manifest) -> None:
        manifest["records"][0].update(site="https://api.siliconflow.cn/v1", service="hosted")

    assert refused(library, changed(good, move)).kind == "manifest"
    assert refused(library, changed(good, _at("records.0.service", "hosted"))).kind == "manifest"
    assert refused(library, changed(good, _at("records.0.site", "https://user:pw@host/v1"))).kind == "manifest"


def test_settings_that_no_model_takes(library: Pipeline, good: bytes) -> None:
    error = refused(library, changed(good, _at("records.0.request.num_inference_steps", 1000)))
    assert (error.kind, error.facts["fields"]) == ("request", "num_inference_steps")
    assert refused(library, changed(good, _at("records.0.request.__class__", "x"))).kind == "request"


def test_a_moment_to_come(library: Pipeline, good: bytes) -> None:
    for value in (library.clock.now() + 10 * 86_400, 253402300000.0):
        assert refused(library, changed(good, _at("records.0.accepted_utc", value))).kind == "manifest"


def test_a_newer_version(library: Pipeline, good: bytes) -> None:
    assert refused(library, changed(good, _at("version", 2))).kind == "version"


def test_one_file_for_two_images(library: Pipeline, good: bytes) -> None:
    def double(manifest: Manifest) -> None:
        manifest["records"][0]["images"][1] = {**manifest["records"][0]["images"][0], "index": 1}

    assert refused(library, changed(good, double)).kind == "manifest"


def test_a_status_that_its_images_belie(library: Pipeline, good: bytes) -> None:
    assert refused(library, changed(good, _at("records.0.status", "failed"))).kind == "manifest"
    assert refused(library, changed(good, _at("records.1.status", "done"))).kind == "manifest"
    assert refused(library, changed(good, _at("records.0.status", "running"))).kind == "manifest"


@pytest.mark.parametrize(
    "manifest",
    [
        b"", b"{", b"\xff\xfe", b"[" * 100_000, b'{"a":' * 50_000, b"NaN", b"1" * 10**6, b"[]", b"null",
        json.dumps("x" * 10**7).encode(), b'{"records": ' + b"[1]" * 10 + b"}",
    ],
)  # fmt: skip
def test_a_manifest_that_is_none(library: Pipeline, good: bytes, manifest: bytes) -> None:
    assert refused(library, packed({**files_of(good), "manifest.json": manifest})).kind == "manifest"


@pytest.mark.parametrize("piece", [b"[],", b"{},", b'"",', b"0,", b'"\\"",'])
def test_small_text_does_not_become_many_values(library: Pipeline, good: bytes, piece: bytes) -> None:
    manifest = b"[" + piece * (30 * 2**20 // len(piece)) + b"0]"
    tracemalloc.start()
    try:
        with pytest.raises(ImportRefused) as caught:
            read_json(manifest)
        assert tracemalloc.get_traced_memory()[1] < 150 * 2**20
    finally:
        tracemalloc.stop()
    assert caught.value.kind == "manifest"


def test_any_damage_is_refused_or_harmless(good: bytes, tmp_path: Path) -> None:
    chance = random.Random(7)
    with pipelines.pipeline(tmp_path) as target:
        for _ in range(150):
            data = bytearray(good)
            start = chance.choice([0, len(data) - 1500])
            for _ in range(chance.randint(1, 6)):
                data[chance.randrange(start, min(start + 1500, len(data)))] = chance.randrange(256)
            try:
                found = take_in(target, bytes(data))
            except ImportRefused:
                continue
            assert found.images + found.known <= 2
        folder = target.services.store.folder
        kept = files_in(target)
        target.services.store.leftovers.remove(at_start=True)
        assert files_in(target) == kept and len(kept) in (0, 4)
        assert list(folder.scratch.iterdir()) == []
