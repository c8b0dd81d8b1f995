"""What each answer means for us: the one table, row by row."""

from __future__ import annotations

import random

import pytest

from components import errors, retry
from components.errors import ServiceError, from_answer

MODERATED = (
    "The prompt may contain sensitive content. Please change it.",
    "Inappropriate content",
    "Blocked by moderation",
    "Rejected by the safety system",
    "NSFW content detected",
    "Your request was rejected: content_policy_violation",
    "Sensitive content was found",
    "safety_violations=[violence]",
    "The safety checker refused the image",
    "提示词包含敏感内容",
    "内容违规",
)
OTHER_WORDS = (
    "The parameter is invalid.",
    "参数设置不当",
    "",
    "Model disabled.",
    "Model names are case-sensitive.",
    "The name is case sensitive",
    "The names are sensitive to case",
    "case_sensitive must be a boolean",
    "Names are case-insensitive",
    "insensitive",
    "Unknown parameter: enable_safety_checker",
    "safety_checker: extra fields not permitted",
    "safety_tolerance must be at most 6",
    "模型名大小写敏感",
    "大小写不敏感",
)


def row(error: ServiceError) -> tuple[str, str, bool, bool]:
    """Give status of the record, kind, asked again by itself (bounded), pauses a sweep."""
    return error.outcome, error.kind, retry.policy_of(error) is not None, error.pauses_sweep


@pytest.mark.parametrize(
    ("status", "code", "expected"),
    [
        (400, 20012, ("refused", "bad_request", False, False)),
        (400, 20013, ("refused", "bad_request", False, False)),
        (400, 20015, ("refused", "bad_request", False, False)),
        (400, 20026, ("refused", "bad_request", False, False)),
        (400, 20040, ("refused", "bad_request", False, False)),
        (400, None, ("refused", "bad_request", False, False)),
        (400, 99999, ("refused", "bad_request", False, False)),
        (413, None, ("refused", "bad_request", False, False)),
        (422, None, ("refused", "bad_request", False, False)),
        (401, 30014, ("failed", "bad_key", False, True)),
        (401, None, ("failed", "bad_key", False, True)),
        (402, 30001, ("failed", "no_balance", False, True)),
        (402, None, ("failed", "no_balance", False, True)),
        (403, 30001, ("failed", "no_balance", False, True)),
        (403, 30003, ("failed", "forbidden", False, True)),
        (403, None, ("failed", "forbidden", False, True)),
        (404, None, ("failed", "wrong_address", False, True)),
        (405, None, ("failed", "wrong_address", False, True)),
        (410, 20092, ("failed", "wrong_address", False, True)),
        (301, None, ("failed", "wrong_address", False, True)),
        (429, 50604, ("waiting", "rate_limited", False, False)),
        (429, None, ("waiting", "rate_limited", False, False)),
        (451, None, ("refused", "moderation", False, False)),
        (503, 50505, ("failed", "overloaded", True, False)),
        (503, 50508, ("failed", "overloaded", True, False)),
        (503, 50603, ("failed", "overloaded", True, False)),
        (503, None, ("failed", "overloaded", True, False)),
        (500, 50507, ("failed", "overloaded", True, False)),
        (500, None, ("unclear", "no_answer", False, False)),
        (500, 50505, ("unclear", "no_answer", False, False)),
        (502, None, ("unclear", "no_answer", False, False)),
        (504, None, ("unclear", "no_answer", False, False)),
        (520, None, ("unclear", "no_answer", False, False)),
        (408, None, ("unclear", "no_answer", False, False)),
        (599, 50507, ("unclear", "no_answer", False, False)),
    ],
)
def test_statuses_and_codes(status: int, code: int | None, expected: tuple[str, str, bool, bool]) -> None:
    for words in OTHER_WORDS:
        assert row(from_answer(status, code, words)) == expected


@pytest.mark.parametrize("words", MODERATED)
@pytest.mark.parametrize(("status", "code"), [(400, None), (400, 20015), (403, None), (403, 30001), (451, None)])
def test_moderation_comes_before_any_other_reading(status: int, code: int | None, words: str) -> None:
    assert row(from_answer(status, code, words)) == ("refused", "moderation", False, False)


@pytest.mark.parametrize("words", MODERATED)
@pytest.mark.parametrize(
    ("status", "kind"), [(401, "bad_key"), (404, "wrong_address"), (429, "rate_limited"), (500, "no_answer")]
)
def test_words_don_t_decide_where_the_status_does(status: int, kind: str, words: str) -> None:
    assert from_answer(status, None, words).kind == kind


