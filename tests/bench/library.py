"""Print what the library costs with 100 and with 10,000 records: python tests/bench/library.py [folder]."""

from __future__ import annotations

import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from components.models import MODELS
from components.store.library import Query
from components.store.store import Store, open_store
from tests.builders import NOON_UTC
from tests.libraries import CHINESE, COMMON, OWNER, RARE, build_library

COUNTS = (100, 10_000)
ROUNDS = 201
MOST_RATIO, MOST_MS, MOST_MB = 1.5, 50.0, 20.0
_MEMORY = """
import sys
from pathlib import Path
from components.store.library import Query
from components.store.store import open_store
store = open_store(Path(sys.argv[1]))
for wanted in ({}, {"text": "sea"}, {"is_failed": True}):
    store.library.page(Query(owner="local", **wanted))
store.library.facets("local"), store.latest("local")
print(next(line for line in open("/proc/self/status") if line.startswith("VmRSS")).split()[1])
"""


def queries() -> dict[str, Query]:
    """Give what a visitor looks for."""
    return {
        "first page": Query(owner=OWNER),
        "search, common word": Query(owner=OWNER, text=COMMON),
        "search, rare word": Query(owner=OWNER, text=RARE),
        "search, Chinese": Query(owner=OWNER, text=CHINESE),
        "search, two words": Query(owner=OWNER, text=f"{COMMON} lan"),
        "search, no match": Query(owner=OWNER, text="nowhere"),
        "search and starred": Query(owner=OWNER, text=COMMON, is_starred=True),
        "filter, model": Query(owner=OWNER, model=MODELS[-1].id),
        "filter, size": Query(owner=OWNER, size=MODELS[0].sizes[1]),
        "filter, starred": Query(owner=OWNER, is_starred=True),
        "filter, failed": Query(owner=OWNER, is_failed=True),
        "filter, date": Query(owner=OWNER, since_utc=NOON_UTC - 1200, until_utc=NOON_UTC - 300),
        "filters, all": Query(
            owner=OWNER, model=MODELS[0].id, size=MODELS[0].sizes[1], is_starred=True, since_utc=NOON_UTC - 86_400
        ),
    }


def works(store: Store, shown: dict[str, int]) -> dict[str, Callable[[], object]]:
    """Give what is measured of a library; a page shows as many entries of either library."""
    library = store.library
    total = library.count(Query(owner=OWNER))
    middle = store.database.rows("SELECT seq, id, digest FROM records ORDER BY seq LIMIT 1 OFFSET ?", (total // 2,))[0]
    pages: dict[str, Callable[[], object]] = {
        name: partial(library.page, query, count=shown[name]) for name, query in queries().items()
    }
    return {
        **pages,
        "a middle page": lambda: library.page(Query(owner=OWNER), before_seq=middle["seq"]),
        "detail": lambda: store.view(middle["id"], OWNER),
        "known before the click": lambda: store.known(OWNER, middle["digest"]),
        "facets": lambda: library.facets(OWNER),
        "count, all": lambda: library.count(Query(owner=OWNER)),
        "count, common word": lambda: library.count(Query(owner=OWNER, text=COMMON)),
        "disk used": store.quota.used_bytes,
    }


def medians_ms(small: Callable[[], object], large: Callable[[], object]) -> tuple[float, float]:
    """Measure both in turn, so that whatever else the machine does meets both alike."""
    times: tuple[list[float], list[float]] = ([], [])
    for _ in range(ROUNDS):
        for work, taken in zip((small, large), times, strict=True):
            begin = time.perf_counter()
            work()
            taken.append(time.perf_counter() - begin)
    return statistics.median(times[0]) * 1e3, statistics.median(times[1]) * 1e3


def resident_mb(folder: Path) -> float:
    """Measure a fresh process that opened a library and read first pages."""
    root = Path(__file__).resolve().parents[2]
    command = [sys.executable, "-c", _MEMORY, str(folder)]
    done = subprocess.run(command, capture_output=True, text=True, check=True, cwd=root)
    return int(done.stdout) / 1024


def main(folder: Path) -> None:
    """Print medians, ratios and memory."""
    for count in COUNTS:
        if not (folder / str(count) / "library.sqlite3").exists():
            begin = time.perf_counter()
            build_library(folder / str(count), count).close()
            print(f"built {count} records in {time.perf_counter() - begin:.1f} s")
    small, large = (resident_mb(folder / str(count)) for count in COUNTS)
    stores = [open_store(folder / str(count)) for count in COUNTS]
    shown = {name: max(len(stores[0].library.page(query).entries), 1) for name, query in queries().items()}
    both = [works(store, shown) for store in stores]
    print(f"{'':24}{COUNTS[0]:>9} {COUNTS[1]:>9}   ratio")
    for name, work in both[0].items():
        few, many = medians_ms(work, both[1][name])
        verdict = "" if many <= MOST_RATIO * few and many <= MOST_MS else "  above the aim"
        entries = f"  {shown[name]} entries" if name in shown else ""
        print(f"{name:24}{few:6.2f} ms {many:6.2f} ms  {many / few:5.2f}{entries}{verdict}")
    verdict = "" if large - small < MOST_MB else "  above the aim"
    print(f"{'memory':24}{small:6.1f} MB {large:6.1f} MB  {large - small:+.1f} MB{verdict}")
    for store in stores:
        store.close()


if __name__ == "__main__":
    if len(sys.argv) > 1:
        main(Path(sys.argv[1]))
    else:
        with tempfile.TemporaryDirectory() as name:
            main(Path(name))
