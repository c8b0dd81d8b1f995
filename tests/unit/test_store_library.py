"""The library of an owner: its order, its search, its filters, its stars and its undo; nobody else's records."""

from __future__ import annotations

import itertools
import json
import math

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from components.sites import EMULATOR_SITE, Connection
from components.store.library import UNDO_S, Facets, Query
from components.store.queries import source_of
from components.store.search import _WORD, terms
from components.store.store import open_store
from tests.builders import NOON_UTC, make_request

CONNECTION = Connection(site=EMULATOR_SITE, key=None)


@pytest.fixture
def store(tmp_path):
    opened = open_store(tmp_path)
    yield opened
    opened.close()


_TIMES = itertools.count()


def add(store, owner="ann", status="done", at=None, **values):
    """Add a record that has ended with this status."""
    at = NOON_UTC + next(_TIMES) if at is None else at
    record_id = store.journal.accept(make_request(**values), owner, CONNECTION, at)
    with store.database.transaction() as db:
        db.execute("UPDATE records SET status = ?, ended_utc = ? WHERE id = ?", (status, at, record_id))
        db.execute("UPDATE posts SET state = 'answered' WHERE record_id = ?", (record_id,))
    return record_id


def add_image(store, record_id, index=0, state="saved", seed=7):
    """Add an image with its files to a record."""
    stem, folder = store.folder.new_stem(), store.folder.images
    post, owner = store.posts(record_id)[0].id, store.record(record_id).owner
    (folder / f"{stem}.png").write_bytes(b"x" * 1000)
    (folder / f"{stem}.thumb.webp").write_bytes(b"y" * 100)
    with store.database.transaction() as db:
        db.execute(
            'INSERT INTO images (record_id, post_id, owner, "index", seed, stem, state, replied_utc, file, thumbnail, '
            "format, width, height, bytes, error) VALUES (?, ?, ?, ?, ?, ?, ?, 0, ?, ?, 'png', 64, 48, 1000, NULL)",
            (record_id, post, owner, index, seed, stem, state, f"{stem}.png", f"{stem}.thumb.webp"),
        )
    return folder / f"{stem}.png"


def ids(store, owner="ann", **wanted):
    return [entry.id for entry in store.library.page(Query(owner=owner, **wanted)).entries]


def walk(store, count, between=lambda: None, **wanted):
    """Read every page of a query, with something happening between them."""
    found, before = [], None
    while True:
        page = store.library.page(Query(owner="ann", **wanted), before_seq=before, count=count)
        found += [entry.id for entry in page.entries]
        if page.next_seq is None:
            return found
        before = page.next_seq
        between()


def test_the_newest_come_first_whatever_the_clock_says(store):
    first, second, third = add(store, at=NOON_UTC), add(store, at=NOON_UTC - 3600), add(store, at=NOON_UTC)
    assert ids(store) == [third, second, first]
    assert store.latest("ann") == third
    assert ids(store, "nobody") == []


@pytest.mark.parametrize("wanted", [{}, {"text": "cat"}, {"model": "Kwai-Kolors/Kolors"}])
@pytest.mark.parametrize("total", [0, 1, 3, 4, 9])
def test_pages_hold_every_record_once(store, total, wanted):
    added = [add(store) for _ in range(total)]
    assert walk(store, 3, **wanted) == added[::-1]


@pytest.mark.parametrize("wanted", [{}, {"text": "cat"}])
def test_paging_has_no_gap_and_no_repeat_while_records_come_and_go(store, wanted):
    added = [add(store) for _ in range(12)]
    going = iter([added[11], added[6], added[0]])

    def between():
        add(store)
        store.library.delete("ann", [next(going, "none")], NOON_UTC)

    found = walk(store, 3, between, **wanted)
    assert found == [each for each in added[::-1] if each in found]
    assert set(found) | {added[6], added[0]} == set(added)


