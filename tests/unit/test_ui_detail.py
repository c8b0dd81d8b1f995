"""The record dialog's fragment in every state, through the real pipeline on the emulator."""

import json
import re
from urllib.parse import parse_qsl

import pytest
from hypothesis import given
from hypothesis import strategies as st
from starlette.applications import Starlette
from starlette.testclient import TestClient

from components.errors import RemovedImage
from components.init_images import prepare_init_image
from components.records import GenerationRequest
from components.ui import form as forms
from components.ui.calls import VISITOR_HEADER
from components.ui.detail_facts import pairs_of
from components.ui.detail_marks import short
from components.ui.detail_routes import build_detail_routes
from components.ui.links import LONGEST_LINK, link_of
from components.ui.texts import Texts
from tests import pipeline as pipelines
from tests.builders import make_request

EN = Texts("en")
ANN, BOB = "a" * 24, "b" * 24
PUBLIC = {"EXPLORER_PUBLIC": 1}


def call(pipeline, path, *, visitor=ANN, lang="en", **values):
    client = TestClient(Starlette(routes=build_detail_routes(pipeline.services)))
    headers = {VISITOR_HEADER: visitor} if visitor else {}
    return client.get(f"/kolors/{path}", params={"lang": lang, **values}, headers=headers)


def opened(pipeline, record_id, **values):
    answer = call(pipeline, f"record/{record_id}", **values)
    assert answer.status_code == 200, answer.text
    return answer.text


def visible(markup):
    return " ".join(re.sub(r"<[^>]*>", " ", markup).split())


def part(markup, name):
    found = re.search(rf'<section[^>]* data-part="{name}"[^>]*>.*?</section>', markup, re.DOTALL)
    assert found, name
    return found[0]


def pairs(pipeline, record_id):
    view = pipeline.services.view(record_id, "local")
    return {pair.label: (pair.asked, pair.given, pair.differs) for pair in pairs_of(view, EN)}


def test_a_picture_shows_everything_about_it(tmp_path):
    with pipelines.pipeline(tmp_path) as pipeline:
        record_id = pipeline.ask(negative_prompt="people")
        pipeline.finish(record_id)
        page = opened(pipeline, record_id)
        view = pipeline.services.view(record_id, "local")
        image = view.saved[0]
        assert f'src="gradio_api/file={pipeline.services.image_path(image)}"' in page
        assert 'width="256" height="256"' in part(page, "stage")
        assert "ke-strip" not in page
        words = visible(page)
        assert "people" in words and view.record.digest in words and view.trace_id in words
        assert "emulator (not real)" in words and "Inference steps 20" in words
        for label in ("Request", "Inference", "Download", "Total"):
            assert re.search(rf"{label} \d+\.\d\d s", words)
        assert "Tries 1" in words
        assert f'href="kolors/file/{image.file}"' in page and f'href="kolors/plain/{image.file}"' in page
        assert "Fresh copy" in words and "Delete" in words
        assert pairs(pipeline, record_id) == {
            "Seed": ("7", "7", False),
            "Size": ("256 × 256", "256 × 256", False),
            "Images": ("1", "1", False),
        }


def test_a_batch_has_a_strip_and_the_chosen_one_is_first(tmp_path):
    with pipelines.pipeline(tmp_path) as pipeline:
        record_id = pipeline.ask(batch_size=3)
        pipeline.finish(record_id)
        page = opened(pipeline, record_id)
        assert page.count('data-act="image"') == 3 and page.count("data-saved") == 3
        assert 'data-index="0"' in page.split(">")[0]
        assert 'data-index="2"' in opened(pipeline, record_id, index="2").split(">")[0]
        assert 'data-index="0"' in opened(pipeline, record_id, index="9").split(">")[0]
        assert 'data-index="0"' in opened(pipeline, record_id, index="-1").split(">")[0]


def test_what_differs_from_what_was_asked_is_marked(tmp_path):
    with pipelines.pipeline(tmp_path, batch="ignored") as pipeline:
        record_id = pipeline.ask(batch_size=2)
        pipeline.finish(record_id)
        found = pairs(pipeline, record_id)
        assert found["Seed"] == ("7", "7, 8", True)
        assert found["Images"] == ("2", "2", False)
        assert found["Requests sent"] == ("1", "2", True)
        page = opened(pipeline, record_id)
        assert "Seed 7 7, 8 differs" in visible(page)
        texts = re.findall(r'<code data-for="(\d)">[^<]*Seed: (\d+),', page)
        assert texts == [("0", "7"), ("1", "8")]
        assert visible(part(page, "facts")).count("ti_") == 2


