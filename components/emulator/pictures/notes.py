"""Notes taken while a prompt is read word by word: what waits for its thing, and which thing a word belongs to."""

from collections.abc import Callable
from dataclasses import dataclass, field, replace

from .compounds import compound
from .mentions import Link, Mention, Waiting
from .tokens import Token
from .vocabulary import Entry

MANY = 10
GRASS = 0.08  # what is so small carries nothing, one by one
# A Chinese 'on', 'under', ... belongs to what was named right before, or to a part of it: "the pirate's shoulder".
AFTER_WHICH = ("building", "vehicle", "animal", "plant", "person", "object", "place", "sky", "of")
SAID = ("hour", "season", "weather", "styles", "mood")


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
    seated: tuple[int, str] | None = None  # the place that the thing before has taken
    topic: tuple[int, int] | None = None  # the place and the thing of the clause before: "on its left is ..."
    doer: int | None = None  # who is known by what is done only: "fishing", before "old man"
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
            elif self.doer is not None and entry.kind in ("person", "animal") and not self.relation:
                self._merge(self.doer, entry)
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
        if self.group:
            self.topic = (self.seated[0] if self.seated else self.group[-1], self.group[-1])
        self.group, self.actors, self.relation, self.place, self.prefixed = [], [], None, None, None
        self.is_joined = self.is_denied = False
        self.seated = self.doer = None

    def _release(self) -> None:
        """Give a colour that met no thing to the whole picture."""
        if self.waiting.colour:
            self.colours.append(self.waiting.colour)
        self.waiting = Waiting()

    def _mention(self, entry: Entry, token: Token) -> None:
        if self.is_denied:
            self.absent.add(entry.name)
            return
        before = self.mentions[self.group[-1]].entry if self.group and self.last == "plant" else None
        if token.is_han and entry.name == "tree" and before and before.like == "tree":
            return  # "plum", "tree": one word in two parts
        if self._is_told(entry, token):
            return
        if entry.kind == "plant" and self.last == "place" and self.mentions[-1].name == "meadow" and not token.is_han:
            self.waiting.count = self.waiting.count or MANY  # "a field of daisies"
        if entry.kind == "place" and self.last == "plant" and self.group:  # a tulip field is full of them
            self.mentions[self.group[-1]] = replace(self.mentions[self.group[-1]], count=MANY)
        at = self._place(self._asked(entry, token))
        self._tie(at)
        self._gather(at, entry)
        if token.sense and token.sense.is_action:
            self.doer = at
        self.relation, self.is_joined, self.waiting = None, False, Waiting()

    def _tie(self, at: int) -> None:
        """Link a thing with what stands in relation to it."""
        if self.relation:
            subjects, how = self.relation
            self.links += [Link(subject=one, how=how, to=at) for one in subjects if one != at]
            self.place = None if subjects else (at, how)
        elif self.place and self.place[0] != at:
            self.links.append(Link(subject=at, how=self.place[1], to=self.place[0]))
            self.seated, self.place = self.place, self.place if self.is_joined else None
        elif self.is_joined and self.seated:  # "on the table are an apple and two pears"
            self.links.append(Link(subject=at, how=self.seated[1], to=self.seated[0]))
        self._link_second(at)

    def _gather(self, at: int, entry: Entry) -> None:
        """Note whom the next relation is about, and who may hold something."""
        if self.relation and self.relation[1] == "holding" and self.relation[0]:
            self.group = list(self.relation[0])  # "holding a kite on a hill": who holds it stands there
        else:
            self.group = [*self.group, at] if self.is_joined and not self.relation else [at]
        if entry.kind in ("person", "animal") or entry.name == "robot":
            self.actors = [*self.actors, at] if self.is_joined else [at]

    def _is_told(self, entry: Entry, token: Token) -> bool:
        """Tell whether a word says more of the thing before: "retriever puppy", "portrait of a woman"."""
        old = self.mentions[self.group[-1]] if self.group else None
        if old is None or self.relation or self.is_joined or token.is_han:
            return False
        one = compound(old.entry, entry) if self.last == entry.kind or old.entry.at == "bust" else None
        if one:
            count = 0 if token.sense and token.sense.is_plural else old.count
            self.mentions[self.group[-1]] = replace(
                old, entry=one, count=count, colour=old.colour or self.waiting.colour
            )
            self.waiting = Waiting()
        return one is not None

    def _link_second(self, at: int) -> None:
        """Let "between a tree and a house" be about the house, too."""
        last = self.links[-1] if self.links else None
        if self.is_joined and last and last.how == "between" and last.to in self.group and last.subject != at:
            self.links.append(replace(last, to=at))

    def _act(self, entry: Entry) -> None:
        """Let the person who was named last be who does such things."""
        at = self.actors[-1]
        if self.mentions[at].entry.kind == "person":
            colour = self.mentions[at].colour or self.waiting.colour
            self.mentions[at] = replace(self.mentions[at], entry=entry, colour=colour)
            self.waiting.colour = None

    def _merge(self, at: int, entry: Entry) -> None:
        """Let "fishing" and "old man" be one: a person keeps what is done, an animal what it is."""
        wait, old = self.waiting, self.mentions[at]
        entry = old.entry if entry.kind == "person" else entry
        self.mentions[at] = replace(old, entry=entry, count=wait.count or old.count, colour=old.colour or wait.colour)
        self.group, self.actors, self.waiting, self.doer = [at], [at], Waiting(), None

    def _asked(self, entry: Entry, token: Token) -> Mention:
        is_plural = token.sense is not None and token.sense.is_plural
        wait = self.waiting
        is_held = self.relation is not None and self.relation[1] == "holding"
        # "Sky lantern" without an article is a sky with some of them.
        is_swarm = entry.kind == "object" and entry.at == "air" and entry.some > 5 and not is_held
        usual = 0 if is_plural or is_swarm else 1
        return Mention(
            entry=entry,
            count=wait.count or usual,
            colour=wait.colour,
            size=wait.size,
            depth=wait.depth,
            is_row=wait.is_row,
        )

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
        before = self.waiting.count if self.last == "number" else 0  # "two hundred"
        self.waiting.count = max(before, int(entry.value))

    def _array(self, entry: Entry) -> None:
        self.waiting.is_row, self.waiting.count = True, int(entry.value)

    def _align(self, _: Entry) -> None:
        for at in self.group:
            self.mentions[at] = replace(self.mentions[at], is_row=True)

    def _colour(self, entry: Entry) -> None:
        if self.waiting.is_stale:
            self._release()
        self.waiting.colour = self.waiting.colour or entry.value

    def _size(self, entry: Entry) -> None:
        self.waiting.size = float(entry.value)

    def _relate(self, entry: Entry) -> None:
        if self.place and self.last == "postfix":
            return  # "on the bridge passes a man": who is there comes next
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
            for at in self.group:  # "a tower in the foreground and mountains in the background"
                self.mentions[at] = replace(self.mentions[at], depth=self.mentions[at].depth or entry.name)
        else:
            self.waiting.depth, self.relation = entry.name, None

    def _part(self, entry: Entry) -> None:
        """Give a colour of clothes, sails or feathers to whom they belong, in a list of words to the last person."""
        people = [at for at, mention in enumerate(self.mentions) if mention.entry.kind == "person"]
        if self.waiting.colour and (self.group or people):
            at = (self.group or people)[-1]
            part = "hair" if entry.name == "hair" and self.mentions[at].entry.kind == "person" else "colour"
            if not getattr(self.mentions[at], part):
                self.mentions[at] = replace(self.mentions[at], **{part: self.waiting.colour})  # type: ignore[arg-type]
            self.waiting = Waiting()

    def _prefix(self, _: Entry) -> None:
        self.prefixed = tuple(self.group)
        if not self.group and self.topic and self.mentions[self.topic[1]].entry.is_thing:
            self.prefixed = (self.topic[1],)  # "a fox, sitting on ..."

    def _trait(self, _: Entry) -> None:
        """Let colour and number of eyes or years be: they are not those of whom they belong to."""
        self.waiting.colour, self.waiting.count = None, 0

    def _postfix(self, entry: Entry) -> None:
        """Note a Chinese 'on', 'under', ... that follows its place."""
        if not self.last and not self.group and self.topic:  # "a house, on its left a tree, on its right a car"
            self.place = (self.topic[entry.value in ("on", "in", "under")], entry.value)
        if self.last not in AFTER_WHICH:
            return
        at = self.group[-1] if self.group else None
        if at is None:
            return
        bearer = self.mentions[at]
        if bearer.entry.kind == "plant" and entry.value in ("on", "under") and bearer.entry.size > GRASS:
            self.mentions[at] = replace(bearer, count=bearer.count or 1)  # "on a branch" is on one of them
        if self.prefixed:
            ends = [end for end in self.group if entry.value == "between" or end == at]
            self.links += [
                Link(subject=one, how=entry.value, to=end) for one in self.prefixed for end in ends if one != end
            ]
            self.prefixed = None
        else:
            self.place = (at, entry.value)

    def _belong(self, _: Entry) -> None:
        """Let "a street without people" be there: what is denied ends before a Chinese 'of'."""
        self.is_denied = self.is_denied and self.last not in AFTER_WHICH


HANDLERS: dict[str, Callable[[Notes, Entry], None]] = {
    "number": Notes._number,
    "array": Notes._array,
    "aligned": Notes._align,
    "colour": Notes._colour,
    "size": Notes._size,
    "relation": Notes._relate,
    "and": Notes._join,
    "not": Notes._deny,
    "depth": Notes._depth,
    "part": Notes._part,
    "trait": Notes._trait,
    "of": Notes._belong,
    "prefix": Notes._prefix,
    "postfix": Notes._postfix,
}
