"""Settings that programs keep in ways of their own: whose they are.

Sources: the files themselves, as the programs write them (ComfyUI, InvokeAI, NovelAI, Fooocus, SwarmUI, Easy Diffusion,
Draw Things, Midjourney).
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from typing import Any

from components.metadata import comment, tiff
from components.metadata.values import MAX_TEXT_BYTES, MetadataError
from components.words import bounded_int

Words = Mapping[str, str]  # texts by the name under which they stand

COMFY, INVOKE, NOVEL, FOOOCUS, SWARM = "ComfyUI", "InvokeAI", "NovelAI", "Fooocus", "SwarmUI"
EASY, DRAW_THINGS, MIDJOURNEY = "Easy Diffusion", "Draw Things", "Midjourney"
_EASY_MODEL = "use_stable_diffusion_model"
_EASY_NAMES = ("negative_prompt", "seed", "num_inference_steps", "guidance_scale", "width", "height", _EASY_MODEL)
_INVOKE_NAMES = ("invokeai_metadata", "invokeai_graph", "invokeai_workflow", "sd-metadata", "Dream")
_XMP, COMMENT = "XML:com.adobe.xmp", "Comment"
_OF_ANY = ("parameters", "prompt", "workflow", "generation_data")
KEYWORDS = frozenset(
    (*_OF_ANY, *_INVOKE_NAMES, *_EASY_NAMES, "fooocus_scheme", "Software", "Description", _XMP, COMMENT)
)
_ASCII_TAGS = {0x010E: "Description", 0x010F: "Make", 0x0110: "Model", 0x0131: "Software"}


def words(named: Iterable[tuple[str, str | MetadataError]], blocks: Iterable[bytes]) -> Words:
    """Collect the texts of a PNG's chunks and of EXIF blocks, the first of each name; an unreadable one is empty."""
    found: dict[str, str] = {}
    for name, text in named:
        found.setdefault(name, "" if isinstance(text, MetadataError) else text)
    for block in blocks:
        raw = tiff.comment(block)
        if raw is not None and len(raw) <= MAX_TEXT_BYTES:
            found.setdefault(COMMENT, comment.decoded(raw))
        for tag, ascii_text in tiff.texts(block, _ASCII_TAGS).items():
            said = ascii_text[:MAX_TEXT_BYTES].decode("utf-8", "replace").strip("\0 ")
            name, mark, rest = said.partition(":")
            is_graph = mark and name in ("prompt", "workflow") and rest.startswith("{")
            found.setdefault(name if is_graph else _ASCII_TAGS[tag], rest if is_graph else said)
    return found


def program_of(found: Words) -> str | None:
    """Name the program whose settings these texts are; empty where it is unknown, None where they are none."""
    told = told_in(found)
    if "sui_image_params" in told:
        return SWARM
    if told.get("metadata_scheme") == "fooocus" or "fooocus_scheme" in found:
        return FOOOCUS
    if any(name in found for name in _INVOKE_NAMES):
        return INVOKE
    if found.get("Software", "").startswith(NOVEL) or told.get("Software") == NOVEL:
        return NOVEL
    if "workflow" in found or found.get("prompt", "").lstrip().startswith("{"):
        return COMFY
    if _EASY_MODEL in told or ("prompt" in found and any(name in found for name in _EASY_NAMES)):
        return EASY
    if "Draw Things" in found.get(_XMP, ""):
        return DRAW_THINGS
    if " Job ID: " in found.get("Description", ""):
        return MIDJOURNEY
    is_told = any(found.get(name, "").strip() for name in _OF_ANY) or ("prompt" in told and "seed" in told)
    is_written = all(key in found.get(COMMENT, "") for key in ("Steps: ", "Seed: "))
    return "" if is_told or is_written else None


def told_in(found: Words) -> Mapping[str, Any]:
    """Give the JSON object under the name of settings, an empty one where there is none."""
    return read_object(found.get("parameters", "")) or read_object(found.get(COMMENT, ""))


def read_object(text: str) -> Mapping[str, Any]:
    """Read a JSON object of bounded length and depth, an empty one where it is none."""
    if len(text) > MAX_TEXT_BYTES or not text.lstrip().startswith("{"):
        return {}
    try:
        values = json.loads(text, parse_int=bounded_int)
        json.dumps(values, ensure_ascii=False).encode("utf-8")  # lone halves of surrogate pairs can be escaped in JSON
    except (ValueError, RecursionError):
        return {}
    return object_of(values)


def object_of(value: Any) -> Mapping[str, Any]:
    return value if isinstance(value, dict) else {}
