"""Plants and people: helpers that cut, place and shrink drawings, and what seasons, colours and chance change."""

import json

import pytest

from components.emulator.pictures.chance import Chance
from components.emulator.pictures.look import Look
from components.emulator.pictures.motifs import motifs
from components.emulator.pictures.motifs.growth import beyond, fitted, grounded, inserted
from components.emulator.pictures.palette import HOURS, Colour
from components.emulator.pictures.pen import Fill, Pen
from components.emulator.pictures.vocabulary import WORDS

SQUARE = [(0.0, 0.0), (1.0, 0.0), (1.0, 1.0), (0.0, 1.0)]
RED: Colour = (224, 53, 47)


def look_of(season: str = "", *, name: str = "one", asked: Colour | None = None, is_snowy: bool = False) -> Look:
    return Look(palette=HOURS["day"], chance=Chance(name), season=season, asked=asked, is_snowy=is_snowy)


def drawn(name: str, look: Look) -> Pen:
    pen = Pen(look)
    motifs()[name](pen, look)
    return pen


def slab(pen: Pen, look: Look) -> None:
    pen.shape(SQUARE, RED, look.left)
    pen.stroke([(0.0, 0.0), (1.0, 1.0)], 0.1, RED)
    pen.lamp(1.0, 0.5, 0.2)


def names_of(family: str) -> list[str]:
    return [line["name"] for line in json.loads((WORDS / f"{family}.json").read_text("utf-8"))]


def test_a_cut_keeps_what_lies_right_of_the_line() -> None:
    assert sorted(beyond(SQUARE, 0.25)) == [(0.25, 0.0), (0.25, 1.0), (1.0, 0.0), (1.0, 1.0)]
    assert beyond(SQUARE, 2.0) == []


def test_a_leaning_cut_follows_its_lean() -> None:
    assert min(x for x, y in beyond(SQUARE, 0.25, 0.5) if y == 1.0) == pytest.approx(0.75)


def test_nothing_grounded_reaches_below_the_ground() -> None:
    assert grounded([(0.3, -0.2), (0.1, 0.4)]) == [(0.3, 0.0), (0.1, 0.4)]


def test_an_inserted_drawing_is_moved_scaled_and_mirrored_with_its_light() -> None:
    look = look_of()
    pen = Pen(look)
    inserted(pen, look, slab, 2.0, 3.0, 0.5, flip=True)
    square, line = pen.marks
    assert set(square.points) == {(2.0, 3.0), (1.5, 3.0), (1.5, 3.5), (2.0, 3.5)}
    assert line.width == pytest.approx(0.05)  # type: ignore[union-attr]
    assert isinstance(square, Fill) and square.ink == Fill((), (*map(round, look.on(RED, look.right)), 255)).ink
    assert (pen.lamps[0].x, pen.lamps[0].y, pen.lamps[0].radius) == (1.5, 3.25, 0.1)


def test_a_fitted_motif_is_smaller_and_keeps_its_name() -> None:
    small = fitted(0.5)(slab)
    look = look_of()
    pen = Pen(look)
    small(pen, look)
    assert max(y for _, y in pen.marks[0].points) == 0.5
    assert small.__name__ == "slab"


@pytest.mark.parametrize("name", ["tree", "maple", "birch", "willow", "bush", "grass"])
def test_leaves_follow_the_season(name: str) -> None:
    inks = [str([mark.ink for mark in drawn(name, look_of(s)).marks]) for s in ("summer", "winter")]  # type: ignore[union-attr]
    assert inks[0] != inks[1]


@pytest.mark.parametrize("name", ["tree", "pine", "palm", "flower", "person", "woman", "girl"])
def test_no_two_are_alike_and_each_is_repeatable(name: str) -> None:
    one, other, again = (drawn(name, look_of(name=who)).marks for who in ("one", "other", "one"))
    assert one == again
    assert one != other


@pytest.mark.parametrize("name", sorted({*names_of("plants"), *names_of("people")} - {"flying_witch"}))
def test_every_plant_and_person_is_drawn_upright_within_its_frame(name: str) -> None:
    for look in (look_of("spring"), look_of("winter", is_snowy=True), look_of(asked=RED)):
        points = [point for mark in drawn(name, look).marks for point in mark.points]
        xs, ys = zip(*points, strict=True)
        assert min(ys) >= -0.13 and 0.2 <= max(ys) <= 1.12
        assert max(xs) - min(xs) <= 1.2 and min(xs) < 0 < max(xs)
