"""Sweeps and their cells, read: how each cell stands is how the record stands that answers it."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from typing import Any

from components.store.database import Database
from components.store.queries import bindable
from components.store.sweep_rows import OpenCell, Sweep, SweepCell, read_cell, read_open_cell, read_sweep

IS_OPEN = "record_id IS NULL AND is_dropped = 0"
MOST_SWEEPS = 24
_STATE = (
    "CASE WHEN c.is_dropped THEN 'dropped' WHEN c.record_id IS NULL THEN 'waiting' WHEN r.id IS NULL THEN 'failed' "
    "ELSE r.status END"
)
JOINED = "FROM cells AS c LEFT JOIN records AS r ON r.id = c.record_id AND r.deleted_utc IS NULL"
_IS_UNSENT = "c.is_dropped = 0 AND (c.record_id IS NULL OR r.status = 'waiting')"
_CELL = (
    f"SELECT c.at, c.labels, c.place, c.wanted, c.digest, c.reused, {_STATE} AS state, r.id AS found, r.error, "
    "COALESCE(r.starred, 0) AS starred, i.file, i.thumbnail, "
    f"(SELECT COUNT(*) FROM images WHERE record_id = r.id AND state = 'saved') AS saved {JOINED} "
    "LEFT JOIN images AS i ON i.id = (SELECT id FROM images WHERE record_id = r.id AND state = 'saved' "
    'ORDER BY "index", id LIMIT 1)'
)


class SweepReading:
    """Read sweeps; `owner` is given where a visitor asks."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def read(self, sweep_id: str, owner: str | None = None) -> Sweep | None:
        """Read a sweep, None where it is unknown or belongs to another owner."""
        row = self._database.row(
            "SELECT * FROM sweeps WHERE id = ? AND (? IS NULL OR owner = ?)",
            (bindable(sweep_id), owner, owner and bindable(owner)),
        )
        return read_sweep(row) if row else None

    def all(self, owner: str, *, most: int = MOST_SWEEPS) -> tuple[Sweep, ...]:
        """Read an owner's sweeps, newest first."""
        rows = self._database.rows(
            "SELECT * FROM sweeps WHERE owner = ? ORDER BY seq DESC LIMIT ?", (bindable(owner), most)
        )
        return tuple(read_sweep(row) for row in rows)

    def count_unfinished(self, owner: str) -> int:
        """Count an owner's sweeps that run or are paused."""
        row = self._database.row(
            "SELECT COUNT(*) FROM sweeps WHERE owner = ? AND state IN ('running', 'paused')", (bindable(owner),)
        )
        return int(row[0]) if row else 0

    def running(self) -> tuple[Sweep, ...]:
        """Read the sweeps of all owners that are to run, oldest first."""
        return tuple(map(read_sweep, self._database.rows("SELECT * FROM sweeps WHERE state = 'running' ORDER BY seq")))

    def cells(self, sweep_id: str, since: int = 0) -> tuple[SweepCell, ...]:
        """Read the cells that changed after a version, in running order."""
        rows = self._database.rows(
            f"{_CELL} WHERE c.sweep_id = ? AND c.version > ? ORDER BY c.place", (sweep_id, since)
        )
        return tuple(map(read_cell, rows))

    def cover(self, sweep_id: str, most: int = 4) -> tuple[str, ...]:
        """Give the names of some pictures' files in the image folder, thumbnails where there are any."""
        rows = self._database.rows(
            "SELECT COALESCE(i.thumbnail, i.file) FROM cells AS c JOIN records AS r ON r.id = c.record_id "
            "AND r.deleted_utc IS NULL JOIN images AS i ON i.record_id = r.id AND i.state = 'saved' "
            "WHERE c.sweep_id = ? ORDER BY c.place LIMIT ?",
            (sweep_id, most),
        )
        return tuple(row[0] for row in rows)

    def left(self, sweep_id: str) -> Mapping[str, int]:
        """Count the images that are still to be asked for, by model."""
        rows = self._database.rows(
            "SELECT COALESCE(json_extract(changes, '$.model'), json_extract(base, '$.model')) AS model, "
            "SUM(COALESCE(json_extract(changes, '$.batch_size'), json_extract(base, '$.batch_size'), 1)) AS images "
            f"FROM (SELECT MIN(c.changes) AS changes, MIN(s.base) AS base {JOINED} JOIN sweeps AS s "
            f"ON s.id = c.sweep_id WHERE c.sweep_id = ? AND {_IS_UNSENT} GROUP BY c.digest) GROUP BY 1",
            (sweep_id,),
        )
        return {row["model"]: row["images"] for row in rows if row["model"] is not None}

    def open_places(self, sweep_id: str) -> tuple[int, ...]:
        """Give the places of the cells that were not sent, in the order in which they are asked for."""
        rows = self._database.rows(
            f"SELECT c.place {JOINED} WHERE c.sweep_id = ? AND {_IS_UNSENT} "
            "ORDER BY c.record_id IS NULL, c.wanted DESC, c.place",
            (sweep_id,),
        )
        return tuple(row["place"] for row in rows)

    def counts(self, sweep_id: str) -> Mapping[str, int]:
        """Count the cells by how they stand, and as `total` and `reused`."""
        rows = self._database.rows(
            f"SELECT {_STATE} AS state, COUNT(*) AS count, SUM(c.reused) AS reused {JOINED} "
            "WHERE c.sweep_id = ? GROUP BY 1",
            (sweep_id,),
        )
        counts = {row["state"]: row["count"] for row in rows}
        return {**counts, "total": sum(counts.values()), "reused": sum(row["reused"] for row in rows)}

    def next_cell(self, sweep_id: str) -> OpenCell | None:
        """Give the open cell that is asked for next."""
        row = self._database.row(
            "SELECT c.*, s.base FROM cells AS c JOIN sweeps AS s ON s.id = c.sweep_id "
            f"WHERE c.sweep_id = ? AND c.{IS_OPEN} ORDER BY c.wanted DESC, c.place LIMIT 1",
            (sweep_id,),
        )
        return read_open_cell(row) if row else None

    def of_record(self, record_id: str) -> tuple[str, ...]:
        """Give the ids of the sweeps that have a cell answered by a record."""
        rows = self._database.rows("SELECT DISTINCT sweep_id FROM cells WHERE record_id = ?", (record_id,))
        return tuple(row["sweep_id"] for row in rows)

    def unfinished_records(self, sweep_id: str) -> tuple[str, ...]:
        """Give the ids of the records that a sweep asked for and that have not ended."""
        rows = self._database.rows(
            "SELECT id FROM records WHERE sweep = ? AND status IN ('waiting', 'running') AND deleted_utc IS NULL",
            (sweep_id,),
        )
        return tuple(row["id"] for row in rows)

    def is_over(self, sweep_id: str) -> bool:
        """Say whether a sweep has ended or was deleted."""
        row = self._database.row("SELECT state FROM sweeps WHERE id = ?", (sweep_id,))
        return row is None or row["state"] in ("done", "cancelled")

    def all_waiting_records(self) -> tuple[str, ...]:
        """Give the ids of the records that wait on behalf of any sweep."""
        rows = self._database.rows("SELECT id FROM records WHERE sweep IS NOT NULL AND status = 'waiting'")
        return tuple(row["id"] for row in rows)

    def failed_records(self, sweep_id: str, kinds: Iterable[str]) -> tuple[str, ...]:
        """Give the ids of the records that answer a sweep's cells and failed by an error of these kinds."""
        rows = self._database.rows(
            "SELECT DISTINCT r.id FROM cells AS c JOIN records AS r ON r.id = c.record_id AND r.status = 'failed' "
            "AND json_extract(r.error, '$.kind') IN (SELECT value FROM json_each(?)) WHERE c.sweep_id = ?",
            (json.dumps(list(kinds)), sweep_id),
        )
        return tuple(row["id"] for row in rows)

    def place_of(self, record_id: str) -> Mapping[str, Any] | None:
        """Say of which sweep a record's image is a cell, and where: what goes into its file."""
        row = self._database.row(
            "SELECT c.at, c.labels, s.id, s.axes, s.title FROM cells AS c JOIN sweeps AS s ON s.id = c.sweep_id "
            "WHERE c.record_id = ? ORDER BY c.id LIMIT 1",
            (record_id,),
        )
        if row is None:
            return None
        pairs = zip(json.loads(row["axes"]), json.loads(row["labels"]), strict=True)
        axes = [{"name": axis["name"], "value": label} for axis, label in pairs]
        return {"id": row["id"], "at": json.loads(row["at"]), "axes": axes}