PROMPTS = {
    "latin": "An Island near the SEA, with sea-gulls",
    "accents": "Un café à Zürich, lumière d'été",
    "chinese": "月亮照耀大海，海鸥飞过灯塔",
    "mixed": "sunset日落over海边harbour",
    "wide": "ＡＮＩＭＥ　ｇｉｒｌ１２",
    "kana": "カワイイ猫とさくら",
    "half_kana": "ｶﾞﾝﾀﾞﾑ",
    "korean": "바다 위의 등대",
    "rare_han": "𠮷野家的招牌",
    "syntax": 'say "hello" NEAR(a b) AND * : - ^ {x}',
    "emoji": "surf 🌊🏄‍♀️ wave",
    "underscore": "solo_figure, best_quality",
    "combined": "cafe\u0301 nai\u0308ve",
}
SEARCHES = [
    ("island", {"latin"}),
    ("ISLAND sea", {"latin"}),
    ("isl", {"latin"}),
    ("land", set()),
    ("sea gulls", {"latin"}),
    ("sea-gulls", {"latin"}),
    ("island moon", set()),
    ("cafe", {"accents", "combined"}),
    ("CAFÉ", {"accents", "combined"}),
    ("zurich", {"accents"}),
    ("été", {"accents"}),
    ("naive", {"combined"}),
    ("月", {"chinese"}),
    ("月亮", {"chinese"}),
    ("海鸥", {"chinese"}),
    ("照耀大", {"chinese"}),
    ("亮月", set()),
    ("月亮 灯塔", {"chinese"}),
    ("海", {"chinese", "mixed"}),
    ("日落", {"mixed"}),
    ("sunset日落", {"mixed"}),
    ("over harbour", {"mixed"}),
    ("anime", {"wide"}),
    ("ａｎｉ", {"wide"}),
    ("girl12", {"wide"}),
    ("カワイイ", {"kana"}),
    ("さく", {"kana"}),
    ("猫", {"kana"}),
    ("ガンダム", {"half_kana"}),
    ("ｶﾞﾝ", {"half_kana"}),
    ("바다", {"korean"}),
    ("등대", {"korean"}),
    ("𠮷", {"rare_han"}),
    ("𠮷野", {"rare_han"}),
    ('"hello"', {"syntax"}),
    ("near", {"latin", "syntax"}),
    ("AND", {"syntax"}),
    ("hello AND nothing", set()),
    ("figure", {"underscore"}),
    ("solo_figure", {"underscore"}),
    ("surf 🌊", {"emoji"}),
    ("wave -surf", {"emoji"}),
    ("prompt:wave", set()),
    ("owner:ann", set()),
    ("wav*", {"emoji"}),
    ("🌊", set()),
    ("!!!", set()),
    ("  ", set(PROMPTS)),
    ("", set(PROMPTS)),
]


@pytest.fixture(scope="module")
def searched(tmp_path_factory):
    store = open_store(tmp_path_factory.mktemp("searched"))
    named = {add(store, prompt=prompt): name for name, prompt in PROMPTS.items()}
    add(store, owner="bob", prompt=" ".join(PROMPTS.values()))
    yield store, named
    store.close()


@pytest.mark.parametrize(("text", "expected"), SEARCHES)
def test_search_finds_words_of_every_script(searched, text, expected):
    store, named = searched
    assert {named[found] for found in ids(store, text=text)} == expected
    assert store.library.count(Query(owner="ann", text=text)) == len(expected)


NASTY = [
    '"', '""', "'", "*", "a*", "^a", "NEAR", "NEAR(", "AND", "OR NOT", "a OR b", "NOT a", ":", "-", "a:b", "{a}", "(",
    ")", "+", "\\", "%", "_", "\0", "a\0b", "\ud800", "a\udfffb", "\u200b", "\ufdfa", "İ", "ß", "🏳️‍🌈", "x" * 9000,
    "海" * 9000, "a " * 9000, "a_b", "ᄀ", "ㄱ", "・", "〜", "\u0301", "ไทย", "हिन्दी", "prompts MATCH 'a'",
]  # fmt: skip


@pytest.mark.parametrize("text", NASTY)
def test_nothing_typed_raises_or_acts_as_syntax(searched, text):
    store, _ = searched
    query = Query(owner="ann", text=text)
    assert store.library.count(query) == len(store.library.page(query).entries) <= len(PROMPTS)


@settings(max_examples=300, deadline=None)
@given(text=st.text(max_size=40))
def test_no_text_at_all_raises(searched, text):
    store, _ = searched
    store.library.page(Query(owner="ann", text=text))


@settings(max_examples=100, deadline=None)
@given(
    model=st.text(max_size=8),
    before=st.integers(),
    since=st.floats(allow_nan=True, allow_infinity=True),
    until=st.one_of(st.none(), st.floats()),
)
def test_no_filter_raises(searched, model, before, since, until):
    store, _ = searched
    query = Query(owner=model, model=model, size=model, since_utc=since, until_utc=until)
    store.library.page(query, before_seq=before)
    store.library.star(model, [model], is_starred=True)
    store.library.delete(model, [model, model], NOON_UTC)
    store.library.undelete(model, [model])


_WORD_CHARS = "abcdefgXYZàéîöüñ0189 ,.-_海鸥月亮灯塔カナさくら바다등대"


