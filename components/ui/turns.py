"""Fair use of the page's own routes: few calls of one visitor at once, and threads that nothing else needs."""

from __future__ import annotations

import asyncio
from collections import Counter
from collections.abc import AsyncIterator, Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import asynccontextmanager
from typing import TypeVar

MOST_AT_ONCE, MOST_EACH = 8, 2
_MOST_WAITING = 64
_PATIENCE_S = 8.0
_Result = TypeVar("_Result")


class TooBusy(Exception):
    """Say that no turn came in time."""


class Turns:
    """Run work in threads of their own, so much of each visitor at once and so much of all."""

    def __init__(self, most: int = MOST_AT_ONCE, most_each: int = MOST_EACH, patience_s: float = _PATIENCE_S) -> None:
        self._most, self._most_each, self._patience_s = most, most_each, patience_s
        self._threads = ThreadPoolExecutor(most, thread_name_prefix="page-call")
        self._running: Counter[str] = Counter()
        self._waiting: list[asyncio.Future[None]] = []

    async def run(self, visitor: str, work: Callable[[], _Result]) -> _Result:
        """Run work when its visitor's turn comes; raises TooBusy where none does within some seconds."""
        async with self._turn(visitor):
            return await asyncio.get_running_loop().run_in_executor(self._threads, work)

    @asynccontextmanager
    async def _turn(self, visitor: str) -> AsyncIterator[None]:
        loop = asyncio.get_running_loop()
        until = loop.time() + self._patience_s
        while not self._is_free(visitor):
            await self._wait(until - loop.time())
        self._running[visitor] += 1
        try:
            yield
        finally:
            self._running[visitor] -= 1
            self._running += Counter()  # drops those that have none
            for each in self._waiting:
                if not each.done():
                    each.set_result(None)

    def _is_free(self, visitor: str) -> bool:
        return self._running[visitor] < self._most_each and self._running.total() < self._most

    async def _wait(self, seconds: float) -> None:
        """Wait until anybody's work ends."""
        if seconds <= 0 or len(self._waiting) >= _MOST_WAITING:
            raise TooBusy
        ended = asyncio.get_running_loop().create_future()
        self._waiting.append(ended)
        try:
            await asyncio.wait_for(ended, seconds)
        except asyncio.TimeoutError:
            raise TooBusy from None
        finally:
            self._waiting.remove(ended)
