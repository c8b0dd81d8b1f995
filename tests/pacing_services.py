"""Services that limit in every way we know of, and an account that keeps their pace, on a clock that is counted."""

from __future__ import annotations

import heapq
import random
from collections.abc import Callable
from dataclasses import dataclass, field
from zoneinfo import ZoneInfo

from components.pacing import (
    Budget,
    Limits,
    after_refusal,
    after_success,
    fresh_budget,
    give_back,
    is_feeling,
    spend,
    wait_for,
)
from tests.builders import NOON_UTC

ZONE = ZoneInfo("Asia/Shanghai")
Admit = Callable[[float, int], bool]
_NONE = Limits()


def bucket(per_minute: float, capacity: float, *, is_harsh: bool = False) -> Admit:
    """Refill evenly; a harsh one counts what it refuses, too."""
    state = {"tokens": capacity, "at": 0.0}

    def admit(now: float, images: int) -> bool:
        tokens = min(state["tokens"] + max(now - state["at"], 0) * per_minute / 60, capacity)
        state["at"] = max(now, state["at"])
        is_taken = tokens >= min(images, capacity) - 1e-9
        state["tokens"] = tokens - (images if is_taken else is_harsh * min(images, tokens))
        return is_taken

    return admit


def rolling(per_minute: int, *, is_harsh: bool = False) -> Admit:
    """Look back over a minute."""
    taken: list[tuple[float, int]] = []

    def admit(now: float, images: int) -> bool:
        taken[:] = [each for each in taken if each[0] > now - 60]
        used = sum(count for _, count in taken)
        is_taken = not used or used + images <= per_minute
        if is_taken or is_harsh:
            taken.append((now, images))
        return is_taken

    return admit


def fixed(per_minute: int, phase: float = 25.0) -> Admit:
    """Count anew with each minute of the clock."""
    used: dict[int, int] = {}

    def admit(now: float, images: int) -> bool:
        minute = int((now + phase) // 60)
        is_taken = not used.get(minute) or used[minute] + images <= per_minute
        if is_taken:
            used[minute] = used.get(minute, 0) + images
        return is_taken

    return admit


def changing(at: float, before: Admit, after: Admit) -> Admit:
    """Change the limit at a time."""
    return lambda now, images: (before if now < at else after)(now, images)


@dataclass
class Account:
    """Send requests as the runner does: at the pace, so many at once, one at a time while it feels its way."""

    admit: Admit
    limits: Limits = _NONE
    active: int = 4
    latency_s: float = 0.1
    refusal_s: float = 0.03
    jitter_s: float = 0.03
    draw: random.Random = field(default_factory=lambda: random.Random(1))
    budget: Budget | None = None
    now: float = NOON_UTC
    refused: int = 0
    taken: list[float] = field(default_factory=list)

    def run(self, requests: list[int]) -> float:
        """Send all and give the seconds until the last was sent."""
        budget = self.budget or fresh_budget(self.limits, self.now)
        begun, left = self.now, list(reversed(requests))
        answers: list[tuple[float, int, float, int, bool]] = []
        flying: dict[int, float] = {}
        number = 0
        while left or answers:
            is_barred = is_feeling(budget, self.limits) and any(at > budget.refused_at for at in flying.values())
            if left and len(flying) < self.active and not is_barred:
                wait = wait_for(budget, self.limits, left[-1], self.now, ZONE)
                if wait.seconds == 0:
                    images = left.pop()
                    budget = spend(budget, self.limits, images, self.now, ZONE)
                    number += 1
                    flying[number] = self.now
                    arrives = self.now + self.draw.uniform(0, 2 * self.jitter_s)
                    is_taken = self.admit(arrives - NOON_UTC, images)
                    took_s = self.latency_s if is_taken else self.refusal_s
                    heapq.heappush(answers, (arrives + took_s, number, self.now, images, is_taken))
                    continue
                due = self.now + wait.seconds
            else:
                due = float("inf")
            if answers and answers[0][0] <= due:
                self.now, sent, sent_at, images, is_taken = heapq.heappop(answers)
                del flying[sent]
                if is_taken:
                    budget = after_success(budget, self.limits, self.now, sent_at=sent_at)
                    self.taken.append(sent_at)
                else:
                    self.refused += 1
                    left.append(images)
                    budget = give_back(budget, self.limits, images, self.now, ZONE, sent_at=sent_at)
                    budget = after_refusal(budget, self.limits, "minute", None, self.now, ZONE, sent_at=sent_at)
            else:
                self.now = due
        self.budget = budget
        return max(self.taken) - begun
