"""Sweeps, written: what is planned, and which record answers which cell."""

from __future__ import annotations

import json
import secrets
import sqlite3
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from components.store.deleting import purge_one
from components.store.sweep_reading import IS_OPEN, JOINED, SweepReading
from components.store.sweep_rows import NewCell, OpenCell, Sweep, SweepState, changes_of


class NotOpen(Exception):
    """Say that a cell was answered, dropped or paused meanwhile."""


class Sweeps(SweepReading):
    """Read and write sweeps; every change is one transaction. Times are epoch seconds."""

    def create(self, sweep: Sweep, cells: Iterable[NewCell]) -> None:
        """Take a planned sweep in."""
        with self._database.transaction() as db:
            seq = db.execute("SELECT COALESCE(MAX(seq), 0) + 1 FROM sweeps").fetchone()[0]
            db.execute(
                "INSERT INTO sweeps (id, owner, site, account, title, base, axes, state, why, created_utc, seq) "
                "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                (
                    sweep.id, sweep.owner, sweep.site, sweep.account, sweep.title, _dump(sweep.base),
                    _dump(sweep.axes), sweep.state, _dump(sweep.why), sweep.created_utc, seq,
                ),
            )  # fmt: skip
            _insert(db, sweep, cells, version=1)

    def replace_cells(self, sweep: Sweep, axes: Sequence[Mapping[str, Any]], cells: Iterable[NewCell]) -> None:
        """Give a sweep other axes; cells of a request that it had before keep what answers them."""
        with self._database.transaction() as db:
            rows = db.execute(
                "SELECT digest, record_id, reused, is_fresh FROM cells WHERE sweep_id = ? "
                "AND (record_id IS NOT NULL OR is_fresh)",
                (sweep.id,),
            )
            before = {row["digest"]: row for row in rows.fetchall()}
            db.execute("DELETE FROM cells WHERE sweep_id = ?", (sweep.id,))
            version = self._raise(db, sweep.id)
            _insert(db, sweep, cells, version=version)
            for digest, row in before.items():
                db.execute(
                    "UPDATE cells SET record_id = ?, reused = ?, is_fresh = ? WHERE sweep_id = ? AND digest = ?",
                    (row["record_id"], row["reused"], row["is_fresh"], sweep.id, digest),
                )
            db.execute("UPDATE sweeps SET axes = ?, shape = shape + 1 WHERE id = ?", (_dump(axes), sweep.id))

    def link(self, cell: OpenCell, record_id: str, *, is_reused: bool) -> bool:
        """Let a record answer a cell and all others of the same request; False where it is not open any more."""
        try:
            with self._database.transaction() as db:
                link_cells(db, cell, record_id, is_reused=is_reused)
        except NotOpen:
            return False
        return True

    def take_back(self, record_id: str) -> None:
        """Open the cells again that a record answered which made nothing.

        One that was asked for on a sweep's behalf leaves the library: it will be asked for again.
        """
        with self._database.transaction() as db:
            _unlink(db, record_id)
            row = db.execute(
                "SELECT owner, seq FROM records WHERE id = ? AND sweep IS NOT NULL AND status = 'failed' "
                "AND NOT EXISTS (SELECT 1 FROM images WHERE record_id = records.id)",
                (record_id,),
            ).fetchone()
            if row is not None:
                purge_one(db, record_id, row["owner"], row["seq"])

    def set_state(
        self,
        sweep_id: str,
        state: SweepState,
        now: float,
        why: Mapping[str, Any] | None = None,
        *,
        account: str = "",
        only_running: bool = False,
    ) -> bool:
        """Note a sweep's state, why it is so, and under which account it goes on; False where there is no such one.

        With `only_running`, one that does not run stays as it is.
        """
        is_ended = state in ("done", "cancelled")
        with self._database.transaction() as db:
            self._raise(db, sweep_id)
            changed = db.execute(
                "UPDATE sweeps SET state = ?, why = ?, ended_utc = CASE WHEN ? THEN COALESCE(ended_utc, ?) END, "
                "account = COALESCE(NULLIF(?, ''), account) WHERE id = ? AND (NOT ? OR state = 'running')",
                (state, _dump(why), is_ended, now, account, sweep_id, only_running),
            )
        return bool(changed.rowcount)

    def finish(self, sweep_id: str, now: float) -> bool:
        """Note that a running or paused sweep is done; False where it is not, or was cancelled."""
        with self._database.transaction() as db:
            done = db.execute(
                "UPDATE sweeps SET state = 'done', why = NULL, ended_utc = ?, version = version + 1 WHERE id = ? "
                f"AND state IN ('running', 'paused') AND NOT EXISTS (SELECT 1 {JOINED} WHERE c.sweep_id = sweeps.id "
                f"AND (c.{IS_OPEN} OR r.status IN ('waiting', 'running')))",
                (now, sweep_id),
            )
        return bool(done.rowcount)

    def rename(self, sweep_id: str, title: str) -> None:
        """Give a sweep another title."""
        with self._database.transaction() as db:
            self._raise(db, sweep_id)
            db.execute("UPDATE sweeps SET title = ? WHERE id = ?", (title, sweep_id))

    def delete(self, sweep_id: str) -> None:
        """Forget a sweep; the records of its cells stay in the library."""
        with self._database.transaction() as db:
            db.execute("DELETE FROM cells WHERE sweep_id = ?", (sweep_id,))
            db.execute("DELETE FROM sweeps WHERE id = ?", (sweep_id,))

    def want(self, sweep_id: str, places: Iterable[int]) -> None:
        """Let cells go first, in their own order, before those that were wanted earlier."""
        with self._database.transaction() as db:
            version = self._raise(db, sweep_id)
            most = db.execute("SELECT MAX(wanted) FROM cells WHERE sweep_id = ?", (sweep_id,)).fetchone()[0] or 0
            db.executemany(
                "UPDATE cells SET wanted = ?, version = ? WHERE sweep_id = ? AND place = ? AND is_dropped = 0",
                [(most + 1, version, sweep_id, place) for place in places],
            )

    def reopen(self, sweep_id: str, places: Iterable[int]) -> int:
        """Open cells again that ended without a picture or were dropped; gives how many.

        What may have been made is known to the library, so that it is asked for as a fresh copy.
        """
        with self._database.transaction() as db:
            version = self._raise(db, sweep_id)
            return sum(_reopen(db, sweep_id, place, version) for place in places)

    def drop_open(self, sweep_id: str) -> None:
        """Drop every open cell."""
        self._mark(sweep_id, "is_dropped = 1", IS_OPEN)

    def open_dropped(self, sweep_id: str) -> None:
        """Open every dropped cell again."""
        self._mark(sweep_id, "is_dropped = 0", "is_dropped = 1")

    def withdraw(self, record_ids: Iterable[str]) -> frozenset[str]:
        """Take records back of which nothing was answered, and open their cells again; gives those.

        One that may have made something is left, and one that is no sweep's any more.
        """
        taken = set()
        with self._database.transaction() as db:
            for record_id in record_ids:
                row = db.execute(
                    "SELECT owner, seq FROM records WHERE id = ? AND status = 'waiting' AND sweep IS NOT NULL AND NOT "
                    "EXISTS (SELECT 1 FROM posts WHERE record_id = records.id AND state IN ('sent', 'answered', "
                    "'failed'))",
                    (record_id,),
                ).fetchone()
                if row is not None:
                    _unlink(db, record_id)
                    purge_one(db, record_id, row["owner"], row["seq"])
                    taken.add(record_id)
        return frozenset(taken)

    def _mark(self, sweep_id: str, change: str, which: str) -> None:
        with self._database.transaction() as db:
            version = self._raise(db, sweep_id)
            db.execute(f"UPDATE cells SET {change}, version = ? WHERE sweep_id = ? AND {which}", (version, sweep_id))

    def _raise(self, db: sqlite3.Connection, sweep_id: str) -> int:
        db.execute("UPDATE sweeps SET version = version + 1 WHERE id = ?", (sweep_id,))
        found = db.execute("SELECT version FROM sweeps WHERE id = ?", (sweep_id,)).fetchone()
        return int(found[0]) if found else 0


