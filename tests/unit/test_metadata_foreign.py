"""Files of programs that keep settings in ways of their own: whose they are, and what the simple ones say."""

from __future__ import annotations

import json
import tracemalloc
import zlib
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from components.metadata import MetadataError, program_of, read
from tests.metadata_samples import encoded, jpeg_with_exif, png_chunk, png_with, riff, tiff, webp_chunk, with_comment

PNG = encoded("PNG")
GRAPH: dict[str, Any] = {
    "3": {
        "class_type": "KSampler",
        "inputs": {
            "seed": 5, "steps": 20, "cfg": 8.0, "sampler_name": "euler", "model": ["4", 0], "positive": ["6", 0],
            "negative": ["7", 0], "latent_image": ["5", 0],
        },
    },
    "4": {"class_type": "CheckpointLoaderSimple", "inputs": {"ckpt_name": "x.safetensors"}},
    "5": {"class_type": "EmptyLatentImage", "inputs": {"width": 512, "height": 768, "batch_size": 1}},
    "6": {"class_type": "CLIPTextEncode", "inputs": {"text": "a 猫", "clip": ["4", 1]}},
    "7": {"class_type": "CLIPTextEncode", "inputs": {"text": "bad", "clip": ["4", 1]}},
}  # fmt: skip
FOOOCUS = {
    "prompt": "a 猫", "negative_prompt": "bad", "seed": "5", "steps": 20, "guidance_scale": 8.0,
    "resolution": "(512, 768)", "base_model": "x.safetensors", "metadata_scheme": "fooocus", "version": "Fooocus v2.5",
}  # fmt: skip
SWARM = {
    "prompt": "a 猫", "negativeprompt": "bad", "seed": 5, "steps": 20, "cfgscale": 8.0, "width": 512, "height": 768,
    "model": "x.safetensors",
}  # fmt: skip
INVOKE = {
    "positive_prompt": "a 猫", "negative_prompt": "bad", "seed": 5, "steps": 20, "cfg_scale": 8.0, "width": 512,
    "height": 768, "model": {"name": "x.safetensors", "hash": "y"}, "generation_mode": "sdxl_txt2img",
}  # fmt: skip
NOVEL = {
    "prompt": "a 猫", "uc": "bad", "seed": 5, "steps": 20, "scale": 8.0, "width": 512, "height": 768, "sampler": "k"
}  # fmt: skip


def png(**texts: Any) -> bytes:
    """Write texts under their keywords, international ones where they need it."""
    chunks = []
    for keyword, text in texts.items():
        said = text if isinstance(text, str) else json.dumps(text)
        name = keyword.replace("__", "-").encode()
        chunks.append(png_chunk(b"iTXt", name + b"\0\0\0\0\0" + said.encode()))
    return png_with(*chunks, data=PNG)


def comment_of(values: Any) -> bytes:
    return with_comment(b"UNICODE\0" + json.dumps(values).encode("utf-16-be"))


def entry(text: str) -> tuple[int, int, bytes]:
    return 2, len(text.encode()) + 1, text.encode() + b"\0"


COMFY_WEBP = riff(
    webp_chunk(b"EXIF", tiff({0x010F: entry("workflow:{}"), 0x0110: entry(f"prompt:{json.dumps(GRAPH)}")}))
)
READ = {
    "comfy": ("ComfyUI", png(prompt=GRAPH, workflow={"nodes": []})),
    "comfy webp": ("ComfyUI", COMFY_WEBP),
    "invoke": ("InvokeAI", png(invokeai_metadata=INVOKE, invokeai_graph={})),
    "novel": ("NovelAI", png(Software="NovelAI", Description="a 猫", Comment=NOVEL)),
    "fooocus": ("Fooocus", png(parameters=FOOOCUS, fooocus_scheme="fooocus")),
    "fooocus jpeg": ("Fooocus", jpeg_with_exif(comment_of(FOOOCUS))),
    "swarm": ("SwarmUI", png(parameters={"sui_image_params": SWARM})),
    "swarm jpeg": ("SwarmUI", jpeg_with_exif(comment_of({"sui_image_params": SWARM}))),
    "easy": (
        "Easy Diffusion",
        png(prompt="a 猫", negative_prompt="bad", seed="5", num_inference_steps="20", guidance_scale="8.0", width="512",
            height="768", use_stable_diffusion_model="x.safetensors"),
    ),
}  # fmt: skip
UNREAD = {
    "comfy workflow only": ("ComfyUI", png(workflow={"nodes": []})),
    "comfy text from elsewhere": (
        "ComfyUI",
        png(prompt={**GRAPH, "6": {"class_type": "CLIPTextEncode", "inputs": {"text": ["9", 0]}}}),
    ),
    "comfy with two samplers": ("ComfyUI", png(prompt={**GRAPH, "8": GRAPH["3"]})),
    "invoke of old": ("InvokeAI", png(sd__metadata={"model": "sd"}, Dream='"cat" -s 50')),
    "midjourney": ("Midjourney", png(Description="a cat --ar 16:9 Job ID: 1f7e-aa")),
    "novel without comment": ("NovelAI", png(Software="NovelAI", Title="x")),
    "anyone's json": ("", png(parameters={"prompt": "a cat"})),
    "anyone's line": ("", jpeg_with_exif(with_comment(b"ASCII\0\0\0a cat\nSteps: 20| Seed: 5| Size: 8x8"))),
}
NONE = {
    "nothing": PNG,
    "software": png(Software="Adobe Photoshop"),
    "description": png(Description="my cat, day 1"),
    "comment": png(Comment="made by hand"),
    "camera": jpeg_with_exif(tiff({0x010F: entry("HUAWEI"), 0x0110: entry("P60: prompt:{")})),
    "no image": b"prompt workflow",
}


