"""Lay motifs or pictures side by side, to be looked at: python -m tests.sheets OUT.png motifs house boat"""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path

from PIL import Image, ImageDraw, ImageFont

from components.emulator.pictures import Picture, paint
from components.emulator.pictures.canvas import Canvas
from components.emulator.pictures.chance import Chance
from components.emulator.pictures.look import Look
from components.emulator.pictures.motifs import motifs
from components.emulator.pictures.palette import HOURS, ink
from components.emulator.pictures.pen import Pen
from components.emulator.pictures.stamping import Turn, stamp_of

CELL, LABEL = 240, 20
HOURS_SHOWN = ("day", "night", "sunset")
SIZES = (0.75, 0.75, 0.3)  # the third one small, as it stands far away
CJK = Path("/usr/share/fonts/opentype/noto/NotoSerifCJK-Bold.ttc")


def font() -> ImageFont.FreeTypeFont | ImageFont.ImageFont:
    """Return a font that has Chinese, where there is one."""
    return ImageFont.truetype(str(CJK), 12) if CJK.exists() else ImageFont.load_default(12)


def lay_out(tiles: list[tuple[str, Image.Image]], columns: int) -> Image.Image:
    """Set labelled tiles in rows."""
    rows = -(-len(tiles) // columns)
    sheet = Image.new("RGB", (columns * CELL, rows * (CELL + LABEL)), "white")
    draw = ImageDraw.Draw(sheet)
    for at, (label, tile) in enumerate(tiles):
        x, y = at % columns * CELL, at // columns * (CELL + LABEL)
        sheet.paste(tile, (x, y + LABEL))
        draw.text((x + 3, y + 2), label[:40], fill="black", font=font())
    return sheet


def motif_tiles(names: list[str]) -> list[tuple[str, Image.Image]]:
    """Draw each motif by day, at night, at sunset and small, and once in red, mirrored."""
    return [tile for name in names or sorted(motifs()) for tile in _views(name)]


def _views(name: str) -> list[tuple[str, Image.Image]]:
    views = [_view(name, hour, size, False) for hour, size in zip(HOURS_SHOWN, SIZES, strict=True)]
    return [*views, _view(name, "day", 0.6, True)]


def _view(name: str, hour: str, size: float, is_red: bool) -> tuple[str, Image.Image]:
    palette, side = HOURS[hour], CELL * 2
    canvas = Canvas(side, side)
    canvas.image.paste(ink(palette.horizon), (0, 0, side, round(side * 0.55)))
    canvas.image.paste(ink(palette.land), (0, round(side * 0.55), side, side))
    look = Look(
        palette=palette,
        chance=Chance(name, hour),
        asked=(224, 53, 47) if is_red else None,
        left=0.85,
        right=0.4,
        has_lamps=palette.darkness > 0.3,
    )
    pen = Pen(look)
    motifs()[name](pen, look)
    stamp = stamp_of(pen, Turn(size_px=size * side, flip=is_red))
    lowest = max(stamp.image.height - stamp.y, 0)
    foot = side * 0.88 if lowest < 0.2 * size * side else side * 0.5
    canvas.put(stamp, side / 2, foot)
    return f"{name} {'red' if is_red else hour}", canvas.image.resize((CELL, CELL), Image.Resampling.BOX)


def prompt_tiles(lines: list[str]) -> list[tuple[str, Image.Image]]:
    """Paint prompts; each may end in ' | name=value ...' with names of a picture's fields."""
    tiles = []
    for line in lines:
        prompt, _, values = line.partition(" | ")
        image = paint(asked(prompt, dict(pair.split("=", 1) for pair in values.split())))
        image.thumbnail((CELL, CELL), Image.Resampling.LANCZOS)
        tiles.append((line, image))
    return tiles


def asked(prompt: str, values: dict[str, str]) -> Picture:
    """Ask for a picture of 512x512, seed 7, 20 steps and guidance 7.5, unless values say otherwise."""
    return Picture(
        model=values.get("model", "Kwai-Kolors/Kolors"),
        prompt=prompt,
        negative_prompt=values.get("negative", "").replace("_", " "),
        width=int(values.get("width", 512)),
        height=int(values.get("height", 512)),
        seed=int(values.get("seed", 7)),
        steps=int(values.get("steps", 20)),
        guidance=float(values.get("guidance", 7.5)),
        index=int(values.get("index", 0)),
        init=None,
    )


def main(out: str, what: str, *given: str) -> None:
    """Write a sheet of motifs (by name; all without names), or of prompts (given, or lines of files)."""
    makers: dict[str, tuple[Callable[[list[str]], list[tuple[str, Image.Image]]], int]] = {
        "motifs": (motif_tiles, 8),
        "prompts": (prompt_tiles, 6),
    }
    make, columns = makers[what]
    lines = [
        line for one in given for line in (Path(one).read_text("utf-8").splitlines() if Path(one).is_file() else [one])
    ]
    lay_out(make([line for line in lines if line.strip()]), columns).save(out)


if __name__ == "__main__":
    main(*sys.argv[1:])
