"""The hour and the palette that a prompt, its guidance and an init image ask for."""

from functools import partial

from ..chance import Chance
from ..guidance import adherence, excess
from ..palette import HOURS, Colour, Palette, colour, deepened, mix, tinted, turned, without
from ..picture import Picture
from ..reading import Reading
from .cast import Cast

IMPLIED = {
    "star": "night", "milkyway": "night", "meteor": "night", "aurora": "night", "fireworks": "night", "moon": "night",
    "crescent": "night", "lightning": "storm", "rainbow": "day", "rain": "overcast", "snow": "overcast", "fog": "mist",
    "space": "night",
}  # fmt: skip
NEONS = {"neon", "cyberpunk", "synthwave"}
BRIGHT = ("day", "noon")
ANY_HOUR = ("day", "day", "noon", "dawn", "sunset")
MOODS: dict[str, tuple[str, float, float]] = {  # the colour that tints, how much, and how deep colours become
    "calm": ("c8dcec", 0.05, 0.94),
    "happy": ("ffd890", 0.05, 1.22),
    "gloomy": ("3c4454", 0.3, 0.62),
    "mysterious": ("5a48a8", 0.24, 1.06),
    "romantic": ("f4a0c0", 0.22, 1.04),
    "epic": ("c06038", 0.1, 1.26),
    "cold": ("70a8e8", 0.26, 0.9),
    "warm": ("f8a850", 0.22, 1.08),
}
SEASONS = {
    "autumn": ("e09048", 0.1),
    "winter": ("b8d0ec", 0.14),
    "spring": ("c8e8b0", 0.05),
    "summer": ("ffe8a0", 0.05),
}


def hour_of(wanted: Reading, unwanted: Reading) -> str:
    """Choose the hour: as named, else as the things suggest, else by the words that aren't known."""
    banned = {*unwanted.hours, *wanted.absent}
    named = [hour for hour in wanted.hours if hour not in banned]
    if "night" in [*named, *NEONS & set(wanted.styles)] or (NEONS & set(wanted.styles) and not named):
        return "neon" if NEONS & (set(wanted.styles) - unwanted.names) else "night"
    if named:
        # "A rainy day" names a day, but not a bright one.
        return "overcast" if named[0] in BRIGHT and "rain" in wanted.weather and "rain" not in banned else named[0]
    said = (*wanted.weather, *(mention.name for mention in wanted.mentions), *wanted.styles)
    implied = [IMPLIED[name] for name in said if name in IMPLIED and name not in unwanted.names | wanted.absent]
    left = [hour for hour in implied if hour not in banned]
    if left:
        return left[0]
    places = [mention.name for mention in wanted.mentions if mention.entry.kind == "place"]
    hours = [hour for hour in ANY_HOUR if hour not in banned]
    return Chance("hour", wanted.strange, *sorted(places)).pick(hours or ["overcast"])


def palette_of(picture: Picture, cast: Cast, unwanted: Reading, hour: str) -> Palette:
    """Mix the palette of a picture; the seed has no part in it, so that a batch is of one colour."""
    wanted = cast.reading
    turn = Chance("turn", wanted.strange).between(-13, 13) if wanted.strange else 0.0
    if unwanted.strange:
        away = Chance("away", unwanted.strange)
        turn += away.between(6, 15) * away.pick((-1, 1))
    palette = HOURS[hour].each(lambda one: turned(one, turn))
    for name in wanted.moods:
        if name not in cast.banned:
            palette = palette.each(partial(_in_mood, mood=MOODS[name]))
    palette = _asked(palette, cast)
    for code in unwanted.colours:
        palette = palette.each(partial(without, target=colour(code)))
    follows, hard = adherence(picture.guidance), excess(picture.guidance)
    palette = HOURS["dream"].towards(palette.each(lambda one: deepened(one, 1 + 0.55 * hard)), follows)
    if picture.init is None:
        return palette
    average = mean_colour(picture.init)
    return palette.each(lambda one: mix(tinted(one, average, 0.4), average, 0.1))


def _asked(palette: Palette, cast: Cast) -> Palette:
    """Tint by season, by the colours that belong to no thing, and by that of the sky."""
    for season in cast.reading.seasons[:1]:
        code, share = SEASONS[season]
        palette = palette.each(partial(_coloured, target=colour(code), share=share))
    codes = [code for code in cast.reading.colours[:3] if code not in cast.banned_colours]
    sky = cast.named("sky")
    for at, code in enumerate([*([sky.colour] if sky and sky.colour else []), *codes]):
        palette = palette.each(partial(_coloured, target=colour(code), share=0.62 / (1 + at)))
    return palette


def _in_mood(one: Colour, mood: tuple[str, float, float]) -> Colour:
    code, share, depth = mood
    return deepened(_coloured(one, colour(code), share), depth)


def _coloured(one: Colour, target: Colour, share: float) -> Colour:
    return mix(tinted(one, target, share), target, share * 0.22)


def mean_colour(init: bytes) -> Colour:
    """Average the pixels of an init image's sketch."""
    count = len(init) // 3
    red, green, blue = (sum(init[part::3]) / count for part in range(3))
    return red, green, blue
