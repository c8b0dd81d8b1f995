"""One request as code that runs as it is: cURL, Python, TypeScript, and its JSON body. Pure; never holds a key."""

from __future__ import annotations

import re
import shlex
from pathlib import Path
from typing import Any

from components import codec, params
from components.records import GenerationRequest
from components.snippets import literals

_TEMPLATES = Path(__file__).parent / "templates"
_SLOT = re.compile(r"\{\{(\w+)\}\}")
_DATA_URI = "data:image/webp;base64,"


def snippets_of(request: GenerationRequest, base_url: str) -> dict[str, str]:
    """Give the texts by "curl", "python", "typescript" and "json"; each sends exactly what the app sends.

    The key is read from $SILICONFLOW_API_KEY; init images are files of the working directory, named by `init_name`.
    """
    names = {sha256: init_name(sha256) for sha256 in request.init_images}
    body = codec.to_body(request, names)
    url = f"{base_url.rstrip('/')}/images/generations"
    stem = "image" if request.seed is None else str(request.seed)
    return {
        "curl": _curl(body, url, stem),
        "python": _python(body, url, stem),
        "typescript": _typescript(body, url, stem),
        "json": literals.json_object(_with_images(body, _DATA_URI + "<{}>")) + "\n",
    }


def init_name(sha256: str) -> str:
    """Name the file that the snippets read an init image from."""
    return f"init-{sha256[:12]}.webp"


def _curl(body: dict[str, Any], url: str, stem: str) -> str:
    """Put the texts into a quoted heredoc, in which a shell reads nothing; an init image follows in an open one."""
    images = {name: body[name] for name in _names(body)}
    text = literals.json_object({name: value for name, value in body.items() if name not in images})
    parts = {"'JSON'": text}
    if images:
        uris = _with_images(images, _DATA_URI + "$(base64 <{} | tr -d '\\n')")
        members = (f'  "{name}": "{uri}"' for name, uri in uris.items())
        parts = {"'JSON'": text.removesuffix("\n}") + ",", "JSON": ",\n".join(members) + "\n}"}
    return _filled(
        "curl",
        url=shlex.quote(url),
        stem=stem,
        inits=_filled("curl-inits", names=" ".join(dict.fromkeys(images.values()))) if images else "",
        body="\n".join(f"cat <<{mark}\n{part}\nJSON" for mark, part in parts.items()),
    )


def _python(body: dict[str, Any], url: str, stem: str) -> str:
    names = _names(body)
    return _filled(
        "python",
        url=literals.python_text(url),
        stem=stem,
        base64="import base64\n" if names else "",
        inits=_filled("python-inits") if names else "",
        body=literals.python_object(body, {name: f"data_uri({literals.python_text(body[name])})" for name in names}),
    )


def _typescript(body: dict[str, Any], url: str, stem: str) -> str:
    names = _names(body)
    images = {name: f'"{_DATA_URI}" + (await readFile("{body[name]}", "base64"))' for name in names}
    return _filled(
        "typescript",
        url=literals.json_text(url),
        stem=stem,
        existing='import { existsSync } from "node:fs";\n' if names else "",
        reading="readFile, " if names else "",
        inits=_filled("typescript-inits", names=", ".join(f'"{body[name]}"' for name in names)) if names else "",
        body=literals.script_object(body, images),
    )


def _names(body: dict[str, Any]) -> list[str]:
    return [name for name in params.IMAGE_NAMES if name in body]


def _with_images(body: dict[str, Any], form: str) -> dict[str, Any]:
    return {name: form.format(value) if name in params.IMAGE_NAMES else value for name, value in body.items()}


def _filled(template: str, **slots: str) -> str:
    """Fill a template's slots in one pass, so that what stands in a value is never taken for a slot."""
    text = (_TEMPLATES / f"{template}.txt").read_text(encoding="utf-8")
    return _SLOT.sub(lambda slot: slots[slot[1]], text)
