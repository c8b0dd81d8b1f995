"""People in everyday clothes, alone and together."""

from dataclasses import replace

from ..curves import bent, circle
from ..look import Look
from ..palette import Colour, mix
from ..pen import Pen
from .figures import (
    CLOTHES,
    FORWARD,
    GREY_HAIR,
    HAIRS,
    HIPS,
    SKINS,
    TROUSERS,
    Wear,
    arm,
    back_hair,
    body,
    face,
    figure,
    wear_of,
)  # fmt: skip
from .growth import inserted, shaded
from .limbs import band
from .props import beard, hat
from .registry import motif

LADIES = ("long", "bun", "bob", "tail", "curls")


@motif
def person(pen: Pen, look: Look) -> None:
    """A person in a long coat with a scarf."""
    chance = look.chance.child("person")
    wear = wear_of(look, style=chance.pick(("short", "bob", "short", "tail")), hem=0.27, flare=0.15)
    figure(pen, look, wear)
    scarf = chance.pick(((240, 214, 120), (236, 236, 228), (96, 146, 160)))
    pen.shape(
        bent([(-0.07, 0.82), (0.0, 0.795), (0.07, 0.82)]) + bent([(0.075, 0.785), (0.0, 0.76), (-0.075, 0.785)]),
        scarf,
        0.8,
    )
    pen.shape([(0.02, 0.785), (0.058, 0.785), (0.064, 0.62), (0.024, 0.62)], scarf, 0.6)
    pen.stroke([(0.0, 0.75), (0.0, 0.28)], 0.006, mix(wear.top, (20, 10, 20), 0.4), 0.4)


@motif
def man(pen: Pen, look: Look) -> None:
    """A man in jacket and trousers."""
    chance = look.chance.child("man")
    wear = wear_of(look, hem=chance.pick((0.45, 0.47, 0.3)), flare=0.115, shoulder=0.122, waist=0.094)
    figure(pen, look, wear)
    pen.shape([(-0.026, 0.808), (0.026, 0.808), (0.0, 0.66)], (246, 244, 238), 0.9)
    for side, light in ((-1, look.left), (1, look.right)):
        pen.shape([(side * 0.03, 0.81), (side * 0.056, 0.78), (0.0, 0.63)], mix(wear.top, (20, 10, 30), 0.25), light)
    pen.stroke([(0.0, 0.64), (0.0, wear.hem)], 0.006, mix(wear.top, (20, 10, 20), 0.4), 0.4)
    if chance.yes(0.3):
        beard(pen, 0.0, 0.895, 1.0, wear.hair, 0.0)


@motif
def woman(pen: Pen, look: Look) -> None:
    """A woman in a dress."""
    figure(pen, look, _lady(look))


def _lady(look: Look) -> Wear:
    chance = look.chance.child("woman")
    skin = look.chance.child("wear").pick(SKINS)
    return wear_of(
        look, style=chance.pick(LADIES), hem=chance.pick((0.2, 0.26, 0.14)), flare=chance.between(0.15, 0.19),
        shoulder=0.098, waist=0.064, sleeve=chance.pick((0.4, 1.0)), bottom=skin,
        belt=mix(look.pick(*CLOTHES), (40, 20, 40), 0.35),
    )  # fmt: skip


def _small(pen: Pen, look: Look, wear: Wear) -> None:
    """Draw a child: a large head on a small body."""
    back_hair(pen, wear, 0.0, 0.845, 1.62)
    inserted(pen, look, lambda inner, own: body(inner, own, wear), 0.0, 0.0, 0.92)
    face(pen, look, wear, 0.0, 0.845, 1.62)


@motif
def girl(pen: Pen, look: Look) -> None:
    """A girl in a short dress."""
    chance = look.chance.child("girl")
    wear = wear_of(
        look,
        style=chance.pick(("braids", "tail", "bob", "long")),
        hem=0.3,
        flare=0.18,
        shoulder=0.1,
        waist=0.07,
        sleeve=0.4,
    )
    _small(pen, look, replace(wear, bottom=wear.skin, shoes=mix(wear.top, (60, 20, 40), 0.45)))
    pen.oval(0.05, 0.945, 0.024, 0.018, mix(wear.top, (255, 255, 255), 0.25), 0.9)


