"""The contact sheet of a sweep: every cell as a small picture under the labels of its axes, as one PNG."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from io import BytesIO
from pathlib import Path
from typing import Any

from PIL import Image, ImageDraw

from components import images
from components.errors import InvalidImage
from components.export.fonts import INSTEAD, drawable, font, lines_of
from components.export.sheet_layout import Layout, Shape, lay_out

_PAPER, _INK, _QUIET, _LINE = "#f6f4f0", "#23282b", "#6b675f", "#d2ccc2"
_STATES = {
    "refused": ("#fbeeeb", "#a1372b"),
    "failed": ("#fbeeeb", "#a1372b"),
    "missing": ("#fbeeeb", "#a1372b"),
    "unclear": ("#fbf3e2", "#8a5a12"),
}
_OPEN = (_PAPER, "#8a5a12")
_WORDS = {"unclear": "may have been made", "missing": "no file"}
_TITLE_PX, _TEXT_PX, _HEAD_WIDTH_PX = 30, 17, 700
_BESIDE_PX = 220
_COMPRESSION = 4
_UNDRAWN = f"{INSTEAD} stands for letters that no font here has; index.html shows them."


@dataclass(frozen=True, slots=True, kw_only=True)
class SheetCell:
    """Hold one cell: its coordinates, its status and reason, and where its picture lies, the best file first."""

    at: tuple[int, ...]
    status: str
    reason: str = ""
    pictures: tuple[Path, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """Hold what is drawn: title, lines below it, and the axes as names and labels, columns first."""

    title: str
    lines: tuple[str, ...]
    axes: tuple[tuple[str, tuple[str, ...]], ...]

    @property
    def shape(self) -> Shape:
        lengths = [len(labels) for _, labels in self.axes]
        columns, rows, pages = [*lengths, 1, 1, 1][:3]
        names = [font(14).getlength(f"{name} →") for name, _ in self.axes[:2]]
        beside = int(max([_widest(self.labels(1)), *names])) + 18
        return Shape(
            columns=columns,
            rows=rows,
            pages=pages,
            above_px=int(_widest(self.labels(0))),
            beside_px=min(beside, _BESIDE_PX) if len(lengths) > 1 else 0,
            has_page_names=len(lengths) > 2,
        )

    def labels(self, axis: int) -> tuple[str, ...]:
        return self.axes[axis][1] if axis < len(self.axes) else ()


def sheet_png(sheet: Sheet, cells: Iterable[SheetCell]) -> bytes | None:
    """Draw the sheet as PNG, a picture in memory at a time; None where there are too many cells for one sheet."""
    head = _head_lines(sheet)
    head_px = 40 + sum(height for _, _, height, _ in head)
    layout = lay_out(sheet.shape, head_px)
    if layout is None:  # a long axis has room as columns, which are broken into bands
        order = sorted(range(len(sheet.axes)), key=lambda axis: -len(sheet.axes[axis][1]))
        sheet = replace(sheet, axes=tuple(sheet.axes[axis] for axis in order))
        cells = (replace(cell, at=tuple(cell.at[axis] for axis in order)) for cell in cells)
        layout = lay_out(sheet.shape, head_px)
    if layout is None:
        return None
    with Image.new("RGB", (layout.width, layout.height), _PAPER) as canvas:
        draw = ImageDraw.Draw(canvas)
        _draw_head(draw, head, layout)
        _draw_labels(draw, sheet, layout)
        for cell in cells:
            _draw_cell(canvas, draw, cell, layout)
        return _packed(canvas)


def _widest(labels: tuple[str, ...]) -> float:
    return max((font(18).getlength(drawable(label[:60])) for label in labels), default=0)


def _packed(canvas: Image.Image) -> bytes:
    with BytesIO() as file:
        canvas.save(file, "PNG", compress_level=_COMPRESSION)
        return file.getvalue()


def parameters_line(base: Mapping[str, Any], skipped: Sequence[str]) -> str:
    """Write what all cells share in one line, but for the prompts, which have lines of their own."""
    shown = {name: value for name, value in base.items() if name not in skipped and value not in (None, "")}
    return "   ".join(f"{name} {value}" for name, value in shown.items())


def _head_lines(sheet: Sheet) -> list[tuple[str, int, int, str]]:
    """Give the head's lines with their sizes, heights and colours."""
    rows = [(line, _TITLE_PX, 40, _INK) for line in lines_of(sheet.title, _TITLE_PX, _HEAD_WIDTH_PX - 60, 2)]
    along = zip(("columns", "rows", "pages"), (name for name, _ in sheet.axes), strict=False)
    texts = [*sheet.lines, "   ".join(f"{where}: {name}" for where, name in along)]
    if any(INSTEAD in drawable(text[:400]) for text in _texts_of(sheet)):
        texts.append(_UNDRAWN)
    for text in texts:
        rows += [(line, _TEXT_PX, 24, _QUIET) for line in lines_of(text, _TEXT_PX, _HEAD_WIDTH_PX - 40, 3)]
    return rows


