"""The hour and the palette that a prompt, its guidance and an init image ask for."""

import colorsys
from functools import partial

from .chance import Chance
from .palette import HOURS, Colour, Palette, colour, deepened, mix, tinted, turned
from .picture import Picture
from .reading import Reading

BY_MOTIF = {"aurora": "night", "moon": "night", "star": "night", "rainbow": "day", "rain": "storm", "snow": "mist"}
ANY_HOUR = ("day", "sunset", "dawn", "dusk", "night")
BALANCED, FULL_GUIDANCE = 8.0, 20.0


def adherence(guidance: float) -> float:
    """Return how much of the prompt is followed: 0 at guidance 0, 1 from about 5 on."""
    part = min(1.0, max(0.0, guidance / 5.0))
    return part * part * (3 - 2 * part)


def excess(guidance: float) -> float:
    """Return how far guidance is beyond balance, 0..1."""
    return min(1.0, max(0.0, (guidance - BALANCED) / (FULL_GUIDANCE - BALANCED)))


def hour_of(wanted: Reading, unwanted: Reading) -> str:
    """Choose the hour: as named, else as the motifs suggest, else by the words' hash."""
    named = [hour for hour in wanted.hours if hour not in unwanted.hours]
    if named:
        # "A rainy day" names a day, but not a bright one.
        return "storm" if named[0] == "day" and wanted.names("rain") and not unwanted.names("rain") else named[0]
    implied = [BY_MOTIF[m.motif] for m in wanted.mentions if m.motif in BY_MOTIF and not unwanted.names(m.motif)]
    implied = [hour for hour in implied if hour not in unwanted.hours]
    if implied:
        return implied[0]
    hours = ("day", "sunset") if wanted.names("sun") else ANY_HOUR
    left = [hour for hour in hours if hour not in unwanted.hours and not (hour == "night" and unwanted.names("moon"))]
    return Chance("hour", wanted.strange or wanted.whole).pick(left or ["mist"])


def palette_of(picture: Picture, wanted: Reading, unwanted: Reading, hour: str) -> Palette:
    """Mix the palette of a picture; the seed has no part in it, so that a batch is of one colour."""
    turn = Chance("turn", wanted.strange).between(-13, 13) if wanted.strange else 0.0
    turn += Chance("turn", wanted.whole).between(-5, 5)
    if unwanted.strange:
        away = Chance("away", unwanted.strange)
        turn += away.between(6, 15) * away.pick((-1, 1))
    palette = HOURS[hour].each(lambda one: turned(one, turn))
    asked = [colour(code) for code in wanted.colours[:3] if code not in unwanted.colours]
    for at, target in enumerate(asked):
        palette = palette.each(partial(_coloured, target=target, share=0.62 / (1 + at)))
    for code in unwanted.colours:
        palette = palette.each(partial(_without, target=colour(code)))
    follows, hard = adherence(picture.guidance), excess(picture.guidance)
    palette = HOURS["dream"].towards(palette.each(lambda one: deepened(one, 1 + 0.55 * hard)), follows)
    if picture.init is None:
        return palette
    average = mean_colour(picture.init)
    return palette.each(lambda one: mix(tinted(one, average, 0.4), average, 0.1))


def _coloured(one: Colour, target: Colour, share: float) -> Colour:
    return mix(tinted(one, target, share), target, share * 0.22)


def _without(one: Colour, target: Colour) -> Colour:
    """Turn a colour away from an unwanted one, the more the nearer it is."""
    hue, _, _ = colorsys.rgb_to_hls(*(part / 255 for part in one))
    avoid, _, strength = colorsys.rgb_to_hls(*(part / 255 for part in target))
    if strength < 0.15:
        return mix(one, turned(one, 12), 0.5)
    apart = (hue - avoid + 0.5) % 1 - 0.5
    near = max(0.0, 1 - abs(apart) * 4.5)
    return deepened(turned(one, (75 if apart >= 0 else -75) * near), 1 - 0.3 * near)


def mean_colour(init: bytes) -> Colour:
    """Average the pixels of an init image's sketch."""
    count = len(init) // 3
    red, green, blue = (sum(init[part::3]) / count for part in range(3))
    return red, green, blue
