"""Values as literals of JSON, Python and JavaScript: letters stay readable, what cannot be seen is escaped. Pure."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Mapping
from typing import Any


def json_text(text: str) -> str:
    """Quote a text for JSON, and so for JavaScript."""
    return _quoted(text, lambda char: json.dumps(char)[1:-1])


def python_text(text: str) -> str:
    """Quote a text for Python, which does not join the halves that JSON escapes a rare character into."""
    return _quoted(text, lambda char: f"\\u{ord(char):04x}" if ord(char) < 0x10000 else f"\\U{ord(char):08x}")


def json_object(values: Mapping[str, Any]) -> str:
    """Write an object with two spaces of indentation."""
    return _braced(f"  {json_text(name)}: {_value(value, json_text)}" for name, value in values.items())


def python_object(values: Mapping[str, Any], expressions: Mapping[str, str]) -> str:
    """Write a dictionary; where there is an expression for a name, it stands in the value's place."""
    written = {name: expressions.get(name) or _value(value, python_text) for name, value in values.items()}
    return _braced((f"    {python_text(name)}: {text}" for name, text in written.items()), last=",")


def script_object(values: Mapping[str, Any], expressions: Mapping[str, str]) -> str:
    """Write an object of JavaScript inside a function; names must be identifiers, as those of the wire are."""
    written = {name: expressions.get(name) or _value(value, json_text) for name, value in values.items()}
    return _braced((f"    {name}: {text}" for name, text in written.items()), last=",", margin="  ")


def _braced(lines: Iterable[str], last: str = "", margin: str = "") -> str:
    return "{\n" + ",\n".join(lines) + f"{last}\n{margin}}}"


def _value(value: Any, quote: Callable[[str], str]) -> str:
    """Write a text or a number; numbers look the same in all three languages."""
    return quote(value) if isinstance(value, str) else json.dumps(value)


def _quoted(text: str, escape: Callable[[str], str]) -> str:
    shown = json.dumps(text, ensure_ascii=False)
    return "".join(char if char.isprintable() else escape(char) for char in shown)
