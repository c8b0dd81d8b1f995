"""Settings that programs keep in ways of their own: what the simple ones say. Pure."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from components.metadata import comfy
from components.metadata.foreign import (
    COMFY,
    COMMENT,
    EASY,
    FOOOCUS,
    INVOKE,
    NOVEL,
    SWARM,
    Words,
    object_of,
    program_of,
    read_object,
    told_in,
)
from components.metadata.values import Found

_MOST_OTHERS, _SHOWN_CHARS = 50, 200
# Which of a program's names are ours.
_NAMES: dict[str, dict[str, str]] = {
    SWARM: {"negativeprompt": "negative_prompt", "steps": "num_inference_steps", "cfgscale": "guidance_scale"},
    FOOOCUS: {"steps": "num_inference_steps", "base_model": "model"},
    INVOKE: {"positive_prompt": "prompt", "steps": "num_inference_steps", "cfg_scale": "guidance_scale"},
    NOVEL: {"uc": "negative_prompt", "steps": "num_inference_steps", "scale": "guidance_scale"},
    EASY: {"use_stable_diffusion_model": "model"},
}
_SAME = ("prompt", "negative_prompt", "seed", "model", "num_inference_steps", "guidance_scale")


def read(found: Words) -> Found | None:
    """Read what a known program says in a simple way; None where it is not simple, or nobody's."""
    program, told = program_of(found), told_in(found)
    if program == COMFY:
        said: Mapping[str, Any] = comfy.values_of(read_object(found.get("prompt", "")))
    elif program == SWARM:
        said = object_of(told.get("sui_image_params"))
    elif program == INVOKE:
        said = read_object(found.get("invokeai_metadata", ""))
    elif program == NOVEL:
        said = read_object(found.get(COMMENT, ""))
        said = read_object(said["Comment"]) if isinstance(said.get("Comment"), str) else said
    elif program == EASY:
        said = found if "prompt" in found else told
    else:
        said = told if program == FOOOCUS else {}
    return _found(program or "", said)


def _found(program: str, said: Mapping[str, Any]) -> Found | None:
    values: dict[str, Any] = {"prompt": "", "negative_prompt": ""}
    others = {"App": program}
    for name, given in said.items():
        wire_name = _NAMES.get(program, {}).get(name, name if name in _SAME else "")
        value = given.get("name") if isinstance(given, Mapping) and wire_name == "model" else given
        if wire_name and isinstance(value, (str, int, float)) and not isinstance(value, bool):
            values[wire_name] = value
        elif len(others) < _MOST_OTHERS and name not in ("width", "height", "resolution"):
            others[name] = str(value)[:_SHOWN_CHARS] if isinstance(value, (str, int, float)) else ""
    if size := _size(said):
        values["image_size"] = size
    return Found(values=values, source="foreign", others=others) if values["prompt"] else None


def _size(said: Mapping[str, Any]) -> str:
    """Give the sides as WxH, empty where they are not two whole numbers."""
    sides = [str(said.get(side, "")) for side in ("width", "height")]
    if isinstance(said.get("resolution"), str):
        sides = [side.strip(" ()") for side in said["resolution"][:40].split(",")]
    return "x".join(sides) if len(sides) == 2 and all(side.isascii() and side.isdecimal() for side in sides) else ""
