"""The wire: bodies out, and replies of every shape in."""

from __future__ import annotations

import base64
import json
import math
import random
import time
from email.utils import formatdate
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from requests.structures import CaseInsensitiveDict

from components import codec, errors, models, params
from components.codec import Reply, ReplyImage
from components.errors import ServiceError
from components.records import GenerationRequest
from components.reply_images import MOST_IMAGES
from tests.builders import NOON_UTC, make_request

SAMPLES = json.loads((Path(__file__).parents[1] / "wire" / "replies.json").read_text(encoding="utf-8"))
SHA = "0123456789abcdef" * 4
URL = "https://s3.siliconflow.cn/temporary/a.png?X-Amz-Expires=3600&X-Amz-Signature=%2F"

MEANINGS: dict[str, tuple[type[ServiceError], str]] = {
    "wrong model": (errors.BadRequest, "refused"),
    "model missing": (errors.BadRequest, "refused"),
    "invalid parameter": (errors.BadRequest, "refused"),
    "bad or missing image_size": (errors.BadRequest, "refused"),
    "too many pixels (code unknown)": (errors.BadRequest, "refused"),
    "bad image string": (errors.BadRequest, "refused"),
    "relay-style wrapper": (errors.BadRequest, "refused"),
    "key empty, wrong, revoked or of the other site": (errors.BadKey, "failed"),
    "same, documented bare JSON string": (errors.BadKey, "failed"),
    "same, older text form": (errors.BadKey, "failed"),
    "no balance": (errors.NoBalance, "failed"),
    "no balance, older status": (errors.NoBalance, "failed"),
    "model not for this account": (errors.Forbidden, "failed"),
    "unverified account": (errors.Forbidden, "failed"),
    "no permission": (errors.Forbidden, "failed"),
    "wrong path: base URL mistyped": (errors.WrongAddress, "failed"),
    "retired endpoint": (errors.WrongAddress, "failed"),
    "images per minute spent: wait": (errors.RateLimited, "waiting"),
    "images per day spent: park until tomorrow": (errors.RateLimited, "waiting"),
    "rate limit, documented sample without code": (errors.RateLimited, "waiting"),
    "transient failure": (errors.Overloaded, "failed"),
    "overload": (errors.Overloaded, "failed"),
    "gateway page": (errors.NoAnswer, "unclear"),
    "gateway timeout: the image may have been made": (errors.NoAnswer, "unclear"),
}


def encoded(sample: dict[str, Any]) -> bytes:
    if "json" in sample["content_type"]:
        return json.dumps(sample["body"]).encode()
    return sample["body"].encode()


def read(body: Any, status: int = 200, **headers: str) -> Reply:
    content = body if isinstance(body, bytes) else json.dumps(body).encode()
    return codec.read_reply(status, CaseInsensitiveDict(headers), content, now=NOON_UTC)


def urls_of(reply: Reply) -> list[str | None]:
    return [image and image.url for image in reply.images]


def inline(data: bytes) -> str:
    return base64.b64encode(data).decode()


def error_of(body: Any, status: int = 200, **headers: str) -> ServiceError:
    with pytest.raises(ServiceError) as caught:
        read(body, status, **headers)
    return caught.value


# The known samples.


@pytest.mark.parametrize(
    "sample", [each for each in SAMPLES if each["status"] != 200], ids=lambda each: f"{each['status']}-{each['means']}"
)
def test_each_known_error(sample: dict[str, Any]) -> None:
    error = error_of(encoded(sample), sample["status"], **{"X-SiliconCloud-Trace-Id": "ti_1"})
    kind, outcome = MEANINGS[sample["means"]]
    assert type(error) is kind and error.outcome == outcome
    body = sample["body"]
    assert (error.status, error.trace_id) == (sample["status"], "ti_1")
    assert error.code == (body.get("code") if isinstance(body, dict) else None)
    words = body.get("message") or body["error"]["message"] if isinstance(body, dict) else body
    if "<" in words:
        assert "<" not in error.message and str(sample["status"]) in error.message
    else:
        assert words.rstrip(".") in error.message
    if isinstance(error, errors.RateLimited):
        assert error.scope == ("day" if "day" in sample["means"] else "minute")


def test_every_sample_has_a_meaning() -> None:
    assert {each["means"] for each in SAMPLES if each["status"] != 200} == set(MEANINGS)


