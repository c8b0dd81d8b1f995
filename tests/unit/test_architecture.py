"""The direction of imports, and the few doors to what is outside."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
MODULES = sorted([*ROOT.glob("*.py"), *(ROOT / "components").rglob("*.py")])

# From the top down: what stands in a row may import what stands in rows below it, never beside it or above.
LAYERS = (
    "app",
    "ui",
    "services",
    "sweeping",
    "answers export ownership snippets sweep_status",
    "connections runner",
    "sweeps",
    "store",
    "client",
    "settings pacing retry init_images metadata",
    "images sites",
    "codec",
    "reply_images words",
    "records",
    "checks",
    "params",
    "errors models clock containers durable",
)
RANKS = {name: rank for rank, row in enumerate(LAYERS) for name in row.split()}

# What is outside, and the only modules that may open the door to it (folders end in a slash).
DOORS = {
    "gradio": ("components/ui/",),
    "gradio_client": (),
    "requests": ("components/client/", "components/emulator/adapter.py"),
    "urllib3": ("components/client/", "components/emulator/adapter.py"),
    "httpx": (),
    "urllib.request": (),
    "http.client": ("components/client/", "components/emulator/"),
    "sqlite3": ("components/store/",),
    "PIL": ("components/images.py", "components/init_images.py", "components/export/", "components/emulator/"),
    "numpy": ("components/emulator/",),
    "subprocess": (),
}
# The same for single names.
NAMES = {
    "os.environ": ("components/settings.py", "app.py"),
    "os.getenv": ("components/settings.py", "app.py"),
    "time.time": ("components/clock.py", "components/emulator/"),
    "time.sleep": ("components/clock.py", "components/emulator/"),
}


def path_of(module: Path) -> str:
    return module.relative_to(ROOT).as_posix()


def group_of(path: str) -> str:
    """Give the row's name of a file: its module or folder directly below components."""
    parts = Path(path).with_suffix("").parts
    return parts[1] if parts[0] == "components" else parts[0]


@cache
def tree_of(module: Path) -> ast.Module:
    return ast.parse(module.read_text(encoding="utf-8"))


def imports_of(module: Path) -> Iterator[str]:
    """Give every module that is imported, wherever in the file; `from a import b` as a.b."""
    for node in ast.walk(tree_of(module)):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            package = list(module.relative_to(ROOT).parent.parts)
            start = package[: len(package) - node.level + 1] if node.level else []
            source = ".".join([*start, *([node.module] if node.module else [])])
            yield from (f"{source}.{alias.name}" for alias in node.names)


def names_of(module: Path) -> Iterator[str]:
    """Give every dotted name that is read, and every imported one."""
    yield from imports_of(module)
    for node in ast.walk(tree_of(module)):
        if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name):
            yield f"{node.value.id}.{node.attr}"


def is_through(path: str, doors: tuple[str, ...]) -> bool:
    return any(path.startswith(door) if door.endswith("/") else path == door for door in doors)


def test_there_is_something_to_read() -> None:
    paths = [path_of(module) for module in MODULES]
    assert "components/params.py" in paths and "components/store/store.py" in paths and len(paths) > 30


@pytest.mark.parametrize("module", MODULES, ids=path_of)
def test_imports_point_down(module: Path) -> None:
    path = path_of(module)
    ours = [name.split(".")[1] for name in imports_of(module) if name.startswith("components.")]
    imported = {name for name in ours if name != "__version__"}
    if path.startswith("components/emulator/"):
        assert imported <= {"emulator"}, f"{path} imports {imported - {'emulator'}}"
    elif path != "components/__init__.py":
        own = group_of(path)
        assert own in RANKS, f"{path} has no place in LAYERS"
        allowed = {name for name, rank in RANKS.items() if rank > RANKS[own]} | {own}
        allowed |= {"emulator"} if own in ("services", "ui") else set()
        assert imported <= allowed, f"{path} imports {imported - allowed}"
    else:
        assert not imported


@pytest.mark.parametrize("module", MODULES, ids=path_of)
def test_what_is_outside_has_few_doors(module: Path) -> None:
    path, imported = path_of(module), list(imports_of(module))
    for outside, doors in DOORS.items():
        is_used = any(name == outside or name.startswith(f"{outside}.") for name in imported)
        assert not is_used or is_through(path, doors), f"{path} imports {outside}"
    for name in set(names_of(module)) & set(NAMES):
        assert is_through(path, NAMES[name]), f"{path} uses {name}"


@pytest.mark.parametrize("module", MODULES, ids=path_of)
def test_modules_are_small_and_finished(module: Path) -> None:
    text = module.read_text(encoding="utf-8")
    assert len(text.splitlines()) <= 300
    assert not re.search(r"\b(TODO|FIXME|XXX|HACK)\b", text)


@pytest.mark.parametrize("module", MODULES, ids=path_of)
def test_every_module_says_what_it_is(module: Path) -> None:
    assert not tree_of(module).body or ast.get_docstring(tree_of(module))


@pytest.mark.parametrize("module", MODULES, ids=path_of)
def test_functions_are_short(module: Path) -> None:
    for node in ast.walk(tree_of(module)):
        if isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef)):
            assert (node.end_lineno or 0) - node.lineno < 60, f"{node.name} is too long"