def _texts_of(sheet: Sheet) -> list[str]:
    return [sheet.title, *sheet.lines, *(label for _, labels in sheet.axes for label in labels)]


def _draw_head(draw: ImageDraw.ImageDraw, head: list[tuple[str, int, int, str]], layout: Layout) -> None:
    y = 24
    for line, size, height, colour in head:
        draw.text((layout.margin, y), line, colour, font(size))
        y += height


def _draw_labels(draw: ImageDraw.ImageDraw, sheet: Sheet, layout: Layout) -> None:
    """Draw each page's name, and beside and above its bands the labels."""
    small = max(layout.label_size - 4, 10)
    for page in range(layout.shape.pages):
        left, top = layout.page_at(page)
        if layout.shape.has_page_names:
            name, labels = sheet.axes[2]
            width = layout.page_width - layout.margin
            for number, line in enumerate(lines_of(f"{name}: {labels[page]}", layout.label_size + 2, width, 2)):
                draw.text((left, top + number * (layout.line + 2)), line, _INK, font(layout.label_size + 2))
        for band in range(layout.bands):
            _, y = layout.tile_at(band * layout.per_band, 0, page)
            if layout.beside and layout.tile >= 96:
                for number, (name, _) in enumerate(sheet.axes[:2]):
                    line = lines_of(f"{name} {'→↓'[number]}", small, layout.beside - 6, 1)[0]
                    draw.text((left, y - (2 - number) * layout.line), line, _QUIET, font(small))
            _draw_columns(draw, sheet.labels(0), band, layout, page)
            _draw_rows(draw, sheet.labels(1), y, layout, left)


def _draw_columns(draw: ImageDraw.ImageDraw, labels: tuple[str, ...], band: int, layout: Layout, page: int) -> None:
    most = 3 if layout.tile >= 96 else 1
    for column in range(band * layout.per_band, min((band + 1) * layout.per_band, len(labels))):
        x, y = layout.tile_at(column, 0, page)
        lines = lines_of(labels[column], layout.label_size, layout.tile, most)
        for number, line in enumerate(reversed(lines)):
            draw.text((x, y - 4 - (number + 1) * layout.line), line, _INK, font(layout.label_size))


def _draw_rows(draw: ImageDraw.ImageDraw, labels: tuple[str, ...], top: int, layout: Layout, left: int) -> None:
    most = max(layout.tile // layout.line, 1)
    for row, label in enumerate(labels):
        lines = lines_of(label, layout.label_size, layout.beside - 10, min(most, 6))
        y = top + row * (layout.tile + layout.gap) + (layout.tile - len(lines) * layout.line) // 2
        for number, line in enumerate(lines):
            draw.text((left, y + number * layout.line), line, _INK, font(layout.label_size))


def _draw_cell(canvas: Image.Image, draw: ImageDraw.ImageDraw, cell: SheetCell, layout: Layout) -> None:
    column, row, page = [*cell.at, 0, 0, 0][:3]
    x, y = layout.tile_at(column, row, page)
    small = _small(cell.pictures, layout.tile)
    if small is not None:
        canvas.paste(small, (x + (layout.tile - small.width) // 2, y + (layout.tile - small.height) // 2))
        return
    status = "missing" if cell.pictures or cell.status == "done" else cell.status
    fill, ink = _STATES.get(status, _OPEN)
    draw.rectangle((x, y, x + layout.tile - 1, y + layout.tile - 1), fill, _LINE)
    if layout.tile >= 48:
        _draw_state(draw, (x, y), _WORDS.get(status, status), cell.reason, ink, layout)


def _draw_state(
    draw: ImageDraw.ImageDraw, corner: tuple[int, int], word: str, reason: str, ink: str, layout: Layout
) -> None:
    """Write a status, and where there is room its reason, into the middle of a tile."""
    size, room = max(layout.label_size - 3, 9), layout.tile - 10
    rows = [(line, size, ink) for line in lines_of(word, size, room, 2)]
    if reason and layout.tile >= 128:
        rows += [(line, size - 3, _QUIET) for line in lines_of(reason, size - 3, room, 4)]
    y = corner[1] + (layout.tile - sum(int(each[1] * 1.4) for each in rows)) // 2
    for line, each, colour in rows:
        x = corner[0] + (layout.tile - font(each).getlength(line)) // 2
        draw.text((x, y), line, colour, font(each))
        y += int(each * 1.4)


def _small(pictures: tuple[Path, ...], tile_px: int) -> Image.Image | None:
    """Read the first file that is a picture, scaled to fit a tile."""
    for path in pictures:
        with suppress(InvalidImage, OSError, ValueError):
            with images.decoded(path.read_bytes(), images.FORMATS) as image:
                small = images.upright(images.as_8bit(image)).convert("RGB")
            if max(small.size) != tile_px:
                scale = tile_px / max(small.size)
                sides = (max(round(small.width * scale), 1), max(round(small.height * scale), 1))
                small = small.resize(sides, Image.Resampling.LANCZOS)
            return small
    return None
