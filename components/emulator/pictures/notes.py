"""Notes taken while a prompt is read word by word: what waits for its thing, and which thing a word belongs to."""

from collections.abc import Callable
from dataclasses import dataclass, field, replace

from .tokens import Token
from .vocabulary import Entry

MANY = 10
SAID = ("hour", "season", "weather", "styles", "mood")


@dataclass(frozen=True, slots=True, kw_only=True)
class Mention:
    """Hold one thing, place or light that was asked for; count 0 means 'some'."""

    entry: Entry
    count: int = 0
    colour: str | None = None
    size: float = 1.0
    depth: str = ""  # near, far, or not said

    @property
    def name(self) -> str:
        """Return its name in the vocabulary."""
        return self.entry.name


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    """Say how one mention stands to another: on, over, under, in, behind, before, beside, holding."""

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
    is_stale: bool = False  # an unknown word came between


@dataclass(slots=True)
class Notes:
    """Keep what was read so far."""

    mentions: list[Mention] = field(default_factory=list)
    links: list[Link] = field(default_factory=list)
    said: dict[str, list[str]] = field(default_factory=lambda: {kind: [] for kind in SAID})
    colours: list[str] = field(default_factory=list)
    strange: list[str] = field(default_factory=list)
    absent: set[str] = field(default_factory=set)
    waiting: Waiting = field(default_factory=Waiting)
    group: list[int] = field(default_factory=list)  # the things that a relation would be about
    actors: list[int] = field(default_factory=list)  # people and animals of this clause: who may hold something
    relation: tuple[tuple[int, ...], str] | None = None
    place: tuple[int, str] | None = None  # "on the hill", before what is on it is named
    prefixed: tuple[int, ...] | None = None  # the things before a Chinese 'at'
    is_joined: bool = False
    is_denied: bool = False
    last: str = ""  # the kind of the word before

    def take(self, token: Token) -> None:
        """Note one word."""
        if token.is_stop:
            self.stop()
        elif token.sense is None:
            self.strange.append(token.text)
            self.waiting.is_stale = True
        else:
            entry = token.sense.entry
            if token.sense.is_action and self.actors:
                self._act(entry)
            elif entry.kind == "other":
                self.strange.append(token.text)
            elif entry.is_thing or entry.kind in ("place", "sky"):
                self._mention(entry, token)
            elif self.is_denied and entry.kind in SAID:
                self.absent.add(entry.name)
            elif entry.kind in SAID:
                self.said[entry.kind].append(entry.name)
            elif entry.kind in HANDLERS:
                HANDLERS[entry.kind](self, entry)
        self.last = token.sense.entry.kind if token.sense else ""

    def stop(self) -> None:
        """End a clause: what waits for a thing won't meet one."""
        self._release()
        self.group, self.actors, self.relation, self.place, self.prefixed = [], [], None, None, None
        self.is_joined = self.is_denied = False

    def _release(self) -> None:
        """Give a colour that met no thing to the whole picture."""
        if self.waiting.colour:
            self.colours.append(self.waiting.colour)
        self.waiting = Waiting()

    def _mention(self, entry: Entry, token: Token) -> None:
        if self.is_denied:
            self.absent.add(entry.name)
            return
        if entry.kind == "place" and self.last == "plant" and self.group:  # a tulip field is full of them
            self.mentions[self.group[-1]] = replace(self.mentions[self.group[-1]], count=MANY)
        at = self._place(self._asked(entry, token))
        if self.relation:
            subjects, how = self.relation
            self.links += [Link(subject=one, how=how, to=at) for one in subjects if one != at]
            self.place = None if subjects else (at, how)
        elif self.place and self.place[0] != at:
            self.links.append(Link(subject=at, how=self.place[1], to=self.place[0]))
            self.place = self.place if self.is_joined else None
        if self.relation and self.relation[1] == "holding" and self.relation[0]:
            self.group = list(self.relation[0])  # "holding a kite on a hill": who holds it stands there
        else:
            self.group = [*self.group, at] if self.is_joined and not self.relation else [at]
        if entry.kind in ("person", "animal") or entry.name == "robot":
            self.actors = [*self.actors, at] if self.is_joined else [at]
        self.relation, self.is_joined, self.waiting = None, False, Waiting()

    def _act(self, entry: Entry) -> None:
        """Let the person who was named last be who does such things."""
        at = self.actors[-1]
        if self.mentions[at].entry.kind == "person":
            self.mentions[at] = replace(self.mentions[at], entry=entry)

    def _asked(self, entry: Entry, token: Token) -> Mention:
        is_plural = token.sense is not None and token.sense.is_plural
        wait = self.waiting
        usual = 0 if is_plural else 1
        return Mention(entry=entry, count=wait.count or usual, colour=wait.colour, size=wait.size, depth=wait.depth)

    def _place(self, new: Mention) -> int:
        """Add a mention, or join it to one of the same thing: the vaguer number counts, and the first colour."""
        for at, old in enumerate(self.mentions):
            if old.name == new.name and (new.colour is None or old.colour in (None, new.colour)):
                count = min(old.count, new.count)
                self.mentions[at] = replace(
                    old, count=count, colour=old.colour or new.colour, depth=old.depth or new.depth
                )
                return at
        self.mentions.append(new)
        return len(self.mentions) - 1

    def _number(self, entry: Entry) -> None:
        self.waiting.count = int(entry.value)

    def _colour(self, entry: Entry) -> None:
        if self.waiting.is_stale:
            self._release()
        self.waiting.colour = self.waiting.colour or entry.value

    def _size(self, entry: Entry) -> None:
        self.waiting.size = float(entry.value)

    def _relate(self, entry: Entry) -> None:
        self._leave()
        subjects = self.actors or self.group if entry.name == "holding" else self.group
        self.relation, self.is_denied = (tuple(subjects), entry.name), False

    def _join(self, _: Entry) -> None:
        self._leave()
        self.is_joined = bool(self.group)

    def _leave(self) -> None:
        if self.waiting.is_stale:
            self._release()

    def _deny(self, _: Entry) -> None:
        self._release()
        self.is_denied = True

    def _depth(self, entry: Entry) -> None:
        if self.group and self.relation is None and not self.is_joined:
            for at in self.group:
                self.mentions[at] = replace(self.mentions[at], depth=entry.name)
        else:
            self.waiting.depth, self.relation = entry.name, None

    def _part(self, _: Entry) -> None:
        """Give a colour of clothes, sails or feathers to whom they belong."""
        if self.waiting.colour and self.group:
            at = self.group[-1]
            self.mentions[at] = replace(self.mentions[at], colour=self.mentions[at].colour or self.waiting.colour)
            self.waiting = Waiting()

    def _prefix(self, _: Entry) -> None:
        self.prefixed = tuple(self.group)

    def _postfix(self, entry: Entry) -> None:
        """Note a Chinese 'on', 'under', ... that follows its place."""
        if self.last not in ("building", "vehicle", "animal", "plant", "person", "object", "place", "sky"):
            return
        at = self.group[-1] if self.group else None
        if at is None:
            return
        if self.prefixed:
            self.links += [Link(subject=one, how=entry.value, to=at) for one in self.prefixed if one != at]
            self.prefixed = None
        else:
            self.place = (at, entry.value)


HANDLERS: dict[str, Callable[[Notes, Entry], None]] = {
    "number": Notes._number,
    "colour": Notes._colour,
    "size": Notes._size,
    "relation": Notes._relate,
    "and": Notes._join,
    "not": Notes._deny,
    "depth": Notes._depth,
    "part": Notes._part,
    "prefix": Notes._prefix,
    "postfix": Notes._postfix,
}
