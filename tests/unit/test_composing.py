"""Where things stand: relations, places, shapes of pictures, and what each control leaves in place."""

from __future__ import annotations

from itertools import pairwise

import pytest

from components.emulator.pictures.courses import course_of
from components.emulator.pictures.scene import Item, Scene
from components.emulator.pictures.vocabulary import entries
from tests.picturing import found, only, scene_of

SEEDS = (1, 2, 3, 4)
SIZES = ((512, 512), (720, 1440), (1280, 720))


def spots(scene: Scene) -> dict[str, list[tuple[float, float]]]:
    placed: dict[str, list[tuple[float, float]]] = {}
    for item in scene.items:
        placed.setdefault(item.motif, []).append((round(item.x, 3), round(item.y, 3)))
    return placed


def inside(item: Item) -> bool:
    return 0 <= item.x <= 1 and 0 <= item.y <= 1.05


@pytest.mark.parametrize("seed", SEEDS)
@pytest.mark.parametrize(("one", "other"), [("cat", "dog"), ("red cat", "blue cat"), ("horse", "cow")])
def test_a_changed_word_moves_nothing(seed: int, one: str, other: str) -> None:
    first, second = (scene_of(f"a {word} and a house on a meadow, three trees", seed=seed) for word in (one, other))
    for name in ("house", "tree"):
        pairs = zip(found(first, name), found(second, name), strict=True)
        assert max(abs(one_.x - other_.x) for one_, other_ in pairs) < 0.06
    first_word, second_word = (only(scene, words.split()[-1]) for scene, words in ((first, one), (second, other)))
    assert abs(first_word.x - second_word.x) < 0.09
    assert first.horizon == second.horizon and first.light_x == second.light_x


def test_the_seed_moves_things() -> None:
    places = {round(only(scene_of("a boat on the sea", seed=seed), "boat").x, 2) for seed in range(8)}
    assert len(places) > 5


@pytest.mark.parametrize("seed", SEEDS)
def test_a_negative_prompt_takes_away_and_moves_nothing(seed: int) -> None:
    prompt = "a lighthouse on an island, three boats, seagulls"
    whole = spots(scene_of(prompt, seed=seed))
    for word, gone in (("boats", "boat"), ("seagull", "seagull"), ("lighthouse", "lighthouse")):
        rest = spots(scene_of(prompt, seed=seed, negative_prompt=word))
        assert gone not in rest
        assert {name: at for name, at in whole.items() if name != gone} == rest


def test_without_a_general_thing_there_is_none_of_its_kind() -> None:
    assert not found(scene_of("a sailboat and a ship on the sea", negative_prompt="boats"), "sailboat")
    assert not found(scene_of("a girl and a knight", negative_prompt="people"), "girl")
    assert not found(scene_of("three palms and a pine, no trees"), "palm")


@pytest.mark.parametrize("seed", SEEDS)
def test_on_is_on(seed: int) -> None:
    scene = scene_of("a cat on a house", seed=seed)
    cat, house = only(scene, "cat"), only(scene, "house")
    assert cat.y < house.y - 0.5 * house.size and abs(cat.x - house.x) < 0.6 * house.size
    assert cat.depth > house.depth


@pytest.mark.parametrize("seed", SEEDS)
def test_under_is_under(seed: int) -> None:
    scene = scene_of("a dog and a cat under a tree", seed=seed)
    tree = found(scene, "tree")[0]
    for name in ("cat", "dog"):
        animal = only(scene, name)
        assert abs(animal.x - tree.x) < 0.4 * tree.size and animal.size < tree.size and animal.depth > tree.depth


@pytest.mark.parametrize("seed", SEEDS)
def test_things_stand_on_hill_and_island(seed: int) -> None:
    for prompt, kind in (("a house on a hill", "mound"), ("a palm on an island", "island")):
        scene = scene_of(prompt, seed=seed)
        land = next(land for land in scene.lands if land.kind == kind)
        item = only(scene, prompt.split()[1])
        assert abs(item.x - land.x) < land.width / 2 and item.y < land.base


@pytest.mark.parametrize("seed", SEEDS)
def test_behind_and_before(seed: int) -> None:
    scene = scene_of("a horse in front of a barn", seed=seed)
    assert only(scene, "horse").depth > only(scene, "barn").depth
    scene = scene_of("a horse behind a barn", seed=seed)
    assert only(scene, "horse").depth < only(scene, "barn").depth


@pytest.mark.parametrize("seed", SEEDS)
def test_over_is_above(seed: int) -> None:
    scene = scene_of("a dragon over a castle", seed=seed)
    assert only(scene, "dragon").y < only(scene, "castle").y - 0.4 * only(scene, "castle").size


def test_a_held_umbrella_is_above_its_holder() -> None:
    scene = scene_of("a robot holding a red umbrella")
    robot, umbrella = only(scene, "robot"), only(scene, "umbrella")
    assert umbrella.y < robot.y and abs(umbrella.x - robot.x) < 0.5 * robot.size


