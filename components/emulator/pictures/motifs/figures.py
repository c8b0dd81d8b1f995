"""A standing figure: legs, clothes, arms, head and hair, from which people are put together."""

import math
from collections.abc import Sequence
from dataclasses import dataclass

from ..curves import Point, bent, circle, rounded
from ..look import Look
from ..palette import Colour, mix
from ..pen import Pen
from .growth import beyond, shaded
from .limbs import band

SKINS: tuple[Colour, ...] = ((248, 214, 184), (238, 194, 158), (222, 170, 128), (174, 122, 88), (126, 86, 64))
HAIRS: tuple[Colour, ...] = ((44, 36, 38), (84, 56, 42), (122, 74, 44), (212, 168, 92), (58, 42, 40), (164, 88, 48))
CLOTHES: tuple[Colour, ...] = (
    (206, 72, 66),
    (232, 164, 62),
    (62, 112, 168),
    (74, 140, 120),
    (146, 92, 156),
    (222, 122, 96),
    (84, 118, 190),
)
TROUSERS: tuple[Colour, ...] = ((58, 70, 100), (74, 66, 66), (96, 84, 72), (44, 52, 70))
SHOES: Colour = (62, 46, 42)
GREY_HAIR: Colour = (222, 222, 224)
EYES: Colour = (48, 38, 42)

DOWN: tuple[Point, ...] = ((0.095, 0.755), (0.135, 0.62), (0.13, 0.49))
JOINED: tuple[Point, ...] = ((0.095, 0.755), (0.14, 0.63), (0.02, 0.585))
RAISED: tuple[Point, ...] = ((0.095, 0.76), (0.185, 0.73), (0.235, 0.87))
FORWARD: tuple[Point, ...] = ((0.095, 0.755), (0.15, 0.63), (0.25, 0.63))
HIPS: tuple[Point, ...] = ((0.095, 0.755), (0.195, 0.65), (0.085, 0.56))


@dataclass(frozen=True, slots=True, kw_only=True)
class Wear:
    """Say how a figure is made up; lengths in heights of the figure."""

    skin: Colour
    hair: Colour
    style: str = "short"  # short, long, bun, bob, tail, braids, bald, curls
    top: Colour
    bottom: Colour = TROUSERS[0]
    shoes: Colour = SHOES
    hem: float = 0.47  # height of the top's lower edge
    flare: float = 0.1  # half the width of that edge
    shoulder: float = 0.108
    waist: float = 0.08
    left: Sequence[Point] = DOWN
    right: Sequence[Point] = DOWN
    sleeve: float = 1.0  # share of the arm that is covered
    belt: Colour | None = None


def wear_of(look: Look, **changes: object) -> Wear:
    """Choose skin, hair and clothes by chance, the asked colour for the top; changes are fields of Wear."""
    chance = look.chance.child("wear")
    usual: dict[str, object] = {
        "skin": chance.pick(SKINS),
        "hair": chance.pick(HAIRS),
        "bottom": chance.pick(TROUSERS),
        "top": look.pick(*CLOTHES),
    }
    if look.hair is not None:
        changes["hair"] = look.hair
    return Wear(**{**usual, **changes})  # type: ignore[arg-type]


def figure(pen: Pen, look: Look, wear: Wear) -> None:
    """Draw a whole standing figure, 1 high."""
    back_hair(pen, wear, 0.0, 0.895, 1.0)
    body(pen, look, wear)
    face(pen, look, wear, 0.0, 0.895, 1.0)


def body(pen: Pen, look: Look, wear: Wear) -> None:
    """Draw the figure up to its neck."""
    if wear.hem > 0.06:
        legs(pen, look, wear.bottom, wear.shoes)
    else:
        for x in (-0.04, 0.05):
            pen.oval(x, 0.012, 0.04, 0.018, wear.shoes, 0.3)
    pen.shape(band([(0.0, 0.77), (0.0, 0.85)], [0.056, 0.05]), mix(wear.skin, (120, 60, 50), 0.22), 0.5)
    garment(pen, look, wear)
    arm(pen, look, [(-x, y) for x, y in wear.left], wear, look.left)
    arm(pen, look, wear.right, wear, look.right)