@pytest.mark.parametrize("name", READ)
def test_simple_settings_are_read(name: str) -> None:
    program, data = READ[name]
    found = read(data)
    assert program_of(data) == program
    assert found is not None and found.source == "foreign" and found.others["App"] == program
    values = {name: str(value) for name, value in found.values.items()}
    values |= {"model": "x.safetensors"} if program == "NovelAI" else {}  # which says none
    assert values == {
        "prompt": "a 猫", "negative_prompt": "bad", "seed": "5", "num_inference_steps": "20", "guidance_scale": "8.0",
        "image_size": "512x768", "model": "x.safetensors",
    }  # fmt: skip


@pytest.mark.parametrize("name", UNREAD)
def test_what_is_not_simple_is_named_by_its_program(name: str) -> None:
    program, data = UNREAD[name]
    assert read(data) is None
    assert program_of(data) == program


@pytest.mark.parametrize("name", NONE)
def test_other_texts_are_no_settings(name: str) -> None:
    assert read(NONE[name]) is None and program_of(NONE[name]) is None


def test_the_common_text_comes_first() -> None:
    data = png(prompt=GRAPH, workflow={}, parameters="a dog\nSteps: 9, Seed: 1, Size: 8x8, Version: ComfyUI")
    found = read(data)
    assert found is not None and found.source == "a1111" and found.values["prompt"] == "a dog"


def test_a_bomb_under_any_keyword_is_never_unpacked() -> None:
    bomb = zlib.compress(b"x" * 50_000_000, 9)
    chunks = [png_chunk(b"zTXt", name + b"\0\0" + bomb) for name in (b"prompt", b"workflow", b"Comment")] * 60
    data = png_with(*chunks, data=PNG)
    tracemalloc.start()
    try:
        assert read(data) is None and program_of(data) == "ComfyUI"
        assert tracemalloc.get_traced_memory()[1] < 2 * len(data) + 40 * 2**20
    finally:
        tracemalloc.stop()


@pytest.mark.parametrize(
    "text",
    ["{" * 10**5, '{"a":' * 10**5, '{"prompt": "\\ud800"}', '{"seed": ' + "9" * 10**5 + "}", '{"a": NaN', "[" * 9],
)
@pytest.mark.parametrize("name", ["prompt", "parameters", "Comment", "invokeai_metadata"])
def test_json_that_is_none_is_not_read(name: str, text: str) -> None:
    data = png(**{name: text}, Software="NovelAI")
    assert read(data) is None and program_of(data) is not None


def test_a_graph_that_goes_round_is_not_followed() -> None:
    graph = {**GRAPH, "6": {"class_type": "CLIPTextEncode", "inputs": {"text": ["6", 0]}}}
    assert read(png(prompt=graph)) is None


json_values: st.SearchStrategy[Any] = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text() | st.sampled_from(["KSampler", "6", "512"]),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text() | st.sampled_from(["inputs", "6"]), inner),
    max_leaves=8,
)
keys = st.sampled_from([*SWARM, *INVOKE, *NOVEL, *FOOOCUS, "sui_image_params", "class_type", "inputs", "6"])
objects = st.dictionaries(keys, json_values | st.dictionaries(keys, json_values, max_size=4), max_size=6)


@given(objects, st.sampled_from(["parameters", "prompt", "invokeai_metadata", "Comment"]))
def test_any_object_under_any_keyword(values: dict[str, Any], name: str) -> None:
    for data in (png(**{name: values}, Software="NovelAI"), jpeg_with_exif(comment_of(values))):
        try:
            found = read(data)
        except MetadataError:
            continue
        program_of(data)
        if found is not None:
            json.dumps([dict(found.values), dict(found.others)], ensure_ascii=False).encode("utf-8")
            assert all(isinstance(text, str) for text in found.others.values())