def test_a_child_holds_a_toy_balloon() -> None:
    assert only(scene_of("a boy holding a balloon"), "party_balloon")
    assert only(scene_of("a balloon over the desert"), "balloon")


def test_numbers_are_kept_at_any_guidance() -> None:
    for guidance in (5.0, 8.0, 20.0):
        assert len(found(scene_of("three boats", guidance=guidance), "boat")) == 3


def test_less_guidance_shows_less() -> None:
    prompt = "a lighthouse, three boats, a whale, seagulls"
    named = ("lighthouse", "boat", "whale", "seagull")
    numbers = [
        sum(len(found(scene_of(prompt, guidance=guidance), name)) for name in named)
        for guidance in (0.0, 2.0, 3.0, 5.0)
    ]
    assert numbers == sorted(numbers) and numbers[0] == 0 < numbers[1] < numbers[3]


def test_a_lone_thing_is_large_and_a_far_one_is_small() -> None:
    assert only(scene_of("a cat"), "cat").size > 0.4
    assert found(scene_of("a cat, a boat in the background, sea"), "boat")[0].size < 0.2


@pytest.mark.parametrize(
    ("prompt", "ground"),
    [
        ("a camel in the desert", "sand"),
        ("a boat", "water"),
        ("a windmill", "crop"),
        ("a penguin", "snow"),
        ("a skyscraper", "street"),
        ("冬天的村庄", "snow"),
    ],
)
def test_the_ground_is_what_the_prompt_says_or_its_things_bring(prompt: str, ground: str) -> None:
    assert scene_of(prompt).ground == ground


@pytest.mark.parametrize(
    ("prompt", "whole"),
    [
        ("a rocket in space", "space"),
        ("jellyfish", "underwater"),
        ("a cup of coffee", "room"),
        ("portrait of a woman", "backdrop"),
        ("a plane above the clouds", "in_the_sky"),
        ("a plane flying above the clouds", "in_the_sky"),
        ("an astronaut riding a horse", ""),
    ],
)
def test_some_pictures_have_no_horizon(prompt: str, whole: str) -> None:
    assert scene_of(prompt).whole == whole


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("entry", [entry for entry in entries() if entry.is_thing][::7], ids=lambda entry: entry.name)
def test_things_are_in_the_picture(entry, size: tuple[int, int]) -> None:  # type: ignore[no-untyped-def]
    scene = scene_of(f"two {entry.en[0]}", width=size[0], height=size[1])
    items = [item for item in scene.items if item.motif == entry.name]
    assert items and all(inside(item) for item in items)


def test_a_tall_picture_is_composed_anew() -> None:
    wide, tall = (scene_of("three boats and a lighthouse", width=w, height=h) for w, h in ((1280, 720), (720, 1280)))
    assert spots(wide) != spots(tall)


def test_few_steps_have_not_found_the_places_yet() -> None:
    early, late, later = (only(scene_of("a boat", steps=steps), "boat").x for steps in (1, 30, 60))
    assert abs(early - later) > abs(late - later)


def test_the_hour_follows_the_words() -> None:
    dark = [scene_of(prompt).palette.darkness for prompt in ("stars", "烟花", "neon city", "night, sea")]
    bright = [scene_of(prompt).palette.darkness for prompt in ("noon, sea", "rainbow", "白天的海")]
    assert min(dark) > max(bright)
    assert scene_of("a rainy day").palette == scene_of("overcast, a rain").palette


@pytest.mark.parametrize("seed", SEEDS)
def test_between_is_in_the_middle(seed: int) -> None:
    for prompt in ("a house between two trees", "两棵树之间的房子"):
        scene = scene_of(prompt, seed=seed)
        left, right = sorted(item.x for item in found(scene, "tree") if abs(item.y - only(scene, "house").y) < 0.01)
        assert left < only(scene, "house").x < right


@pytest.mark.parametrize("seed", SEEDS)
def test_between_two_different_things(seed: int) -> None:
    scene = scene_of("a cat between a dog and a horse", seed=seed)
    ends = sorted((only(scene, "dog").x, only(scene, "horse").x))
    assert ends[0] < only(scene, "cat").x < ends[1]


@pytest.mark.parametrize("seed", SEEDS)
def test_around_is_on_both_sides(seed: int) -> None:
    for prompt in ("four children around a campfire", "a campfire surrounded by four children"):
        scene = scene_of(prompt, seed=seed)
        fire = only(scene, "campfire")
        assert {child.x < fire.x for child in found(scene, "child")} == {True, False}


def test_a_row_is_even_and_level() -> None:
    cats = sorted(found(scene_of("five cats in a row"), "cat"), key=lambda item: item.x)
    steps = [two.x - one.x for one, two in pairwise(cats)]
    assert len(cats) == 5 and max(steps) - min(steps) < 0.01
    assert max(abs(cat.y - cats[0].y) for cat in cats) < 0.01


