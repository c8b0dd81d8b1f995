"""What a prompt names, how one thing stands to another, and what is said of a thing that is yet to come."""

from dataclasses import dataclass

from .vocabulary import Entry


@dataclass(frozen=True, slots=True, kw_only=True)
class Mention:
    """Hold one thing, place or light that was asked for; count 0 means 'some'."""

    entry: Entry
    count: int = 0
    colour: str | None = None
    hair: str | None = None
    size: float = 1.0
    depth: str = ""  # near, far, or not said
    is_row: bool = False  # side by side, alike in size

    @property
    def name(self) -> str:
        """Return its name in the vocabulary."""
        return self.entry.name


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    """Say how one mention stands to another: on, over, under, in, before, between, around, amid, holding and so on."""

    subject: int
    how: str
    to: int


@dataclass(slots=True)
class Waiting:
    """Keep what was said of a thing that is yet to come."""

    count: int = 0
    colour: str | None = None
    size: float = 1.0
    depth: str = ""
    is_row: bool = False
    is_stale: bool = False  # an unknown word came between
