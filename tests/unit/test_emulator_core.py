"""The emulator's core: routes, the order of checks, replies."""

import base64
import json
import threading

import pytest

from components.emulator import Call, Emulator, Options

KOLORS = "Kwai-Kolors/Kolors"
ORIGIN = "http://127.0.0.1:8400"
PNG = b"\x89PNG\r\n\x1a\n fake"


def fake_painter(picture, format):
    return f"{format} {picture}".encode()


def fake_sketch(image_bytes):
    if not image_bytes.startswith(PNG):
        raise OSError("no image")
    return bytes(768)


def make_emulator(**options):
    return Emulator(Options(**options), lambda: 1_800_000_000.5, fake_painter, fake_sketch)


def make_body(**changes):
    body = {"model": KOLORS, "prompt": "a cat", "image_size": "1024x1024", **changes}
    return {name: value for name, value in body.items() if value is not ...}


def post(emulator, body=None, key="sk-good", path="/v1/images/generations", method="POST"):
    raw = body if isinstance(body, bytes) else json.dumps(make_body() if body is None else body).encode()
    headers = {"authorization": f"Bearer {key}"} if key else {}
    return emulator.answer(Call(method=method, path=path, headers=headers, body=raw, origin=ORIGIN))


def get(emulator, path, **headers):
    path = path.removeprefix(ORIGIN)
    return emulator.answer(Call(method="GET", path=path, headers=headers, origin=ORIGIN))


def data_uri(content=PNG, type="png", space=""):
    return f"data:image/{type};base64,{space}{base64.b64encode(content).decode()}"


def code(answer):
    return answer.status, json.loads(answer.body).get("code")


def painted(emulator, answer):
    return [get(emulator, image["url"]).body.decode() for image in json.loads(answer.body)["images"]]


def test_a_minimal_request_gets_the_observed_reply():
    answer = post(make_emulator())
    reply = json.loads(answer.body)
    assert answer.status == 200 and answer.headers["Content-Type"] == "application/json"
    assert list(reply) == ["images", "timings", "seed", "shared_id", "data", "created"]
    assert reply["images"] == reply["data"] and len(reply["images"]) == 1
    assert reply["images"][0]["url"].startswith(f"{ORIGIN}/temporary/") and "X-Amz-Expires=3600" in answer.body.decode()
    assert 0 <= reply["seed"] <= 9_999_999_999 and reply["shared_id"] == "0" and reply["created"] == 1_800_000_000
    assert reply["timings"] == {"inference": 0.0} and answer.delay_s == 0


def test_defaults_are_filled_in():
    emulator = make_emulator()
    (picture,) = painted(emulator, post(emulator, make_body(seed=7)))
    for part in ("steps=20", "guidance=7.5", "seed=7", "width=1024", "negative_prompt=''", "init=None", "index=0"):
        assert part in picture


def test_null_stands_for_a_missing_field():
    body = make_body(seed=None, batch_size=None, negative_prompt=None, image=None, guidance_scale=None)
    assert post(make_emulator(), body).status == 200


def test_every_answer_has_its_own_trace():
    emulator = make_emulator()
    answers = [post(emulator), post(emulator, key=""), post(emulator, b"x"), get(emulator, "/temporary/x.png")]
    traces = {answer.headers["x-siliconcloud-trace-id"] for answer in answers}
    assert len(traces) == 4


@pytest.mark.parametrize("key", ["", " ", "sk-invalid", "sk-invalid-123"])
def test_a_bad_key_is_refused_before_all_else(key):
    assert code(post(make_emulator(), b"junk", key=key, path="/nowhere")) == (401, 30014)


def test_the_key_must_be_a_bearer_key():
    call = Call(method="GET", path="/v1/models", headers={"Authorization": "Basic abc"}, origin=ORIGIN)
    assert make_emulator().answer(call).status == 401


@pytest.mark.parametrize(
    ("method", "path"),
    [
        ("POST", "/images/generations"),
        ("POST", "/v1/images/generations/"),
        ("GET", "/v1/images/generations"),
        ("POST", "/v1/models"),
        ("GET", "/"),
        ("POST", "/temporary/x.png"),
    ],
)
def test_another_path_or_method_is_not_found(method, path):
    answer = post(make_emulator(), b"junk", path=path, method=method)
    assert (answer.status, answer.body) == (404, b"404 page not found")
    assert answer.headers["Content-Type"].startswith("text/plain")