@pytest.mark.parametrize("sample", [each for each in SAMPLES if each["status"] == 200], ids=lambda each: each["means"])
def test_each_known_success(sample: dict[str, Any]) -> None:
    reply = read(encoded(sample), **{"x-siliconcloud-trace-id": "ti_1"})
    assert urls_of(reply) == ["<url>"]
    assert (reply.seed, reply.inference_s, reply.trace_id) == (55875921, 3.197, "ti_1")
    assert reply.body == sample["body"]


# Replies of every shape.


@pytest.mark.parametrize(
    ("body", "urls"),
    [
        ({"images": [{"url": URL}, {"url": URL + "2"}]}, [URL, URL + "2"]),
        ({"images": [{"url": URL}], "data": [{"url": "other"}]}, [URL]),
        ({"images": [], "data": [{"url": URL}]}, [URL]),
        ({"images": None, "data": [{"url": URL}]}, [URL]),
        ({"images": [{"url": ""}], "data": [{"url": URL}]}, [URL]),
        ({"images": [{"url": None}, {"url": URL}]}, [None, URL]),
        ({"images": [{"url": URL}, {"url": None}, {}, None]}, [URL]),
        ({"images": [None, {"url": URL}, 7], "data": [{"url": URL + "2"}]}, [URL + "2", URL]),
        ({"images": [{"url": None}, {"url": URL}], "data": [{"url": None}, {"url": "other"}]}, [None, URL]),
        ({"images": [{"url": URL}], "data": [{"url": "other"}, {"url": "another"}]}, [URL]),
        ({"images": {"url": URL}}, [URL]),
        ({"images": {}, "data": {"url": URL}}, [URL]),
        ([{"url": None}, {"url": URL}], [None, URL]),
        ([URL], [URL]),
        ({"images": [{"url": f" {URL}\n"}]}, [URL]),
        ({"images": [URL]}, [URL]),
        ({"images": [{"url": "/files/a.png"}]}, ["/files/a.png"]),
        ({"data": [{"url": URL, "b64_json": "AAAA"}]}, [URL]),
    ],
)
def test_where_urls_are_found(body: Any, urls: list[str | None]) -> None:
    assert urls_of(read(body)) == urls


@pytest.mark.parametrize(
    "body",
    [
        {"data": [{"b64_json": base64.b64encode(b"bytes").decode()}]},
        {"data": [{"url": None, "b64_json": base64.b64encode(b"bytes").decode()}]},
        {"images": [{"b64_json": "data:image/png;base64," + base64.b64encode(b"bytes").decode()}]},
        {"images": [{"url": "data:image/png;base64," + base64.b64encode(b"bytes").decode()}]},
        {"images": [], "data": [{"b64_json": base64.b64encode(b"bytes").decode() + "\n"}]},
    ],
)
def test_where_inline_images_are_found(body: dict[str, Any]) -> None:
    (image,) = read(body).images
    assert image is not None
    assert (image.url, image.data) == (None, b"bytes")


@pytest.mark.parametrize("rows", ["images", "data"])
def test_urls_and_inline_images_stand_side_by_side(rows: str) -> None:
    reply = read({rows: [{"url": URL}, {"b64_json": inline(b"bytes")}]})
    assert reply.images == (ReplyImage(url=URL), ReplyImage(data=b"bytes"))


def test_an_inline_image_comes_before_the_other_list() -> None:
    body = {"images": [{"b64_json": inline(b"one")}, {}], "data": [{"url": URL}, {"b64_json": inline(b"two")}]}
    assert read(body).images == (ReplyImage(data=b"one"), ReplyImage(data=b"two"))


@pytest.mark.parametrize(
    "data",
    [
        b"\x89PNG\r\n\x1a\n" + bytes(40),
        b"\xff\xd8\xff\xe0" + bytes(40),
        b"RIFF\x00\x01\x00\x00WEBPVP8 " + bytes(40),
        b"GIF89a" + bytes(40),
        b"\x00\x00\x00\x20ftypavif" + bytes(40),
    ],
)
def test_a_bare_string_may_be_an_image(data: bytes) -> None:
    for body in ({"images": [inline(data)]}, {"data": [inline(data) + "\n"]}, [inline(data)]):
        assert read(body).images == (ReplyImage(data=data),)


