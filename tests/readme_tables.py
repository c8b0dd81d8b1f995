"""The README's tables, made from the code: `python -m tests.readme_tables` writes them into README.md."""

from __future__ import annotations

import re
from collections.abc import Iterable
from pathlib import Path

from components.models import MODELS
from components.params import PARAMETERS, Parameter
from components.settings import VARIABLES

README = Path(__file__).parents[1] / "README.md"


def tables() -> dict[str, str]:
    """Give each table by the name of its markers."""
    return {
        "parameters": _table(("parameter", "what it does", "allowed", "default"), map(_parameter_row, PARAMETERS)),
        "models": _table(
            ("model", "takes", "recommended sizes", "CNY per image"),
            (
                (f"`{model.id}`", " ".join(f"`{name}`" for name in model.takes), " ".join(model.sizes) or "none",
                 f"{model.price_cny:.2f}" if model.price_cny else "free")
                for model in MODELS
            ),
        ),
        "settings": _table(
            ("variable", "default", "meaning"),
            ((f"`{each.name}`", f"`{each.default}`" if each.default else "", each.help) for each in VARIABLES),
        ),
    }  # fmt: skip


def filled(text: str) -> str:
    """Give a README's text with every table brought up to date."""
    for name, table in tables().items():
        pattern = rf"(<!-- {name} -->).*?(<!-- /{name} -->)"
        text, count = re.subn(
            pattern, lambda found, table=table: f"{found[1]}\n{table}\n{found[2]}", text, flags=re.DOTALL
        )
        if count != 1:
            raise ValueError(f"README.md must hold the markers of the table {name!r} once")
    return text


def _parameter_row(parameter: Parameter) -> tuple[str, ...]:
    default = "" if parameter.default in (None, "") else f"`{parameter.default}`"
    allowed = "one of the models below" if parameter.kind == "model" else parameter.allowed
    return (f"`{parameter.name}`", parameter.help, allowed, default)


def _table(head: tuple[str, ...], rows: Iterable[tuple[str, ...]]) -> str:
    lines = [head, tuple("---" for _ in head), *rows]
    return "\n".join("| " + " | ".join(cell.replace("|", "\\|") for cell in line) + " |" for line in lines)


if __name__ == "__main__":
    README.write_text(filled(README.read_text(encoding="utf-8")), encoding="utf-8")
