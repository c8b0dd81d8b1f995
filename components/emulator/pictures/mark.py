"""The mark that says what these pictures are."""

from PIL import Image, ImageDraw, ImageFont

TEXT = "EMULATED"
NIGHT, PAPER = (16, 20, 30), (255, 255, 255)


def box(width: int, height: int) -> tuple[int, int, int, int]:
    """Return the mark's place: left, top, right, bottom."""
    unit = min(width, height)
    tall = max(17, round(unit * 0.042))
    wide, margin = round(tall * 5.2), max(5, round(unit * 0.018))
    return width - margin - wide, height - margin - tall, width - margin, height - margin


def put_mark(image: Image.Image) -> None:
    """Paint the pill into the corner."""
    left, top, right, bottom = box(*image.size)
    zoom = 3
    size = ((right - left) * zoom, (bottom - top) * zoom)
    pill = Image.new("L", size)
    ImageDraw.Draw(pill).rounded_rectangle((0, 0, size[0] - 1, size[1] - 1), radius=size[1] // 2, fill=178)
    image.paste(NIGHT, (left, top), pill.reduce(zoom))
    image.paste(PAPER, (left, top), _lettering(*size).reduce(zoom))


def _lettering(width: int, height: int) -> Image.Image:
    """Set the text letter by letter, spaced wide."""
    sheet = Image.new("L", (width, height))
    draw = ImageDraw.Draw(sheet)
    font = ImageFont.load_default(size=height * 0.58)
    widths = [draw.textlength(letter, font=font) for letter in TEXT]
    gap = (width * 0.84 - sum(widths)) / (len(TEXT) - 1)
    x = width * 0.08
    for letter, advance in zip(TEXT, widths, strict=True):
        draw.text((x, height * 0.5), letter, fill=240, font=font, anchor="lm")
        x += advance + gap
    return sheet
