"""Colours of an hour, and how words, guidance and an init image move them."""

import colorsys
from collections.abc import Callable
from dataclasses import dataclass, fields

Colour = tuple[float, float, float]  # sRGB, 0..255


def colour(code: str) -> Colour:
    """Read six hexadecimal digits."""
    red, green, blue = bytes.fromhex(code)
    return float(red), float(green), float(blue)


def mix(one: Colour, other: Colour, share: float) -> Colour:
    """Go from one colour to the other; share 0..1."""
    (red, green, blue), (to_red, to_green, to_blue) = one, other
    return red + (to_red - red) * share, green + (to_green - green) * share, blue + (to_blue - blue) * share


def light_of(one: Colour) -> float:
    """Return a colour's lightness, 0..1."""
    return (0.299 * one[0] + 0.587 * one[1] + 0.114 * one[2]) / 255


def ink(one: Colour) -> tuple[int, int, int]:
    """Round to what Pillow takes."""
    red, green, blue = (min(255, max(0, round(part))) for part in one)
    return red, green, blue


def _lit_as(target: Colour, model: Colour) -> Colour:
    """Bring a colour to the lightness of another."""
    want, have = light_of(model), light_of(target)
    if want <= have:
        return mix((0, 0, 0), target, want / max(have, 1e-6))
    return mix(target, (255, 255, 255), (want - have) / max(1 - have, 1e-6))


def tinted(one: Colour, target: Colour, share: float) -> Colour:
    """Move a colour towards another's hue and keep its lightness."""
    return mix(one, _lit_as(target, one), share)


def turned(one: Colour, degrees: float) -> Colour:
    """Turn a colour's hue."""
    hue, light, strength = colorsys.rgb_to_hls(*(part / 255 for part in one))
    red, green, blue = colorsys.hls_to_rgb((hue + degrees / 360) % 1, light, strength)
    return red * 255, green * 255, blue * 255


def deepened(one: Colour, factor: float) -> Colour:
    """Multiply a colour's distance from its grey."""
    grey = light_of(one) * 255
    red, green, blue = (min(255.0, max(0.0, grey + (part - grey) * factor)) for part in one)
    return red, green, blue


def without(one: Colour, target: Colour) -> Colour:
    """Turn a colour away from an unwanted one, the more the nearer it is; warm ones towards pink, not green."""
    hue, _, own = colorsys.rgb_to_hls(*(part / 255 for part in one))
    avoid, light, strength = colorsys.rgb_to_hls(*(part / 255 for part in target))
    if strength < 0.15:
        near = max(0.0, 1 - abs(light_of(one) - light) * 2.2) * max(0.0, 1 - own * 1.6)
        return mix(one, (150, 140, 160), 0.6 * near)
    apart = abs((hue - avoid + 0.5) % 1 - 0.5)
    near = max(0.0, 1 - apart * 5.5)
    is_warm = avoid < 0.2 or avoid > 0.92
    return deepened(turned(one, (-62 if is_warm else 70) * near), 1 - 0.45 * near)


@dataclass(frozen=True, slots=True, kw_only=True)
class Palette:
    """Hold the colours that every layer of a scene is painted with."""

    zenith: Colour
    middle: Colour
    horizon: Colour
    glow: Colour  # round the sun or the moon, and its path on the water
    cloud: Colour  # a cloud's lit side
    shade: Colour  # a cloud's dark side
    far: Colour  # the sea at the horizon
    near: Colour  # the sea before us
    land: Colour
    rim: Colour  # lit edges of land

    @classmethod
    def of(cls, codes: str) -> "Palette":
        """Read ten codes in the order of the fields."""
        names = (field.name for field in fields(cls))
        return cls(**dict(zip(names, map(colour, codes.split()), strict=True)))

    def each(self, change: Callable[[Colour], Colour]) -> "Palette":
        """Change every colour alike."""
        return Palette(**{field.name: change(getattr(self, field.name)) for field in fields(self)})

    def towards(self, other: "Palette", share: float) -> "Palette":
        """Mix with another palette, colour by colour."""
        pairs = {name: (getattr(self, name), getattr(other, name)) for name in (field.name for field in fields(self))}
        return Palette(**{name: mix(one, two, share) for name, (one, two) in pairs.items()})

    def on(self, own: Colour, light: float, haze: float = 0.0) -> Colour:
        """Return how a thing's own colour looks here; light 0 (turned away) .. 1, haze 0..1."""
        dark = self.darkness
        ambient = mix(self.shade, self.land, 0.35 + 0.5 * dark)
        shadow = mix(mix(own, (0, 0, 0), 0.2), ambient, 0.2 + 0.42 * dark)
        bright = mix(mix(own, self.glow, 0.1 + 0.06 * dark), ambient, 0.4 * dark)
        return mix(mix(shadow, bright, light), self.horizon, haze)

    @property
    def darkness(self) -> float:
        """Tell night (1) from day (0)."""
        return min(1.0, max(0.0, 1.25 - 2.2 * light_of(self.middle)))


#                      zenith middle horizon glow  cloud  shade  far    near   land   rim
HOURS = {
    "night": Palette.of("070d2a 14305f 6a9ab4 ffe8bd b4c4dc 223a6c 3a6d92 06142e 0a1428 8fb0d0"),
    "dusk": Palette.of("1d1f52 6a4a8c f0907a ffd0a0 f0a8a0 4c3a78 b87a90 1c1c48 1a1636 e8a0a8"),
    "sunset": Palette.of("37407e d06a6c ffbe6c fff0b8 ffbe88 8c4a78 e89870 38284e 281a38 ffb07c"),
    "golden": Palette.of("5c84b8 f0bc84 ffdc94 fff4cc ffeccc b88a80 e8bc88 4c4660 4a3828 ffd898"),
    "bluehour": Palette.of("142a66 3a62a8 c8a8b8 ffe0c4 a8b8dc 34508c 6a88b4 10244c 14203c b4c4e4"),
    "neon": Palette.of("12082e 4a1470 f0489c 7ef0ff d88ce8 3c1a6c b04aa0 0c0a30 120a2c 6ee8ff"),
    "dawn": Palette.of("6f9fd0 f0bcc4 ffe4c0 fff6e0 fff0e6 b8a4c8 b8cede 40789c 3c5478 ffdcc4"),
    "day": Palette.of("1f74c8 6cb8ea dcf2f8 fffbe6 ffffff a8c8e4 6cc0d4 0c5c94 2c6448 e8f0b0"),
    "noon": Palette.of("0f5cba 4aa2e6 c4e8f6 ffffee ffffff 9cc4e8 48bcd0 0a4f8c 2c6c40 f4f4b8"),
    "storm": Palette.of("2a323e 5a6874 aab8ba e8f0ec b4c0c4 3c4652 6c8088 18262e 1c242a a8b8b8"),
    "overcast": Palette.of("8fa0b0 a9b8c4 d4dce0 f6f6f0 dfe5e8 8997a6 9db2bc 3c5668 3a4c50 c8d2d2"),
    "mist": Palette.of("93a8b8 b8c8d0 e2e4de fff8ec f0f0ec b0bec8 b8c8ce 5c7c8c 4c6070 dce4e0"),
    "dream": Palette.of("bcc8e2 dcd4e6 f8e8de fffaf0 fffaf6 d0cade d2dae4 9cb2cc a4aac6 fff0e8"),
}
