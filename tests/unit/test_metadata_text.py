"""The text of settings: written as others read it, and read as others write it."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from components import checks, params
from components.errors import InvalidRequest
from components.metadata import Found, infotext, insert, parse_infotext, read, settings_of
from components.records import GenerationRequest
from tests.builders import make_request
from tests.metadata_samples import SITE, encoded, jpeg_with_exif, make_file_settings, png_chunk, png_with, with_comment
from tests.unit.test_records import EDIT, SHA, plausible

PNG, JPEG, WEBP = encoded("PNG"), encoded("JPEG"), encoded("WEBP")
QWEN = "Qwen/Qwen-Image"


def values_of(text: str) -> dict[str, Any]:
    return dict(parse_infotext(text).values)


def through_the_door(found: Found, **rest: Any) -> GenerationRequest:
    """Build a request of what was found, texts read as links and axes are."""
    values = {
        name: checks.read_text(name, value) if isinstance(value, str) else value for name, value in found.values.items()
    }
    return GenerationRequest.from_values({**rest, **values})


def test_the_text_of_a_request() -> None:
    request = make_request(prompt="a cat\non a mat", negative_prompt="dog", seed=1_234_567_890)
    assert infotext(make_file_settings(request)) == (
        "a cat\non a mat\nNegative prompt: dog\n"
        "Steps: 20, CFG scale: 7.5, Seed: 1234567890, Size: 1024x1024, Model: Kwai-Kolors/Kolors, "
        "Version: Kolors Explorer 0.1.0"
    )


def test_cfg_and_guidance_scale_are_the_same_to_others() -> None:
    text = infotext(make_file_settings(make_request(model=QWEN, cfg=4.5)))
    assert "Steps: 20, CFG scale: 4.5, Seed: 7, Size: 1328x1328, Model: Qwen/Qwen-Image," in text
    assert values_of(text)["cfg"] == "4.5" and "guidance_scale" not in values_of(text)


@pytest.mark.parametrize(
    ("values", "line"),
    [
        ({"model": "Tongyi-MAI/Z-Image"}, "Steps: 0, Seed: 7, Size: 512x512, Model: Tongyi-MAI/Z-Image, Version: "),
        (
            {"model": EDIT, "image": SHA},
            f"Steps: 20, CFG scale: 4, Seed: 7, Size: 64x48, Model: {EDIT}, Init image: 0123456789ab, Version: ",
        ),
    ],
)
def test_what_the_request_has_not_is_left_out(values: dict[str, Any], line: str) -> None:
    request = make_request(**values)
    text = infotext(make_file_settings(request))
    assert text.splitlines()[-1].startswith(line)
    assert set(values_of(text)) - {"negative_prompt"} <= set(request.asked())


def test_the_seed_is_the_one_that_counted() -> None:
    settings = make_file_settings(make_request(seed=7, batch_size=4), seed=9, index=2)
    assert ", Seed: 9, " in infotext(settings)
    found = read(insert(PNG, settings))
    assert found is not None and found.values["seed"] == 7 and found.settings is not None
    assert found.settings["seed"] == 9 and found.settings["index"] == 2


VECTORS: dict[str, dict[str, Any]] = {
    "plain": {},
    "two Chinese lines": {"prompt": "一只猫：坐着\n比例: 3:4，夜晚", "negative_prompt": "模糊：低质量\n水印"},
    "empty negative": {"negative_prompt": ""},
    "looks like settings": {"prompt": "a sign that says\nSteps: 5, Seed: 1, Size: 2x2"},
    "looks like settings alone": {"prompt": "Steps: 5, Seed: 1, Size: 2x2"},
    "negative looks like settings": {"negative_prompt": "x\nSteps: 5, Seed: 1, Size: 2x2"},
    "largest seed": {"seed": 9_999_999_999},
    "decimal guidance": {"guidance_scale": 7.25},
    "emoji": {"prompt": "😀 a 👩‍👩‍👧 family", "negative_prompt": "👻"},
    "longest": {"prompt": "x" * 10_000, "negative_prompt": "猫" * 10_000},
    "quotes": {"prompt": 'a "cat", with \\ and {braces}: [x]', "negative_prompt": '"'},
    "one character again and again": {"prompt": "一" * 300},
    "carriage returns": {"prompt": "a\r\nb\rc"},
    "latin 1": {"prompt": "café, über"},
}


@pytest.mark.parametrize("data", [PNG, JPEG, WEBP], ids=["png", "jpeg", "webp"])
@pytest.mark.parametrize("name", VECTORS)
def test_vectors_survive_in_files(name: str, data: bytes) -> None:
    request = make_request(**VECTORS[name])
    found = read(insert(data, make_file_settings(request)))
    assert found is not None and through_the_door(found) == request


@pytest.mark.parametrize("name", VECTORS)
def test_vectors_survive_as_text(name: str) -> None:
    request = make_request(**VECTORS[name])
    assert through_the_door(parse_infotext(infotext(make_file_settings(request)))) == request


def test_an_empty_prompt_survives() -> None:
    request = GenerationRequest(model="Kwai-Kolors/Kolors", prompt="", negative_prompt="dog", seed=7)
    text = infotext(make_file_settings(request))
    assert text.startswith("Negative prompt: dog\nSteps: 0, Seed: 7, ")
    assert values_of(text) | {"image_size": ""} == {
        "num_inference_steps": "0",
        "prompt": "",
        "negative_prompt": "dog",
        "seed": "7",
        "image_size": "",
        "model": "Kwai-Kolors/Kolors",
    }


def test_the_known_loss_is_no_loss_in_our_own_json() -> None:
    request = make_request(prompt="a cat\nNegative prompt: is written on it")
    found = read(insert(PNG, make_file_settings(request)))
    assert found is not None and through_the_door(found) == request
    found = read(insert(JPEG, make_file_settings(request)))
    assert found is not None and found.values["prompt"] == "a cat"


# Round trips of any valid request.

requests = plausible().map(GenerationRequest.from_values)
drawn = st.tuples(requests, st.integers(0, 9_999_999_999)).map(lambda each: each[0].with_seed(each[1]))


@given(drawn, st.integers(0, 9_999_999_999), st.text(max_size=9), st.floats(0, 2e9))
def test_any_request_survives_in_a_png(request: GenerationRequest, seed: int, text: str, utc: float) -> None:
    trace_id = "".join(char for char in text if char.isprintable()) or None
    sweep = {"id": trace_id, "at": [0, 2]} if seed % 2 else None
    settings = make_file_settings(request, seed=seed, trace_id=trace_id, accepted_utc=utc, sweep=sweep)
    found = read(insert(PNG, settings))
    assert found is not None and found.source == "ours"
    assert settings_of(found) == settings
    assert GenerationRequest.from_values(found.values) == request


@given(drawn, st.sampled_from([JPEG, WEBP]))
def test_any_request_survives_as_text(request: GenerationRequest, data: bytes) -> None:
    found = read(insert(data, make_file_settings(request)))
    assert found is not None and found.source == "a1111"
    asked = request.asked()
    images = {name: asked[name] for name in params.IMAGE_NAMES if name in asked}
    assert {name: found.values.get(name) for name in images} == {name: sha[:12] for name, sha in images.items()}
    if any(0 < (value or 0) < 1e-20 for value in (request.guidance_scale, request.cfg)):
        return  # more digits than any reader takes
    if not any(f"\n{text}".count("\nNegative prompt:") for text in (request.prompt, request.negative_prompt)):
        found = replace(found, values={**found.values, **images})
        assert through_the_door(found) == request


def test_a_tiny_number_is_written_without_exponent() -> None:
    text = infotext(make_file_settings(make_request(guidance_scale=1.25e-7)))
    assert ", CFG scale: 0.000000125, " in text
    assert float(values_of(text)["guidance_scale"]) == 1.25e-7


# Others' texts.

A1111 = (
    "masterpiece, (best quality:1.2), <lora:detail:0.8>\na castle on a hill\n"
    "Negative prompt: (worst quality:2),\nblurry\n"
    "Steps: 28, Sampler: DPM++ 2M Karras, CFG scale: 7, Seed: 2713574137, Size: 512x768, Model hash: 6ce0161689, "
    'Model: v1-5-pruned, Lora hashes: "detail: 7e4ab0a1c5c4, other: 1234", Hires prompt: "a \\"big\\" castle, night", '
    "Version: v1.9.4"
)
FORGE = (
    "a lighthouse\nSteps: 20, Sampler: Euler, Schedule type: Simple, CFG scale: 1, Distilled CFG Scale: 3.5, "
    "Seed: 42, Size: 896x1152, Model hash: bd1a16b5d7, Model: flux1-dev-bnb-nf4-v2, Version: f2.0.1v1.10.1-previous-1"
)
SDNEXT = (
    "a lighthouse\nNegative prompt: fog\nSteps: 20, Size: 1024x1024, Sampler: Default, Seed: 12, CFG scale: 6, "
    "Model: sd_xl_base_1.0, Model hash: 31e35c80fc, App: SD.Next, Version: 8f1d2b3, Operations: txt2img, "
    "Pipeline: StableDiffusionXLPipeline"
)
FOOOCUS = (
    "a lighthouse\nNegative prompt: unrealistic\nSteps: 30, Sampler: DPM++ 2M SDE Karras, Seed: 8080, "
    'Size: 1152x896, CFG scale: 4, Sharpness: 2, ADM Guidance: "(1.5, 0.8, 0.3)", Model: juggernautXL_v8Rundiffusion, '
    "Styles: \"['Fooocus V2', 'Fooocus Sharp']\", Version: Fooocus v2.5.5"
)
CIVITAI = (
    "a lighthouse\nNegative prompt: fog\nSteps: 25, CFG scale: 5, Sampler: Euler a, Seed: 99, Size: 832x1216, "
    'Model: pony, Created Date: 2026-05-04T12:00:00.000Z, Civitai resources: [{"type":"checkpoint",'
    '"modelVersionId":290640,"modelName":"Pony, V6"}], Civitai metadata: {}'
)
COMFY_SAVER = (
    "a lighthouse\r\nNegative prompt: \r\nSteps: 8, Sampler: euler, CFG scale: 1.5, Seed: 0, Size: 1024x1024, "
    "Model: dreamshaper.safetensors, Version: ComfyUI"
)


@pytest.mark.parametrize(
    ("text", "prompt", "negative", "numbers", "model"),
    [
        (
            A1111,
            "masterpiece, (best quality:1.2), <lora:detail:0.8>\na castle on a hill",
            "(worst quality:2),\nblurry",
            ("28", "7", "2713574137", "512x768"),
            "v1-5-pruned",
        ),
        (FORGE, "a lighthouse", "", ("20", "1", "42", "896x1152"), "flux1-dev-bnb-nf4-v2"),
        (SDNEXT, "a lighthouse", "fog", ("20", "6", "12", "1024x1024"), "sd_xl_base_1.0"),
        (FOOOCUS, "a lighthouse", "unrealistic", ("30", "4", "8080", "1152x896"), "juggernautXL_v8Rundiffusion"),
        (CIVITAI, "a lighthouse", "fog", ("25", "5", "99", "832x1216"), "pony"),
        (COMFY_SAVER, "a lighthouse", "", ("8", "1.5", "0", "1024x1024"), "dreamshaper.safetensors"),
    ],
    ids=["a1111", "forge", "sdnext", "fooocus", "civitai", "comfyui"],
)
def test_texts_of_other_programs(
    text: str, prompt: str, negative: str, numbers: tuple[str, str, str, str], model: str
) -> None:
    names = ("num_inference_steps", "guidance_scale", "seed", "image_size")
    wanted = {"prompt": prompt, "negative_prompt": negative, **dict(zip(names, numbers, strict=True)), "model": model}
    for data in (
        png_with(png_chunk(b"iTXt", b"parameters\0\0\0\0\0" + text.encode())),
        jpeg_with_exif(with_comment(b"UNICODE\0" + text.encode("utf-16-be"))),
        jpeg_with_exif(with_comment(b"UNICODE\0" + text.encode("utf-16-le"), order="<")),
        encoded("WEBP", exif=with_comment(b"ASCII\0\0\0" + text.encode())),
    ):
        found = read(data)
        assert found is not None and found.source == "a1111" and found.settings is None
        assert found.values == wanted
        assert "Version" in found.others or "Civitai metadata" in found.others


def test_pairs_that_nothing_takes_are_kept() -> None:
    others = parse_infotext(A1111).others
    assert others["Sampler"] == "DPM++ 2M Karras" and others["Model hash"] == "6ce0161689"
    assert others["Lora hashes"] == "detail: 7e4ab0a1c5c4, other: 1234"
    assert others["Hires prompt"] == 'a "big" castle, night'
    assert parse_infotext(FORGE).others["Distilled CFG Scale"] == "3.5"


def test_what_our_model_does_not_take_is_kept_apart() -> None:
    text = "a cat\nSteps: 9, CFG scale: 7, Seed: 1, Size: 512x512, Model: Tongyi-MAI/Z-Image"
    found = parse_infotext(text)
    assert set(found.values) == {"prompt", "negative_prompt", "seed", "image_size", "model"}
    assert found.others == {"Steps": "9", "CFG scale": "7"}


@pytest.mark.parametrize("text", ["a cat", "a cat\nSteps: 20, Seed: 1", "a: b, c", ""])
def test_fewer_than_three_pairs_are_part_of_the_prompt(text: str) -> None:
    assert parse_infotext(text) == Found(values={"prompt": text, "negative_prompt": ""}, source="a1111")


def test_values_are_quoted_for_others_and_unquoted() -> None:
    line = 'Steps: 1, Seed: 2, Size: 8x8, Note: "a, b: \\"c\\"\\nd\\u732b", Bad: "x\\q", Open: "y, Last: z'
    others = parse_infotext(f"p\n{line}").others
    assert others == {"Note": 'a, b: "c"\nd猫', "Bad": '"x\\q"', "Open": '"y', "Last": "z"}


# What may be under our keyword.


def ours(**changes: Any) -> dict[str, Any]:
    found = read(insert(PNG, make_file_settings()))
    assert found is not None and found.settings is not None
    return {**found.settings, **changes}


def test_our_json_holds_what_a_library_needs_and_no_more() -> None:
    assert set(ours()) == {
        *("app", "version", "request", "service", "digest", "index", "seed", "trace_id", "accepted_utc"),
        *("replied_utc", "width", "height", "sweep", "parameters_crc32"),
    }
    assert ours()["request"] == json.loads(make_request().canonical(SITE))


@pytest.mark.parametrize(
    "changes",
    [
        {"request": {}},
        {"request": {**json.loads(make_request().canonical(SITE)), "seed": 8}},
        {"request": {**json.loads(make_request().canonical(SITE)), "site": "emulator:"}},
        {"request": {**json.loads(make_request().canonical(SITE)), "site": 7}},
        {"request": make_request().asked()},
        {"digest": "0" * 64},
        {"digest": None},
        {"service": "emulator"},
        {"service": []},
        {"index": -1},
        {"index": 1.5},
        {"index": True},
        {"index": 10**9},
        {"seed": 10**10},
        {"seed": "7"},
        {"trace_id": 7},
        {"trace_id": "x" * 600},
        {"trace_id": "a\nb"},
        {"accepted_utc": "now"},
        {"accepted_utc": -1},
        {"replied_utc": 1e300},
        {"replied_utc": None},
        {"width": 0},
        {"height": 10**9},
        {"sweep": []},
        {"sweep": "x"},
    ],
)
def test_values_that_do_not_fit_are_no_settings(changes: dict[str, Any]) -> None:
    data = png_with(png_chunk(b"iTXt", b"kolors-explorer\0\0\0\0\0" + json.dumps(ours(**changes)).encode()))
    found = read(data)
    assert found is not None and found.source == "ours" and settings_of(found) is None


@pytest.mark.parametrize("name", ["request", "service", "digest", "index", "seed", "width", "trace_id", "accepted_utc"])
def test_values_that_are_missing_are_no_settings(name: str) -> None:
    values = ours()
    del values[name]
    assert settings_of(Found(values={}, source="ours", settings=values)) is None


def test_others_have_no_settings_of_ours() -> None:
    assert settings_of(parse_infotext(A1111)) is None


def test_bad_values_are_found_raw_and_named_by_the_door() -> None:
    data = png_with(png_chunk(b"tEXt", b'kolors-explorer\0{"request":{"prompt":["x"],"seed":"7","strange":1}}'))
    found = read(data)
    assert found is not None and found.values == {
        "negative_prompt": "",
        "prompt": ["x"],
        "seed": "7",
        "strange": 1,
    }
    with pytest.raises(InvalidRequest) as caught:
        GenerationRequest.from_values(found.values)
    assert {problem.field for problem in caught.value.problems} == {"prompt", "seed", "strange"}
