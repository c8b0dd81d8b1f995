"""What a scene consists of: values that the layers are painted from, far to near."""

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
    phase: str = "full"  # or crescent


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
    hair: Colour | None = None
    riders: tuple["Item", ...] = ()  # what stands on this one; their x is -1..1 over its width
    depth: float = 0.5  # 0 at the horizon .. 1 at the lower edge: what is nearer is painted later
    is_afloat: bool = False  # mirrored in the water below it
    has_shadow: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class Land:
    """Place one form of the ground; x and width are shares of the width, heights of the short side."""

    kind: str  # the painter's name: range, treeline, skyline, swell, mound, ...
    chance: Chance
    depth: float
    base: float  # the row on which it stands, a share of the height
    x: float = 0.5
    width: float = 1.0
    line: tuple[float, ...] = ()  # heights over its width, above the base
    material: str = "grass"
    colour: Colour | None = None
    haze: float = 0.0

    def height_at(self, x: float) -> float:
        """Return its height at a share of the picture's width, 0 outside."""
        at = ((x - self.x) / self.width + 0.5) * (len(self.line) - 1)
        if not self.line or at < 0 or at > len(self.line) - 1:
            return 0.0
        low = min(int(at), len(self.line) - 2)
        return self.line[low] + (self.line[low + 1] - self.line[low]) * (at - low)


@dataclass(frozen=True, slots=True, kw_only=True)
class Scene:
    """Hold a whole composition."""

    palette: Palette
    place: Chance  # moves with the seed
    shapes: Chance  # moves with the seed and with words that are not known
    horizon: float
    light_x: float  # where light comes from, sun or moon or none
    light_y: float
    orbs: tuple[Orb, ...] = ()
    items: tuple[Item, ...] = ()
    cover: float = 0.4  # clouds, 0..1
    stars: float = 0.0  # 0..1
    hills: float = 0.0  # height of the far hills, share of the short side
    waves: float = 0.45  # 0..1
    air: frozenset[str] = frozenset()  # rain, snow, fog, rainbow, lightning, aurora, ...
    whole: str = ""  # space, underwater, room, ...: what takes the place of sky and ground
    ground: str = "water"  # water, grass, sand, snow, earth, street, floor
    ground_colour: Colour | None = None
    lands: tuple[Land, ...] = ()
    season: str = ""
    is_snowy: bool = False
    styles: tuple[str, ...] = ()
    avoided: tuple[Colour, ...] = ()  # colours that must not be there

    @property
    def has_lamps(self) -> bool:
        """Tell whether it is dark enough for lamps."""
        return self.palette.darkness > 0.3

    @property
    def has_weather(self) -> bool:
        """Tell whether it can rain here: not indoors, not under water, not where there is no air."""
        return self.whole in ("", "in_the_sky") and self.ground != "dust"
