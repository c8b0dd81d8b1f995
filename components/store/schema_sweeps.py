"""The schema of sweeps, as a step of the migrations.

A cell holds what differs from its sweep's base (`changes`, null for what its model does not take), and the record that
answers it once there is one; how it stands is that record's status. Versions count up with every change that a page may
want to see, whoever makes it.
"""

from __future__ import annotations

_RAISE = """
    UPDATE sweeps SET version = version + 1 WHERE id IN (SELECT sweep_id FROM cells WHERE record_id = {record});
    UPDATE cells SET version = (SELECT version FROM sweeps WHERE id = cells.sweep_id) WHERE record_id = {record};"""

SWEEPS: tuple[str, ...] = (
    """CREATE TABLE sweeps (
        id TEXT PRIMARY KEY, owner TEXT NOT NULL, site TEXT NOT NULL, account TEXT NOT NULL, title TEXT NOT NULL,
        base TEXT NOT NULL, axes TEXT NOT NULL, state TEXT NOT NULL, why TEXT, version INTEGER NOT NULL DEFAULT 1,
        shape INTEGER NOT NULL DEFAULT 1, created_utc REAL NOT NULL, ended_utc REAL, seq INTEGER NOT NULL)""",
    "CREATE INDEX sweeps_by_owner ON sweeps (owner, seq)",
    "CREATE INDEX sweeps_running ON sweeps (seq) WHERE state = 'running'",
    """CREATE TABLE cells (
        id INTEGER PRIMARY KEY, sweep_id TEXT NOT NULL REFERENCES sweeps (id), owner TEXT NOT NULL,
        place INTEGER NOT NULL, at TEXT NOT NULL, labels TEXT NOT NULL, changes TEXT NOT NULL, digest TEXT NOT NULL,
        record_id TEXT, reused INTEGER NOT NULL DEFAULT 0, wanted INTEGER NOT NULL DEFAULT 0,
        is_fresh INTEGER NOT NULL DEFAULT 0, is_dropped INTEGER NOT NULL DEFAULT 0, version INTEGER NOT NULL)""",
    "CREATE INDEX cells_open ON cells (sweep_id, wanted DESC, place) WHERE record_id IS NULL AND is_dropped = 0",
    "CREATE INDEX cells_by_place ON cells (sweep_id, place)",
    "CREATE INDEX cells_by_version ON cells (sweep_id, version)",
    "CREATE INDEX cells_by_record ON cells (record_id) WHERE record_id IS NOT NULL",
    "ALTER TABLE records ADD COLUMN sweep TEXT",
    "CREATE INDEX records_of_sweep ON records (sweep) WHERE sweep IS NOT NULL AND status = 'waiting'",
    f"""CREATE TRIGGER cells_follow_records AFTER UPDATE OF status, error, starred, deleted_utc ON records
        WHEN (OLD.status IS NOT NEW.status OR OLD.error IS NOT NEW.error OR OLD.starred IS NOT NEW.starred
            OR OLD.deleted_utc IS NOT NEW.deleted_utc)
            AND EXISTS (SELECT 1 FROM cells WHERE record_id = NEW.id)
        BEGIN {_RAISE.format(record="NEW.id")} END""",
    f"""CREATE TRIGGER cells_follow_images AFTER UPDATE OF state, thumbnail ON images
        WHEN (OLD.state IS NOT NEW.state OR OLD.thumbnail IS NOT NEW.thumbnail)
            AND EXISTS (SELECT 1 FROM cells WHERE record_id = NEW.record_id)
        BEGIN {_RAISE.format(record="NEW.record_id")} END""",
)