# Each line also breaks what is checked after it, so that the order shows.
@pytest.mark.parametrize(
    ("body", "expected"),
    [
        (b"{", 20015),
        (b"[]", 20015),
        (b"\xff", 20015),
        (b'{"seed": NaN}', 20015),
        (b"[" * 100_000, 20015),
        (make_body(model=..., prompt=...), 20013),
        (make_body(model="", prompt=...), 20013),
        (make_body(model="no/such", prompt=...), 20012),
        (make_body(model=5, prompt=...), 20012),
        (make_body(prompt=..., image_size="x"), 20015),
        (make_body(prompt=" \n", image_size="x"), 20015),
        (make_body(prompt=["a"], image_size="x"), 20015),
        (b'{"model":"Kwai-Kolors/Kolors","prompt":"\\ud83d","image_size":"64x64"}', 20015),
        (make_body(image_size=..., batch_size=9), 20026),
        (make_body(image_size="others", batch_size=9), 20026),
        (make_body(image_size="0x512"), 20026),
        (make_body(image_size="512X512"), 20026),
        (make_body(image_size="1024x1024 "), 20026),
        (make_body(image_size=1024), 20026),
        (make_body(image_size="1441x1440", batch_size=9), None),
        (make_body(image_size="9999999x9999999"), None),
        (make_body(image_size="63x1024", image="x"), 20015),
        (make_body(batch_size=0, image="x"), 20015),
        (make_body(batch_size=5), 20015),
        (make_body(batch_size=1.5), 20015),
        (make_body(batch_size="2"), 20015),
        (make_body(batch_size=True), 20015),
        (make_body(num_inference_steps=0), 20015),
        (make_body(num_inference_steps=101), 20015),
        (make_body(guidance_scale=-0.1), 20015),
        (make_body(guidance_scale=20.1), 20015),
        (make_body(guidance_scale="7"), 20015),
        (make_body(seed=-1), 20015),
        (make_body(seed=10**10), 20015),
        (make_body(seed=10**400), 20015),
        (b'{"model":"Kwai-Kolors/Kolors","prompt":"a","image_size":"64x64","seed":1e999}', 20015),
        (make_body(negative_prompt=5), 20015),
        (make_body(image="XXX"), 20040),
        (make_body(image=""), 20040),
        (make_body(image=5), 20040),
        (make_body(image="https://example.org/a.png"), 20040),
        (make_body(image="data:image/webp;base64, XXX"), 20040),
        (make_body(image=data_uri(b"no image")), 20040),
        (make_body(image=data_uri(type="tiff")), 20040),
        (make_body(image=data_uri(space="  ")), 20040),
    ],
    ids=str,
)
def test_a_bad_request_is_refused_at_the_first_fault(body, expected):
    emulator = make_emulator(faults=("500-50507",))
    assert code(post(emulator, body)) == (400, expected)
    assert emulator.images_made == 0
    assert post(emulator).status == 500, "a refused request uses up no scripted fault"


@pytest.mark.parametrize(
    "changes",
    [
        {"batch_size": 4.0, "num_inference_steps": 100, "guidance_scale": 0, "seed": 9_999_999_999},
        {"guidance_scale": 20, "num_inference_steps": 1, "seed": 0},
        {"image_size": "1440x1440"},
        {"image_size": "64x32400"},
        {"unknown": {"a": 1}, "cfg": "ignored by Kolors"},
        {"image": data_uri()},
        {"image": data_uri(space=" ")},
        {"image": data_uri(type="webp")},
        {"image": data_uri(type="jpeg")},
    ],
    ids=str,
)
def test_a_good_request_passes(changes):
    assert post(make_emulator(), make_body(**changes)).status == 200


def test_size_and_n_stand_in_for_the_vendor_s_names():
    emulator = make_emulator()
    body = make_body(image_size=..., size="256x128", n=2, response_format="url", quality="standard")
    pictures = painted(emulator, post(emulator, body))
    assert len(pictures) == 2 and all("width=256" in picture and "height=128" in picture for picture in pictures)
    assert post(emulator, make_body(image_size=None, size="256x128")).status == 200


def test_the_vendor_s_own_names_win():
    emulator = make_emulator()
    pictures = painted(emulator, post(emulator, make_body(image_size="64x64", size="junk", batch_size=1, n=99)))
    assert len(pictures) == 1 and "width=64" in pictures[0]


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({}, 20026),
        ({"size": None}, 20026),
        ({"size": "auto"}, 20026),
        ({"size": "9999x9999"}, None),
        ({"size": "64x64", "n": 5}, 20015),
        ({"size": "64x64", "n": "2"}, 20015),
    ],
    ids=str,
)
def test_the_stand_ins_are_checked_like_the_vendor_s_names(changes, expected):
    assert code(post(make_emulator(), make_body(image_size=..., **changes))) == (400, expected)


def test_the_stand_ins_are_ignored_where_the_vendor_s_names_are():
    body = make_body(model="Qwen/Qwen-Image-Edit", image_size=..., size="junk", n=99, image=data_uri())
    assert post(make_emulator(), body).status == 200