def test_a_reply_that_names_another_value_is_marked(tmp_path):
    with pipelines.pipeline(tmp_path) as pipeline:
        record_id = pipeline.ask()
        pipeline.finish(record_id)
        with pipeline.services.store.database.transaction() as db:
            reply = {"images": [], "num_inference_steps": 25, "guidance_scale": 7.5}
            db.execute("UPDATE posts SET reply = ? WHERE record_id = ?", (json.dumps(reply), record_id))
        found = pairs(pipeline, record_id)
        assert found["Inference steps"] == ("20", "25", True)
        assert "Guidance scale" not in found


@pytest.mark.parametrize(
    ("fault", "words", "verb"),
    [
        ("moderation", "Refused by the service", "Try again"),
        ("401-30014", "The key was not accepted", "Try again"),
        ("504-text", "It may have been made", "Try again"),
        ("url-404", "Made, not saved", "Try again"),
    ],
)
def test_what_came_to_nothing_says_why_and_offers_what_helps(tmp_path, fault, words, verb):
    with pipelines.pipeline(tmp_path, faults=(fault,)) as pipeline:
        record_id = pipeline.ask()
        pipeline.finish(record_id)
        page = opened(pipeline, record_id)
        assert words in visible(page) and verb in visible(part(page, "verbs"))
        assert "Trace ID" in visible(page)
        assert "<img" not in page and "kolors/file/" not in page
        assert 'data-choice="use_init" data-needs' in page
        assert ('data-verb="open_connect"' in page) == (fault == "401-30014")
        assert "Steps: 20" in page


def test_a_partly_filled_batch_shows_what_is_there_and_why_the_rest_is_not(tmp_path):
    with pipelines.pipeline(tmp_path, batch="ignored", faults=("ok", "moderation")) as pipeline:
        record_id = pipeline.ask(batch_size=2)
        pipeline.finish(record_id)
        page = opened(pipeline, record_id)
        stage = part(page, "stage")
        assert stage.count("data-saved") == 1 and stage.count('class="ke-slide ke-tile') == 1
        assert "1 of 2 images saved" in visible(page)
        assert pairs(pipeline, record_id)["Images"] == ("2", "1", True)


def test_an_unfinished_record_changes_its_version_and_offers_no_deleting(tmp_path):
    with pipelines.pipeline(tmp_path, environment={"EXPLORER_IPM": 1}) as pipeline:
        first, record_id = pipeline.ask(seed=1), pipeline.ask(seed=2)
        pipeline.settle()
        assert pipeline.services.view(first, "local").record.is_ended
        page = opened(pipeline, record_id)
        assert 'data-ended="0"' in page and "Waiting for its turn until" in visible(page)
        assert 'data-act="delete"' not in page and 'data-choice="attach"' in page
        version = re.search(r'data-version="(\w+)"', page)[1]
        pipeline.clock.advance(1)
        assert call(pipeline, f"record/{record_id}", seen=version).status_code == 204
        pipeline.finish(record_id)
        fresh = call(pipeline, f"record/{record_id}", seen=version)
        assert fresh.status_code == 200 and 'data-ended="1"' in fresh.text


def test_a_picture_whose_file_is_gone_says_so(tmp_path):
    with pipelines.pipeline(tmp_path) as pipeline:
        record_id = pipeline.ask(batch_size=2)
        pipeline.finish(record_id)
        first = pipeline.services.view(record_id, "local").saved[0]
        pipeline.services.image_path(first).unlink()
        page = opened(pipeline, record_id)
        assert "The file has been removed" in visible(page) and "“Fresh copy” asks for the same" in visible(page)
        assert 'data-index="1"' in page.split(">")[0]
        assert f"kolors/file/{first.file}" not in page
        assert call(pipeline, "compare", a=f"{record_id}:0", b=f"{record_id}:1").status_code == 404


