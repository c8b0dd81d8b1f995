"""The emulator's limits: images per minute and per day."""

import json

from components.emulator import Call, Emulator, Options

MIDNIGHT_UTC8_S = 1_800_028_800  # 2027-01-16 00:00 in Shanghai


class FakeClock:
    def __init__(self):
        self.now_s = float(MIDNIGHT_UTC8_S)

    def __call__(self):
        return self.now_s


def make_emulator(clock, **options):
    return Emulator(Options(**options), clock, lambda picture, format: b"", lambda content: b"")


def post(emulator, images=1, key="a", model="Kwai-Kolors/Kolors"):
    body = {"model": model, "prompt": "a cat", "image_size": "512x512", "batch_size": images}
    headers = {"Authorization": f"Bearer {key}"}
    call = Call(
        method="POST",
        path="/v1/images/generations",
        headers=headers,
        body=json.dumps(body).encode(),
        origin="http://emulator",
    )
    answer = emulator.answer(call)
    if answer.status == 200:
        return "made"
    reply = json.loads(answer.body)
    assert (answer.status, reply["code"], "Retry-After" in answer.headers) == (429, 50604, False)
    return reply["message"].partition("Details: ")[2]


def test_the_midnight_is_one():
    assert (MIDNIGHT_UTC8_S + 8 * 3600) % 86_400 == 0


def test_no_limit_unless_asked_for():
    emulator = make_emulator(FakeClock())
    assert {post(emulator, images=4) for _ in range(200)} == {"made"}


def test_images_per_minute_roll():
    clock = FakeClock()
    emulator = make_emulator(clock, ipm=2)
    assert post(emulator) == "made"
    clock.now_s += 30
    assert post(emulator) == "made"
    assert post(emulator) == "IPM limit reached."
    clock.now_s += 29.9
    assert post(emulator) == "IPM limit reached."
    clock.now_s += 0.1
    assert post(emulator) == "made"
    assert post(emulator) == "IPM limit reached."


def test_images_are_counted_and_not_requests():
    clock = FakeClock()
    emulator = make_emulator(clock, ipm=3)
    assert post(emulator, images=2) == "made"
    assert post(emulator, images=2) == "IPM limit reached."
    assert post(emulator, images=1) == "made"


def test_a_batch_above_the_limit_passes_alone():
    clock = FakeClock()
    emulator = make_emulator(clock, ipm=2)
    assert post(emulator, images=4) == "made"
    assert post(emulator) == "IPM limit reached."
    clock.now_s += 60
    assert post(emulator, images=4) == "made"


def test_images_per_day_end_at_midnight_of_utc8():
    clock = FakeClock()
    clock.now_s -= 3600
    emulator = make_emulator(clock, ipd=2)
    assert [post(emulator) for _ in range(3)] == ["made", "made", "IPD limit reached."]
    clock.now_s += 3599
    assert post(emulator) == "IPD limit reached."
    clock.now_s += 1
    assert post(emulator) == "made"


def test_the_day_is_named_before_the_minute():
    emulator = make_emulator(FakeClock(), ipm=1, ipd=1)
    assert [post(emulator) for _ in range(2)] == ["made", "IPD limit reached."]


def test_accounts_and_models_are_counted_apart():
    emulator = make_emulator(FakeClock(), ipm=1)
    assert post(emulator) == "made"
    assert post(emulator, key="b") == "made"
    assert post(emulator, model="Qwen/Qwen-Image") == "made"
    assert post(emulator) == "IPM limit reached."


def test_errors_cost_nothing_and_dropped_images_do():
    emulator = make_emulator(FakeClock(), ipm=1, faults=("503-50505", "drop"))
    call = {"model": "Kwai-Kolors/Kolors", "prompt": "a", "image_size": "64x64"}
    headers = {"Authorization": "Bearer a"}
    answers = [
        emulator.answer(
            Call(
                method="POST",
                path="/v1/images/generations",
                headers=headers,
                body=json.dumps(call).encode(),
                origin="http://e",
            )
        )
        for _ in range(3)
    ]
    assert [(a.status, a.drop) for a in answers] == [(503, False), (200, True), (429, False)]
    assert emulator.images_made == 1


def test_a_fault_that_needs_an_image_waits_for_the_limits():
    clock = FakeClock()
    emulator = make_emulator(clock, ipm=1, faults=("ok", "slow:5"))
    assert [post(emulator), post(emulator)] == ["made", "IPM limit reached."]
    clock.now_s += 60
    call = {"model": "Kwai-Kolors/Kolors", "prompt": "a", "image_size": "64x64"}
    answer = emulator.answer(
        Call(
            method="POST",
            path="/v1/images/generations",
            headers={"Authorization": "Bearer a"},
            body=json.dumps(call).encode(),
            origin="http://e",
        )
    )
    assert answer.delay_s == 5
