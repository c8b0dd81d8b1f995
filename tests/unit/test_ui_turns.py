"""Fair use of the page's own routes."""

from __future__ import annotations

import asyncio
import threading
from functools import partial
from typing import Any

import pytest

from components.ui.turns import TooBusy, Turns


def test_a_visitor_who_asks_much_stops_nobody_else() -> None:
    async def scene() -> tuple[list[Any], str]:
        turns, go = Turns(most=3, most_each=2, patience_s=0.05), threading.Event()
        held = [asyncio.ensure_future(turns.run("ann", go.wait)) for _ in range(2)]
        late = asyncio.ensure_future(turns.run("ann", go.wait))
        other = await turns.run("bob", lambda: "answered")
        await asyncio.wait([late])
        go.set()
        return [*await asyncio.gather(*held), late.exception()], other

    held, other = asyncio.run(scene())
    assert held[:2] == [True, True] and isinstance(held[2], TooBusy)
    assert other == "answered"


def test_a_turn_comes_when_one_ends_also_after_a_failure() -> None:
    async def scene() -> list[Any]:
        turns = Turns(most=1, most_each=1, patience_s=10)

        def fail() -> None:
            raise ValueError

        tasks = [turns.run("ann", fail), *(turns.run(f"v{number}", partial(int, number)) for number in range(5))]
        return await asyncio.gather(*tasks, return_exceptions=True)

    first, *others = asyncio.run(scene())
    assert isinstance(first, ValueError) and len(others) == 5
    assert not any(isinstance(each, TooBusy) for each in others)


def test_not_all_the_world_may_wait(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("components.ui.turns._MOST_WAITING", 1)

    async def scene() -> list[Any]:
        turns, go = Turns(most=1, most_each=1, patience_s=10), threading.Event()
        tasks = [asyncio.ensure_future(turns.run(f"v{number}", go.wait)) for number in range(3)]
        await asyncio.wait(tasks, return_when=asyncio.FIRST_COMPLETED)
        go.set()
        return await asyncio.gather(*tasks, return_exceptions=True)

    assert [type(each) for each in asyncio.run(scene())] == [bool, bool, TooBusy]
