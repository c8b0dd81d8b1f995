"""The contact sheet: everything is where it belongs, within bounds, and nothing is blank."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image

from components.export import fonts, sheet_layout
from components.export.sheet import Sheet, SheetCell, parameters_line, sheet_png
from components.export.sheet_layout import Shape, lay_out

RED, BLUE = (200, 30, 30), (30, 30, 200)


@pytest.fixture
def red(tmp_path: Path) -> Path:
    Image.new("RGB", (64, 64), RED).save(tmp_path / "red.png")
    return tmp_path / "red.png"


def drawn(sheet: Sheet, cells: list[SheetCell]) -> Image.Image:
    data = sheet_png(sheet, cells)
    assert data is not None
    return Image.open(BytesIO(data)).convert("RGB")


def middle(sheet: Sheet, picture: Image.Image, at: tuple[int, int, int], tile: int = 320) -> tuple[int, ...]:
    """Give the colour in the middle of a tile's left half, beside any words."""
    head = picture.height - lay_out_of(sheet, 0).height
    x, y = lay_out_of(sheet, head).tile_at(*at)
    pixel = picture.getpixel((x + 4, y + tile // 2))
    assert isinstance(pixel, tuple)
    return pixel


def lay_out_of(sheet: Sheet, head: int) -> sheet_layout.Layout:
    layout = lay_out(sheet.shape, head)
    assert layout is not None
    return layout


def test_pictures_lie_at_their_places_and_missing_cells_say_their_status(red: Path, tmp_path: Path) -> None:
    axes = (("guidance_scale", ("3", "5.5")), ("num_inference_steps", ("10", "50")), ("prompt_sr", ("猫", "狗")))
    sheet = Sheet(title="Cats 猫", lines=("a line",), axes=axes)
    blue = tmp_path / "blue.png"
    Image.new("RGB", (640, 320), BLUE).save(blue)
    cells = [
        SheetCell(at=(0, 0, 0), status="done", pictures=(red,)),
        SheetCell(at=(1, 0, 0), status="done", pictures=(tmp_path / "gone.webp", blue)),
        SheetCell(at=(0, 1, 0), status="refused", reason="The service refused it. " * 20),
        SheetCell(at=(1, 1, 0), status="waiting"),
        SheetCell(at=(1, 1, 1), status="done", pictures=(tmp_path / "gone.png",)),
    ]
    picture = drawn(sheet, cells)
    assert middle(sheet, picture, (0, 0, 0)) == RED and middle(sheet, picture, (1, 0, 0)) == BLUE
    assert middle(sheet, picture, (0, 1, 0)) == middle(sheet, picture, (1, 1, 1)) == (251, 238, 235)
    assert middle(sheet, picture, (1, 1, 0)) == (246, 244, 240)
    layout = lay_out_of(sheet, picture.height - lay_out_of(sheet, 0).height)
    for at in ((0, 1, 0), (1, 1, 0), (1, 1, 1)):
        x, y = layout.tile_at(*at)
        colours = picture.crop((x + 10, y + 100, x + 310, y + 220)).getcolors(100_000)
        assert colours is not None and len(colours) > 5, f"nothing is written at {at}"


@pytest.mark.parametrize(
    "lengths",
    [(), (1,), (7,), (200,), (1, 400), (1, 1, 150), (40, 25), (2, 2, 60)],
)
def test_any_sweep_fits_one_bounded_sheet(lengths: tuple[int, ...]) -> None:
    axes = tuple((f"axis {at}", tuple(str(number) for number in range(length))) for at, length in enumerate(lengths))
    picture = drawn(Sheet(title="t", lines=(), axes=axes), [])
    assert max(picture.size) <= sheet_layout.MOST_SIDE_PX
    assert picture.width * picture.height <= sheet_layout.MOST_PIXELS


def test_tiles_never_lie_on_each_other_or_outside() -> None:
    for columns, rows, pages in ((13, 1, 1), (9, 4, 3), (30, 30, 1), (3, 2, 40)):
        shape = Shape(columns=columns, rows=rows, pages=pages, above_px=300, beside_px=100, has_page_names=pages > 1)
        layout = lay_out(shape, 100)
        assert layout is not None
        spots = [layout.tile_at(x, y, z) for x in range(columns) for y in range(rows) for z in range(pages)]
        assert len(set(spots)) == len(spots)
        step = layout.tile + layout.gap
        for x, y in spots:
            assert x >= 0 and x + layout.tile <= layout.width and y >= 100 and y + layout.tile <= layout.height
        assert not any(
            (x + dx, y + dy) in set(spots) for x, y in spots for dx, dy in ((1, 0), (step - 1, 0), (0, step - 1))
        )


def test_long_labels_are_broken_and_cut_within_their_width() -> None:
    for text in ("a few plain words " * 40, "x" * 900, "一只非常可爱的猫" * 60, "line\nline\n" * 30, ""):
        lines = fonts.lines_of(text, 18, 200, 3)
        assert 1 <= len(lines) <= 3
        assert all(fonts.font(18).getlength(line) <= 200 for line in lines)
        assert lines[-1].endswith("…") or not text
    assert fonts.lines_of("7.5", 18, 200, 3) == ["7.5"]


def test_letters_that_no_font_has_are_marked(monkeypatch: pytest.MonkeyPatch) -> None:
    assert fonts.drawable("a\U0001f63bb\0") == f"a{fonts.INSTEAD}b" and fonts.drawable("café, x²") == "café, x²"
    monkeypatch.setattr(fonts, "_FILES", ())
    for cached in (fonts.font, fonts._file, fonts._is_known):
        cached.cache_clear()
    try:
        assert fonts.drawable("a猫b 7.5") == f"a{fonts.INSTEAD}b 7.5"
        picture = drawn(Sheet(title="猫", lines=(), axes=(("prompt", ("猫", "a")),)), [])
        assert picture.width >= 700
    finally:
        monkeypatch.undo()
        for cached in (fonts.font, fonts._file, fonts._is_known):
            cached.cache_clear()


def test_the_line_of_parameters_leaves_out_what_varies_and_what_is_empty() -> None:
    base = {"prompt": "a", "seed": 7, "guidance_scale": 7.5, "negative_prompt": "", "image": None}
    assert parameters_line(base, ("prompt", "guidance_scale")) == "seed 7"
