"""Two texts with the words marked in which they differ. Pure."""

from __future__ import annotations

import html
import re
from collections import Counter
from difflib import SequenceMatcher

# Scripts written without spaces: there each character counts as a word.
_CJK = "\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af\uf900-\ufaff"
_WORD = re.compile(rf"[{_CJK}]|[^\W{_CJK}]+|\s+|[^\w\s]")
_MOST_WORDS = 1500  # the time to match grows with the square
_MOST_PAIRS = 60_000  # of equal words; where few words come again and again, the time grows with these


def marked(first: str, second: str) -> tuple[str, str]:
    """Give both texts as HTML; what only one has is marked."""
    if first == second:
        return html.escape(first, quote=False), html.escape(second, quote=False)
    a, b = _WORD.findall(first), _WORD.findall(second)
    start = _shared(a, b)
    end = _shared(a[start:][::-1], b[start:][::-1])
    inner_a, inner_b = a[start : len(a) - end], b[start : len(b) - end]
    middle_a, middle_b = _matched(inner_a, inner_b)
    head, tail = _escaped(a[:start]), _escaped(a[len(a) - end :])
    return head + middle_a + tail, head + middle_b + tail


def _shared(a: list[str], b: list[str]) -> int:
    """Count the words that both begin with."""
    count = 0
    for left, right in zip(a, b, strict=False):
        if left != right:
            break
        count += 1
    return count


def _matched(a: list[str], b: list[str]) -> tuple[str, str]:
    if len(a) + len(b) > _MOST_WORDS or _pairs(a, b) > _MOST_PAIRS:
        return _mark(a), _mark(b)
    left, right = "", ""
    for kind, a_from, a_to, b_from, b_to in SequenceMatcher(None, a, b, autojunk=False).get_opcodes():
        left += _escaped(a[a_from:a_to]) if kind == "equal" else _mark(a[a_from:a_to])
        right += _escaped(b[b_from:b_to]) if kind == "equal" else _mark(b[b_from:b_to])
    return left, right


def _pairs(a: list[str], b: list[str]) -> int:
    """Count the pairs of equal words."""
    in_a, in_b = Counter(a), Counter(b)
    return sum(count * in_b[word] for word, count in in_a.items())


def _mark(words: list[str]) -> str:
    return f"<mark>{_escaped(words)}</mark>" if words else ""


def _escaped(words: list[str]) -> str:
    return html.escape("".join(words), quote=False)
