"""How rivers, roads and rails run: from before us to the horizon, in ever flatter bends."""

from dataclasses import dataclass

from .scene import Land

Bends = tuple[tuple[float, float], ...]  # how near, and how far aside as a share of that

WINDING: Bends = ((1.12, -0.16), (0.62, 0.1), (0.34, -0.34), (0.19, 0.44), (0.1, -0.5), (0.05, 0.3), (0.012, 0.0))
STRAIGHT: Bends = ((1.12, 0.12), (0.5, 0.12), (0.2, 0.16), (0.08, 0.14), (0.012, 0.0))
# Through the middle (below a bridge), from the pool below a fall, or in from a side.
MIDDLE: Bends = (
    (1.15, 0.0),
    (0.7, 0.12),
    (0.42, -0.2),
    (0.24, 0.42),
    (0.13, -0.7),
    (0.07, 0.9),
    (0.03, -0.4),
    (0.006, 0.0),
)
POOL: Bends = ((1.15, 0.1), (0.72, 0.2), (0.42, -0.12), (0.24, 0.06), (0.15, 0.0), (0.1, 0.0))
ASIDE: Bends = (
    (1.25, 0.52),
    (0.85, 0.3),
    (0.52, -0.02),
    (0.33, 0.24),
    (0.2, 0.62),
    (0.12, -0.3),
    (0.07, -0.9),
    (0.03, 0.4),
    (0.006, 0.0),
)
PLANS: dict[tuple[str, str], tuple[Bends, float]] = {
    ("river", "left"): (ASIDE, 0.34),
    ("river", "right"): (ASIDE, 0.34),
    ("river", "pool"): (POOL, 0.34),
    ("river", "middle"): (MIDDLE, 0.56),
    ("road", "path"): (WINDING, 0.17),
    ("road", "away"): (WINDING, 0.3),
    ("rails", "away"): (STRAIGHT, 0.24),
}
SIDES = {"left": -1, "right": 1}


@dataclass(frozen=True, slots=True, kw_only=True)
class Course:
    """Hold how a way runs: nearness and distance aside of its bends, and half its width before us, in short sides."""

    bends: tuple[tuple[float, float], ...]
    half: float

    def aside_at(self, near: float) -> float:
        """Return how far aside it is at a nearness."""
        for (one, first), (two, second) in zip(self.bends, self.bends[1:], strict=False):
            if two <= near <= one:
                return first + (second - first) * (one - near) / (one - two)
        return self.bends[0][1] if near > self.bends[0][0] else self.bends[-1][1]


def course_of(land: Land) -> Course | None:
    """Return how a way runs, or nothing where it crosses the picture or the land is none."""
    plan = PLANS.get((land.kind, land.material))
    if plan is None:
        return None
    side = SIDES.get(land.material) or (1 if land.chance.child("side").yes(0.5) else -1)
    bends, half = plan
    return Course(bends=tuple((near, near * aside * side) for near, aside in bends), half=half)