@pytest.mark.parametrize("url", ["/9j/a.png", "files/a.png", "https://example.com/iVBORw0KGgo"])
def test_a_bare_string_that_is_a_url_stays_one(url: str) -> None:
    assert read({"images": [url]}).images == (ReplyImage(url=url),)


def test_what_is_kept_of_a_list_is_its_rows() -> None:
    assert read([{"url": URL, "seed": 7}]).body == {"images": [{"url": URL, "seed": 7}]}


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"not json",
        b"<html>OK</html>",
        b"\xff\xfe",
        b"null",
        b"[]",
        b'"https://example.com/a.png"',
        b"[" * 100_000,
        b'{"images": ' + b"9" * 5000 + b"}",
        {},
        {"images": []},
        {"images": {}},
        {"images": "a"},
        {"images": [{}]},
        {"images": [None, 7, []]},
        {"images": [{"url": 7}]},
        {"images": [{"url": "  "}]},
        {"images": [{"url": "a\nb"}]},
        {"images": [{"url": "https://example.com/\ud800"}]},
        {"images": [{"url": "x" * 20_000}]},
        {"data": [{"b64_json": ""}]},
        {"data": [{"b64_json": "A"}]},
        {"data": [{"b64_json": "猫"}]},
        {"images": [{"url": "data:image/png;base64"}]},
        {"images": {"url": None}},
        [None, {}, 7],
        ["The model is overloaded"],
        ["ok"],
        {"images": [inline(b"no image" * 9)]},
    ],
)
def test_a_success_without_any_image_is_unclear(body: Any) -> None:
    error = error_of(body, **{"x-siliconcloud-trace-id": "ti_1"})
    assert isinstance(error, errors.Unreadable)
    assert (error.outcome, error.status, error.trace_id) == ("unclear", 200, "ti_1")


def test_a_success_that_is_an_error_says_so() -> None:
    error = error_of({"code": 20015, "message": "The parameter is invalid.", "data": None})
    assert error.kind == "unreadable" and error.code == 20015
    assert "The parameter is invalid. The image may" in error.message


@pytest.mark.parametrize(
    ("seed", "expected"),
    [
        (7, 7),
        (0, 0),
        ("7", 7),
        (7.0, 7),
        (9_999_999_999, 9_999_999_999),
        (2**63 - 1, 2**63 - 1),
        (2**63, None),
        ("9" * 19, None),
        ("9" * 5000, None),
        (-7, None),
        (7.5, None),
        (math.nan, None),
        (math.inf, None),
        (True, None),
        ("x", None),
        ("٣", None),
        ([7], None),
        (None, None),
    ],
)
def test_seeds_of_replies(seed: Any, expected: int | None) -> None:
    assert read({"images": [{"url": URL}], "seed": seed}).seed == expected


@pytest.mark.parametrize(
    ("timings", "expected"),
    [
        ({"inference": 3.2}, 3.2),
        ({"inference": 3}, 3.0),
        ({"inference": "3"}, None),
        ({"inference": math.nan}, None),
        ({"inference": -1}, None),
        ({"inference": True}, None),
        ({}, None),
        (None, None),
        (3.2, None),
    ],
)
def test_timings_of_replies(timings: Any, expected: float | None) -> None:
    assert read({"images": [{"url": URL}], "timings": timings}).inference_s == expected


def test_nothing_of_a_reply_is_needed_but_its_images() -> None:
    reply = read({"images": [{"url": URL}]}, 201)
    assert (reply.seed, reply.inference_s, reply.trace_id) == (None, None, None)


def test_a_reply_with_a_byte_order_mark() -> None:
    assert urls_of(read(b"\xef\xbb\xbf" + json.dumps({"images": [{"url": URL}]}).encode())) == [URL]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16", "utf-16-le", "utf-32", "gbk", "gb18030"])
def test_answers_in_other_encodings(encoding: str) -> None:
    told = {"images": [{"url": URL}], "note": "提示词", "seed": 7}
    reply = read(json.dumps(told, ensure_ascii=False).encode(encoding))
    assert (urls_of(reply), reply.seed, reply.body["note"]) == ([URL], 7, "提示词")
    refused = json.dumps({"code": 20015, "message": "提示词包含敏感内容"}, ensure_ascii=False).encode(encoding)
    error = error_of(refused, 400)
    assert (error.kind, error.code) == ("moderation", 20015) and "敏感内容" in error.message


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16", "gb18030"])
def test_plain_words_in_other_encodings(encoding: str) -> None:
    assert error_of("请求参数错误".encode(encoding), 400).said == "请求参数错误"


