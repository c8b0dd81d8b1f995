"""The shape of a planned grid, drawn in small. Pure."""

from __future__ import annotations

from collections.abc import Sequence

_MOST = (14, 6, 3)  # columns, rows and pages that are drawn
_ROOM_PX = (84, 28)
_CELL_PX, _GAP_PX, _PAGE_PX = 11.0, 1.5, 4


def drawing_html(counts: Sequence[int]) -> str:
    """Draw the shape of the grid in small: columns, rows, and pages behind it."""
    columns, rows, pages = (min(count, most) for count, most in zip((*counts, 1, 1, 1), _MOST, strict=False))
    step = min(_ROOM_PX[0] / columns, _ROOM_PX[1] / rows, _CELL_PX)
    width, height = columns * step, rows * step
    square = f'width="{step - _GAP_PX:.1f}" height="{step - _GAP_PX:.1f}" rx="1"'
    cells = "".join(
        f'<rect x="{column * step:.1f}" y="{row * step:.1f}" {square}/>'
        for row in range(rows)
        for column in range(columns)
    )
    behind = "".join(
        f'<path d="M{_PAGE_PX * page:.1f} {-_PAGE_PX * page + 0.5:.1f}h{width:.1f}v{height:.1f}"/>'
        for page in range(1, pages)
    )
    over = _PAGE_PX * (pages - 1) + 1
    box = f"0 {-over} {width + over:.1f} {height + over + 1:.1f}"
    size = f'width="{width + over:.1f}" height="{height + over + 1:.1f}"'
    return f'<svg class="plan-shape" viewBox="{box}" {size} aria-hidden="true">{cells}{behind}</svg>'
