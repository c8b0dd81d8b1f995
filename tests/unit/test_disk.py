"""EXPLORER_MAX_DISK_MB: the oldest unstarred images go first, their settings stay, and the owner is told."""

from __future__ import annotations

import pytest

from components.errors import StoreError
from components.init_images import InitImage
from components.store.library import Query
from components.store.store import open_store
from tests.builders import NOON_UTC
from tests.libraries import build_library
from tests.pipeline import pipeline
from tests.unit.test_store_library import add, add_image

IMAGE_BYTES = 1100  # with its thumbnail


@pytest.fixture
def limited(tmp_path):
    """Open a store that holds so many images of test_library.add_image."""
    opened = []

    def open_limited(images):
        opened.append(open_store(tmp_path, images * IMAGE_BYTES))
        return opened[-1]

    yield open_limited
    for store in opened:
        store.close()


def add_record(store, owner="ann", images=1, **facts):
    record_id = add(store, owner=owner, **facts)
    return record_id, [add_image(store, record_id, index) for index in range(images)]


def files(store):
    return {path.name for path in store.folder.images.iterdir()}


def test_the_oldest_go_first_and_their_settings_stay(limited):
    store = limited(3)
    records = [add_record(store, prompt=f"cat {number}") for number in range(5)]
    assert store.quota.keep_within(NOON_UTC) == 2
    assert [paths[0].exists() for _, paths in records] == [False, False, True, True, True]
    assert store.quota.used_bytes() == 3 * IMAGE_BYTES and len(files(store)) == 6
    view = store.view(records[0][0])
    assert view.record.request.prompt == "cat 0" and view.record.status == "failed"
    assert (view.images[0].state, view.images[0].file, view.images[0].thumbnail) == ("lost", None, None)
    for error in (view.record.error, view.images[0].error):
        assert error["kind"] == "removed" and "EXPLORER_MAX_DISK_MB" in error["message"]
        assert "Ask again" in error["message"] and error["message"].endswith(".")
    assert store.known("ann", view.record.digest) is None
    entries = store.library.page(Query(owner="ann", text="cat")).entries
    assert [(entry.saved, entry.lost) for entry in entries] == [(1, 0)] * 3 + [(0, 1)] * 2
    assert store.quota.keep_within(NOON_UTC) == 0


def test_within_the_limit_nothing_goes(limited):
    store = limited(2)
    records = [add_record(store) for _ in range(2)]
    assert store.quota.keep_within(NOON_UTC) == 0
    assert all(path.exists() for _, paths in records for path in paths) and store.notices("ann") == ()


def test_starred_unfinished_and_the_newest_are_never_touched(tmp_path):
    store = open_store(tmp_path)
    starred, unfinished = add_record(store), add_record(store, status="running")
    plain, newest = add_record(store, images=2), add_record(store)
    add(store, status="failed")  # newer, but without an image
    store.library.star("ann", [starred[0]], is_starred=True)
    store.close()
    store = open_store(tmp_path, 0)
    assert store.quota.keep_within(NOON_UTC) == 2
    kept = [paths[0].exists() for _, paths in (starred, unfinished, plain, newest)]
    assert kept == [True, True, False, True]
    assert store.record(unfinished[0]).status == "running"
    store.close()


def test_one_picture_larger_than_the_limit_does_not_end_all_work(limited):
    store = limited(1)
    first = add_record(store, images=3)
    second = add_record(store)
    assert store.quota.keep_within(NOON_UTC) == 3
    assert not first[1][0].exists() and second[1][0].exists()


def test_what_was_deleted_goes_before_all_others(limited):
    store = limited(2)
    oldest, starred, deleted = add_record(store), add_record(store), add_record(store)
    store.library.star("ann", [starred[0], deleted[0]], is_starred=True)
    store.library.delete("ann", [deleted[0]], NOON_UTC)
    assert store.quota.keep_within(NOON_UTC) == 1
    assert [paths[0].exists() for _, paths in (oldest, starred, deleted)] == [True, True, False]
    assert store.notices("ann") == ()  # nobody misses what they deleted
    store.library.undelete("ann", [deleted[0]])
    assert store.view(deleted[0]).record.error["kind"] == "removed"


def test_init_images_and_thumbnails_count_once(limited):
    store = limited(3)
    for owner in ("ann", "bob"):
        store.keep_init_image(InitImage(data=b"z" * 500, sha256="a" * 64, width=8, height=8), owner)
    add_record(store)
    assert store.quota.keep_within(NOON_UTC) == 0
    assert store.quota.used_bytes() == 500 + IMAGE_BYTES


