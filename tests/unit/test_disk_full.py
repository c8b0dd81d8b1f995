"""A disk that is full, at every place that writes: new work is refused, nothing is lost, and all goes on by itself."""

from __future__ import annotations

import errno
import hashlib
import os
import pathlib
import shutil
import subprocess
import time

import pytest
from PIL import Image

from components.errors import StoreError
from components.init_images import InitImage
from components.store import room
from components.store.store import open_store
from tests.builders import NOON_UTC
from tests.pipeline import pipeline
from tests.unit.test_store_library import add

_PATIENCE_S = 20.0


def go_on_until(run, condition, step_s=5.0):
    """Let the time pass until a condition is met."""
    deadline = time.monotonic() + _PATIENCE_S
    while not condition():
        assert time.monotonic() < deadline, "the condition was not met in time"
        run.clock.advance(step_s)
        time.sleep(0.005)


def assert_whole(run, record_id):
    """Check that a record has its image, made once, in a file that is what its row says, with a thumbnail."""
    go_on_until(run, lambda: run.record(record_id)["status"] not in ("waiting", "running"))
    record, store = run.record(record_id), run.services.store
    assert (record["status"], record["error"], run.emulator.images_made) == ("done", None, 1)
    (image,) = store.view(record_id).saved
    data = run.services.image_path(image).read_bytes()
    assert (len(data), hashlib.sha256(data).hexdigest()) == (image.bytes, image.sha256)
    go_on_until(run, lambda: store.view(record_id).saved[0].thumbnail is not None, step_s=30.0)
    assert store.folder.thumbnail_path(store.view(record_id).saved[0]).exists()
    assert list(store.folder.scratch.iterdir()) == []


class Full:
    """Stand before something that writes or reads, and refuse while the disk is full."""

    def __init__(self, real, error, is_meant=lambda *arguments: True):
        self.real, self.error, self.is_meant = real, error, is_meant
        self.is_full, self.refused = True, 0

    def __call__(self, *arguments, **options):
        if self.is_full and self.is_meant(*arguments):
            self.refused += 1
            raise self.error()
        return self.real(*arguments, **options)

    def __get__(self, instance, owner=None):
        return lambda *arguments, **options: self(instance, *arguments, **options)


def no_space():
    return OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))


def no_room():
    return StoreError("The disk is full. Make room, then try again.", reason="full")


STEPS = [
    ("journal", "sent"),
    ("journal", "answered"),
    ("journal", "saved"),
    ("journal", "thumbnail"),
    ("budgets", "keep"),
    ("store", "record"),
    ("store", "post"),
    ("store", "posts"),
    ("store", "images"),
    ("store", "image"),
]


@pytest.mark.parametrize(("where", "step"), STEPS, ids=lambda value: value)
def test_a_database_that_takes_nothing_stops_no_request_for_good(where, step, tmp_path, monkeypatch):
    with pipeline(tmp_path, environment={"EXPLORER_IPM": "30"}) as run:
        target = run.services.store if where == "store" else getattr(run.services.store, where)
        full = Full(getattr(target, step), no_room)
        monkeypatch.setattr(target, step, full)
        record_id = run.ask()
        go_on_until(run, lambda: full.refused >= 2, step_s=10.0)
        full.is_full = False
        assert_whole(run, record_id)


def test_waiting_for_the_database_does_not_spin(tmp_path, monkeypatch, caplog):
    with pipeline(tmp_path, environment={"EXPLORER_IPM": "30"}) as run:
        full = Full(run.services.store.budgets.keep, no_room)
        monkeypatch.setattr(run.services.store.budgets, "keep", full)
        record_id = run.ask()
        for tries in range(1, 6):
            run.clock.await_sleepers()
            assert full.refused == tries
            run.clock.advance(5)
            deadline = time.monotonic() + _PATIENCE_S
            while full.refused == tries and time.monotonic() < deadline:
                time.sleep(0.001)
        assert sum("the scheduler waits" in each.getMessage() for each in caplog.records) == 1
        full.is_full = False
        assert_whole(run, record_id)


