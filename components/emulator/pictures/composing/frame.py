"""The picture's shape, and the measures that everything is placed by."""

from dataclasses import dataclass

FARTHEST, GROWTH = 0.45, 1.5  # how large a thing looks at the horizon, and how much it grows to the lower edge


@dataclass(frozen=True, slots=True, kw_only=True)
class Frame:
    """Hold the picture's shape and the first decisions; side is where the light stands, -1 left or 1 right."""

    width: int
    height: int
    horizon: float
    side: int

    def up(self, units: float) -> float:
        """Turn units of the short side into a share of the height."""
        return units * min(self.width, self.height) / self.height

    def across(self, units: float) -> float:
        """Turn units of the short side into a share of the width."""
        return units * min(self.width, self.height) / self.width

    @property
    def wide(self) -> float:
        """Return the width in units of the short side."""
        return self.width / min(self.width, self.height)

    @property
    def tall(self) -> float:
        """Return the height in units of the short side."""
        return self.height / min(self.width, self.height)

    def row_of(self, depth: float) -> float:
        """Return the row of the plane ground at a depth."""
        return self.horizon + (1 - self.horizon) * (0.02 + 0.93 * depth)

    def depth_of(self, row: float) -> float:
        """Return the depth of a row."""
        return max(0.0, ((row - self.horizon) / max(0.05, 1 - self.horizon) - 0.02) / 0.93)


def scale_at(depth: float) -> float:
    """Return how large a thing looks at a depth, compared with the middle distance."""
    return FARTHEST + GROWTH * depth


def depth_for(size: float) -> float:
    """Return the depth at which a thing of a size is best seen: small ones near, large ones far."""
    return min(0.86, max(0.24, 0.97 - 1.35 * size))
