"""Where everything lies on a contact sheet: pages below each other, and beside where they are many; columns in bands.

Pure.
"""

from __future__ import annotations

import math
from dataclasses import dataclass

MOST_SIDE_PX, MOST_PIXELS = 8000, 14_000_000  # what is drawn takes four bytes a pixel
_TILES_PX = (320, 288, 256, 224, 192, 160, 144, 128, 112, 96, 80, 64, 48, 40, 32, 24, 16)
_MARGIN_PX, _LEAST_WIDTH_PX = 28, 720
_SINGLE_ROW_COLUMNS = 8  # a sheet of one row is easier to look at when it is broken


@dataclass(frozen=True, slots=True, kw_only=True)
class Shape:
    """Say what is to be laid out: numbers of columns, rows and pages, and how wide labels would like to be."""

    columns: int
    rows: int
    pages: int
    above_px: int
    beside_px: int
    has_page_names: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Layout:
    """Hold the sizes of a sheet, in pixels."""

    shape: Shape
    tile: int
    per_band: int
    across: int
    head: int
    beside: int

    @property
    def gap(self) -> int:
        return 3 if self.tile < 100 else 6

    @property
    def label_size(self) -> int:
        return 18 if self.tile >= 160 else 14 if self.tile >= 96 else 11

    @property
    def column_head(self) -> int:
        """Give the height of a band's labels."""
        wanted = math.ceil(1.2 * self.shape.above_px * self.label_size / 18 / self.tile)
        least = 2 if self.beside else 1  # the names of both axes stand in the corner
        return min(max(wanted, least), 3) * self.line + 8 if self.tile >= 96 else self.line + 6

    @property
    def line(self) -> int:
        return math.ceil(self.label_size * 1.35)

    @property
    def page_head(self) -> int:
        return 2 * self.line + 12 if self.shape.has_page_names else 0

    @property
    def bands(self) -> int:
        return math.ceil(self.shape.columns / self.per_band)

    @property
    def band_height(self) -> int:
        return self.column_head + self.shape.rows * (self.tile + self.gap) + 10

    @property
    def page_height(self) -> int:
        return self.page_head + self.bands * self.band_height + 14

    @property
    def page_width(self) -> int:
        return self.beside + min(self.shape.columns, self.per_band) * (self.tile + self.gap) + _MARGIN_PX

    @property
    def width(self) -> int:
        return max(_LEAST_WIDTH_PX, self.across * self.page_width + _MARGIN_PX)

    @property
    def height(self) -> int:
        return self.head + math.ceil(self.shape.pages / self.across) * self.page_height + _MARGIN_PX

    @property
    def margin(self) -> int:
        return _MARGIN_PX

    def page_at(self, page: int) -> tuple[int, int]:
        """Give the upper left corner of a page."""
        down, beside = divmod(page, self.across)
        return _MARGIN_PX + beside * self.page_width, self.head + down * self.page_height

    def tile_at(self, column: int, row: int, page: int) -> tuple[int, int]:
        """Give the upper left corner of a tile."""
        band, place = divmod(column, self.per_band)
        left, top = self.page_at(page)
        top += self.page_head + band * self.band_height + self.column_head
        return left + self.beside + place * (self.tile + self.gap), top + row * (self.tile + self.gap)


def lay_out(shape: Shape, head_px: int) -> Layout | None:
    """Choose the largest tiles, then the fewest pages beside each other, with which a sheet stays within its bounds.

    Gives None where there is no such sheet.
    """
    wanted = shape.columns if shape.rows > 1 else max(_SINGLE_ROW_COLUMNS, math.isqrt(2 * shape.columns))
    for tile in _TILES_PX:
        beside = min(shape.beside_px, max(tile, 60)) if shape.beside_px else 0
        fitting = (MOST_SIDE_PX - 2 * _MARGIN_PX - beside) // (tile + 6)
        per_band = max(min(wanted, fitting, shape.columns), 1)
        for across in range(1, shape.pages + 1):
            layout = Layout(shape=shape, tile=tile, per_band=per_band, across=across, head=head_px, beside=beside)
            if layout.width > MOST_SIDE_PX:
                break
            if layout.height <= MOST_SIDE_PX and layout.width * layout.height <= MOST_PIXELS:
                return layout
    return None
