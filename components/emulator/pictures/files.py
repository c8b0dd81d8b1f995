"""Bytes in and out: an init image to a sketch, a painting to a file."""

import io

from PIL import Image, ImageOps

SKETCH_SIDE = 32
WHITE = (255, 255, 255)


def encode(image: Image.Image, format: str) -> bytes:
    """Return the file's bytes; format is 'png' (lossless, fast) or 'jpeg' (quality 92)."""
    buffer = io.BytesIO()
    if format == "png":
        # Run-length matching: for painted gradients it is both quicker and smaller than zlib's own level 1.
        image.save(buffer, "PNG", compress_level=1, compress_type=3)
    elif format == "jpeg":
        image.save(buffer, "JPEG", quality=92)
    else:
        raise ValueError(f"unknown picture format {format!r}: use 'png' or 'jpeg'")
    return buffer.getvalue()


def sketch(image_bytes: bytes) -> bytes:
    """Reduce a PNG, JPEG or WebP file to 32x32 RGB, row-major, 3072 bytes; OSError when Pillow can't read it."""
    side = (SKETCH_SIDE, SKETCH_SIDE)
    with Image.open(io.BytesIO(image_bytes)) as opened:
        opened.draft("RGB", (SKETCH_SIDE * 8, SKETCH_SIDE * 8))
        upright = ImageOps.exif_transpose(opened)
        solid = _on_white(upright)
    return solid.resize(side, Image.Resampling.BOX).tobytes()


def _on_white(image: Image.Image) -> Image.Image:
    if image.mode == "RGB":
        return image
    layer = image.convert("RGBA")
    ground = Image.new("RGBA", layer.size, (*WHITE, 255))
    return Image.alpha_composite(ground, layer).convert("RGB")
