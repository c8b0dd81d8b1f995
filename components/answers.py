"""What a caller of the HTTP API is told of a record. Pure."""

from __future__ import annotations

from typing import Any

from components.store.rows import Post, RecordView, StoredImage


def record_json(view: RecordView, *, reused: bool) -> dict[str, Any]:
    """Describe a record: what was asked for, how it stands, and what was made; times in seconds.

    `status` is waiting, done, refused, failed or unclear (the images may have been made).
    """
    record = view.record
    return {
        "digest": record.digest,
        "request": record.request.asked(),
        "service": record.service,
        "status": record.status if record.is_ended else "waiting",
        "reused": reused,
        "seed": view.seed,
        "trace_id": view.trace_id,
        "timings": _timings(view),
        "posts": [each for post in view.posts for each in _posts_json(post, view)],
        "images": [_image_json(image) for image in view.saved],
        "error": dict(record.error) if record.error else None,
    }


def caption(image: StoredImage) -> str:
    """Give the caption of an image: its seed, place in the batch, and size."""
    return f"seed {image.seed} · #{image.index + 1} · {image.width}x{image.height}"


def _timings(view: RecordView) -> dict[str, float | None]:
    saved = [image.saved_utc for image in view.saved if image.saved_utc is not None]
    answered = [post.answered_utc for post in view.posts if post.state == "answered" and post.answered_utc is not None]
    inference = [post.inference_s for post in view.posts if post.inference_s is not None]
    return {
        "inference": round(sum(inference), 3) if inference else None,
        "waited_s": round(sum(post.waited_s for post in view.posts), 3),
        "request_s": round(sum(post.request_s for post in view.posts), 3),
        "download_s": round(max(saved) - min(answered), 3) if saved and answered else None,
        "total_s": round(max(saved) - view.record.accepted_utc, 3) if saved else None,
    }


def _posts_json(post: Post, view: RecordView) -> list[dict[str, Any]]:
    """Describe each time that a post was sent: the earlier ones, which made nothing, then the last."""
    sent = [{"seed": post.seed, **each, "images": 0} for each in post.earlier]
    if post.was_sent:
        sent.append(
            {
                "seed": post.seed if post.seed_replied is None else post.seed_replied,
                "trace_id": post.trace_id,
                "status": post.status,
                "images": sum(image.post_id == post.id for image in view.images),
            }
        )
    return sent


def _image_json(image: StoredImage) -> dict[str, Any]:
    names = ("index", "seed", "width", "height", "format", "bytes", "sha256", "source_sha256")
    return {name: getattr(image, name) for name in names}