@motif
def boy(pen: Pen, look: Look) -> None:
    """A boy in shirt and shorts."""
    wear = wear_of(look, style="short", hem=0.45, flare=0.11, sleeve=0.45)
    _small(pen, look, replace(wear, bottom=wear.skin))
    for x, light in ((-0.045, look.left), (0.045, look.right)):
        pen.shape([(x - 0.05, 0.43), (x + 0.05, 0.43), (x + 0.05, 0.25), (x - 0.05, 0.25)], wear_of(look).bottom, light)


@motif
def child(pen: Pen, look: Look) -> None:
    """A small child, boy or girl."""
    (girl if look.chance.child("child").yes(0.5) else boy)(pen, look)


@motif
def baby(pen: Pen, look: Look) -> None:
    """A sitting baby in rompers."""
    own, skin = look.pick((250, 214, 120), (158, 206, 226), (246, 184, 196)), look.chance.child("wear").pick(SKINS)
    dark = mix(own, (90, 60, 80), 0.22)
    for side, light in ((-1, look.left), (1, look.right)):
        pen.oval(side * 0.26, 0.28, 0.085, 0.15, dark, light)
        pen.oval(side * 0.3, 0.17, 0.055, 0.055, skin, light)
    shaded(pen, look, circle(0.0, 0.25, 0.25, 0.25), own, 0.06)
    for side, light in ((-1, look.left), (1, look.right)):
        pen.oval(side * 0.22, 0.1, 0.16, 0.1, dark, light)
        pen.oval(side * 0.33, 0.1, 0.075, 0.1, skin, light)
    for y in (0.2, 0.3, 0.4):
        pen.oval(0.0, y, 0.018, 0.018, (252, 250, 244), 0.9)
    for side in (-1, 1):
        pen.oval(side * 0.235, 0.66, 0.05, 0.06, skin, 0.5)
    face(pen, look, Wear(skin=skin, hair=skin, style="bald", top=own), 0.0, 0.66, 3.75)
    pen.curve([(-0.01, 0.565), (0.045, 0.545), (0.1, 0.565)], 0.014, (160, 76, 66), 0.5)
    pen.curve(
        [(-0.05, 0.895), (0.02, 0.945), (0.06, 0.9), (0.01, 0.875)], 0.022, look.chance.child("hair").pick(HAIRS), 0.6
    )


@motif
def old_man(pen: Pen, look: Look) -> None:
    """An old man with beard and stick."""
    wear = wear_of(look, hair=GREY_HAIR, style="short", hem=0.3, flare=0.135, shoulder=0.11, right=FORWARD)
    pen.stroke([(0.26, 0.65), (0.28, 0.0)], 0.018, (110, 76, 50), 0.5)
    figure(pen, look, wear)
    beard(pen, 0.0, 0.895, 1.0, GREY_HAIR, 0.04)
    hat(pen, look, (96, 84, 78), 0.0, 0.905, 1.0, 0.085, 0.05)


@motif
def old_woman(pen: Pen, look: Look) -> None:
    """An old woman with bun, shawl and stick."""
    wear = wear_of(look, hair=GREY_HAIR, style="bun", hem=0.1, flare=0.17, shoulder=0.105, right=FORWARD)
    pen.stroke([(0.26, 0.65), (0.28, 0.0)], 0.018, (110, 76, 50), 0.5)
    figure(pen, look, wear)
    pen.shape(
        [(-0.05, 0.815), (0.05, 0.815), (0.135, 0.68), (0.0, 0.58), (-0.135, 0.68)],
        mix(wear.top, (250, 236, 220), 0.55),
        0.75,
    )


@motif
def couple(pen: Pen, look: Look) -> None:
    """Two people hand in hand."""
    for x, draw, key in ((-0.135, man, "he"), (0.115, woman, "she")):
        own = look if key == "she" or look.asked is None else replace(look, asked=None)
        inserted(pen, own, draw, x, 0.0, 0.97 if key == "he" else 0.9, key=key)


