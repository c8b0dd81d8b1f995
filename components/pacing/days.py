"""When the service's day turns. Pure; times are epoch seconds."""

from __future__ import annotations

from datetime import datetime, time, timedelta, timezone, tzinfo


def day_of(now: float, zone: tzinfo) -> str:
    """Give the ISO date of a time in the zone where the service's day turns."""
    return datetime.fromtimestamp(now, zone).date().isoformat()


def next_day(now: float, zone: tzinfo) -> float:
    """Give the time when the next day begins."""
    tomorrow = datetime.fromtimestamp(now, zone).date() + timedelta(days=1)
    return datetime.combine(tomorrow, time(), tzinfo=zone).astimezone(timezone.utc).timestamp()
