"""Paint the README's lessons, one labelled grid per control: python -m tests.lessons FOLDER [name ...]"""

from __future__ import annotations

import io
import sys
import tempfile
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from itertools import product
from pathlib import Path
from typing import Any

from PIL import Image

from components.emulator.pictures import Picture, paint, sketch
from components.export.sheet import Sheet, SheetCell, sheet_png

SIDE_PX = 384
PROMPT = "a lighthouse on an island, three sailing boats, seagulls, calm sea, sunset"


@dataclass(frozen=True, slots=True, kw_only=True)
class Lesson:
    """Hold one grid: its words, the axes as names and labels, and what they start from."""

    title: str
    line: str
    axes: tuple[tuple[str, tuple[str, ...]], ...]
    base: Mapping[str, Any] = field(default_factory=dict)


LESSONS = {
    "seed": Lesson(
        title="The seed places things; a changed word leaves them where they are",
        line="One word of the prompt changes from row to row, the seed from column to column.",
        axes=(("seed", ("1", "2", "3", "4")), ("prompt_sr", ("sunset", "night", "storm"))),
    ),
    "steps": Lesson(
        title="Steps: from noise through blocks to a settled picture",
        line="Beyond about 30 steps there is little left to gain.",
        axes=(("num_inference_steps", ("1", "2", "4", "8", "12", "20", "30", "50")),),
    ),
    "guidance": Lesson(
        title="Guidance: how literally the prompt is taken",
        line="0 ignores the prompt, 5 to 8 is balanced, 20 is saturated, hard and literal.",
        axes=(("guidance_scale", ("0", "2", "4", "6", "8", "12", "16", "20")),),
    ),
    "negative": Lesson(
        title="The negative prompt takes things and colours away",
        line="Everything else stays where it was.",
        axes=(("negative_prompt", ("none", "boats", "seagulls", "clouds", "lighthouse", "orange")),),
    ),
    "init": Lesson(
        title="The init image shows through in palette and masses",
        line="Left without one; then with each of three: a green hill, a pale ring, dark stripes.",
        axes=(("init image", ("none", "hill", "ring", "stripes")),),
    ),
    "styles": Lesson(
        title="A style is a word like any other",
        line="The same prompt and seed; one word changes.",
        axes=(
            (
                "prompt_sr",
                ("oil", "watercolor", "ink", "pixel art", "neon", "low poly", "sketch", "poster"),
            ),
        ),
        base={"prompt": "oil painting of a castle on a hill by a river, pine trees, sunset"},
    ),
    "batch": Lesson(
        title="The images of a batch are siblings",
        line="One request for four images: of one palette, each composed by itself.",
        axes=(("image", ("1", "2", "3", "4")),),
    ),
}


def picture_of(lesson: Lesson, labels: tuple[str, ...]) -> Picture:
    """Ask for the picture at one place of a lesson's grid."""
    values: dict[str, Any] = {
        "model": "Kwai-Kolors/Kolors", "prompt": PROMPT, "negative_prompt": "", "width": SIDE_PX, "height": SIDE_PX,
        "seed": 4, "steps": 30, "guidance": 7.5, "index": 0, "init": None, **lesson.base,
    }  # fmt: skip
    for (name, own), label in zip(lesson.axes, labels, strict=True):
        values |= _changed(values, name, own[0], label)
    return Picture(**values)


def _changed(values: Mapping[str, Any], name: str, first: str, label: str) -> dict[str, Any]:
    changes = {
        "seed": lambda: {"seed": int(label)},
        "num_inference_steps": lambda: {"steps": int(label)},
        "guidance_scale": lambda: {"guidance": float(label)},
        "negative_prompt": lambda: {"negative_prompt": "" if label == "none" else label},
        "prompt_sr": lambda: {"prompt": values["prompt"].replace(first, label)},
        "image": lambda: {"index": int(label) - 1, "seed": values["seed"] + int(label) - 1},
        "init image": lambda: {"init": _init(label)},
    }
    return changes[name]()


def _init(label: str) -> bytes | None:
    """Draw a small image of a kind and reduce it as an upload would be."""
    if label == "none":
        return None
    image = Image.new("RGB", (256, 256))
    for x, y in product(range(256), range(256)):
        far = ((x - 128) ** 2 + (y - 128) ** 2) ** 0.5
        hill = y > 110 + (x - 128) ** 2 // 130
        image.putpixel((x, y), {
            "hill": (40, 130, 50) if hill else (150, 200, 250),
            "ring": (250, 240, 215) if 50 < far < 95 else (110, 60, 110),
            "stripes": (25, 30, 60) if x // 43 % 2 else (200, 90, 60),
        }[label])  # fmt: skip
    buffer = io.BytesIO()
    image.save(buffer, "PNG")
    return sketch(buffer.getvalue())


def cells_of(lesson: Lesson, folder: Path) -> Iterator[SheetCell]:
    """Paint every cell into a folder."""
    for at in product(*(range(len(labels)) for _, labels in lesson.axes)):
        labels = tuple(own[index] for (_, own), index in zip(lesson.axes, at, strict=True))
        path = folder / ("-".join(map(str, at)) + ".png")
        paint(picture_of(lesson, labels)).save(path)
        yield SheetCell(at=at, status="done", pictures=(path,))


def main(out: str, *names: str) -> None:
    """Write lesson-NAME.webp for the named lessons, or for all."""
    for name in names or LESSONS:
        lesson = LESSONS[name]
        base = picture_of(lesson, tuple(labels[0] for _, labels in lesson.axes))
        sheet = Sheet(title=lesson.title, lines=(lesson.line, f"Prompt: {base.prompt}"), axes=lesson.axes)
        with tempfile.TemporaryDirectory() as folder:
            png = sheet_png(sheet, cells_of(lesson, Path(folder)))
        assert png is not None, "the grid is too large for one sheet: take values away"
        Image.open(io.BytesIO(png)).convert("RGB").save(Path(out) / f"lesson-{name}.webp", quality=84)


if __name__ == "__main__":
    main(*sys.argv[1:])
