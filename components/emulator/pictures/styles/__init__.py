"""Every style that a finished painting can be done over in, one file per family."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from PIL import Image, ImageChops

from .grades import bent, between, mixed
from .registry import STYLES, Style, StyleLook, style

__all__ = ["Style", "StyleLook", "restyled", "style", "styles"]

MOST = 2  # styles of one picture; the first named count
LINES = frozenset({"sketch", "line_art"})  # drawn over another style, not instead of it: "watercolor sketch"


def styles() -> Mapping[str, Style]:
    """Return every style by its name in the vocabulary."""
    return STYLES.all()


def restyled(image: Image.Image, names: Sequence[str], look: StyleLook, share: float = 1.0) -> Image.Image:
    """Do a painting over in the named styles, in their order; share 0 (as it was) .. 1 (wholly)."""
    known = [name for name in dict.fromkeys(names) if name in styles()][:MOST]
    if not known or share <= 0:
        return image
    done = image.copy()
    for name in sorted(known, key=LINES.__contains__):
        own = replace(look, chance=look.chance.child(name))
        if name in LINES and len(known) > 1:
            done = ImageChops.multiply(done, bent(styles()[name](image.copy(), own), between(0.3, 1)))
        else:
            done = styles()[name](done, own)
    return done if share >= 1 else mixed(image, done, share)