@pytest.mark.parametrize(
    ("error", "expected"),
    [
        (errors.Unreachable(), ("failed", "unreachable", True, False)),
        (errors.NoAnswer(), ("unclear", "no_answer", False, False)),
        (errors.Unreadable(), ("unclear", "unreadable", False, False)),
        (errors.LostImage(again="never"), ("failed", "lost_image", False, False)),
        (errors.LostImage(again="hour"), ("failed", "lost_image", False, False)),
        (errors.Stopped(), ("failed", "stopped", False, False)),
    ],
)
def test_what_has_no_status(error: ServiceError, expected: tuple[str, str, bool, bool]) -> None:
    assert row(error) == expected


@pytest.mark.parametrize(
    ("words", "scope"),
    [
        ("Details: IPM limit reached.", "minute"),
        ("Details: IPD limit reached.", "day"),
        ("Details:TPM limit reached.", "minute"),
        ("You exceeded your daily quota", "day"),
        ("100 images per day", "day"),
        ("每日限额已用完", "day"),
        ("RAPID requests", "minute"),
        ("IPM limit reached (your limits: IPM 2, IPD 400)", "minute"),
        ("IPD limit reached (your limits: IPM 2, IPD 400)", "day"),
        ("Limits: 2 images per minute, 400 per day", "minute"),
        ("Daily limit reached: 400 per day, 2 per minute", "day"),
        ("RPM and RPD are limited", "minute"),
        ("ipd limit reached, tpm is fine", "day"),
        ("已达到IPD上限，IPM为2", "day"),
        ("每分钟限2张，每天限400张", "minute"),
        ("", "minute"),
    ],
)
def test_the_scope_of_a_limit(words: str, scope: str) -> None:
    error = from_answer(429, 50604, words)
    assert isinstance(error, errors.RateLimited) and error.scope == scope


@pytest.mark.parametrize(
    ("code", "name"), [(20012, "model"), (20013, "model"), (20026, "image_size"), (20040, "image")]
)
def test_a_bad_request_names_what_its_code_is_about(code: int, name: str) -> None:
    assert from_answer(400, code, "It is wrong.").message == f"{name}: It is wrong. {errors.BadRequest.advice}"
    assert from_answer(400, code, "").message.startswith(f"{name}: The service answered 400. ")


def test_facts_are_attributes() -> None:
    error = from_answer(401, 30014, "Token is invalid.", trace_id="ti_1", retry_after_s=3.0)
    assert error.retry_after_s == 3.0
    assert error.as_json() == {
        "kind": "bad_key",
        "message": f"Token is invalid. {errors.BadKey.advice}",
        "status": 401,
        "code": 30014,
        "trace_id": "ti_1",
    }


def test_messages_end_in_what_to_do() -> None:
    for each in ServiceError.__subclasses__():
        assert str(each()).endswith(each.advice) and each.advice.endswith(".")
        assert str(each("Something。")) == f"Something. {each.advice}"
    assert "site" in errors.BadKey.advice
    assert "verified" in errors.Forbidden.advice


def test_each_kind_is_its_own_and_has_its_outcome() -> None:
    kinds = {each.kind: each.outcome for each in ServiceError.__subclasses__()}
    assert len(kinds) == len(ServiceError.__subclasses__())
    assert all(errors.outcome_of(kind) == outcome for kind, outcome in kinds.items())
    assert errors.outcome_of("something else") == "failed"


def test_only_what_surely_made_nothing_is_asked_again() -> None:
    asked_again = {each.kind for each in ServiceError.__subclasses__() if retry.policy_of(each()) is not None}
    assert asked_again == {"overloaded", "unreachable"}
    for kind in ("no_answer", "unreadable"):
        assert errors.outcome_of(kind) == "unclear"


def test_the_tree_in_the_docstring_is_the_tree() -> None:
    drawn = errors.__doc__ or ""
    assert all(each.__name__ in drawn for each in ServiceError.__subclasses__())
    direct = {each.__name__ for each in errors.ExplorerError.__subclasses__() if each.__module__ == errors.__name__}
    assert all(name in drawn for name in direct)


def test_a_bounded_wait_ends() -> None:
    policy = retry.policy_of(errors.Overloaded())
    assert policy is not None and policy.wait_s(policy.tries, 0.0, random.Random(1)) is None
