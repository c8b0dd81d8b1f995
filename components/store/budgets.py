"""What is left of each account's limits, and what was learned about them."""

from __future__ import annotations

import json
from collections.abc import Mapping

from components.pacing import Budget, budget_json, read_budget
from components.store.database import Database


class Budgets:
    """Keep budgets by account and model."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def read(self, account: str, model: str) -> Budget | None:
        """Read what is left of an account's budget for a model; None where nothing sound is known."""
        row = self._database.row("SELECT state FROM budgets WHERE owner = ? AND model = ?", (account, model))
        return None if row is None else _read(row["state"])

    def of(self, account: str) -> Mapping[str, Budget]:
        """Read an account's budgets by model."""
        rows = self._database.rows("SELECT model, state FROM budgets WHERE owner = ? ORDER BY model", (account,))
        read = {row["model"]: _read(row["state"]) for row in rows}
        return {model: budget for model, budget in read.items() if budget is not None}

    def keep(self, account: str, model: str, budget: Budget) -> None:
        """Write an account's budget for a model."""
        state = json.dumps(budget_json(budget), separators=(",", ":"))
        with self._database.transaction() as db:
            db.execute("INSERT OR REPLACE INTO budgets (owner, model, state) VALUES (?, ?, ?)", (account, model, state))


def _read(state: object) -> Budget | None:
    try:
        return read_budget(json.loads(state)) if isinstance(state, str) else None
    except ValueError:
        return None