# Every place that writes a file: which call, and which of its calls (by the path or the mode that it is given).
FILES = {
    "part opened": (pathlib.Path, "open", lambda path, mode="r", *rest: path.suffix == ".part" and "x" in mode),
    "file synced": (os, "fsync", lambda handle: True),
    "file moved": (os, "replace", lambda source, target: pathlib.Path(target).parent.name == "images"),
    "thumbnail written": (Image.Image, "save", lambda image, path, *rest: "scratch" in str(path)),
    "thumbnail moved": (os, "replace", lambda source, target: str(target).endswith(".thumb.webp")),
    "inline written": (pathlib.Path, "open", lambda path, mode="r", *rest: path.suffix == ".part" and "x" in mode),
    "inline moved": (os, "replace", lambda source, target: str(target).endswith(".inline")),
}


@pytest.mark.parametrize("place", FILES)
def test_no_space_at_any_file_costs_no_image(place, tmp_path, monkeypatch):
    owner, name, is_meant = FILES[place]
    faults = ("b64",) if "inline" in place else ()
    with pipeline(tmp_path, faults=faults) as run:
        full = Full(getattr(owner, name), no_space, is_meant)
        with monkeypatch.context() as patch:
            patch.setattr(owner, name, full)
            record_id = run.ask()
            go_on_until(run, lambda: full.refused >= 2, step_s=30.0 if "thumbnail" in place else 5.0)
            full.is_full = False
            assert_whole(run, record_id)


@pytest.mark.parametrize("place", ["open", "fsync", "replace", "utime"])
def test_an_init_image_that_the_disk_does_not_take_is_refused(place, tmp_path, monkeypatch):
    store = open_store(tmp_path)
    image = InitImage(data=b"webp bytes", sha256="a" * 64, width=8, height=8)
    if place == "utime":
        store.keep_init_image(image, "ann")
    owner = pathlib.Path if place == "open" else os
    with monkeypatch.context() as patch:
        patch.setattr(owner, place, Full(getattr(owner, place), no_space))
        with pytest.raises(StoreError, match="make room") as caught:
            store.keep_init_image(image, "ann")
    assert caught.value.reason == "full" and list(store.folder.scratch.iterdir()) == []
    store.keep_init_image(image, "ann")
    assert store.init_image("a" * 64) == image
    store.close()


def test_a_database_without_room_refuses_new_work_and_keeps_what_it_has(tmp_path):
    store = open_store(tmp_path)
    pages = store.database.row("PRAGMA page_count")[0]
    store.database.rows(f"PRAGMA max_page_count = {pages}")
    taken = []
    with pytest.raises(StoreError, match="disk is full") as caught:
        while len(taken) < 10_000:
            taken.append(add(store, prompt="x" * 900))
    assert caught.value.reason == "full" and caught.value.message.endswith("try again.")
    assert all(store.view(record_id) is not None for record_id in taken)
    store.database.rows("PRAGMA max_page_count = 1000000")
    taken.append(add(store))
    assert store.latest("ann") == taken[-1]
    assert store.database.row("PRAGMA integrity_check")[0] == "ok"
    store.close()


def test_little_room_stops_new_work_before_the_disk_is_full(tmp_path, monkeypatch):
    with pipeline(tmp_path, environment={"EXPLORER_IPM": "1"}) as run:
        first, waiting = run.ask(seed=1), run.ask(seed=2)
        run.finish(first)
        run.settle()
        usage = shutil.disk_usage(tmp_path)
        full = usage._replace(free=room.RESERVE_BYTES - 1)
        with monkeypatch.context() as patch:
            patch.setattr(shutil, "disk_usage", lambda path: full)
            with pytest.raises(StoreError, match="make room") as caught:
                run.ask(seed=3)
            assert caught.value.reason == "full"
            for _ in range(30):
                run.clock.await_sleepers()
                run.clock.advance(5)
            assert run.record(waiting)["status"] == "waiting" and run.emulator.images_made == 1
        run.clock.advance(5)
        assert run.finish(waiting)["status"] == "done"


@pytest.mark.parametrize("usage", [(0, 0, 0), OSError(errno.EIO, "unreadable")])
def test_a_disk_that_does_not_tell_its_room_is_believed_to_have_some(usage, tmp_path, monkeypatch):
    store = open_store(tmp_path)

    def disk_usage(path):
        if isinstance(usage, OSError):
            raise usage
        return shutil._ntuple_diskusage(*usage)

    monkeypatch.setattr(shutil, "disk_usage", disk_usage)
    assert store.quota.has_disk() and add(store)
    store.close()


