"""Letters for pictures: the system's font that knows most scripts, else the one that Pillow brings, which is Latin."""

from __future__ import annotations

from functools import lru_cache

from PIL import ImageFont

Font = ImageFont.FreeTypeFont
# What Linux, macOS and Windows have that draws Chinese, by the file's name; Pillow knows where to look.
_FILES = (
    "NotoSansCJK-Regular.ttc", "NotoSansCJKsc-Regular.otf", "NotoSansSC-Regular.otf", "SourceHanSansSC-Regular.otf",
    "wqy-microhei.ttc", "wqy-zenhei.ttc", "DroidSansFallbackFull.ttf", "PingFang.ttc", "Hiragino Sans GB.ttc",
    "STHeiti Light.ttc", "msyh.ttc", "simhei.ttf", "simsun.ttc",
)  # fmt: skip
_SIMPLIFIED = 2  # of the faces in Noto's collection; others have one that fits first
_UNKNOWN = "\uffff"
INSTEAD = "□"


@lru_cache(maxsize=32)
def font(size_px: int) -> Font:
    """Give the font at a size, in pixels."""
    file = _file()
    if file is not None:
        return ImageFont.truetype(file, size_px, index=_SIMPLIFIED if file.startswith("NotoSansCJK-") else 0)
    found = ImageFont.load_default(size_px)
    assert isinstance(found, ImageFont.FreeTypeFont)
    return found


@lru_cache(maxsize=1)
def _file() -> str | None:
    for name in _FILES:
        try:
            ImageFont.truetype(name, 12)
        except OSError:
            continue
        return name
    return None


@lru_cache(maxsize=20_000)
def _is_known(char: str) -> bool:
    """Say whether the font has a character; what it has not is all drawn alike."""
    if char.isspace():
        return True
    masks = [font(16).getmask(each) for each in (char, _UNKNOWN)]
    return (masks[0].size, bytes(masks[0])) != (masks[1].size, bytes(masks[1]))


def drawable(text: str) -> str:
    """Give a text with a mark in place of every character that the font does not have, which nobody could read."""
    return "".join(char if _is_known(char) else (INSTEAD if char.isprintable() else "") for char in text)


def lines_of(text: str, size_px: int, width_px: float, most: int) -> list[str]:
    """Break a text into at most so many lines of a width; what is left out ends in an ellipsis."""
    lines, at, text = list[str](), font(size_px), drawable(text[: most * 400])
    for paragraph in text.splitlines() or [""]:
        line = ""
        for word in _words(paragraph):
            if at.getlength((line + word).rstrip()) <= width_px or not line:
                line += word
            else:
                lines.append(line.rstrip())
                line = word
            while at.getlength(line.rstrip()) > width_px and len(line) > 1:
                fitting = _fitting(line, size_px, width_px)
                lines.append(line[:fitting])
                line = line[fitting:]
        lines.append(line.rstrip())
    if len(lines) <= most:
        return lines
    last = lines[most - 1]
    while last and at.getlength(last + "…") > width_px:
        last = last[:-1]
    return [*lines[: most - 1], last + "…"]


def _words(text: str) -> list[str]:
    """Split a text where a line may end: after spaces, and around every character of scripts without them."""
    words, word = list[str](), ""
    for char in text:
        if word and ((word[-1].isspace() and not char.isspace()) or ord(char) >= 0x2E80 or ord(word[-1]) >= 0x2E80):
            words.append(word)
            word = ""
        word += char
    return [*words, word] if word else words


def _fitting(line: str, size_px: int, width_px: float) -> int:
    """Say how many characters of a line fit, one at least."""
    low, high, at = 1, len(line), font(size_px)
    while low < high:
        middle = (low + high + 1) // 2
        low, high = (middle, high) if at.getlength(line[:middle]) <= width_px else (low, middle - 1)
    return low
