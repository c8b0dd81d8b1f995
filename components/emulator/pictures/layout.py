"""Places for motifs, composed for the picture's own shape."""

from dataclasses import dataclass

from .palette import Colour, colour
from .reading import Mention

Mentions = dict[str, Mention]
Spot = tuple[float, float]


@dataclass(frozen=True, slots=True, kw_only=True)
class Frame:
    """Hold the picture's shape and the first decisions; side is where the light stands, -1 left or 1 right."""

    width: int
    height: int
    horizon: float
    side: int
    has_shore: bool

    @property
    def wide(self) -> float:
        """Return the width in units of the short side."""
        return self.width / min(self.width, self.height)

    def up(self, units: float) -> float:
        """Turn units of the short side into a share of the height."""
        return units * min(self.width, self.height) / self.height

    def across(self, units: float) -> float:
        """Turn units of the short side into a share of the width."""
        return units * min(self.width, self.height) / self.width


def number(mention: Mention, some: int, most: int, hard: float = 0.0) -> int:
    """Return how many to paint; strong guidance insists."""
    return min(most, (mention.count or some) + (round(2 * hard) if mention.count != 1 else 0))


def own_colour(mention: Mention) -> Colour | None:
    """Return the colour that the prompt gives a motif."""
    return colour(mention.colour) if mention.colour else None


def room(spot: Spot, taken: list[Spot]) -> float:
    """Return the squared distance to the nearest place that is taken."""
    return min(((spot[0] - x) ** 2 + 0.8 * (spot[1] - y) ** 2 for x, y in taken), default=1.0)
