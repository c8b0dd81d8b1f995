"""The emulator's faults, each through the core."""

import base64
import io
import json
from pathlib import Path

import pytest
from PIL import Image

from components.emulator import Call, Emulator, Options
from components.emulator.faults import FAULTS, parse_fault

ORIGIN = "http://emulator"
PAINTED = b"\x89PNG\r\n\x1a\n" + bytes(range(200))
REPLIES = json.loads((Path(__file__).parents[1] / "wire" / "replies.json").read_text(encoding="utf-8"))
REFUSALS = [name for name, fault in FAULTS.items() if fault.refusal == name]


def make_emulator(*faults, **options):
    painter = lambda picture, format: PAINTED  # noqa: E731
    return Emulator(Options(faults=faults, **options), lambda: 1_800_000_000.0, painter, lambda content: b"")


def post(emulator, images=1):
    body = {"model": "Kwai-Kolors/Kolors", "prompt": "a cat", "image_size": "64x64", "batch_size": images, "seed": 3}
    return emulator.answer(
        Call(
            method="POST",
            path="/v1/images/generations",
            headers={"Authorization": "Bearer k"},
            body=json.dumps(body).encode(),
            origin=ORIGIN,
        )
    )


def reply_of(fault, images=1):
    return json.loads(post(make_emulator(fault), images).body)


def get(emulator, url):
    return emulator.answer(Call(method="GET", path=url.removeprefix(ORIGIN), origin=ORIGIN))


def fetch(fault, times=1):
    emulator = make_emulator(fault)
    url = json.loads(post(emulator).body)["images"][0]["url"]
    return [get(emulator, url) for _ in range(times)]


def sent(answer):
    return b"".join(answer.chunks())


@pytest.mark.parametrize("name", REFUSALS)
def test_every_error_of_the_contract_can_be_played_once(name):
    emulator = make_emulator(name)
    answer = post(emulator)
    assert answer.status >= 400 and answer.body and emulator.images_made == 0
    assert post(emulator).status == 200


@pytest.mark.parametrize(
    "sample", [r for r in REPLIES if r["status"] != 200], ids=lambda r: f"{r['status']}-{r['means']}"
)
def test_every_known_sample_can_be_played(sample):
    played = [post(make_emulator(name)) for name in REFUSALS]
    assert any(is_sample(answer, sample) for answer in played)


def is_sample(answer, sample):
    type = answer.headers["Content-Type"].partition(";")[0]
    if (answer.status, type) != (sample["status"], sample["content_type"]):
        return False
    body = answer.body.decode()
    return (json.loads(body) if type == "application/json" else body) == sample["body"]


def test_moderation_speaks_of_sensitive_content():
    answer = post(make_emulator("moderation"))
    assert answer.status == 400 and "sensitive" in json.loads(answer.body)["message"]


@pytest.mark.parametrize(("text", "seconds"), [("retry-after", "2"), ("retry-after:7", "7")])
def test_retry_after(text, seconds):
    answer = post(make_emulator(text))
    assert (answer.status, answer.headers["Retry-After"]) == (429, seconds)


@pytest.mark.parametrize(("text", "delay_s"), [("slow", 30), ("slow:0.5", 0.5), ("slow:0", 0)])
def test_slow(text, delay_s):
    answer = post(make_emulator(text, latency_s=1.0))
    assert (answer.status, answer.delay_s) == (200, 1 + delay_s)


def test_drop_counts_the_image():
    emulator = make_emulator("drop")
    assert post(emulator, images=2).drop and emulator.images_made == 2


def test_broken_json():
    with pytest.raises(ValueError):
        reply_of("broken-json")


def test_html():
    answer = post(make_emulator("html"))
    assert answer.status == 200 and answer.headers["Content-Type"].startswith("text/html")


def test_replies_without_usable_urls():
    assert reply_of("empty-images")["images"] == reply_of("empty-images")["data"] == []
    assert reply_of("no-url", 2)["images"] == reply_of("no-url", 2)["data"] == [{}, {}]


def test_fewer_images():
    assert [len(reply_of("fewer-images", count)["images"]) for count in (1, 2, 4)] == [1, 1, 3]


def test_data_only():
    reply = reply_of("data-only", 2)
    assert "images" not in reply and len(reply["data"]) == 2 and reply["data"][0]["url"].startswith(ORIGIN)


def test_b64():
    reply = reply_of("b64", 2)
    assert "images" not in reply
    assert [base64.b64decode(item["b64_json"]) for item in reply["data"]] == [PAINTED] * 2


def test_no_seed():
    assert "seed" not in reply_of("no-seed") and "images" in reply_of("no-seed")


@pytest.mark.parametrize(
    ("fault", "url"), [("url-file", "file:///etc/passwd"), ("url-private", "http://192.0.2.1/private")]
)
def test_hostile_urls(fault, url):
    assert reply_of(fault)["images"] == [{"url": url}]


