"""What a scene consists of: values that the layers are painted from."""

from dataclasses import dataclass

from .chance import Chance
from .palette import Colour, Palette


@dataclass(frozen=True, slots=True, kw_only=True)
class Orb:
    """Place a sun or a moon; x and y are shares of width and height, radius of the short side."""

    is_moon: bool
    x: float
    y: float
    radius: float
    colour: Colour


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """Place one motif; x and y are shares of width and height, size of the short side."""

    motif: str
    x: float
    y: float
    size: float
    chance: Chance
    flip: bool = False
    turn: float = 0.0
    haze: float = 0.0  # 0 near .. 1 lost in the air
    colour: Colour | None = None
    riders: tuple["Item", ...] = ()  # what stands on this one; their x is -1..1 over its width


@dataclass(frozen=True, slots=True, kw_only=True)
class Scene:
    """Hold a whole composition."""

    palette: Palette
    place: Chance  # moves with the seed
    shapes: Chance  # moves with the seed and with words that are not known
    horizon: float
    light_x: float  # where light comes from, sun or moon or none
    light_y: float
    orbs: tuple[Orb, ...]
    items: tuple[Item, ...]
    cover: float  # clouds, 0..1
    stars: float  # 0..1
    hills: float  # height of the far hills, share of the short side
    waves: float  # 0..1
    air: frozenset[str]  # rain, snow, rainbow, aurora

    @property
    def has_lamps(self) -> bool:
        """Tell whether it is dark enough for lamps."""
        return self.palette.darkness > 0.3