@pytest.fixture
def small_disk(tmp_path):
    """Mount a disk of 48 MB, where that is allowed."""
    if not hasattr(os, "geteuid") or os.geteuid() != 0 or shutil.which("mount") is None:
        pytest.skip("mounting needs root")
    folder = tmp_path / "disk"
    folder.mkdir()
    if subprocess.run(["mount", "-t", "tmpfs", "-o", "size=48m", "tmpfs", folder], check=False).returncode:
        pytest.skip("mounting is not allowed here")
    yield folder
    subprocess.run(["umount", "-l", folder], check=True)


def fill(folder, leave_bytes=0):
    """Fill a disk to the last byte but so many."""
    with (folder / "ballast").open("ab", buffering=0) as ballast:
        while (free := shutil.disk_usage(folder).free - leave_bytes) > 0:
            try:
                ballast.write(b"x" * min(free, 2**20))
            except OSError:
                return


def test_a_small_disk_that_fills_up_and_gets_room(small_disk):
    with pipeline(small_disk) as run:
        first = run.ask(seed=1)
        assert_whole(run, first)
        made = run.services.store.folder.images
        before = {path.name: path.read_bytes() for path in made.iterdir()}
        fill(small_disk, leave_bytes=2**20)
        with pytest.raises(StoreError, match="make room"):
            run.ask(seed=2)
        fill(small_disk)
        with pytest.raises(StoreError, match="make room"):
            run.ask(seed=2)
        assert run.record(first)["status"] == "done"
        assert {path.name: path.read_bytes() for path in made.iterdir()} == before
        run.services.store.housekeep(run.clock.now())
        (small_disk / "ballast").unlink()
        assert run.generate(seed=2)["status"] == "done"


@pytest.mark.parametrize("step", ["sent", "replied", "answered"])
@pytest.mark.parametrize("fault", ["ok", "b64"])
def test_a_small_disk_that_is_full_in_the_middle_of_a_request(step, fault, small_disk, monkeypatch):
    class FullAt:
        def append(self, done):
            if done == step and not (small_disk / "ballast").exists():
                fill(small_disk)

    monkeypatch.setattr("tests.pipeline.Pipeline.__init__", _with_steps(FullAt()))
    with pipeline(small_disk, faults=(fault,)) as run:
        record_id = run.ask(image_size="1024x1024")
        go_on_until(run, (small_disk / "ballast").exists)
        for _ in range(20):
            run.clock.advance(5)
            time.sleep(0.01)
        assert run.record(record_id)["status"] in ("waiting", "running")
        (small_disk / "ballast").unlink()
        assert_whole(run, record_id)


def _with_steps(steps):
    from tests.pipeline import Pipeline

    begin = Pipeline.__init__

    def with_steps(self, folder, options, clock, environment):
        begin(self, folder, options, clock, environment)
        self.steps = steps

    return with_steps


def test_a_start_on_a_full_disk_says_so_and_loses_nothing(small_disk):
    with pipeline(small_disk) as run:
        record_id = run.ask()
        assert_whole(run, record_id)
        view = run.services.store.view(record_id)
    fill(small_disk)
    try:
        store = open_store(small_disk / "data")
    except StoreError as error:
        assert error.reason == "full" and ("make room" in error.message or "No space left" in error.message)
    else:
        with pytest.raises(StoreError, match="make room"):
            add(store)
        store.close()
    try:
        with pipeline(small_disk) as run, pytest.raises(StoreError, match="make room"):
            run.ask(seed=2)
    except StoreError as error:
        assert error.reason == "full"
    (small_disk / "ballast").unlink()
    store = open_store(small_disk / "data")
    assert store.view(record_id) == view
    assert add(store, at=NOON_UTC)
    store.close()


def test_a_first_start_on_a_full_disk_says_so(small_disk):
    fill(small_disk)
    with pytest.raises(StoreError) as caught:
        open_store(small_disk / "data")
    assert caught.value.reason == "full" and caught.value.message.endswith("EXPLORER_DATA_DIR.")
    (small_disk / "ballast").unlink()
    open_store(small_disk / "data").close()
