"""Our own sentences about errors: all of them are known, in every language, and nothing else is."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

from components.errors import LostImage, NoAnswer, Unreadable, from_answer
from components.ui.problems import read_error
from components.ui.reasons import reason_of
from components.ui.texts import LANGUAGES, Texts

COMPONENTS = Path(__file__).parents[2] / "components"
MADE_BY = ("LostImage", "NoAnswer", "Unreadable", "Unreachable", "WrongAddress", "_refused")
# What is not written where the error is made: passed on, or put together before.
ELSEWHERE = {
    "codec.py: said": ("The answer names no image", "The answer names no image, but says: no"),
    "client/api.py: error.said": (),
}


def made() -> list[tuple[str, str]]:
    """Find every sentence that an error is made of, each fact in it written as 7."""
    found = []
    files = [COMPONENTS / "codec.py", *COMPONENTS.glob("client/*.py"), *COMPONENTS.glob("runner/*.py")]
    for path in files:
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and ast.unparse(node.func).split(".")[-1] in MADE_BY and node.args:
                found += [(path.relative_to(COMPONENTS).as_posix(), each) for each in sentences(path, node)]
    return found


def sentences(path: Path, call: ast.Call) -> tuple[str, ...]:
    words = call.args[0]
    if "_refused(why" in ast.unparse(call) or "refused: {why}" in ast.unparse(words):
        return ()  # the helper that puts them together; its callers are read
    if not isinstance(words, (ast.Constant, ast.JoinedStr)):
        return ELSEWHERE[f"{path.relative_to(COMPONENTS).as_posix()}: {ast.unparse(words)}"]
    parts = words.values if isinstance(words, ast.JoinedStr) else [words]
    text = "".join(str(part.value) if isinstance(part, ast.Constant) else "7" for part in parts)
    is_refusal = ast.unparse(call.func) == "_refused"
    return (f"The image's address is refused: {text}",) if is_refusal else (text,)


def test_there_are_sentences() -> None:
    assert len(made()) > 25


@pytest.mark.parametrize(("place", "sentence"), made())
def test_every_sentence_of_ours_is_said_in_every_language(place: str, sentence: str) -> None:
    reason = reason_of(sentence)
    assert reason is not None, f"{place}: put {sentence!r} into components/ui/reasons.py"
    said = {reason.text(Texts(language)) for language in LANGUAGES}
    assert len(said) == len(LANGUAGES)
    assert not any("{" in each for each in said)


def test_the_services_words_are_quoted_as_they_came() -> None:
    assert reason_of("The image could not be made today") is None
    error = from_answer(400, 20015, "The answer names no image, my friend")
    assert read_error(error.as_json(), Texts("en")).said == "The answer names no image, my friend"


def test_words_within_our_sentence_are_the_services() -> None:
    said = read_error(Unreadable("The answer names no image, but says: busy").as_json(), Texts("zh"))
    assert (said.said, said.reason) == ("busy", Texts("zh")("reason_no_image"))


def test_an_answer_without_words_is_not_quoted() -> None:
    said = read_error(from_answer(404, None, "").as_json(), Texts("en"))
    assert said.said == ""
    assert "HTTP 404" in said.reason


def test_what_was_cut_off_by_the_service_is_no_silence() -> None:
    assert "No answer" not in read_error(NoAnswer("The answer broke off", status=200).as_json(), Texts("en")).advice
    assert read_error(LostImage("The image arrived cut short").as_json(), Texts("en")).said == ""
