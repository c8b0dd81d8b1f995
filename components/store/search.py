"""Words as the full-text index holds them: Chinese, Japanese and Korean characters one by one, other words whole. Pure.

SQLite's own tokenizers find no Chinese word of two characters: unicode61 takes a whole run for one word, and trigram
asks for three.
"""

from __future__ import annotations

import hashlib
import re
import unicodedata

# Han with its extensions, kana, bopomofo, Hangul: written without spaces, or searched for inside of words.
_SINGLE = "\u2e80-\u2fdf\u3005-\u3007\u3040-\u31ff\u3400-\u9fff\uac00-\ud7af\uf900-\ufaff\U00020000-\U0003ffff"
_SINGLE_RUN = re.compile(f"[{_SINGLE}]+")
_WORD = re.compile(f"[{_SINGLE}]+|[^\\W{_SINGLE}]+")
_MOST_WORDS, _MOST_CHARS = 32, 64


def terms(text: str) -> str:
    """Give a text as it is indexed: width and composition unified, single characters apart from each other."""
    return _SINGLE_RUN.sub(lambda run: f" {' '.join(run[0])} ", unicodedata.normalize("NFKC", text))


def owner_term(owner: str) -> str:
    """Give an owner as one word of the index."""
    return hashlib.sha256(owner.encode("utf-8", "replace")).hexdigest()[:32]


def match_of(owner: str, text: str) -> str | None:
    """Give the FTS5 expression that finds an owner's records with all these words, None where the text has no word.

    A run of single characters is a phrase; another word also finds longer ones that begin so. Nothing in the text
    acts as syntax: only letters and digits are taken, within quotes.
    """
    found = _WORD.findall(unicodedata.normalize("NFKC", text).replace("_", " "))
    words = [word[:_MOST_CHARS] for word in found[:_MOST_WORDS]]
    if not words:
        return None
    phrases = (f'"{" ".join(word)}"' if _SINGLE_RUN.fullmatch(word) else f'"{word}"*' for word in words)
    wanted = " AND ".join(f"{{prompt negative_prompt}} : {phrase}" for phrase in phrases)
    return f'owner : "{owner_term(owner)}" AND {wanted}'