@pytest.mark.parametrize(
    ("fault", "status", "words"),
    [("url-404", 404, b"NoSuchKey"), ("url-expired", 403, b"Request has expired"), ("url-500", 500, b"InternalError")],
)
def test_urls_that_fail(fault, status, words):
    (answer,) = fetch(fault)
    assert answer.status == status and words in answer.body


@pytest.mark.parametrize(("fault", "failing"), [("url-500", 2), ("url-500:1", 1), ("url-500:0", 0)])
def test_url_500_recovers(fault, failing):
    assert [answer.status for answer in fetch(fault, 4)] == [500] * failing + [200] * (4 - failing)


@pytest.mark.parametrize(("fault", "cut"), [("image-cut", 4), ("image-cut:2", 2)])
def test_image_cut(fault, cut):
    answers = fetch(fault, 4)
    assert [answer.content_length for answer in answers] == [len(PAINTED)] * 4
    assert [len(sent(answer)) < len(PAINTED) for answer in answers] == [True] * cut + [False] * (4 - cut)


def test_the_count_of_a_url_is_its_own():
    emulator = make_emulator("image-cut:1", "image-cut:1")
    urls = [json.loads(post(emulator).body)["images"][0]["url"] for _ in range(2)]
    assert [get(emulator, url).cut_at is not None for url in (*urls, *urls)] == [True, True, False, False]


def test_image_drop_and_slow():
    assert [answer.drop for answer in fetch("image-drop:1", 2)] == [True, False]
    assert [answer.delay_s for answer in fetch("image-slow:9", 2)] == [9, 9]


@pytest.mark.parametrize(
    ("fault", "type", "start"),
    [
        ("image-html", "text/html", b"<!DOCTYPE html"),
        ("image-empty", "image/png", b""),
        ("image-text", "image/png", b"this is not"),
    ],
)
def test_images_that_are_none(fault, type, start):
    (answer,) = fetch(fault)
    assert answer.status == 200 and answer.headers["Content-Type"].startswith(type)
    assert answer.body.startswith(start) and (start or not answer.body)


def test_image_bomb_is_a_png_with_huge_sides():
    (answer,) = fetch("image-bomb")
    with pytest.raises(Image.DecompressionBombError):
        Image.open(io.BytesIO(answer.body))


def test_image_huge_is_made_piece_by_piece():
    (answer,) = fetch("image-huge")
    assert answer.content_length > 64 * 1024 * 1024 and answer.body == PAINTED
    assert sum(len(chunk) for chunk in answer.chunks()) == answer.content_length
    assert max(len(chunk) for chunk in answer.chunks()) <= 64 * 1024


def test_redirects():
    (private,) = fetch("redirect-private")
    assert (private.status, private.headers["Location"]) == (302, "http://192.0.2.1/private")
    emulator = make_emulator("redirect-ok", "redirect-loop")
    url, loop = (json.loads(post(emulator).body)["images"][0]["url"] for _ in range(2))
    true_url = get(emulator, url).headers["Location"]
    assert true_url != url and get(emulator, true_url).body == PAINTED
    assert get(emulator, loop).headers["Location"] == loop


def test_a_fault_can_hit_one_image_of_a_batch():
    emulator = make_emulator("url-404@1", "image-cut:1@0")
    for statuses in ([200, 404, 200], [200, 200, 200]):
        urls = [image["url"] for image in json.loads(post(emulator, images=3).body)["images"]]
        answers = [get(emulator, url) for url in urls]
        assert [answer.status for answer in answers] == statuses
    assert [answer.cut_at is not None for answer in answers] == [True, False, False]


def test_faults_come_in_order_and_end():
    emulator = make_emulator("ok", "500-50507", "ok", "503-50508")
    assert [post(emulator).status for _ in range(6)] == [200, 500, 200, 503, 200, 200]


def test_random_faults_are_repeatable():
    def statuses(**options):
        emulator = make_emulator(fault_choices=("500-50507", "503-50505"), **options)
        return [post(emulator).status for _ in range(50)]

    first = statuses(fault_rate=0.4, fault_seed=1)
    assert set(first) == {200, 500, 503} and first == statuses(fault_rate=0.4, fault_seed=1)
    assert first != statuses(fault_rate=0.4, fault_seed=2)
    assert 200 not in statuses(fault_rate=1.0)


@pytest.mark.parametrize("text", ["nonsense", "", "slow:", "slow:x", "slow:-1", "image-cut@", "SLOW"])
def test_an_unknown_fault_is_answered_with_the_names(text):
    with pytest.raises(ValueError, match=r"is no fault\. Known faults: ok, .*redirect-loop"):
        parse_fault(text)


@pytest.mark.parametrize("text", ["drop:3", "500-50507:2", "drop@1", "slow:3@0"])
def test_a_number_that_means_nothing_is_refused(text):
    with pytest.raises(ValueError, match=r"takes no number|only the faults of images"):
        parse_fault(text)


@pytest.mark.parametrize("name", FAULTS)
def test_every_fault_is_described_and_reads_back(name):
    assert FAULTS[name].name == name and FAULTS[name].help
    assert parse_fault(parse_fault(name).text) == FAULTS[name]
