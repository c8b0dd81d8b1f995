"""What a graph of ComfyUI says, where it is a simple one: a sampler, its two texts, the empty picture it starts from.

Nodes are objects with `class_type` and `inputs`; an input is a value, or [node, output]. Pure.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

Graph = Mapping[str, Any]

_SAMPLERS = ("KSampler", "KSamplerAdvanced")
_MOST_NODES = 5000


def values_of(graph: Graph) -> dict[str, Any]:
    """Give the values of a graph with one sampler whose prompt is plain text; none of any other."""
    if len(graph) > _MOST_NODES:
        return {}
    samplers = [node for node in graph.values() if _kind(node) in _SAMPLERS]
    inputs = _inputs(samplers[0]) if len(samplers) == 1 else {}
    prompt, negative = (_text(graph, inputs.get(name)) for name in ("positive", "negative"))
    if not prompt:
        return {}
    picture = _inputs(_node(graph, inputs.get("latent_image")))
    model = _inputs(_node(graph, inputs.get("model"))).get("ckpt_name")
    values = {
        "prompt": prompt,
        "negative_prompt": negative,
        "seed": inputs.get("seed", inputs.get("noise_seed")),
        "num_inference_steps": inputs.get("steps"),
        "guidance_scale": inputs.get("cfg"),
        "model": model,
        "width": picture.get("width"),
        "height": picture.get("height"),
        "sampler_name": inputs.get("sampler_name"),
        "scheduler": inputs.get("scheduler"),
    }
    return {name: value for name, value in values.items() if isinstance(value, (str, int, float))}


def _text(graph: Graph, link: Any) -> str | None:
    """Give the text that an input leads to, None where it is not written there itself."""
    node = _node(graph, link)
    text = _inputs(node).get("text") if _kind(node) == "CLIPTextEncode" else None
    return text if isinstance(text, str) else None


def _node(graph: Graph, link: Any) -> Any:
    is_link = isinstance(link, list) and len(link) == 2 and isinstance(link[0], (str, int))
    return graph.get(str(link[0])) if is_link else None


def _kind(node: Any) -> Any:
    return node.get("class_type") if isinstance(node, dict) else None


def _inputs(node: Any) -> Mapping[str, Any]:
    found = node.get("inputs") if isinstance(node, dict) else None
    return found if isinstance(found, dict) else {}