def new_sweep_id() -> str:
    """Draw a sweep's id, which nobody can guess."""
    return secrets.token_urlsafe(16)


def link_cells(db: sqlite3.Connection, cell: OpenCell, record_id: str, *, is_reused: bool) -> None:
    """Let a record answer a cell and the others of its request; raises where none is open any more.

    A cell is known by its request: other axes may have given its number to another one meanwhile.
    """
    linked = db.execute(
        f"UPDATE cells SET record_id = ?, reused = ? WHERE sweep_id = ? AND {IS_OPEN} AND digest = ? "
        "AND EXISTS (SELECT 1 FROM sweeps WHERE id = cells.sweep_id AND state = 'running')",
        (record_id, int(is_reused), cell.sweep_id, cell.digest),
    )
    if not linked.rowcount:
        raise NotOpen
    _touch(db, record_id)


def _unlink(db: sqlite3.Connection, record_id: str) -> None:
    _touch(db, record_id)
    db.execute(
        "UPDATE cells SET record_id = NULL, reused = 0, is_dropped = EXISTS (SELECT 1 FROM sweeps "
        "WHERE id = cells.sweep_id AND state = 'cancelled') WHERE record_id = ?",
        (record_id,),
    )


def _touch(db: sqlite3.Connection, record_id: str) -> None:
    of_record = "(SELECT sweep_id FROM cells WHERE record_id = ?)"
    db.execute(f"UPDATE sweeps SET version = version + 1 WHERE id IN {of_record}", (record_id,))
    db.execute(
        "UPDATE cells SET version = (SELECT version FROM sweeps WHERE id = cells.sweep_id) WHERE record_id = ?",
        (record_id,),
    )


def _reopen(db: sqlite3.Connection, sweep_id: str, place: int, version: int) -> int:
    return db.execute(
        "UPDATE cells SET is_fresh = (is_fresh OR EXISTS (SELECT 1 FROM records WHERE id = record_id "
        "AND status = 'unclear')), "
        "record_id = NULL, reused = 0, is_dropped = 0, version = ? WHERE sweep_id = ? AND place = ? "
        "AND (is_dropped = 1 OR (record_id IS NOT NULL AND NOT EXISTS (SELECT 1 FROM records WHERE id = record_id "
        "AND deleted_utc IS NULL AND status IN ('waiting', 'running', 'done'))))",
        (version, sweep_id, place),
    ).rowcount


def _insert(db: sqlite3.Connection, sweep: Sweep, cells: Iterable[NewCell], *, version: int) -> None:
    db.executemany(
        "INSERT INTO cells (sweep_id, owner, place, at, labels, changes, digest, record_id, reused, version) "
        "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        [
            (
                sweep.id, sweep.owner, cell.place, _dump(cell.at), _dump(cell.labels),
                changes_of(cell.request, sweep.base), cell.digest, cell.record_id, int(cell.record_id is not None),
                version,
            )
            for cell in cells
        ],
    )  # fmt: skip


def _dump(value: Any) -> str | None:
    return None if value is None else json.dumps(value, ensure_ascii=False, separators=(",", ":"))