def legs(pen: Pen, look: Look, colour: Colour, shoes: Colour = SHOES) -> None:
    """Draw two legs in trousers or stockings, and shoes."""
    for x, light in ((-0.047, look.left), (0.047, look.right)):
        pen.shape([(x - 0.046, 0.53), (x + 0.046, 0.53), (x + 0.034, 0.03), (x - 0.03, 0.03)], colour, light)
        pen.blob(
            [
                (x - 0.034, 0.0),
                (x - 0.034, 0.03),
                (x - 0.005, 0.046),
                (x + 0.035, 0.03),
                (x + 0.058, 0.012),
                (x + 0.052, 0.0),
            ],
            shoes,
            0.5,
        )


def outline(wear: Wear) -> list[Point]:
    """Return the silhouette of coat, shirt or dress."""
    wide, waist = wear.shoulder, wear.waist
    fall = wear.hem + (0.58 - wear.hem) * 0.5
    right = [(0.032, 0.808), (wide * 0.82, 0.788), (wide, 0.755), (wide * 0.86, 0.68), (waist, 0.59)]
    right += [(waist + (wear.flare - waist) * 0.55, fall), (wear.flare, wear.hem)]
    edge = bent(right, 4)
    return [*edge, (0.0, wear.hem - 0.012), *[(-x, y) for x, y in reversed(edge)]]


def garment(pen: Pen, look: Look, wear: Wear) -> None:
    """Draw coat, shirt or dress, its right side in less light, and a belt."""
    shaded(pen, look, outline(wear), wear.top, wear.flare * 0.2, -0.02)
    if wear.belt is not None:
        waist = wear.waist * 1.06
        pen.shape([(-waist, 0.6), (waist, 0.6), (waist, 0.57), (-waist, 0.57)], wear.belt, 0.6)


def limb(pen: Pen, points: Sequence[Point], widths: Sequence[float], colour: Colour, light: float) -> None:
    """Draw an arm or a leg: smooth, or in straight pieces where it is bent sharply."""
    if len(points) == 3:
        (ax, ay), (bx, by), (cx, cy) = points
        if (bx - ax) * (cx - bx) + (by - ay) * (cy - by) < 0.35 * math.dist(points[0], points[1]) * math.dist(
            points[1], points[2]
        ):
            pen.shape(band(points[:2], widths[:2], 4), colour, light)
            pen.shape(band(points[1:], widths[1:], 4), colour, light)
            return
    pen.shape(band(points, widths, 6), colour, light)


def arm(pen: Pen, look: Look, points: Sequence[Point], wear: Wear, light: float) -> None:
    """Draw an arm from shoulder to hand, sleeved as the figure wears it."""
    hand = points[-1]
    tone = mix(wear.top, (20, 20, 40), 0.1)
    limb(pen, points, [0.054, 0.044, 0.034], wear.skin, light)
    if wear.sleeve >= 1:
        pen.oval(hand[0], hand[1], 0.022, 0.024, wear.skin, light)
        near = (hand[0] + (points[-2][0] - hand[0]) * 0.14, hand[1] + (points[-2][1] - hand[1]) * 0.14)
        limb(pen, [*points[:-1], near], [0.062, 0.054, 0.046], tone, light)
    elif wear.sleeve > 0:
        pen.oval(hand[0], hand[1], 0.02, 0.022, wear.skin, light)
        pen.shape(
            band(bent(points, 8)[: 2 + round(14 * wear.sleeve)], [0.064] * (2 + round(14 * wear.sleeve)), 2),
            tone,
            light,
        )


