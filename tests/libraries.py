"""Libraries of any size, the same every time: `build_library(folder, 10_000)` takes seconds."""

from __future__ import annotations

import hashlib
import json
import os
import random
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path

from PIL import Image

from components.models import MODELS
from components.records import GenerationRequest
from components.sites import EMULATOR_SITE
from components.store.library import index_record
from components.store.store import Store, open_store
from tests.builders import NOON_UTC

OWNER = "local"
COMMON, RARE, CHINESE = "sea", "zeppelin", "海鸥"
_EVERY_S = 30.0  # two images a minute
_KINDS = 12  # different pictures; records share their bytes by hard links
_ENGLISH = (
    "island", "moon", "light", "house", "boats", "fish", "flying", "over", "sunset", "harbour", "mountain", "fog",
    "watercolour", "oil", "painting", "portrait", "girl", "red", "umbrella", "café", "street", "rain", "night", "neon",
    "robot", "garden", "glass", "cathedral", "dragon", "ink", "golden", "hour", "detailed",
)  # fmt: skip
_WORDS_ZH = ("月亮", "大海", "灯塔", "小船", "水墨画", "雪山", "少女", "红伞", "夜景", "花园", "龙", "日落")
_ERRORS = (
    ("refused", {"kind": "moderation", "message": "The service refused the prompt or the image."}),
    ("failed", {"kind": "lost_image", "message": "The image's address has expired (403). The image was made."}),
    ("unclear", {"kind": "no_answer", "message": "The service did not answer in time."}),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Picture:
    """Hold one picture's file and thumbnail as they are linked into libraries."""

    path: Path
    thumbnail: Path
    sha256: str
    width: int
    height: int


def build_library(root: Path, count: int, *, owner: str = OWNER) -> Store:
    """Build a library of `count` ended records, the newest at NOON_UTC, in a folder that may hold one already.

    Of 20 records one is starred and one failed; of three prompts one is Chinese; every fourth record has two images.
    `COMMON` is in nearly all English prompts, `RARE` in one of 500, `CHINESE` in some of the Chinese ones.
    """
    store = open_store(root)
    chance = random.Random(7)
    pictures = [_paint(root, kind) for kind in range(_KINDS)]
    with store.database.transaction() as db:
        for number in range(count):
            record_id = f"{owner}-{number:06d}"
            accepted_utc = NOON_UTC - (count - number) * _EVERY_S
            request = _request(number, chance)
            failure = _ERRORS[number // 20 % 3] if number % 20 == 7 else None
            db.execute(
                "INSERT INTO records (id, owner, digest, site, service, account, model, request, status, error, "
                "accepted_utc, ended_utc, seq, size, starred) "
                "VALUES (?, ?, ?, ?, 'emulator', 'account', ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                (
                    record_id, owner, request.digest(EMULATOR_SITE), EMULATOR_SITE, request.model,
                    json.dumps(request.asked(), ensure_ascii=False), failure[0] if failure else "done",
                    json.dumps(_error(failure[1])) if failure else None, accepted_utc, accepted_utc + 5,
                    int(accepted_utc * 1_000_000), request.image_size, int(number % 20 == 3),
                ),
            )  # fmt: skip
            index_record(db, record_id)
            batch = 0 if failure else 1 + (number % 4 == 0)
            post_id = db.execute(
                "INSERT INTO posts (record_id, owner, first_index, seed, batch, is_fallback, state, tries, ready_utc, "
                "sent_utc, answered_utc, request_s, status, seed_replied, trace_id, inference_s, reply) "
                "VALUES (?, ?, 0, ?, ?, 0, ?, 1, ?, ?, ?, 4.2, 200, ?, ?, 3.2, ?)",
                (
                    record_id, owner, request.seed, max(batch, 1), "failed" if failure else "answered", accepted_utc,
                    accepted_utc, accepted_utc + 4, request.seed, f"trace-{number}",
                    json.dumps({"images": [{"url": "https://images.example/" + "x" * 300}], "seed": request.seed}),
                ),
            ).lastrowid  # fmt: skip
            for index in range(batch):
                picture = pictures[(number + index) % _KINDS]
                stem = _link(store, picture, f"{owner}-{number}-{index}")
                db.execute(
                    'INSERT INTO images (record_id, post_id, owner, "index", seed, stem, state, replied_utc, '
                    "saved_utc, file, thumbnail, thumbnail_bytes, format, width, height, bytes, sha256, source_sha256) "
                    "VALUES (?, ?, ?, ?, ?, ?, 'saved', ?, ?, ?, ?, ?, 'png', ?, ?, ?, ?, ?)",
                    (
                        record_id, post_id, owner, index, request.seed, stem, accepted_utc + 4, accepted_utc + 5,
                        f"{stem}.png", f"{stem}.thumb.webp", picture.thumbnail.stat().st_size, picture.width,
                        picture.height, picture.path.stat().st_size, picture.sha256, picture.sha256,
                    ),
                )  # fmt: skip
    for picture in pictures:
        picture.path.unlink()
        picture.thumbnail.unlink()
    return store


def _request(number: int, chance: random.Random) -> GenerationRequest:
    model = MODELS[0] if number % 5 else MODELS[-1]
    if number % 3 == 1:
        prompt = "，".join(chance.sample(_WORDS_ZH, 5)) + ("，海鸥在飞" if number % 4 == 1 else "")
    else:
        words = [COMMON, *chance.choices(_ENGLISH, k=18), *([RARE] if number % 500 in (0, 251) else [])]
        chance.shuffle(words)
        prompt = " ".join(words)
    return GenerationRequest.from_values(
        {
            "model": model.id,
            "prompt": prompt,
            "negative_prompt": "blurry, 低质量" if model.has_parameter("negative_prompt") and number % 2 else "",
            "image_size": model.sizes[number % 3],
            "seed": number,
        }
    )


def _error(facts: dict[str, str]) -> dict[str, object]:
    return {**facts, "status": None, "code": None, "trace_id": "trace"}


def _paint(root: Path, kind: int) -> _Picture:
    """Write a small picture and its thumbnail beside the library's own files."""
    width, height = ((64, 64), (48, 64), (64, 48))[kind % 3]
    image = Image.linear_gradient("L").resize((width, height))
    image = Image.merge(
        "RGB", (image, image.rotate(90 * kind % 360, expand=False), image.point(lambda v: v * kind // 12))
    )
    path, thumbnail = root / f"picture-{kind}.png", root / f"picture-{kind}.webp"
    buffer = BytesIO()
    image.save(buffer, "PNG")
    path.write_bytes(buffer.getvalue())
    image.save(thumbnail, "WEBP", quality=80)
    sha256 = hashlib.sha256(buffer.getvalue()).hexdigest()
    return _Picture(path=path, thumbnail=thumbnail, sha256=sha256, width=width, height=height)


def _link(store: Store, picture: _Picture, name: str) -> str:
    stem = hashlib.sha256(name.encode()).hexdigest()[:24]
    os.link(picture.path, store.folder.images / f"{stem}.png")
    os.link(picture.thumbnail, store.folder.images / f"{stem}.thumb.webp")
    return stem
