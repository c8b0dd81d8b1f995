"""What a start does first: make sense of what a killed process left."""

from __future__ import annotations

import logging
from collections.abc import Callable

from components.clock import Clock
from components.errors import NoAnswer, StoreError
from components.store.room import with_room
from components.store.rows import Post
from components.store.store import Store

Step = Callable[[], None]
_log = logging.getLogger(__name__)


class Recovery:
    """Take the steps of a start; those that a full disk refuses are taken later, and the library is shown meanwhile."""

    def __init__(self, store: Store, clock: Clock, on_end: Callable[[str], None]) -> None:
        """Tell `on_end(record id)` of every post that was ended."""
        self._on_end = on_end
        self._store = store
        self._clock = clock
        self._later: list[Step] = []

    def begin(self) -> None:
        """End the posts whose answer can never be known, and remove half files; raises StoreError.

        A post that was sent and never answered may have made its images, so it is unclear and not asked again. What
        was planned stays planned; images whose URL is known stay expected.
        """
        for record in self._store.unfinished():
            for post in self._store.posts(record.id):
                if post.state == "sent":
                    self.take(self._ending(post))
        expected = (image for record in self._store.unfinished() for image in self._store.images(record.id))
        kept = frozenset(self._store.folder.inline_path(image.stem).name for image in expected)
        self._store.folder.clean_scratch(kept)

    def take(self, step: Step) -> None:
        """Take a step now, or as soon as the disk takes it."""
        try:
            with_room(self._store.room, step)
        except StoreError as error:
            if error.reason != "full":
                raise
            _log.error("a step of the start is taken once the disk has room: %s", error)
            self._later.append(step)

    def go_on(self) -> None:
        """Take the steps again that the disk refused; raises StoreError, with the rest still to be taken."""
        while self._later:
            self._later[0]()
            del self._later[0]

    def _ending(self, post: Post) -> Step:
        def end() -> None:
            lost = NoAnswer("The app ended before the answer came")
            self._store.journal.failed(post, lost, self._clock.now())
            self._on_end(post.record_id)

        return end
