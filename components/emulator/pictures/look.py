"""How one motif looks where it stands: its own colour, the light on it, the season and the hour."""

from dataclasses import dataclass

from .chance import Chance
from .palette import Colour, Palette, mix, without

LAMP: Colour = (255, 214, 128)


@dataclass(frozen=True, slots=True, kw_only=True)
class Look:
    """Say what a motif needs to know of its surroundings."""

    palette: Palette
    chance: Chance  # of this one alone: what varies from one tree to the next
    asked: Colour | None = None  # the colour that the prompt gives it
    hair: Colour | None = None  # and its hair
    left: float = 0.75  # light on what is turned left in the motif's own frame, 0..1
    right: float = 0.5
    has_lamps: bool = False  # dark enough for lamps and lit windows
    is_snowy: bool = False
    season: str = ""  # spring, summer, autumn, winter, or none
    haze: float = 0.0  # 0 near .. 1 lost in the air
    avoided: tuple[Colour, ...] = ()  # colours that must not be there

    def own(self, usual: Colour) -> Colour:
        """Return the asked colour, else the usual one; for the part that a person would call by it."""
        return usual if self.asked is None else self.asked

    def pick(self, *usual: Colour) -> Colour:
        """Return the asked colour, else one of the usual ones."""
        return self.own(self.chance.child("colour").pick(usual))

    def window(self, by_day: Colour = (74, 92, 116)) -> tuple[Colour, float | None]:
        """Return colour and light of a window's glass: lit when it is dark."""
        return (LAMP, None) if self.has_lamps else (by_day, 0.6)

    def on(self, own: Colour, light: float) -> Colour:
        """Return how a colour looks here."""
        return self.palette.on(self._allowed(own), light, self.haze)

    def shine(self, own: Colour) -> Colour:
        """Return how a colour looks that shines by itself."""
        return mix(self._allowed(own), self.palette.horizon, self.haze * 0.6)

    def _allowed(self, own: Colour) -> Colour:
        for one in self.avoided:
            own = without(own, one)
        return own
