"""Print what a ZIP of 1,000 images takes of the running app, out and in, as records and as a sweep of as many cells.

Run by hand: python tests/bench/export.py.

Memory is the app's largest resident size during the call beyond its size before (Linux only).
"""

from __future__ import annotations

import hashlib
import json
import os
import re
import sys
import tempfile
import time
import urllib.request
import zipfile
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from PIL import Image

from components.export.sweep_import import ListedSweep, plan_listed, restore_sweep
from components.images import write_thumbnail
from components.sites import EMULATOR_SITE
from components.store.importing import NewImage, NewRecord
from components.store.store import Store, open_store
from tests.builders import make_request
from tests.e2e.apps import App, running

IMAGES = 1000
SIDE_PX = 716  # of noise: 1.5 MB as PNG
VISITOR = {"X-Explorer-Visitor": "bench-bench-bench-bench"}
_PIECE = 2**20


def fill(folder: Path, count: int) -> tuple[list[str], str]:
    """Make a library whose images are the same bytes under many names; gives its records' ids, and its sweep's."""
    store = open_store(folder)
    first = store.folder.images / f"{store.folder.new_stem()}.png"
    Image.frombytes("RGB", (SIDE_PX, SIDE_PX), os.urandom(3 * SIDE_PX**2)).save(first, compress_level=1)
    small = first.with_name("small.thumb.webp")
    write_thumbnail(first, small, store.folder.scratch)
    data = first.read_bytes()
    sha256 = hashlib.sha256(data).hexdigest()
    print(f"{count} images of {len(data) / 1e6:.2f} MB")
    records = [_record(store, first, small, number, len(data), sha256) for number in range(count)]
    ids = store.importing.add("local", records, ())
    sweep_id = _sweep(store, records)
    first.unlink()
    small.unlink()
    store.close()
    return list(ids), sweep_id


def _sweep(store: Store, records: list[NewRecord]) -> str:
    """Make a sweep over the seed of which each record answers a cell."""
    seeds = list(range(len(records)))
    axis = {"name": "seed", "values": seeds, "labels": list(map(str, seeds)), "text": f"0-{seeds[-1]}"}
    base = {**records[0].request.asked(), "seed": 0}
    listed = ListedSweep(
        title="bench",
        site=EMULATOR_SITE,
        base=base,
        axes=(axis,),
        digests={(at,): record.digest for at, record in enumerate(records)},
        created_utc=1.7e9,
    )
    return restore_sweep(plan_listed(listed, len(seeds)), store, "local", 1.7e9).id


def _record(store: Store, first: Path, small: Path, number: int, size_bytes: int, sha256: str) -> NewRecord:
    stem, now = store.folder.new_stem(), 1.7e9 + number
    os.link(first, store.folder.images / f"{stem}.png")
    os.link(small, store.folder.images / f"{stem}.thumb.webp")
    image = NewImage(
        index=0, seed=number, stem=stem, file=f"{stem}.png", thumbnail=f"{stem}.thumb.webp", format="png",
        width=SIDE_PX, height=SIDE_PX, bytes=size_bytes, sha256=sha256, source_sha256=sha256, replied_utc=now,
        saved_utc=now,
    )  # fmt: skip
    return NewRecord(
        request=make_request(prompt="一只猫 by the sea", seed=number), site=EMULATOR_SITE, status="done",
        error=None, accepted_utc=now, ended_utc=now, is_starred=False, seed=number, trace_id=None, inference_s=None,
        images=(image,),
    )  # fmt: skip


class Memory:
    """Watch the largest resident size of a process from now on."""

    def __init__(self, pid: int) -> None:
        self._status = Path(f"/proc/{pid}/status")
        self._before = self._read("VmRSS")
        Path(f"/proc/{pid}/clear_refs").write_text("5")

    def extra_mb(self) -> float:
        return (self._read("VmHWM") - self._before) / 1e6

    def _read(self, name: str) -> int:
        found = re.search(rf"{name}:\s+(\d+) kB", self._status.read_text())
        return int(found[1]) * 1024 if found else 0


def call(app: App, path: str, body: Any, **headers: str) -> Any:
    """POST and give the answer's JSON."""
    request = urllib.request.Request(f"{app.url}/{path}", data=body, headers={**VISITOR, **headers}, method="POST")
    with urllib.request.urlopen(request, timeout=1800) as reply:
        return json.loads(reply.read())


def export(app: App, path: str, body: dict[str, Any], target: Path) -> None:
    """Prepare the ZIP and stream it to a file."""
    memory, start = Memory(app.process.pid), time.perf_counter()
    url = call(app, path, json.dumps(body).encode())["url"]
    prepared = time.perf_counter() - start
    with urllib.request.urlopen(f"{app.url}/{url}", timeout=600) as reply, target.open("wb") as file:
        first = time.perf_counter() - start - prepared
        while piece := reply.read(_PIECE):
            file.write(piece)
    seconds, size = time.perf_counter() - start, target.stat().st_size
    print(f"  out: prepared {prepared * 1000:.0f} ms, first byte {first * 1000:.0f} ms, {seconds:.1f} s", end=", ")
    print(f"{size / seconds / 1e6:.0f} MB/s, extra memory {memory.extra_mb():.0f} MB")


def take_in(app: App, source: Path) -> None:
    """Upload the ZIP and have it imported."""
    memory, start = Memory(app.process.pid), time.perf_counter()
    with source.open("rb") as file:
        told = call(app, "kolors/import", file, **{"Content-Length": str(source.stat().st_size)})
    seconds = time.perf_counter() - start
    print(f"  in: {seconds:.1f} s, extra memory {memory.extra_mb():.0f} MB: {told['text']}")


def main() -> None:
    """Export from one data folder, import into another."""
    count = int(sys.argv[1]) if len(sys.argv) > 1 else IMAGES
    with tempfile.TemporaryDirectory() as folder:
        source, target, packed = Path(folder) / "a", Path(folder) / "b", Path(folder) / "x.zip"
        ids, sweep_id = fill(source, count)
        with running(source) as app:
            for _ in range(2):
                export(app, "kolors/export", {"records": ids, "with_settings": True}, packed)
            for _ in range(2):
                export(app, f"kolors/sweep/{sweep_id}/export", {}, packed)
        with zipfile.ZipFile(packed) as opened:
            print(f"  {len(opened.namelist())} entries, {packed.stat().st_size / 1e9:.2f} GB")
        with running(target) as app:
            take_in(app, packed)
            take_in(app, packed)


if __name__ == "__main__":
    main()