@motif
def kiss(pen: Pen, look: Look) -> None:
    """Two lovers who hold each other, heads together."""
    he = wear_of(look, style="short", top=(52, 66, 104), shoulder=0.12, hem=0.45, flare=0.115, skin=SKINS[1])
    she = replace(_lady(look), style="long", sleeve=0.5)
    inserted(pen, look, lambda inner, own: _lover(inner, own, he), -0.1, 0.0, 1.0, key="he")
    inserted(pen, look, lambda inner, own: _lover(inner, own, she), 0.09, 0.0, 0.93, flip=True, key="she")
    arm(pen, look, [(-0.02, 0.74), (0.06, 0.62), (0.17, 0.62)], he, look.left)


def _lover(pen: Pen, look: Look, wear: Wear) -> None:
    back_hair(pen, wear, 0.05, 0.9, 1.0)
    body(pen, look, replace(wear, right=FORWARD))
    face(pen, look, replace(wear), 0.05, 0.9, 1.0)


@motif
def family(pen: Pen, look: Look) -> None:
    """Father, mother and two children."""
    for x, draw, size in ((-0.3, man, 0.95), (0.27, woman, 0.88), (-0.06, girl, 0.56), (0.09, boy, 0.46)):
        inserted(pen, look if draw is woman else replace(look, asked=None), draw, x, 0.0, size, key=draw.__name__)


@motif
def crowd(pen: Pen, look: Look) -> None:
    """Many people, row behind row."""
    chance = look.chance.child("crowd")
    for row, (y, size, count) in enumerate(((0.16, 0.42, 7), (0.08, 0.46, 6), (0.0, 0.5, 7))):
        for at in range(count):
            x = (at - (count - 1) / 2) * 0.15 + chance.between(-0.02, 0.02)
            draw = chance.pick((man, woman, person))
            inserted(pen, look, draw, x, y, size * chance.between(0.92, 1.05), flip=chance.yes(0.5), key=(row, at))


@motif
def traveller(pen: Pen, look: Look) -> None:
    """A hiker with rucksack and stick."""
    chance = look.chance.child("traveller")
    pack = look.own(chance.pick(((214, 92, 52), (222, 158, 54), (66, 128, 118))))
    shaded(pen, look, bent([(-0.06, 0.84), (-0.2, 0.82), (-0.225, 0.62), (-0.2, 0.5), (-0.04, 0.49)]), pack, -0.1)
    pen.shape(band([(-0.2, 0.865), (-0.05, 0.865)], [0.07, 0.07]), mix(pack, (240, 230, 200), 0.5), 0.7)
    pen.box(-0.235, 0.54, -0.17, 0.66, mix(pack, (60, 20, 30), 0.3), look.left)
    pen.stroke([(0.23, 0.78), (0.29, 0.0)], 0.014, (126, 90, 58), 0.5)
    top: Colour = chance.pick(((72, 104, 140), (120, 128, 84), (150, 96, 78)))
    figure(
        pen,
        look,
        wear_of(look, top=top, hem=0.44, flare=0.115, right=FORWARD, style=chance.pick(("short", "tail", "short"))),
    )
    for x in (-0.07, 0.062):
        pen.curve([(x, 0.8), (x * 1.1, 0.7), (x * 1.3, 0.6)], 0.02, mix(pack, (40, 20, 20), 0.4), 0.5)
    hat(pen, look, (150, 120, 82), 0.0, 0.905, 1.0, 0.1, 0.06)


@motif
def student(pen: Pen, look: Look) -> None:
    """A student with a satchel and a book."""
    chance = look.chance.child("student")
    wear = wear_of(
        look,
        style=chance.pick(("short", "bob", "tail")),
        bottom=TROUSERS[3],
        left=HIPS,
        right=((0.095, 0.755), (0.14, 0.62), (0.05, 0.6)),
    )
    figure(pen, look, wear)
    pen.shape([(-0.06, 0.62), (0.02, 0.66), (0.06, 0.56), (-0.02, 0.52)], (230, 190, 84), 0.8)
    pen.stroke([(-0.07, 0.79), (0.09, 0.5)], 0.018, (110, 72, 50), 0.5)
    pen.box(0.06, 0.36, 0.2, 0.5, (136, 90, 58), look.right)
    pen.box(0.06, 0.44, 0.2, 0.5, (112, 72, 48), look.right)
