"""ZIPs that were unpacked and packed again by the programs that people have, and ZIPs of somebody else's."""

from __future__ import annotations

import io
import json
import unicodedata
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from components.export.refusals import ImportRefused
from tests import pipeline as pipelines
from tests.pipeline import Pipeline
from tests.unit.export_zips import exported, files_of, made, packed, take_in

Files = dict[str, bytes]


@pytest.fixture(scope="module")
def files(tmp_path_factory: pytest.TempPathFactory) -> Files:
    """Export pictures whose names need more than ASCII, and letters that macOS takes apart."""
    with pipelines.pipeline(tmp_path_factory.mktemp("source")) as source:
        ids = [made(source, prompt="一只猫 naïve café 誠"), made(source, prompt="été", seed=8)]
        return files_of(exported(source, *ids))


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Pipeline]:
    with pipelines.pipeline(tmp_path) as target:
        yield target


class _Unsaid(zipfile.ZipInfo):
    """Write a name in an encoding of which the entry says nothing."""

    encoding = "utf-8"

    def _encodeFilenameFlags(self) -> tuple[bytes, int]:
        return self.filename.encode(self.encoding), self.flag_bits & ~0x800


def packed_unsaid(files: Files, encoding: str) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as opened:
        for name, data in files.items():
            info = _Unsaid(name)
            info.encoding = encoding
            opened.writestr(info, data)
    return buffer.getvalue()


def below(folder: str, files: Files) -> Files:
    return {folder + name: data for name, data in files.items()}


def test_names_in_utf_8_that_do_not_say_so(library: Pipeline, files: Files) -> None:
    assert any(not name.isascii() for name in files)
    assert take_in(library, packed_unsaid(files, "utf-8")).images == 2
    assert take_in(library, packed_unsaid(below("我的图片/", files), "utf-8"), owner="b").images == 2


def test_names_in_the_encoding_of_a_chinese_windows(library: Pipeline, files: Files) -> None:
    told = json.loads(files["manifest.json"])
    [record] = [record for record in told["records"] if "誠" in record["images"][0]["file"]]
    old = record["images"][0]["file"]
    new = old.replace("ï", "i").replace("é", "e")
    record["images"][0]["file"] = new
    assert b"\\" in new.encode("gbk")
    chinese = {new: files[old], "manifest.json": json.dumps({**told, "records": [record]}).encode()}
    assert take_in(library, packed_unsaid(below("我的图片/", chinese), "gbk")).images == 1


def test_names_in_the_encoding_of_a_western_windows(library: Pipeline, files: Files) -> None:
    told = json.loads(files["manifest.json"])
    told["records"] = [record for record in told["records"] if "été" in record["images"][0]["file"]]
    [image] = [name for name in files if name.startswith("images/") and "été" in name]
    western = {image: files[image], "manifest.json": json.dumps(told).encode()}
    assert take_in(library, packed_unsaid(western, "cp437")).images == 1


def test_names_that_a_file_system_took_apart(library: Pipeline, files: Files) -> None:
    apart = {unicodedata.normalize("NFD", name): data for name, data in files.items()}
    assert set(apart) != set(files)
    assert take_in(library, packed(apart)).images == 2
    assert take_in(library, packed_unsaid(apart, "utf-8"), owner="b").images == 2


def test_a_folder_of_its_own_and_what_macos_adds(library: Pipeline, files: Files) -> None:
    dotted = {"./": b"", **below("./", files), "./.DS_Store": b"x", "./images/._x.png": b"x"}
    assert take_in(library, packed(dotted)).images == 2
    litter = {**below("__MACOSX/kolors/._", files), **below("kolors/", files), "kolors/.DS_Store": b"x"}
    assert take_in(library, packed_unsaid(litter, "utf-8"), owner="b").images == 2


def test_names_that_differ_only_in_how_they_are_written_stand_twice(library: Pipeline, files: Files) -> None:
    [image] = [name for name in files if name.startswith("images/") and "été" in name]
    for other in (unicodedata.normalize("NFD", image), f"./{image}", image.upper()):
        with pytest.raises(ImportRefused) as refused:
            take_in(library, packed({**files, other: b"x"}))
        assert refused.value.kind == "twice"


@pytest.mark.parametrize("name", ["../évil.png", "猫/../x.png", "猫\\x.png", "/猫.png"])
def test_names_that_lead_out_in_any_encoding(library: Pipeline, files: Files, name: str) -> None:
    with pytest.raises(ImportRefused) as refused:
        take_in(library, packed_unsaid({**files, name: b"x"}, "utf-8"))
    assert refused.value.kind == "name"


@pytest.mark.parametrize("manifest", [{}, {"manifest_version": 3, "name": "x"}, {"format": "another"}, {"format": [1]}])
def test_a_manifest_of_another_program_counts_as_none(library: Pipeline, files: Files, manifest: object) -> None:
    foreign = {**files, "manifest.json": json.dumps(manifest).encode()}
    assert take_in(library, packed(foreign)).images == 2
    both = {"manifest.json": json.dumps(manifest).encode(), **below("kolors/", files)}
    found = take_in(library, packed(both), owner="b")
    assert (found.images, found.left_out) == (2, 0)


def test_pictures_without_a_full_record_are_counted(library: Pipeline, tmp_path: Path) -> None:
    with pipelines.pipeline(tmp_path / "jpeg", output="jpeg") as source:
        files = files_of(exported(source, made(source)))
    pictures = {name: data for name, data in files.items() if name.endswith(".jpg")}
    assert take_in(library, packed(pictures)).left_out == 1
