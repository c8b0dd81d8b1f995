"""Every expected error, and what each answer of the service means.

ExplorerError
├── InvalidRequest       the visitor's values do not fit (one Problem per field)
├── InvalidImage         a file is not usable as an init image
├── SettingsError        an environment variable does not fit
├── MissingKey           the site needs a key and none was given
├── StoreError           the data folder cannot be used
└── ServiceError         the service, or the way to it, did not give the images
    ├── BadRequest, ModerationRefused                                refused: change the request
    ├── BadKey, NoBalance, Forbidden, WrongAddress                   failed: mend key, account or address
    ├── RateLimited                                                  waiting: the pacer asks again
    ├── Overloaded, Unreachable                                      waiting, then failed: asked again, bounded
    ├── NoAnswer, Unreadable                                         unclear: the image may have been made
    ├── LostImage                                                    failed: made, but not to be had any more
    ├── RemovedImage                                                 failed: made, kept, and removed to make room
    └── Stopped                                                      failed: the visitor stopped it before it was sent

Messages are sentences that end in what to do next. Facts are attributes; a key, header or request never is.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any, ClassVar, Literal

Outcome = Literal["refused", "failed", "waiting", "unclear"]
Scope = Literal["minute", "day"]


class ExplorerError(Exception):
    """Be the root of all expected errors."""

    kind: ClassVar[str] = "error"

    def __init__(self, message: str) -> None:
        super().__init__(message)
        self.message = message


@dataclass(frozen=True, slots=True, kw_only=True)
class Problem:
    """Say what is wrong with one field: what was given and what is allowed.

    `kind` and `facts` let the page say the same in another language.
    """

    field: str
    message: str
    kind: str = "invalid"
    given: str = ""
    allowed: str = ""


class InvalidRequest(ExplorerError):
    """Name every field that does not fit; nothing was sent."""

    kind = "invalid"

    def __init__(self, problems: tuple[Problem, ...]) -> None:
        super().__init__(" ".join(problem.message for problem in problems))
        self.problems = problems


class InvalidImage(ExplorerError):
    """Say why a file is not usable as an image; `reason` is one of the reasons of images.py."""

    kind = "invalid_image"

    def __init__(self, message: str, *, reason: str = "not_image", facts: dict[str, Any] | None = None) -> None:
        super().__init__(message)
        self.reason = reason
        self.facts = facts or {}


class MissingKey(ExplorerError):
    """Say that the site answers only with a key; nothing was sent."""

    kind = "missing_key"

    def __init__(self) -> None:
        super().__init__("This site needs a key: give one in Connect, then generate again.")


class SettingsError(ExplorerError):
    """Name an environment variable whose value does not fit."""

    kind = "settings"


class StoreError(ExplorerError):
    """Say why the data folder cannot be used and what to do; nothing was changed. `reason`: see store/troubles.py."""

    kind = "store"

    def __init__(self, message: str, *, reason: str = "other") -> None:
        super().__init__(message)
        self.reason = reason


class ServiceError(ExplorerError):
    """Be the root of what can go wrong between us and the service."""

    kind: ClassVar[str] = "service"
    outcome: ClassVar[Outcome] = "failed"
    pauses_sweep: ClassVar[bool] = False
    advice: ClassVar[str] = "Try again."

    def __init__(
        self,
        said: str = "",
        *,
        status: int | None = None,
        code: int | None = None,
        trace_id: str | None = None,
        retry_after_s: float | None = None,
    ) -> None:
        said = said.strip().rstrip(".。")
        super().__init__(f"{said}. {self.advice}" if said else self.advice)
        self.said = said
        self.status = status
        self.code = code
        self.trace_id = trace_id
        self.retry_after_s = retry_after_s

    def as_json(self) -> dict[str, Any]:
        """Give the facts that a record, the page and an API caller see."""
        return {
            "kind": self.kind,
            "message": self.message,
            "status": self.status,
            "code": self.code,
            "trace_id": self.trace_id,
        }


class BadRequest(ServiceError):
    kind, outcome = "bad_request", "refused"
    advice = "Change the request and generate again."


class ModerationRefused(ServiceError):
    kind, outcome = "moderation", "refused"
    advice = "The service refused the prompt or the image; change them and generate again."


class BadKey(ServiceError):
    kind, pauses_sweep = "bad_key", True
    advice = "Check the key in Connect, and that it belongs to this site: .cn and .com have keys of their own."


class NoBalance(ServiceError):
    kind, pauses_sweep = "no_balance", True
    advice = "Top up the account or choose a free model, then generate again."


class Forbidden(ServiceError):
    kind, pauses_sweep = "forbidden", True
    advice = "Check on the service's site that the account is verified and may use this model, then generate again."


class WrongAddress(ServiceError):
    kind, pauses_sweep = "wrong_address", True
    advice = "Check the site's address in Connect; it should end in /v1."


class RateLimited(ServiceError):
    """Carry the scope of the limit: per minute (or unnamed), or per day."""

    kind, outcome = "rate_limited", "waiting"
    advice = "The request waits for its turn and goes on by itself."

    def __init__(self, said: str = "", *, scope: Scope = "minute", **facts: Any) -> None:
        super().__init__(said, **facts)
        self.scope = scope


class Overloaded(ServiceError):
    kind, outcome = "overloaded", "failed"
    advice = "The service stayed overloaded; nothing was made. Generate again in a few minutes."


class Unreachable(ServiceError):
    kind, outcome = "unreachable", "failed"
    advice = "Nothing was sent. Check the network and the site's address in Connect, then generate again."


_MAYBE_MADE = (
    "The image may have been made and counted, so it is not asked for again by itself. "
    "Choose Ask again (fresh) if you want that."
)


class NoAnswer(ServiceError):
    kind, outcome = "no_answer", "unclear"
    advice = _MAYBE_MADE


class Unreadable(ServiceError):
    kind, outcome = "unreadable", "unclear"
    advice = _MAYBE_MADE


class LostImage(ServiceError):
    """Say that an image was made but cannot be had; `again` is how often the same download may be tried.

    `again`: "never", "bounded" (three times: the body was no image), "hour" (until the URL's hour is over) or "always".
    """

    kind = "lost_image"
    advice = "The image was made but could not be saved; choose Ask again (fresh) to make it anew."

    def __init__(
        self, said: str = "", *, again: Literal["never", "bounded", "hour", "always"] = "never", **facts: Any
    ) -> None:
        super().__init__(said, **facts)
        self.again = again


class RemovedImage(ServiceError):
    kind = "removed"
    advice = "The image was removed to keep within EXPLORER_MAX_DISK_MB; choose Ask again (fresh) to make it anew."


class Stopped(ServiceError):
    kind = "stopped"
    advice = "Nothing was sent. Generate again when you like."

    def __init__(self, said: str = "Stopped before it was sent", **facts: Any) -> None:
        super().__init__(said, **facts)


# Source: the codes of API.md, "Errors" and "What each answer means for us"; None stands for any other code.
_BY_STATUS_AND_CODE: dict[tuple[int, int | None], type[ServiceError]] = {
    (400, None): BadRequest,
    (401, None): BadKey,
    (402, None): NoBalance,
    (403, 30001): NoBalance,
    (403, None): Forbidden,
    (404, None): WrongAddress,
    (405, None): WrongAddress,
    (410, None): WrongAddress,
    (429, None): RateLimited,
    (451, None): ModerationRefused,
    (500, 50507): Overloaded,
    (503, None): Overloaded,
}
# What a 400 is about, where its code says so.
_FIELD_BY_CODE = {20012: "model", 20013: "model", 20026: "image_size", 20040: "image"}
# Without upper and lower case, and without the names of parameters of other services.
_MODERATION = re.compile(
    r"(?<!in)(?<!case)(?<!case[ _-])sensitive(?! to case)|(?<!enable_)safety(?!_checker|_tolerance|_settings?\b)"
    r"|inappropriate|moderation|nsfw|content[ _]policy"
    r"|(?<!大小写)(?<!不)敏感|违规|违法|不当内容|内容(?:不当|安全|审核)",
    re.IGNORECASE,
)
_MODERATED_STATUSES = (400, 403, 451)
# Not \b, which sees no border between IPM and a Chinese character.
_LIMIT = re.compile(
    r"(?P<minute>(?<![a-z])[IRT]PM(?![a-z])|per[ _-]?minute|每分钟)"
    r"|(?P<day>(?<![a-z])[IRT]PD(?![a-z])|per[ _-]?day|daily|每天|每日)",
    re.IGNORECASE,
)


def from_answer(
    status: int, code: int | None, said: str, *, trace_id: str | None = None, retry_after_s: float | None = None
) -> ServiceError:
    """Choose the error that an answer other than 200 means; words decide only where status and code don't."""
    facts: dict[str, Any] = {"status": status, "code": code, "trace_id": trace_id, "retry_after_s": retry_after_s}
    said = said or f"The service answered {status}"
    if status in _MODERATED_STATUSES and _MODERATION.search(said):
        return ModerationRefused(said, **facts)
    found = _BY_STATUS_AND_CODE.get((status, code)) or _BY_STATUS_AND_CODE.get((status, None))
    if found is RateLimited:
        return RateLimited(said, scope=_scope(said), **facts)
    if found is None:
        found = _by_class(status)
    if found is BadRequest and code in _FIELD_BY_CODE:
        said = f"{_FIELD_BY_CODE[code]}: {said}"
    return found(said, **facts)


def _scope(said: str) -> Scope:
    """Take the first limit that is named: what follows it lists all limits of the account."""
    limit = _LIMIT.search(said)
    return "day" if limit and limit["day"] else "minute"


def _by_class(status: int) -> type[ServiceError]:
    """Choose for a status that the table does not name; 408 and 5xx may hide an image that was made."""
    if 300 <= status < 400:
        return WrongAddress
    return BadRequest if 400 <= status < 500 and status != 408 else NoAnswer


def outcome_of(kind: str) -> Outcome:
    """Give what a kind of error makes of its record."""
    return next((each.outcome for each in ServiceError.__subclasses__() if each.kind == kind), "failed")
