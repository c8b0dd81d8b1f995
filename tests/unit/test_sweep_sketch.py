"""The sketch's digests are the plan's, and the plan's requests are those of the one door."""

from __future__ import annotations

from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from components.models import MODEL_BY_ID, MODELS
from components.records import GenerationRequest
from components.sweeps.axes import Axis, read_axes
from components.sweeps.plan import Cell, plan_sweep
from components.sweeps.sketch import sketch

SITE = 'https://api.siliconflow.cn/v1"é\\'
SHA = "b" * 64
MOST = 200


def put(text: str, puts: dict[str, str]) -> str:
    """Replace from left to right, the longer of two texts first, and never in what was put in."""
    found, at = "", 0
    while at < len(text):
        search = max((each for each in puts if text.startswith(each, at)), key=len, default="")
        found += puts[search] if search else text[at]
        at += len(search) or 1
    return found


def door(base: dict[str, Any], axes: tuple[Axis, ...], cell: Cell) -> GenerationRequest:
    """Build a cell's request the plain way."""
    pairs = list(zip(axes, cell.values, strict=True))
    varied = {**base, **{axis.name: value for axis, value in pairs if axis.name != "prompt_sr"}}
    puts = {axis.values[0]: value for axis, value in pairs if axis.name == "prompt_sr"}
    for name in ("prompt", "negative_prompt"):
        varied[name] = put(varied.get(name, "").strip(), puts)
    model = MODEL_BY_ID[varied.get("model", MODELS[0].id)]
    return GenerationRequest.from_values({name: value for name, value in varied.items() if model.has_parameter(name)})


def check_agreement(base: dict[str, Any], given_axes: list[dict[str, Any]]) -> int:
    """Compare sketch, plan and door; gives how many cells there were, 0 where the axes had problems."""
    read = read_axes(given_axes, base, MOST)
    if read.problems or read.base_problems:
        return 0
    cells = plan_sweep(base, read.axes).cells
    wanted: dict[str, dict[str, int]] = {}
    for cell in cells:
        assert cell.request == door(base, read.axes, cell)
        assert cell.values == tuple(axis.values[at] for axis, at in zip(read.axes, cell.at, strict=True))
        wanted.setdefault(cell.request.model, {})[cell.request.digest(SITE)] = cell.request.images_asked
    found = sketch(base, read.axes, SITE)
    assert found.digests == wanted and found.cells == len(cells) == read.cells
    assert found.unique == sum(map(len, wanted.values()))
    return len(cells)


_texts = st.lists(
    st.sampled_from(["a cat", "cat", "狗\n“x”", 'say "cat"', "dog \\ cat", "é\t😀", ""]), min_size=1, max_size=3
)
_axes = st.one_of(
    st.tuples(st.just("prompt"), _texts),
    st.tuples(st.just("negative_prompt"), _texts),
    st.tuples(st.just("prompt_sr"), _texts.map(lambda texts: ["cat", *texts])),
    st.tuples(st.just("prompt_sr"), _texts.map(lambda texts: ["a", *texts])),
    st.tuples(st.just("guidance_scale"), st.sampled_from(["3-5", "0.1, 7.0, 20", "1-2 [4]"])),
    st.tuples(st.just("cfg"), st.sampled_from(["3-5", "0.1, 7.0"])),
    st.tuples(st.just("num_inference_steps"), st.sampled_from(["1, 100", "5-7"])),
    st.tuples(st.just("batch_size"), st.sampled_from(["1-4", "2"])),
    st.tuples(st.just("seed"), st.sampled_from(["0, 9999999999", "1-3"])),
    st.tuples(st.just("image_size"), st.just(["1024x1024", "512x512"])),
    st.tuples(st.just("model"), st.lists(st.sampled_from([model.id for model in MODELS]), min_size=1, max_size=4)),
)
_bases = st.fixed_dictionaries(
    {"prompt": st.sampled_from(["a cat", " the cat, a cat \n", "猫 cat"]), "seed": st.sampled_from([0, 9999999999])},
    optional={
        "negative_prompt": st.sampled_from(["", "a dog", "cat"]),
        "image_size": st.sampled_from(["1024x1024", "800x600"]),
        "batch_size": st.sampled_from([1, 3]),
        "guidance_scale": st.sampled_from([7.0, 7.25]),
        "image": st.just(SHA),
        "model": st.sampled_from([model.id for model in MODELS]),
    },
)


def _once(axis: tuple[str, Any]) -> Any:
    return (axis[0], axis[1][0]) if axis[0] == "prompt_sr" else axis[0]


@given(base=_bases, axes=st.lists(_axes, max_size=3, unique_by=_once))
@settings(max_examples=200)
def test_sketch_plan_and_door_agree(base: dict[str, Any], axes: list[tuple[str, Any]]) -> None:
    check_agreement(base, [{"name": name, "values": values} for name, values in axes])


def test_the_property_is_not_empty() -> None:
    base = {"prompt": " a cat, the cat", "negative_prompt": "cat", "seed": 7, "image": SHA, "batch_size": 2}
    models = [model.id for model in MODELS]
    for axes in (
        [("model", models), ("guidance_scale", "3-5"), ("batch_size", "1-4")],
        [("prompt_sr", "cat, dog, "), ("prompt_sr", "a, cat"), ("model", models)],
        [("prompt", 'a cat || "cat"'), ("negative_prompt", ", cat"), ("prompt_sr", "cat, 犬")],
    ):
        assert check_agreement(base, [{"name": name, "values": values} for name, values in axes]) >= 8


def test_cells_of_models_that_do_not_take_an_axis_collapse() -> None:
    base = {"prompt": "a cat", "seed": 7}
    axes = [{"name": "model", "values": [MODELS[0].id, MODELS[1].id]}, {"name": "guidance_scale", "values": "3-7"}]
    found = sketch(base, read_axes(axes, base, MOST).axes, SITE)
    assert found.cells == 10 and {model: len(each) for model, each in found.digests.items()} == {
        MODELS[0].id: 5,
        MODELS[1].id: 1,
    }


def test_what_one_axis_puts_in_the_other_does_not_look_at() -> None:
    base = {"prompt": "a cat and a dog", "seed": 7}
    axes = [{"name": "prompt_sr", "values": "cat, dog"}, {"name": "prompt_sr", "values": "dog, cat"}]
    cells = plan_sweep(base, read_axes(axes, base, MOST).axes).cells
    assert {cell.at: cell.request.prompt for cell in cells} == {
        (0, 0): "a cat and a dog",
        (1, 0): "a dog and a dog",
        (0, 1): "a cat and a cat",
        (1, 1): "a dog and a cat",
    }


def test_nothing_is_known_of_a_seed_that_is_not_drawn() -> None:
    read = read_axes([{"name": "guidance_scale", "values": "3-7"}], {"prompt": "a cat"}, MOST)
    found = sketch({"prompt": "a cat"}, read.axes, SITE)
    assert found.unique == 5
    for seed in (0, 1):
        cells = plan_sweep({"prompt": "a cat", "seed": seed}, read.axes).cells
        assert not {cell.request.digest(SITE) for cell in cells} & set(found.digests[MODELS[0].id])
