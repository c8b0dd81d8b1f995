"""The emulator's image URLs: signed, self-contained, short-lived."""

import json
from urllib.parse import parse_qs, urlsplit

import pytest

from components.emulator import Call, Emulator, Options

ORIGIN = "https://images.example"


class FakeClock:
    def __init__(self):
        self.now_s = 1_800_000_000.9

    def __call__(self):
        return self.now_s


def make_emulator(clock, calls=None, **options):
    def painter(picture, format):
        if calls is not None:
            calls.append(picture)
        return f"{format} {picture}".encode()

    return Emulator(Options(**options), clock, painter, lambda content: bytes(range(256)) * 3)


def make_url(emulator, **changes):
    body = {"model": "Kwai-Kolors/Kolors", "prompt": "a cat", "image_size": "512x512", "seed": 1, **changes}
    call = Call(
        method="POST",
        path="/v1/images/generations",
        headers={"Authorization": "Bearer k"},
        body=json.dumps(body).encode(),
        origin=ORIGIN,
    )
    return json.loads(emulator.answer(call).body)["images"][0]["url"]


def fetch(emulator, url, method="GET", **headers):
    return emulator.answer(Call(method=method, path=url.removeprefix(ORIGIN), headers=headers, origin=ORIGIN))


def error(answer):
    return answer.status, answer.body.decode().partition("<Code>")[2].partition("</Code>")[0]


def test_a_url_looks_presigned():
    parts = urlsplit(make_url(make_emulator(FakeClock())))
    query = parse_qs(parts.query)
    assert parts.path.startswith("/temporary/") and parts.path.endswith(".png")
    assert list(query) == [
        "X-Amz-Algorithm",
        "X-Amz-Credential",
        "X-Amz-Date",
        "X-Amz-Expires",
        "X-Amz-SignedHeaders",
        "X-Amz-Signature",
    ]
    assert query["X-Amz-Date"] == ["20270115T080000Z"] and query["X-Amz-Expires"] == ["3600"]


def test_two_urls_of_the_same_picture_differ():
    emulator = make_emulator(FakeClock())
    assert make_url(emulator) != make_url(emulator)


def test_a_url_outlives_the_process_that_made_it():
    clock = FakeClock()
    image = "data:image/png;base64,AAAA"
    url = make_url(make_emulator(clock), prompt='猫 "🐈"', negative_prompt="dog", image=image)
    picture = fetch(make_emulator(clock), url).body.decode()
    assert "prompt='猫 \"🐈\"'" in picture and f"init={bytes(range(256)) * 3!r}" in picture


def test_a_fault_of_an_image_outlives_the_process_too():
    clock = FakeClock()
    url = make_url(make_emulator(clock, faults=("image-html",)))
    assert fetch(make_emulator(clock), url).headers["Content-Type"].startswith("text/html")


def test_a_prompt_too_long_for_a_url_is_kept_in_memory():
    clock = FakeClock()
    emulator = make_emulator(clock)
    prompt = " ".join(str(hash((7, number))) for number in range(1000))
    url = make_url(emulator, prompt=prompt)
    assert len(url) < 1000
    assert prompt in fetch(emulator, url).body.decode()
    assert error(fetch(make_emulator(clock), url)) == (404, "NoSuchKey")


def test_a_url_is_good_for_one_hour():
    clock = FakeClock()
    emulator = make_emulator(clock)
    url = make_url(emulator)
    clock.now_s += 3599
    assert fetch(emulator, url).status == 200
    clock.now_s += 1.2
    answer = fetch(emulator, url)
    assert error(answer) == (403, "AccessDenied") and b"<Message>Request has expired</Message>" in answer.body
    assert answer.headers["Content-Type"].startswith("application/xml")


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("X-Amz-Expires=3600", "X-Amz-Expires=9999"),
        ("%2F", "/"),
        ("/temporary/", "/temporary/a"),
        ("X-Amz-Signature=", "X-Amz-Signature=0"),
        ("X-Amz-Signature=", "X-Amz-Signature=é"),
        ("X-Amz-SignedHeaders=host", "X-Amz-SignedHeaders=host&a=b"),
    ],
)
def test_a_changed_url_is_refused(old, new):
    emulator = make_emulator(FakeClock())
    assert error(fetch(emulator, make_url(emulator).replace(old, new))) == (403, "SignatureDoesNotMatch")


def test_an_unsigned_url_is_refused():
    emulator = make_emulator(FakeClock())
    assert error(fetch(emulator, "/temporary/a.png")) == (403, "AccessDenied")


def test_a_leaked_key_is_answered_400():
    emulator = make_emulator(FakeClock())
    answer = fetch(emulator, make_url(emulator), authorization="Bearer k")
    assert error(answer) == (400, "InvalidArgument") and b"Only one auth mechanism allowed" in answer.body


def test_head_gives_the_length_alone():
    emulator = make_emulator(FakeClock())
    url = make_url(emulator)
    head = fetch(emulator, url, "HEAD")
    assert head.status == 200 and head.body == b"" and list(head.chunks()) == [b""]
    assert head.content_length == len(fetch(emulator, url).body)


def test_pictures_are_painted_on_demand_and_cached():
    calls = []
    emulator = make_emulator(FakeClock(), calls)
    urls = [make_url(emulator, seed=seed) for seed in range(17)]
    assert calls == []
    for url in [urls[0], urls[0], make_url(emulator, seed=0)]:
        fetch(emulator, url)
    assert len(calls) == 1
    for url in urls:
        fetch(emulator, url)
    assert len(calls) == 17
    fetch(emulator, urls[0])
    assert len(calls) == 18
