"""Our own sentences about what went wrong, so that they are translated and never quoted as the service's words.

Errors are kept as English sentences; a sentence of ours is known by its wording, and what it names is taken along.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from components.ui.texts import Texts

_SENTENCES = {
    r"The service answered (?P<status>\d+)": "reason_status",
    r"The service could not be reached": "reason_unreached",
    r"The service did not answer in time": "reason_late",
    r"The connection broke before the answer came": "reason_broke",
    r"The site's address cannot be used": "reason_site",
    r"The answer broke off": "reason_broke_off",
    r"The answer cannot be read": "reason_unreadable",
    r"The answer is far too long": "reason_too_long",
    r"The answer is no list of models": "reason_no_models",
    r"The answer is not the JSON that was expected": "reason_not_json",
    r"The answer names no image(, but says: (?P<said>.*))?": "reason_no_image",
    r"The answer held something that is not a whole image": "reason_not_whole",
    r"The app ended before the answer came": "reason_app_ended",
    r"The app failed while it (waited for|took in) the answer; its log says more": "reason_app_failed",
    r"The init image of this request is gone from the data folder\. Upload it again": "reason_init_gone",
    r"The image could not be written to the data folder \((?P<why>.*)\)": "reason_not_written",
    r"The image came inside the answer, and its bytes are gone": "reason_bytes_gone",
    r"The image was damaged on the disk": "reason_damaged",
    r"The image arrived cut short( or damaged)?": "reason_image_cut",
    r"The image did not arrive within [\d.]+ seconds": "reason_image_slow",
    r"The image is larger than the (?P<mb>[\d.]+) MB that are taken": "reason_image_large",
    r"The image has more pixels than are taken": "reason_image_pixels",
    r"The image is no longer at its address \((?P<status>\d+)\)": "reason_image_gone",
    r"The image's address has expired \((?P<status>\d+)\)": "reason_image_expired",
    r"The image's address leads on more than \d+ times": "reason_image_redirects",
    r"The image's address leads to one that is not valid": "reason_image_invalid",
    r"The image's address is refused: its host (?P<host>.*) (is|led to .*) not on the public internet": (
        "reason_image_private"
    ),
    r"The image's address is refused: it begins with neither https:// nor http://": "reason_image_scheme",
    r"The image's address is refused: (it is not|its host is not) a .*": "reason_image_invalid",
    r"The image's host did not answer in time": "reason_image_slow",
    r"The image's host answered (?P<status>\d+)": "reason_image_status",
    r"The image's host could not be reached \(.*\)": "reason_image_unreached",
    r"The image's host refused to give it \((?P<status>\d+)\)": "reason_image_refused",
    r"The image's host sent nothing": "reason_image_nothing",
    r"The image's host sent something that is not an image": "reason_image_other",
    r"The image's host (?P<host>.*) was not found": "reason_image_unknown",
}
_PATTERNS = tuple((re.compile(sentence, re.DOTALL), key) for sentence, key in _SENTENCES.items())


@dataclass(frozen=True, slots=True, kw_only=True)
class Reason:
    """Hold a sentence of ours as a text's key and facts, and the service's words within it."""

    key: str
    facts: dict[str, str] = field(default_factory=dict)
    said: str = ""

    def text(self, texts: Texts) -> str:
        """Say it in the visitor's language, as plain text."""
        return texts(self.key, **self.facts)


def reason_of(sentence: str) -> Reason | None:
    """Know a sentence of ours, given without its last full stop; None where the words are the service's."""
    for pattern, key in _PATTERNS:
        match = pattern.fullmatch(sentence)
        if match:
            facts = {name: fact or "" for name, fact in match.groupdict().items()}
            said = facts.pop("said", "")
            return Reason(key=key, facts=facts, said=said)
    return None