def test_a_picture_removed_to_make_room_is_no_failure(tmp_path):
    with pipelines.pipeline(tmp_path) as pipeline:
        record_id = pipeline.ask()
        pipeline.finish(record_id)
        error = json.dumps(RemovedImage().as_json())
        with pipeline.services.store.database.transaction() as db:
            db.execute("UPDATE images SET state = 'lost', error = ?, file = NULL, thumbnail = NULL", (error,))
            db.execute("UPDATE records SET status = 'failed', error = ?", (error,))
        page = opened(pipeline, record_id)
        assert "Removed to make room" in visible(part(page, "head")) and 'class="ke-head ke-idle"' in page
        assert "ke-notice ke-idle" in page and "ke-bad" not in page and "ke-tile-bad" not in page
        assert pairs(pipeline, record_id)["Images"] == ("1", "1", False)
        assert page.count('data-act="ask"') == 1 and ">Make it anew<" in part(page, "verbs")
        assert "“Make it anew”" in visible(part(page, "state"))


def test_what_is_being_made_has_the_size_that_was_asked_for(tmp_path):
    with pipelines.pipeline(tmp_path, environment={"EXPLORER_IPM": 1}) as pipeline:
        record_ids = [pipeline.ask(seed=seed, image_size="720x1280") for seed in (1, 2)]
        pipeline.settle()
        assert 'style="--ratio: 720 / 1280; --wide: 720px"' in opened(pipeline, record_ids[1])


def test_a_wait_that_nobody_notices_is_not_told(tmp_path):
    with pipelines.pipeline(tmp_path, environment={"EXPLORER_IPM": 1}) as pipeline:
        first, second = pipeline.ask(seed=1), pipeline.ask(seed=2)
        for record_id in (first, second):
            pipeline.finish(record_id)
        assert "Waited" not in visible(opened(pipeline, first))
        assert re.search(r"Waited \d\d\.\d\d s", visible(opened(pipeline, second)))


def test_an_init_image_can_be_seen_and_downloaded(tmp_path):
    with pipelines.pipeline(tmp_path) as pipeline:
        services = pipeline.services
        first = pipeline.ask()
        pipeline.finish(first)
        source = services.image_path(services.view(first, "local").saved[0])
        sha256 = services.store.keep_init_image(prepare_init_image(source), "local")
        record_id = pipeline.ask(image=sha256, seed=8)
        pipeline.finish(record_id)
        page = opened(pipeline, record_id)
        assert page.count(f'download="init-{sha256[:12]}.webp"') == 2
        assert "without the init image" in page
        assert sha256 not in link_of(services.view(record_id, "local").record.request)
        assert "base64,…" in page


def test_what_was_typed_is_escaped_and_long_texts_are_clamped(tmp_path):
    nasty = '"><img src=x onerror=alert(1)></code></pre><script>alert(2)</script>\' __i18n__{"key": 1}\n'
    with pipelines.pipeline(tmp_path) as pipeline:
        record_id = pipeline.ask(prompt=nasty + "x" * 5000, negative_prompt=nasty)
        pipeline.finish(record_id)
        page = opened(pipeline, record_id)
        assert "<script" not in page and "onerror=alert(1)>" not in page
        assert len(re.findall(r"<img\b", page)) == 1
        assert 'class="ke-text is-clamped"' in page and "Show all 5,0" in page
        compared = call(pipeline, "compare", a=f"{record_id}:0", b=f"{record_id}:0").text
        assert "<script" not in compared and len(re.findall(r"<img\b", compared)) == 2


def test_other_copies_are_linked(tmp_path):
    with pipelines.pipeline(tmp_path) as pipeline:
        first = pipeline.ask()
        pipeline.finish(first)
        second = pipeline.ask(fresh=True)
        pipeline.finish(second)
        assert f'data-open-record="{second}"' in opened(pipeline, first)
        assert f'data-open-record="{first}"' in opened(pipeline, second)
        assert f'data-open-record="{first}"' not in opened(pipeline, first)


def test_the_code_asks_the_records_own_site_and_holds_no_key(tmp_path):
    site = {"SILICONFLOW_API_KEY": "sk-secret123", "SILICONFLOW_BASE_URL": "http://127.0.0.1:9/v1"}
    with pipelines.pipeline(tmp_path, environment=site) as pipeline:
        record_id = pipeline.ask()
        page = opened(pipeline, record_id)
        assert "sk-secret" not in page
        code = part(page, "code")
        assert code.count("http://127.0.0.1:9/v1/images/generations") >= 3
        assert "$SILICONFLOW_API_KEY" in code and "comes from the emulator" not in visible(code)
        pipeline.services.stop(record_id, "local")