def test_a_row_of_trees_lines_the_road() -> None:
    trees = found(scene_of("a row of poplars along a road"), "birch")
    assert len(trees) == 6
    sizes = [round(tree.size, 3) for tree in sorted(trees, key=lambda item: item.y)]
    assert sizes == sorted(sizes) and sizes[0] < 0.7 * sizes[-1]


def test_what_is_in_the_sky_flies() -> None:
    scene = scene_of("a whale in the sky above a village")
    assert only(scene, "whale").y < scene.horizon and scene.ground != "water"


@pytest.mark.parametrize("seed", SEEDS)
def test_small_things_lie_on_the_table(seed: int) -> None:
    scene = scene_of("a teapot, two cups and a cake on a table", seed=seed)
    table, wares = only(scene, "table"), [*found(scene, "cup"), *found(scene, "teapot"), *found(scene, "cake")]
    assert len(wares) == 4
    assert all(ware.y < table.y - 0.3 * table.size and abs(ware.x - table.x) < 0.6 * table.size for ware in wares)


@pytest.mark.parametrize("seed", SEEDS)
def test_nothing_stands_in_the_river(seed: int) -> None:
    scene = scene_of("a deer by a river", seed=seed)
    deer, river = only(scene, "deer"), next(land for land in scene.lands if land.kind == "river")
    course = course_of(river)
    near = (deer.y - river.base) / (1 - river.base)
    assert course and abs(deer.x - river.x - course.aside_at(near)) > course.half * near


@pytest.mark.parametrize("seed", SEEDS)
def test_a_boat_is_not_hidden_by_a_castle(seed: int) -> None:
    scene = scene_of("a castle by a lake with a small boat", seed=seed)
    boat, castle = only(scene, "boat"), only(scene, "castle")
    assert abs(boat.x - castle.x) > 0.4 * castle.size


@pytest.mark.parametrize("seed", SEEDS)
def test_a_bridge_spans_its_river(seed: int) -> None:
    scene = scene_of("a bridge over a river", seed=seed)
    bridge, river = only(scene, "bridge"), next(land for land in scene.lands if land.kind == "river")
    course = course_of(river)
    near = (bridge.y - river.base) / (1 - river.base)
    assert course and abs(bridge.x - river.x - course.aside_at(near)) < 0.05
    assert bridge.size > 2 * course.half * near


def test_a_tall_picture_shows_its_subject_large() -> None:
    assert only(scene_of("a cat", width=720, height=1440), "cat").size > 1.2 * only(scene_of("a cat"), "cat").size


def test_the_moon_is_a_seat() -> None:
    scene = scene_of("a girl sitting on a crescent moon")
    moon, girl = scene.orbs[0], only(scene, "girl")
    assert abs(girl.x - moon.x) < moon.radius and abs(girl.y - moon.y) < moon.radius


@pytest.mark.parametrize(
    "prompt",
    [
        "a man on a bicycle holding an umbrella",
        "a cat beside a man on a bicycle",
        "a man on a bicycle, a dog behind the man",
        "a cat on a man on a bicycle",
        "two men on a bicycle beside a tree",
        "a dog beside a bicycle, a man on the bicycle",
    ],
)
def test_who_rides_a_bicycle_may_stand_to_others(prompt: str) -> None:
    scene = scene_of(prompt)
    assert found(scene, "cyclist") and not found(scene, "bicycle") and not found(scene, "man")


def test_a_cyclist_holds_the_umbrella() -> None:
    scene = scene_of("a man on a bicycle holding an umbrella")
    assert abs(only(scene, "umbrella").x - only(scene, "cyclist").x) < 0.2


def test_what_is_named_again_and_again_is_painted_once() -> None:
    scene = scene_of("a cat on a dog, " * 200)
    assert len(found(scene, "cat")) == len(found(scene, "dog")) == 1


def test_a_throng_is_bounded() -> None:
    things = [entry.en[0].split("/")[0] for entry in entries() if entry.is_thing and entry.en]
    assert len(scene_of(" and twelve ".join(things)[:4000]).items) < 120


@pytest.mark.parametrize("seed", SEEDS)
def test_a_pile_of_animals_has_no_gaps(seed: int) -> None:
    scene = scene_of("a cat on a dog on a horse", seed=seed)
    for upper, lower in (("cat", "dog"), ("dog", "horse")):
        above, below = only(scene, upper), only(scene, lower)
        assert abs(above.x - below.x) < 0.5 * below.size
        assert 0.3 * below.size < below.y - above.y <= 1.05 * below.size


@pytest.mark.parametrize("prompt", ["a cat on a dog on a cat", "a cat on a dog, a dog on a horse, a horse on a cat"])
def test_a_ring_of_things_stays_on_the_ground(prompt: str) -> None:
    scene = scene_of(prompt)
    assert sum(only(scene, name).has_shadow for name in ("cat", "dog", "horse") if found(scene, name)) == 1
