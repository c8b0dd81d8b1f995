"""Sun, moon, stars and clouds of a scene."""

from ..chance import Chance
from ..palette import Palette, colour, light_of
from ..scene import Orb
from ..skies import glow_of
from .cast import Cast
from .frame import Frame

COVER = {
    "night": 0.3,
    "dusk": 0.42,
    "sunset": 0.46,
    "dawn": 0.42,
    "day": 0.42,
    "noon": 0.34,
    "storm": 0.85,
    "overcast": 0.92,
    "neon": 0.3,
}
USUAL_COVER = 0.5
LOW = ("sunset", "dawn")


def orbs_of(frame: Frame, place: Chance, cast: Cast, palette: Palette, hour: str) -> tuple[Orb, ...]:
    """Place moon and sun; the first gives the scene its light."""
    chance = place.child("orb")
    x = 0.5 + frame.side * chance.between(0.18, 0.31)
    height = chance.between(0.26, 0.4)
    orbs = []
    moon = cast.named("crescent") or cast.named("moon")
    if (moon or hour in ("night", "dusk", "neon")) and not cast.banned & {"moon", "crescent"}:
        phase = "crescent" if cast.has("crescent") else "full"
        radius = chance.between(0.07, 0.095) * (moon.size if moon else 1.0)
        if _is_seat(cast):
            radius, x = radius * 1.9, min(0.74, max(0.26, x))
        tone = colour(moon.colour) if moon and moon.colour else glow_of(palette, True)
        y = frame.horizon * height * (0.9 if frame.tall > 1.2 else 1.0)
        y = max(y, frame.up((1.5 if phase == "crescent" else 2.7) * radius)) if _is_seat(cast) else y
        orbs.append(Orb(is_moon=True, x=x, y=y, radius=radius, colour=tone, phase=phase))
    if sun := _sun(frame, chance, cast, palette, hour, 1 - x if orbs else x):
        orbs.append(sun)
    return tuple(orbs)


def _is_seat(cast: Cast) -> bool:
    """Tell whether somebody sits on the moon."""
    names = {at: mention.name for at, mention in cast.shown.items()}
    return any(link.how == "on" and names.get(link.to) in ("moon", "crescent") for link in cast.reading.links)


def _sun(frame: Frame, chance: Chance, cast: Cast, palette: Palette, hour: str, x: float) -> Orb | None:
    named, low = cast.named("sun"), hour in LOW
    may_shine = hour in ("day", "noon") and chance.yes(0.55)
    if "sun" in cast.banned or not (named or low or may_shine):
        return None
    radius = (chance.between(0.085, 0.115) if low else chance.between(0.055, 0.07)) * (named.size if named else 1.0)
    above = chance.between(0.2, 1.2) * radius
    if cast.has("mountain", "volcano"):  # over the ridge, not behind it
        above += 0.2
    y = frame.horizon - frame.up(above) if low else frame.horizon * chance.between(0.2, 0.36)
    tone = colour(named.colour) if named and named.colour else glow_of(palette, False)
    return Orb(is_moon=False, x=x, y=y, radius=radius, colour=tone)


def cover_of(hour: str, cast: Cast, follows: float, odds: Chance) -> float:
    """Return how much of the sky is clouded, 0..1."""
    if "cloud" in cast.banned:
        return 0.0
    cover = COVER.get(hour, USUAL_COVER) + (0.26 if cast.has("cloud") else 0.0)
    cover += 0.2 if cast.air & {"rain", "snow", "lightning"} else 0.0
    cover -= 0.24 if cast.air & {"star", "milkyway", "aurora", "fireworks", "meteor"} else 0.0
    if cast.has("moon", "crescent", "sun") and not cast.has("cloud"):  # they want to be seen
        cover -= 0.14
    return min(0.9, max(0.1, cover)) * follows + USUAL_COVER * (1 - follows) + odds.between(-0.08, 0.08)


def stars_of(palette: Palette, cast: Cast) -> float:
    """Return how many stars there are, 0..1 and more for a sky full of them."""
    if "star" in cast.banned or "lightning" in cast.air or light_of(palette.zenith) > 0.6:
        return 0.0
    return max(0.0, palette.darkness - 0.2) * (2.4 if cast.air & {"star", "milkyway"} else 0.85)