def test_each_owner_is_told_once_until_it_is_dismissed(limited):
    store = limited(1)
    times = [NOON_UTC + 10 * number for number in range(4)]
    add_record(store, owner="bob", images=2, at=times[0])
    for at in times[1:]:
        add_record(store, at=at)
    assert store.quota.keep_within(NOON_UTC + 99) == 4
    (notice,) = store.notices("bob")
    assert (notice.kind, notice.at_utc) == ("removed", NOON_UTC + 99)
    assert notice.facts == {"count": 2, "from_utc": times[0], "until_utc": times[0]}
    assert [each.facts["count"] for each in store.notices("ann")] == [2]
    add_record(store, at=NOON_UTC + 100)
    store.quota.keep_within(NOON_UTC + 101)
    (notice,) = store.notices("ann")
    assert notice.facts == {"count": 3, "from_utc": times[1], "until_utc": times[3]}
    assert store.dismiss_notices("ann") == 1 and store.notices("ann") == ()
    assert len(store.notices("bob")) == 1
    add_record(store, at=NOON_UTC + 102)
    store.quota.keep_within(NOON_UTC + 103)
    assert [each.facts["count"] for each in store.notices("ann")] == [1]


def test_where_all_is_starred_new_work_is_refused_and_nothing_goes(limited):
    store = limited(1)
    records = [add_record(store) for _ in range(3)]
    store.library.star("ann", [record_id for record_id, _ in records], is_starred=True)
    assert store.quota.keep_within(NOON_UTC, anew=True) == 0 and len(files(store)) == 6
    before = store.library.count(Query(owner="ann"))
    with pytest.raises(StoreError, match="EXPLORER_MAX_DISK_MB") as caught:
        add(store)
    assert caught.value.reason == "limit" and "Take stars away" in caught.value.message
    assert store.library.count(Query(owner="ann")) == before
    store.library.star("ann", [records[0][0]], is_starred=False)
    add(store)
    assert store.quota.keep_within(NOON_UTC, anew=True) == 1


def test_a_star_that_was_taken_away_is_seen_at_the_next_housekeeping(limited):
    store = limited(1)
    old, second, _ = (add_record(store) for _ in range(3))
    store.library.star("ann", [old[0]], is_starred=True)
    assert store.quota.keep_within(NOON_UTC) == 1 and not second[1][0].exists()
    store.library.star("ann", [old[0]], is_starred=False)
    store.housekeep(NOON_UTC)
    assert not old[1][0].exists()


def test_thumbnails_of_before_are_measured_at_the_start(tmp_path):
    store = open_store(tmp_path)
    for _ in range(2):
        add_record(store)
    store.close()
    store = open_store(tmp_path, 2 * IMAGE_BYTES - 1)
    store.housekeep(NOON_UTC)
    assert store.quota.used_bytes() == IMAGE_BYTES
    store.close()


def test_a_kill_between_rows_and_files_is_made_good(limited, tmp_path, monkeypatch):
    store = limited(1)
    old, _ = add_record(store), add_record(store)
    monkeypatch.setattr(store.leftovers, "remove", lambda: 1 / 0)
    with pytest.raises(ZeroDivisionError):
        store.quota.keep_within(NOON_UTC)
    assert old[1][0].exists() and store.view(old[0]).saved == ()
    monkeypatch.undo()
    store.housekeep(NOON_UTC)
    assert not old[1][0].exists()


def test_the_limit_is_kept_after_each_image_and_asked_again_makes_it_anew(tmp_path):
    with pipeline(tmp_path, environment={"EXPLORER_MAX_DISK_MB": "1"}) as run:
        store = run.services.store
        first = run.ask(seed=0, image_size="512x512")
        run.finish(first)
        size = store.view(first).saved[0].bytes
        for seed in range(1, 2**20 // size + 2):
            run.generate(seed=seed, image_size="512x512")
        run.services.runner.close()  # returns when the thumbnails are made, after each of which the limit is kept
        assert 0 < store.quota.used_bytes() <= 2**20
        assert store.view(first).record.error["kind"] == "removed"
        on_disk = sum(path.stat().st_size for path in store.folder.images.iterdir())
        assert on_disk == store.quota.used_bytes()
        assert store.notices("local")[0].facts["count"] >= 1
    with pipeline(tmp_path) as run:
        again = run.submit(seed=0, image_size="512x512")
        assert not again.reused and again.record_id != first


def test_a_limit_is_kept_again_and_again_with_many_images(tmp_path):
    store = build_library(tmp_path, 500)
    used = store.quota.used_bytes()
    store.close()
    store = open_store(tmp_path, used)
    for number in range(9):
        record_id, _ = add_record(store, owner="local", at=NOON_UTC + number)
        removed = store.quota.keep_within(NOON_UTC)
        assert removed > 0 and store.view(record_id).saved
    store.close()