def test_a_body_that_is_too_large_is_refused():
    assert post(make_emulator(), b" " * (32 * 1024 * 1024 + 1)).status == 413


def test_images_of_a_batch_continue_the_seed_around_the_end():
    emulator = make_emulator()
    answer = post(emulator, make_body(batch_size=3, seed=9_999_999_998))
    pictures = painted(emulator, answer)
    for seed, picture in zip((9_999_999_998, 9_999_999_999, 0), pictures, strict=True):
        assert f"seed={seed}," in picture
    assert ["index=2" in picture for picture in pictures] == [False, False, True]
    assert json.loads(answer.body)["seed"] == 9_999_999_998 and emulator.images_made == 3


def test_batches_can_be_ignored_or_refused():
    body = make_body(batch_size=3)
    assert len(json.loads(post(make_emulator(batch="ignored"), body).body)["images"]) == 1
    assert code(post(make_emulator(batch="refused"), body)) == (400, 20015)
    assert post(make_emulator(batch="refused")).status == 200


def test_a_model_ignores_what_it_does_not_take():
    emulator = make_emulator()
    body = make_body(model="Tongyi-MAI/Z-Image", batch_size=99, guidance_scale=99, image="junk")
    (picture,) = painted(emulator, post(emulator, body))
    assert "guidance=7.5" in picture


def test_cfg_is_the_guidance_of_qwen_image():
    emulator = make_emulator()
    body = make_body(model="Qwen/Qwen-Image", cfg=4)
    assert "guidance=4.0" in painted(emulator, post(emulator, body))[0]
    assert code(post(emulator, {**body, "cfg": 0})) == (400, 20015)


def test_edit_models_need_an_image_and_no_size():
    emulator = make_emulator()
    body = make_body(model="Qwen/Qwen-Image-Edit-2509", image_size=...)
    assert code(post(emulator, body)) == (400, 20015)
    assert post(emulator, {**body, "image": data_uri()}).status == 200
    assert post(emulator, {**body, "image": data_uri(), "image_size": "junk"}).status == 200
    assert code(post(emulator, {**body, "image": data_uri(), "image2": "junk"})) == (400, 20040)


def test_the_init_image_reaches_the_painter():
    emulator = make_emulator()
    (picture,) = painted(emulator, post(emulator, make_body(image=data_uri())))
    assert f"init={bytes(768)!r}" in picture


def test_latency_grows_with_steps_and_images():
    answer = post(make_emulator(latency_s=0.5, latency_per_step_s=0.25), make_body(num_inference_steps=4, batch_size=2))
    assert answer.delay_s == 2.5 and json.loads(answer.body)["timings"] == {"inference": 2.5}


def test_jpeg_output():
    emulator = make_emulator(output="jpeg")
    url = json.loads(post(emulator).body)["images"][0]["url"]
    image = get(emulator, url)
    assert image.headers["Content-Type"] == "image/jpeg" and image.body.startswith(b"jpeg")


@pytest.mark.parametrize(("query", "count"), [("", 6), ("?type=image&sub_type=text-to-image", 6), ("?type=audio", 0)])
def test_models_are_listed(query, count):
    answer = get(make_emulator(), f"/v1/models{query}", Authorization="Bearer k")
    reply = json.loads(answer.body)
    assert reply["object"] == "list" and len(reply["data"]) == count
    assert not count or reply["data"][0] == {"id": KOLORS, "object": "model", "created": 0, "owned_by": ""}


def test_models_need_a_key():
    assert get(make_emulator(), "/v1/models").status == 401


def test_the_retired_endpoint_says_so():
    assert code(get(make_emulator(), "/v1/user/info", Authorization="Bearer k")) == (410, 20092)


def test_options_can_be_changed_on_the_way():
    emulator = make_emulator(faults=("500-50507", "500-50507"))
    assert post(emulator).status == 500
    emulator.configure(Options(faults=("503-50505",)))
    assert [post(emulator).status for _ in range(2)] == [503, 200]


def test_many_threads_share_one_emulator():
    emulator = make_emulator(faults=("500-50507",) * 5, ipd=20)
    statuses = []
    threads = [threading.Thread(target=lambda: statuses.append(post(emulator).status)) for _ in range(40)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(statuses) == [200] * 20 + [429] * 15 + [500] * 5


@pytest.mark.parametrize(
    "options",
    [
        {"latency_s": -1},
        {"ipm": -1},
        {"batch": "maybe"},
        {"output": "gif"},
        {"faults": ("no-such",)},
        {"fault_rate": 2},
        {"fault_rate": 0.5, "fault_choices": ()},
    ],
    ids=str,
)
def test_impossible_options_are_refused(options):
    with pytest.raises(ValueError):
        Options(**options)