def test_utf_8_that_is_cut_or_damaged_is_never_read_as_anything_else() -> None:
    words = ("系统繁忙，请稍后再试" * 300).encode()
    for content in (words, words[:-1], words[:4096], words[:30] + b"\xff" + words[30:]):
        assert "系统繁忙" in error_of(content, 400).message
    assert "�" in error_of(words[:30] + b"\xff" + words[30:], 400).message


def test_more_images_than_anybody_asks_for_are_left_out() -> None:
    reply = read({"images": [{"url": f"{URL}{number}"} for number in range(1000)]})
    assert len(reply.images) == MOST_IMAGES


def test_what_is_kept_of_a_reply_is_bounded_and_can_be_written() -> None:
    deep: Any = "bottom"
    for _ in range(300):
        deep = {"a": [deep]}
    odd = {
        "deep": deep,
        "half": "\ud800",
        "\ud800": 1,
        "nan": math.nan,
        "long": list(range(1000)),
        "key": "sk-abcdefgh",
    }
    reply = read({"images": [{"url": URL}], "data": [{"b64_json": "A" * 10_000}], **odd})
    text = json.dumps(reply.body, ensure_ascii=False, allow_nan=False)
    assert len(text.encode("utf-8")) < 5000
    assert reply.body["images"] == [{"url": URL}]
    assert "A" * 41 not in text and "10000 characters" in text
    assert "abcdefgh" not in text


# Errors of every shape.


@pytest.mark.parametrize(
    ("body", "code", "words"),
    [
        ({"code": 20015, "message": "Wrong."}, 20015, "Wrong"),
        ({"code": "20015", "message": "Wrong."}, 20015, "Wrong"),
        ({"code": "invalid", "message": "Wrong."}, None, "Wrong"),
        ({"code": True, "message": "Wrong."}, None, "Wrong"),
        ({"code": 10**12, "message": "Wrong."}, None, "Wrong"),
        ({"code": 1.5, "message": "Wrong."}, None, "Wrong"),
        ({"error": {"message": "Wrong.", "code": 20015}}, 20015, "Wrong"),
        ({"code": 20015, "error": {"message": "Wrong.", "code": None}}, 20015, "Wrong"),
        ({"code": 20015, "message": "Wrong.", "error": {}}, 20015, "Wrong"),
        ({"error": "Wrong."}, None, "Wrong"),
        ({"message": ["Wrong"]}, None, "The service answered 400"),
        ({"message": None, "error": None}, None, "The service answered 400"),
        ({"msg": "Wrong."}, None, "Wrong"),
        ({"code": 20015, "message": " ", "msg": "Wrong."}, 20015, "Wrong"),
        ({"detail": "Wrong."}, None, "Wrong"),
        ({"detail": [{"loc": ["body", "seed"], "msg": "Wrong."}]}, None, "Wrong"),
        ({"detail": [{"message": "Wrong"}, {"msg": "Bad."}, {}, None, 7]}, None, "Wrong; Bad"),
        ({"detail": {"msg": "Wrong."}}, None, "Wrong"),
        ({"errors": [{"message": "Wrong."}]}, None, "Wrong"),
        ({"errors": ["Wrong.", "Bad."]}, None, "Wrong; Bad"),
        ({"errors": "Wrong."}, None, "Wrong"),
        ({"error": {"msg": "Wrong.", "code": 20015}}, 20015, "Wrong"),
        ({"error": {"detail": [{"msg": "Wrong."}]}}, None, "Wrong"),
        ({"error": {"errors": ["Wrong."]}}, None, "Wrong"),
        ({"error": "Bad Request", "message": "Wrong."}, None, "Wrong"),
        ([{"message": "Wrong."}], None, "Wrong"),
        ([{"error": {"message": "Wrong."}}], None, "Wrong"),
        (["Wrong."], None, "Wrong"),
        ({"detail": {"detail": {"detail": {"detail": {"msg": "too deep"}}}}}, None, "The service answered 400"),
        ({"detail": [[[[[["too deep"]]]]]]}, None, "The service answered 400"),
        ({}, None, "The service answered 400"),
        ("Wrong.", None, "Wrong"),
        (b"Wrong.", None, "Wrong"),
        (b"", None, "The service answered 400"),
        (b"  <!doctype html><p>Wrong", None, "The service answered 400"),
        (b"\xef\xbb\xbf<html>", None, "The service answered 400"),
        ("<html>Wrong</html>", None, "The service answered 400"),
        (b"Wrong\x00\x1b[31m\r\n  way", None, "Wrong [31m way"),
        ({"message": "Wrong \ud800\u202e"}, None, "Wrong"),
    ],
)
def test_errors_of_every_shape(body: Any, code: int | None, words: str) -> None:
    error = error_of(body, 400)
    assert (error.code, error.message) == (code, f"{words}. {errors.BadRequest.advice}")


