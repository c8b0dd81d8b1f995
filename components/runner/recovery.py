"""What a start does first: make sense of what a killed process left."""

from __future__ import annotations

from components.errors import NoAnswer
from components.store.store import Store


def recover(store: Store, now: float) -> None:
    """End the posts whose answer can never be known, and remove half files.

    A post that was sent and never answered may have made its images, so it is unclear and not asked again. What was
    planned stays planned; images whose URL is known stay expected.
    """
    for record in store.unfinished():
        for post in store.posts(record.id):
            if post.state == "sent":
                store.journal.failed(post, NoAnswer("The app ended before the answer came"), now)
    expected = (image for record in store.unfinished() for image in store.images(record.id))
    store.folder.clean_scratch(frozenset(store.folder.inline_path(image.stem).name for image in expected))