def test_the_code_of_an_emulated_picture_asks_the_hosted_service_and_says_so(tmp_path):
    with pipelines.pipeline(tmp_path) as pipeline:
        record_id = pipeline.ask()
        pipeline.finish(record_id)
        code = part(opened(pipeline, record_id), "code")
        assert code.count("https://api.siliconflow.cn/v1/images/generations") >= 3
        assert "comes from the emulator" in visible(code)


def test_the_star_is_shown_pressed(tmp_path):
    with pipelines.pipeline(tmp_path) as pipeline:
        record_id = pipeline.ask()
        assert 'data-act="star" aria-pressed="false"' in opened(pipeline, record_id)
        pipeline.services.store.library.star("local", [record_id], is_starred=True)
        assert 'data-act="star" aria-pressed="true"' in opened(pipeline, record_id)
        pipeline.finish(record_id)


def test_nobody_sees_another_visitors_record(tmp_path):
    with pipelines.pipeline(tmp_path, environment=PUBLIC) as pipeline:
        record_id = pipeline.ask(owner=ANN, prompt="secret garden")
        pipeline.finish(record_id)
        assert "secret garden" in opened(pipeline, record_id, visitor=ANN)
        for path, values in ((f"record/{record_id}", {}), ("compare", {"a": f"{record_id}:0", "b": f"{record_id}:0"})):
            refused = call(pipeline, path, visitor=BOB, **values)
            assert refused.status_code == 404 and "secret" not in refused.text
            assert call(pipeline, path, visitor=None, **values).status_code == 403
        twin = pipeline.ask(owner=BOB, prompt="secret garden")
        pipeline.finish(twin)
        assert record_id not in opened(pipeline, twin, visitor=BOB)


def test_what_is_unknown_or_deleted_is_answered_with_a_sentence(tmp_path):
    with pipelines.pipeline(tmp_path) as pipeline:
        record_id = pipeline.ask()
        pipeline.finish(record_id)
        pipeline.services.store.library.delete("local", [record_id], pipeline.clock.now())
        for unknown in (record_id, "nothing", "a%2Fb"):
            answer = call(pipeline, f"record/{unknown}", lang="zh")
            assert answer.status_code == 404
        assert call(pipeline, f"record/{record_id}", lang="zh").json()["error"].startswith("图库中已没有")


def test_both_languages_have_the_same_parts(tmp_path):
    with pipelines.pipeline(tmp_path) as pipeline:
        record_id = pipeline.ask(batch_size=2)
        pipeline.finish(record_id)
        english, chinese = opened(pipeline, record_id), opened(pipeline, record_id, lang="zh")
        assert re.findall(r'data-(?:act|part|for)="[^"]*"', english) == re.findall(
            r'data-(?:act|part|for)="[^"]*"', chinese
        )
        assert "再来一份" in chinese


TEXTS = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), max_size=80)
REQUESTS = st.builds(
    lambda prompt, negative, seed, guidance, size: make_request(
        prompt=f"a{prompt}b", negative_prompt=negative, seed=seed, guidance_scale=guidance, image_size=size
    ),
    TEXTS,
    TEXTS,
    st.integers(0, 9_999_999_999),
    st.sampled_from([0, 7.5, 7.25, 0.1 + 0.2, 1e-5, 20]),
    st.sampled_from(["1024x1024", "720x1280", "800x600"]),
)


def request_of(link: str) -> GenerationRequest:
    assert link.startswith("/?")
    form, problems = forms.read_link(parse_qsl(link[2:], keep_blank_values=True))
    assert problems == () and form is not None
    return GenerationRequest.from_values(forms.values_of(form))


@given(REQUESTS)
def test_a_link_gives_the_request_again(request):
    assert request_of(link_of(request)) == request


@pytest.mark.parametrize("model", ["Qwen/Qwen-Image", "Tongyi-MAI/Z-Image-Turbo"])
def test_a_link_takes_what_its_model_takes(model):
    request = GenerationRequest.from_values({"model": model, "prompt": "海 & sea=+#?", "seed": 3})
    assert request_of(link_of(request)) == request


def test_a_link_that_no_server_takes_is_not_offered(tmp_path):
    with pipelines.pipeline(tmp_path) as pipeline:
        record_id = pipeline.ask(prompt="海" * 9000)
        assert len(link_of(pipeline.services.view(record_id, "local").record.request)) > LONGEST_LINK
        assert "Too long for a link" in opened(pipeline, record_id)
        pipeline.finish(record_id)


def test_long_names_are_cut_at_the_end():
    assert short("a  b\n c") == "a b c"
    assert short("x" * 100, 10) == "x" * 10 + "…"