def test_words_of_an_error_are_bounded() -> None:
    assert len(error_of({"message": "x" * 10**6}, 400).message) < 500


@pytest.mark.parametrize(
    "words", ["Incorrect API key: sk-abcdefgh12345.", "Authorization: Bearer abcdefgh12345 is wrong"]
)
def test_a_key_that_the_service_repeats_is_left_out(words: str) -> None:
    error = error_of({"message": words}, 401)
    assert "abcdefgh" not in error.message and "…" in error.message


def test_a_trace_id_is_one_short_line() -> None:
    trace_id = error_of({}, 400, **{"x-siliconcloud-trace-id": "ti\x1b" + "x" * 5000}).trace_id
    assert trace_id is not None and trace_id.isprintable() and len(trace_id) <= 300
    assert error_of({}, 400, **{"x-siliconcloud-trace-id": ""}).trace_id is None


# Retry-After.


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (None, None),
        ("", None),
        ("0", 0.0),
        (" 120 ", 120.0),
        ("1.5", 1.5),
        ("9" * 400, 86_400.0),
        ("9" * 5000, 86_400.0),
        ("-5", None),
        ("soon", None),
        ("nan", None),
        ("inf", None),
        ("٣", None),
        ("1e3", None),
        (formatdate(NOON_UTC + 90, usegmt=True), 90.0),
        (formatdate(NOON_UTC - 90, usegmt=True), 0.0),
        (formatdate(NOON_UTC + 90), 90.0),
        (formatdate(NOON_UTC + 10**7, usegmt=True), 86_400.0),
        ("Thu, 08 Oct 2026 12:01:30 +0800", 90.0),
        ("Thu, 08 Oct 2026 04:01:30", 90.0),
        ("Thu, 99 Oct 2026 04:01:30 GMT", None),
        ("Thu, 08 Oct 99999999 04:01:30 GMT", None),
    ],
)
def test_retry_after(text: str | None, expected: float | None) -> None:
    assert codec.read_retry_after(text, now=NOON_UTC) == expected


@pytest.mark.skipif(not hasattr(time, "tzset"), reason="this system has no tzset")
def test_a_date_without_a_zone_is_not_local_time(monkeypatch: pytest.MonkeyPatch) -> None:
    with monkeypatch.context() as patch:
        patch.setenv("TZ", "America/New_York")
        time.tzset()
        wait_s = codec.read_retry_after("Thu, 08 Oct 2026 04:01:30 -0000", now=NOON_UTC)
    time.tzset()
    assert wait_s == 90.0


def test_retry_after_reaches_the_error() -> None:
    assert error_of({}, 429, **{"retry-after": "7"}).retry_after_s == 7.0
    assert error_of({}, 503, **{"Retry-After": formatdate(NOON_UTC + 7, usegmt=True)}).retry_after_s == 7.0
    assert error_of({}, 429, **{"Retry-After": "?"}).retry_after_s is None


# Models.


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ({"object": "list", "data": [{"id": "a/b", "object": "model"}, {"id": "c/d"}]}, ("a/b", "c/d")),
        ({"data": []}, ()),
        (
            {"data": [{"id": 7}, {}, None, "a", {"id": ""}, {"id": "\ud800"}, {"id": "x" * 300}, {"id": "a/b"}]},
            ("a/b",),
        ),
        ({"data": None}, None),
        ({}, None),
        ([], None),
        ("a", None),
    ],
)
def test_models(body: Any, expected: tuple[str, ...] | None) -> None:
    assert codec.read_models(json.dumps(body).encode()) == expected