def face(pen: Pen, look: Look, wear: Wear, x: float, y: float, size: float) -> None:
    """Draw head, eyes and the hair before it; size 1 for an adult of height 1."""
    rx, ry = 0.054 * size, 0.066 * size
    head = circle(x, y, rx, ry)
    pen.shape(head, wear.skin, look.left)
    pen.shape(beyond(head, x + rx * 0.45), wear.skin, (look.left + look.right) / 2)
    for side in (-0.15, 0.55):
        pen.oval(x + rx * side, y - ry * 0.02, 0.0062 * size, 0.0085 * size, EYES, 0.3)
        pen.oval(
            x + rx * (side + 0.02), y - ry * 0.32, 0.011 * size, 0.007 * size, mix(wear.skin, (232, 96, 90), 0.35), 0.7
        )
    front_hair(pen, look, wear, x, y, size)


def back_hair(pen: Pen, wear: Wear, x: float, y: float, size: float) -> None:
    """Draw what hangs behind the head."""
    falls: dict[str, tuple[Point, ...]] = {
        "long": (
            (-0.05, 0.05),
            (-0.075, -0.03),
            (-0.09, -0.17),
            (-0.03, -0.2),
            (0.05, -0.19),
            (0.082, -0.16),
            (0.07, -0.03),
            (0.05, 0.05),
        ),
        "bob": (
            (-0.05, 0.05),
            (-0.075, -0.02),
            (-0.074, -0.08),
            (0.0, -0.07),
            (0.072, -0.08),
            (0.072, -0.02),
            (0.05, 0.05),
        ),
        "tail": ((-0.04, 0.05), (-0.1, 0.03), (-0.125, -0.06), (-0.11, -0.15), (-0.09, -0.09), (-0.05, -0.02)),
    }
    dark = mix(wear.hair, (20, 10, 20), 0.3)
    if wear.style in falls:
        pen.shape(rounded([(x + px * size, y + py * size) for px, py in falls[wear.style]]), dark, 0.35)
    if wear.style == "bun":
        pen.oval(x - 0.02 * size, y + 0.078 * size, 0.036 * size, 0.034 * size, dark, 0.5)
    if wear.style == "braids":
        for side in (-1, 1):
            for step in range(4):
                pen.oval(
                    x + side * (0.066 + 0.006 * step) * size,
                    y - (0.04 + 0.036 * step) * size,
                    0.02 * size,
                    0.024 * size,
                    dark,
                    0.5,
                )
    if wear.style == "curls":
        for px, py in ((-0.06, 0.03), (-0.07, -0.02), (0.065, 0.03), (0.07, -0.02), (-0.055, -0.06), (0.058, -0.06)):
            pen.oval(x + px * size, y + py * size, 0.034 * size, 0.034 * size, dark, 0.4)


def front_hair(pen: Pen, look: Look, wear: Wear, x: float, y: float, size: float) -> None:
    """Draw the hair over the forehead."""
    if wear.style == "bald":
        return
    cap: tuple[Point, ...] = (
        (-0.05, -0.02), (-0.062, 0.02), (-0.052, 0.058), (-0.014, 0.08),
        (0.03, 0.076), (0.058, 0.046), (0.06, 0.0), (0.05, 0.018),
        (0.026, 0.034), (-0.006, 0.028), (-0.036, 0.016),
    )  # fmt: skip
    if wear.style == "short":
        cap = (
            (-0.054, -0.008), (-0.062, 0.03), (-0.044, 0.068), (-0.008, 0.086),
            (0.034, 0.08), (0.062, 0.054), (0.056, 0.012), (0.046, 0.034),
            (0.016, 0.042), (-0.022, 0.034), (-0.044, 0.016),
        )  # fmt: skip
    points = rounded([(x + px * size, y + py * size) for px, py in cap])
    shaded(pen, look, points, wear.hair, x + 0.02 * size)
    if wear.style in ("long", "bob"):
        low = -0.13 if wear.style == "long" else -0.07
        lock = ((-0.046, 0.04), (-0.066, -0.01), (-0.072, low), (-0.05, low - 0.01), (-0.048, -0.03))
        for side, light in ((1, look.left), (-1, look.right)):
            pen.shape(rounded([(x + px * side * size, y + py * size) for px, py in lock]), wear.hair, light)
