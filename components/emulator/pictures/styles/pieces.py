"""Styles made of pieces: triangles, glass, stones."""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray
from PIL import Image, ImageChops, ImageDraw, ImageFilter

from ..chance import Chance
from .forms import BOX, NEAREST, averages, halved, labelled, masses, outlines, palette_of, seams
from .grades import bent, contrast, glowing, grey_of, vivid
from .grounds import grain, textured
from .registry import StyleLook, style


def _seeds(image: Image.Image, cell: int, chance: Chance) -> NDArray[np.intp]:
    """Choose one place per square cell (rows x columns x (x, y)): on the firmest edge, else by chance."""
    rows, columns = max(1, image.height // cell), max(1, image.width // cell)
    grey = grey_of(image)
    unrest = ImageChops.difference(grey, grey.filter(ImageFilter.BoxBlur(2))).crop((0, 0, columns * cell, rows * cell))
    noise = np.frombuffer(chance.noise(rows * cell, columns * cell).tobytes(), np.float32).reshape(rows * cell, -1)
    score = np.asarray(unrest, np.float32) + noise * np.float32(5)
    blocks = score.reshape(rows, cell, columns, cell).transpose(0, 2, 1, 3).reshape(rows, columns, -1)
    at = blocks.argmax(axis=2)
    x = at % cell + np.arange(columns)[None, :] * cell
    y = at // cell + np.arange(rows)[:, None] * cell
    return np.stack([x, y], axis=-1)


@style
def low_poly(image: Image.Image, look: StyleLook) -> Image.Image:
    """Triangles whose corners sit on the forms' edges."""
    small = halved(image, 256)
    size = small.size
    cell = max(3, round(min(size) / 36))
    spots = _seeds(small, cell, look.chance)
    rows, columns = spots.shape[:2]
    net = np.empty((rows + 2, columns + 2, 2), np.intp)
    net[1:-1, 1:-1] = spots
    net[:, 0, 0], net[:, -1, 0], net[0, :, 1], net[-1, :, 1] = 0, size[0], 0, size[1]
    net[1:-1, 0, 1], net[1:-1, -1, 1] = spots[:, 0, 1], spots[:, -1, 1]
    net[0, 1:-1, 0], net[-1, 1:-1, 0] = spots[0, :, 0], spots[-1, :, 0]
    net[0, 0, 0] = net[-1, 0, 0] = 0
    net[0, 0, 1] = net[0, -1, 1] = 0
    net[0, -1, 0] = net[-1, -1, 0] = size[0]
    net[-1, 0, 1] = net[-1, -1, 1] = size[1]
    return _faceted(image, small, net)


def _faceted(image: Image.Image, small: Image.Image, net: NDArray[np.intp]) -> Image.Image:
    """Fill the triangles of a net with the colours below them."""
    pixels = np.asarray(vivid(small.filter(ImageFilter.BoxBlur(1)), 1.2)).astype(np.int32)
    a, b, c, d = net[:-1, :-1], net[:-1, 1:], net[1:, 1:], net[1:, :-1]
    is_odd = ((np.arange(a.shape[0])[:, None] + np.arange(a.shape[1])) % 2 == 1)[..., None]
    halves = ((a, b, np.where(is_odd, d, c)), (c, d, np.where(is_odd, b, a)))
    zoom = 2 if min(image.size) < 1400 else 1
    sheet = Image.new("RGB", (image.width * zoom, image.height * zoom))
    draw = ImageDraw.Draw(sheet)
    scale = np.array([sheet.width / small.width, sheet.height / small.height])
    for at, corners in enumerate(halves):
        colours = _facet_colours(pixels, corners, at)
        ends = np.stack([np.floor(corner * scale).astype(int) for corner in corners], axis=2).reshape(-1, 6)
        for points, colour in zip(ends.tolist(), colours.reshape(-1, 3).tolist(), strict=True):
            draw.polygon(points, fill=tuple(colour))
    return sheet.reduce(zoom) if zoom > 1 else sheet


def _facet_colours(pixels: NDArray[np.int32], corners: Sequence[NDArray[np.intp]], at: int) -> NDArray[np.int32]:
    """Mix the colours at four places within every triangle, and light it by the way it leans."""
    height, width = pixels.shape[:2]
    total = np.zeros((*corners[0].shape[:2], 3), np.int32)
    one, two, three = corners
    for first, second, third in ((2, 2, 2), (4, 1, 1), (1, 4, 1), (1, 1, 4)):
        spot = (one * first + two * second + three * third) // 6
        total = total + pixels[spot[..., 1].clip(0, height - 1), spot[..., 0].clip(0, width - 1)]
    lean = (corners[0][..., 1] - corners[2][..., 1] + corners[1][..., 0] - corners[0][..., 0]) % 7
    return (total // 4 + ((lean - 3) * 2 + (3 if at else -3))[..., None]).clip(0, 255)


def _nearest(size: tuple[int, int], cell: int, chance: Chance) -> NDArray[np.intp]:
    """Give every pixel the number of the nearest of scattered seeds."""
    width, height = size
    rows, columns = -(-height // cell) + 2, -(-width // cell) + 2
    jitter = np.floor(chance.noise(2, rows, columns) * np.float32(cell)).astype(np.int32)
    seed_x = jitter[0] + (np.arange(columns, dtype=np.int32) - 1) * cell
    seed_y = jitter[1] + ((np.arange(rows, dtype=np.int32) - 1) * cell)[:, None]
    x, y = np.arange(width, dtype=np.int32)[None, :], np.arange(height, dtype=np.int32)[:, None]
    column, row = x // cell + 1, y // cell + 1
    least = np.full((height, width), 1 << 30, np.int32)
    owner = np.zeros((height, width), np.intp)
    for down in (-1, 0, 1):
        for right in (-1, 0, 1):
            number = ((row + down).clip(0, rows - 1) * columns + (column + right).clip(0, columns - 1)).astype(np.intp)
            away = (seed_x.ravel()[number] - x) ** 2 + (seed_y.ravel()[number] - y) ** 2
            is_nearer = away < least
            np.copyto(least, away, where=is_nearer)
            np.copyto(owner, number, where=is_nearer)
    return owner


@style
def stained_glass(image: Image.Image, look: StyleLook) -> Image.Image:
    """Coloured glass in lead, with light behind."""
    small = halved(image, 340)
    short = min(small.size)
    shards = _nearest(small.size, max(3, round(short / 84)), look.chance.child("shard"))
    cut = averages(vivid(masses(small, 2), 1.6), shards, int(shards.max()) + 1)[None]
    labels = labelled(Image.fromarray(cut), palette_of(small, 9))[0][shards]
    numbers = _nearest(small.size, max(4, round(short / 11)), look.chance) * 9 + labels
    count = int(numbers.max()) + 1
    colours = averages(vivid(bent(small, contrast(0.5)), 1.9), numbers, count).astype(np.float32)
    colours *= np.float32(0.86) + look.chance.child("pane").noise(count, 1) * np.float32(0.36)
    glass = Image.fromarray(colours.clip(0, 255).astype(np.uint8)[numbers]).resize(image.size, BOX)
    glass = textured(glass, grain(image.size, look.chance.child("bubble"), look.unit / 60, 0.34))
    glass = glowing(glass, look.px(0.02), 0.3, 0.5)
    lead = seams(numbers).resize(image.size, Image.Resampling.BICUBIC).filter(ImageFilter.BoxBlur(look.unit / 500))
    lead = lead.point([min(255, round(level * 2.3)) for level in range(256)])
    forms = outlines(masses(small, 2), 1.6, 4.2).point([0] * 90 + [min(255, v * 3) for v in range(166)])
    lead = ImageChops.lighter(lead, forms.resize(image.size, Image.Resampling.BICUBIC))
    glass.paste((18, 17, 20), (0, 0, *image.size), lead)
    return glass


@style
def mosaic(image: Image.Image, look: StyleLook) -> Image.Image:
    """Small stones set in mortar."""
    small = halved(image, 512)
    numbers = _nearest(small.size, max(3, round(min(small.size) / 56)), look.chance)
    count = int(numbers.max()) + 1
    colours = averages(vivid(bent(small, contrast(0.45)), 1.6), numbers, count).astype(np.float32)
    colours += (look.chance.child("stone").noise(count, 1) - np.float32(0.5)) * np.float32(46)
    stones = Image.fromarray(colours.clip(0, 255).astype(np.uint8)[numbers]).resize(image.size, NEAREST)
    joints = seams(numbers).resize(image.size, Image.Resampling.BICUBIC)
    joints = joints.filter(ImageFilter.BoxBlur(look.unit / 1400)).point(
        [min(255, round(level * 1.2)) for level in range(256)]
    )
    lit = ImageChops.subtract(ImageChops.offset(joints, 1, 1), joints, 3, 128)
    stones = textured(textured(stones, lit), grain(image.size, look.chance.child("rough"), look.unit / 500, 0.2))
    stones.paste((148, 138, 124), (0, 0, *image.size), joints)
    return stones