# Bodies.


def test_the_body_is_what_was_asked_for() -> None:
    request = make_request(negative_prompt="blurry", image=SHA, guidance_scale=7.0)
    assert codec.to_body(request, {SHA: "data:image/webp;base64,AAAA"}) == {
        "model": "Kwai-Kolors/Kolors",
        "prompt": "a cat",
        "negative_prompt": "blurry",
        "image_size": "1024x1024",
        "batch_size": 1,
        "num_inference_steps": 20,
        "guidance_scale": 7,
        "seed": 7,
        "image": "data:image/webp;base64,AAAA",
    }


@pytest.mark.parametrize("model", models.MODELS, ids=lambda model: model.id)
def test_the_body_has_only_what_the_model_takes(model: models.Model) -> None:
    image = {"image": SHA} if "image" in model.requires else {}
    request = GenerationRequest.from_values({"prompt": "a cat", "model": model.id, "seed": 7, **image})
    body = codec.to_body(request, {SHA: "data:,"}, batch=3)
    assert set(body) <= {*model.takes, "model"} and {"model", "prompt", "seed"} <= set(body)
    assert ("batch_size" in body) == ("batch_size" in model.takes)
    assert not any(value in (None, "", params.OTHERS) for value in body.values())


def test_one_request_in_several_posts() -> None:
    request = make_request(batch_size=4, seed=7)
    body = codec.to_body(request, {}, batch=1, seed=9)
    assert (body["batch_size"], body["seed"]) == (1, 9)
    assert codec.to_body(request, {})["batch_size"] == 4


# Anything at all.

json_texts = st.text(st.characters(exclude_categories=()), max_size=12)
json_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | json_texts,
    lambda inner: (
        st.lists(inner, max_size=4)
        | st.dictionaries(
            st.sampled_from(
                [
                    "images",
                    "data",
                    "url",
                    "b64_json",
                    "seed",
                    "timings",
                    "inference",
                    "code",
                    "message",
                    "msg",
                    "detail",
                    "error",
                    "errors",
                ]
            ),
            inner,
            max_size=4,
        )
    ),
    max_leaves=12,
)
statuses = st.sampled_from([200, 201, 204, 301, 400, 401, 403, 404, 408, 418, 429, 451, 500, 502, 503, 504, 599])
headers = st.dictionaries(st.sampled_from(["Retry-After", "x-siliconcloud-trace-id"]), st.text(max_size=40))


def assert_fit_to_keep(answer: Reply | ServiceError) -> None:
    """Fail where SQLite or JSON could not take it."""
    facts = answer.body if isinstance(answer, Reply) else answer.as_json()
    json.dumps(facts, ensure_ascii=False, allow_nan=False).encode("utf-8")
    if isinstance(answer, Reply):
        assert answer.seed is None or 0 <= answer.seed < 2**63
        assert all((image.url or "").isprintable() for image in answer.images if image)
        assert 0 < len(answer.images) <= MOST_IMAGES and answer.images[-1] is not None
    else:
        assert answer.retry_after_s is None or 0 <= answer.retry_after_s <= 86_400


@given(statuses, headers, st.binary() | json_values.map(lambda value: json.dumps(value).encode()))
def test_any_answer_is_a_reply_or_an_error(status: int, fields: dict[str, str], content: bytes) -> None:
    try:
        answer: Reply | ServiceError = codec.read_reply(status, CaseInsensitiveDict(fields), content, now=NOON_UTC)
    except ServiceError as error:
        answer = error
    assert_fit_to_keep(answer)
    codec.read_models(content)


def test_known_answers_with_damaged_bytes() -> None:
    draw = random.Random(7)
    for sample in SAMPLES:
        content = bytearray(encoded(sample))
        for _ in range(50):
            damaged = bytearray(content)
            damaged[draw.randrange(len(damaged))] = draw.randrange(256)
            try:
                answer: Reply | ServiceError = codec.read_reply(sample["status"], {}, bytes(damaged))
            except ServiceError as error:
                answer = error
            assert_fit_to_keep(answer)