@settings(max_examples=60, deadline=None)
@given(prompt=st.text(_WORD_CHARS, min_size=1, max_size=60).filter(str.strip))
def test_a_prompt_is_found_by_each_of_its_words(tmp_path_factory, prompt):
    store = open_store(tmp_path_factory.mktemp("words"))
    try:
        record_id = add(store, prompt=prompt)
        for word in set(_WORD.findall(prompt.replace("_", " "))):
            assert ids(store, text=word) == [record_id], (word, terms(prompt))
    finally:
        store.close()


def test_search_reads_the_negative_prompt_and_no_other_column(store):
    found = add(store, prompt="a cat", negative_prompt="blurry, 模糊")
    add(store, prompt="a dog")
    assert ids(store, text="blurry") == ids(store, text="模糊") == ids(store, text="cat blurry") == [found]
    from components.store.search import owner_term

    assert ids(store, text=owner_term("ann")) == []


def test_each_filter_alone_and_together(store):
    small = add(store, prompt="sea one", image_size="256x256")
    turbo = add(store, prompt="sea two", model="Tongyi-MAI/Z-Image-Turbo", image_size="512x512")
    failed = add(store, prompt="sea three", status="failed", image_size="256x256")
    refused = add(store, prompt="land", status="refused", image_size="256x256")
    partly = add(store, prompt="sea four", image_size="256x256")
    with store.database.transaction() as db:
        db.execute("UPDATE records SET error = '{}' WHERE id = ?", (partly,))
    store.library.star("ann", [small, failed], is_starred=True)
    assert ids(store, model="Tongyi-MAI/Z-Image-Turbo") == [turbo]
    assert ids(store, size="512x512") == [turbo]
    assert ids(store, is_starred=True) == [failed, small]
    assert ids(store, is_failed=True) == [partly, refused, failed]
    moment = store.record(failed).accepted_utc
    assert ids(store, since_utc=moment) == [partly, refused, failed]
    assert ids(store, until_utc=moment) == [turbo, small]
    assert ids(store, since_utc=moment, until_utc=moment + 0.5) == [failed]
    together = {"text": "sea", "size": "256x256", "model": "Kwai-Kolors/Kolors", "is_starred": True}
    assert ids(store, **together) == [failed, small]
    assert ids(store, **together, is_failed=True) == [failed]
    assert ids(store, **together, is_failed=True, until_utc=moment) == []
    assert store.library.count(Query(owner="ann", **together)) == 2
    assert ids(store, model="") == ids(store, size="1x1") == []
    assert store.library.facets("ann") == Facets(
        models=("Kwai-Kolors/Kolors", "Tongyi-MAI/Z-Image-Turbo"), sizes=("256x256", "512x512")
    )


@pytest.mark.parametrize("moment", [math.inf, -math.inf, math.nan, 1e300])
def test_times_beyond_all_times_are_taken(store, moment):
    found = add(store)
    assert ids(store, since_utc=moment) == ([] if moment > 0 else [found])


FILTERS = {
    "library_all": {},
    "library_model": {"model": "m"},
    "library_size": {"size": "s"},
    "library_starred": {"is_starred": True},
    "library_failed": {"is_failed": True},
}


@pytest.mark.parametrize("index", FILTERS)
def test_each_filter_goes_along_its_index_without_sorting(store, index):
    source, values = source_of(Query(owner="ann", **FILTERS[index]), 5)
    plan = store.database.rows(f"EXPLAIN QUERY PLAN SELECT r.id {source} ORDER BY r.seq DESC LIMIT 9", values)
    text = " ".join(row["detail"] for row in plan)
    assert index in text and "TEMP B-TREE" not in text, text


def test_an_entry_tells_what_a_list_shows(store):
    record_id = add(store, prompt="sea", batch_size=3)
    add_image(store, record_id, index=2, seed=9)
    cover = add_image(store, record_id, index=1, seed=8)
    add_image(store, record_id, index=0, state="lost")
    (entry,) = store.library.page(Query(owner="ann")).entries
    assert (entry.id, entry.saved, entry.lost, entry.request["prompt"]) == (record_id, 2, 1, "sea")
    assert (entry.cover.file, entry.cover.index, entry.cover.seed) == (cover.name, 1, 8)
    assert (entry.cover.width, entry.cover.height, entry.error, entry.is_starred) == (64, 48, None, False)
    store.library.star("ann", [record_id], is_starred=True)
    assert store.library.page(Query(owner="ann")).entries[0].is_starred


def test_stars_are_set_and_taken_once_each(store):
    first, second = add(store), add(store)
    assert store.library.star("ann", [first, second, first, "none"], is_starred=True) == 2
    assert store.record(first).starred and store.record(second).starred
    assert store.library.star("ann", [first], is_starred=False) == 1
    assert ids(store, is_starred=True) == [second]


def test_what_is_deleted_is_unknown_everywhere_and_comes_back_whole(store):
    record_id = add(store, prompt="gone cat")
    path = add_image(store, record_id)
    record, before = store.record(record_id), store.view(record_id)
    assert store.known("ann", record.digest) is not None
    assert store.library.delete("ann", [record_id, record_id, "none"], NOON_UTC).record_ids == (record_id,)
    assert store.view(record_id) is None and store.record(record_id) is None
    assert store.known("ann", record.digest) is None and store.latest("ann") is None
    assert ids(store) == ids(store, text="gone") == [] and store.library.count(Query(owner="ann")) == 0
    assert store.library.facets("ann") == Facets(models=(), sizes=())
    assert store.library.copies("ann", record.digest) == ()
    assert store.library.star("ann", [record_id], is_starred=True) == 0
    assert store.library.delete("ann", [record_id], NOON_UTC).record_ids == ()
    assert store.library.purge(NOON_UTC + UNDO_S - 1) == 0
    assert store.library.undelete("ann", [record_id]).count == 1
    assert store.view(record_id) == before and path.exists()
    assert ids(store, text="gone") == [record_id]
    assert store.library.undelete("ann", [record_id]).count == 0
    assert store.library.purge(NOON_UTC + 2 * UNDO_S) == 0 and path.exists()


@pytest.mark.parametrize("status", ["waiting", "running"])
def test_what_has_not_ended_is_never_deleted(store, status):
    record_id = add(store, status=status)
    assert store.library.delete("ann", [record_id], NOON_UTC).record_ids == ()
    assert store.library.purge(NOON_UTC + 2 * UNDO_S) == 0 and ids(store) == [record_id]


def test_owners_are_kept_apart_by_every_method(store):
    record_id = add(store, owner="bob", prompt="secret boat", image_size="256x256")
    path = add_image(store, record_id)
    digest = store.record(record_id).digest
    library, before = store.library, store.view(record_id)
    assert ids(store) == ids(store, text="secret") == ids(store, text="boat", size="256x256") == []
    assert library.count(Query(owner="ann")) == library.count(Query(owner="ann", text="secret")) == 0
    assert library.facets("ann") == Facets(models=(), sizes=())
    assert library.copies("ann", digest) == () and store.known("ann", digest) is None
    assert library.star("ann", [record_id], is_starred=True) == 0
    assert library.delete("ann", [record_id], NOON_UTC).record_ids == ()
    assert store.view(record_id, "ann") is None and store.latest("ann") is None
    library.delete("bob", [record_id], NOON_UTC)
    assert library.undelete("ann", [record_id]).count == 0
    assert library.undelete("bob", [record_id]).count == 1
    assert store.view(record_id, "bob") == before and path.exists()
    assert store.notices("ann") == () and store.dismiss_notices("ann") == 0


def test_a_damaged_text_does_not_break_a_page(store):
    good, bad = add(store, prompt="good"), add(store, prompt="bad")
    with store.database.transaction() as db:
        db.execute("UPDATE records SET request = '{\"prompt\": ', error = 'x' WHERE id = ?", (bad,))
    entries = {entry.id: entry for entry in store.library.page(Query(owner="ann")).entries}
    assert set(entries) == {good, bad} and (entries[bad].request, entries[bad].error) == ({}, None)
    with store.database.transaction() as db:
        db.execute("UPDATE records SET request = CAST(x'ff22' AS TEXT) WHERE id = ?", (bad,))
    assert store.library.page(Query(owner="ann")).entries[0].request == {}


def test_a_record_of_a_removed_model_stops_nothing(store, caplog):
    good = add(store, prompt="good", status="waiting")
    bad = add(store, prompt="old", status="waiting")
    request = json.dumps({"model": "Vendor/Removed", "prompt": "old", "seed": 1})
    with store.database.transaction() as db:
        db.execute("UPDATE records SET request = ?, model = 'Vendor/Removed' WHERE id = ?", (request, bad))
    assert store.view(bad) is None and store.record(bad) is None
    assert [record.id for record in store.unfinished()] == [good]
    assert store.known("ann", "no digest") is None and store.latest("ann") == good
    assert [entry.request["prompt"] for entry in store.library.page(Query(owner="ann")).entries] == ["old", "good"]
    assert sum(bad in record.getMessage() for record in caplog.records) == 1
