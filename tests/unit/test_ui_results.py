"""A record as the page shows it, in every state, through the real pipeline on the emulator."""

import json
import re
from dataclasses import replace
from pathlib import Path

import pytest

from components.errors import from_answer
from components.sites import EMULATOR_URL, Connection
from components.ui.results import request_json, show
from components.ui.texts import LANGUAGES, Texts
from tests import pipeline as pipelines

EN = Texts("en")


def shown(pipeline, record_id, texts=EN, **flags):
    services = pipeline.services
    view = services.view(record_id, "local")
    return show(view, services.progress(record_id), texts, services.image_path, **flags)


def visible(markup):
    return " ".join(re.sub(r"<[^>]*>", " ", markup).split())


def test_a_finished_request_has_pictures_and_no_tiles(tmp_path):
    with pipelines.pipeline(tmp_path) as pipeline:
        record_id = pipeline.ask(batch_size=2)
        pipeline.finish(record_id)
        page = shown(pipeline, record_id)
        assert [caption for _, caption in page.gallery] == ["1/2 · seed 7 · sea", "2/2 · seed 7 · sea"]
        assert all(Path(path).parent == pipeline.services.store.folder.images for path, _ in page.gallery)
        assert page.tiles == ""
        assert page.is_ended and not page.can_stop
        assert 'id="seed-used">7<' in page.facts
        assert "256 × 256" in page.facts
        assert "2 images saved" in visible(page.card)
        assert page.reply["images"]


def test_looking_twice_shows_the_same(tmp_path):
    with pipelines.pipeline(tmp_path) as pipeline:
        record_id = pipeline.ask()
        pipeline.finish(record_id)
        first, second = shown(pipeline, record_id), shown(pipeline, record_id)
        assert second.changed(first) == frozenset()
        assert "card" in shown(pipeline, record_id, is_reused=True).changed(first)


@pytest.mark.parametrize(
    ("fault", "status", "words", "verb"),
    [
        ("moderation", "refused", "Refused by the service", "edit_prompt"),
        ("400-20015", "refused", "Refused by the service", "edit_prompt"),
        ("401-30014", "failed", "The key was not accepted", "open_connect"),
        ("403-30001", "failed", "no balance left", "open_connect"),
        ("504-text", "unclear", "may have been made", "ask_again"),
        ("url-404", "failed", "could not be saved", "ask_again"),
    ],
)
def test_every_end_says_why_and_what_helps(tmp_path, fault, status, words, verb):
    with pipelines.pipeline(tmp_path, faults=(fault,)) as pipeline:
        record_id = pipeline.ask()
        assert pipeline.finish(record_id)["status"] == status
        page = shown(pipeline, record_id)
        assert words in visible(page.card)
        assert f'data-verb="{verb}"' in page.card
        assert "Trace ID" in visible(page.card)
        assert page.gallery == ()
        assert page.tiles.count('role="listitem"') == 1
        assert visible(page.tiles)
        for language in LANGUAGES:
            assert "{" not in visible(shown(pipeline, record_id, Texts(language)).card)


@pytest.mark.parametrize("fault", ["500-text", "502-html", "504-text"])
def test_a_service_that_failed_is_not_said_to_have_been_silent(tmp_path, fault):
    with pipelines.pipeline(tmp_path, faults=(fault,)) as pipeline:
        record_id = pipeline.ask()
        pipeline.finish(record_id)
        card = visible(shown(pipeline, record_id).card)
        assert "failed while it was answering (HTTP 5" in card
        assert "No answer came" not in card
        assert visible(shown(pipeline, record_id).tiles) == "1 May have been made"


def test_our_own_sentences_are_no_quotes_and_come_in_both_languages(tmp_path):
    with pipelines.pipeline(tmp_path, faults=("url-404",)) as pipeline:
        record_id = pipeline.ask()
        pipeline.finish(record_id)
        assert "<q>" not in shown(pipeline, record_id).card
        assert "Why: The picture is no longer at its address (HTTP 404)." in visible(shown(pipeline, record_id).card)
        assert "原因： 图片已不在原地址（HTTP 404）。" in visible(shown(pipeline, record_id, Texts("zh")).card)


def test_a_service_that_wants_a_key_is_not_said_to_refuse_one(tmp_path):
    site = "http://127.0.0.1:8400/v1"
    error = from_answer(401, None, "Api key is invalid").as_json()
    with pipelines.pipeline(tmp_path, faults=("moderation",)) as pipeline:
        record_id = pipeline.ask()
        pipeline.finish(record_id)
        services = pipeline.services
        view = services.view(record_id, "local")
        account = Connection(site=site, key=None).account
        for given, words in ((account, "none was given"), ("another", "was not accepted")):
            record = replace(
                view.record, site=site, service="custom", account=given, status="failed", error={**error, "status": 401}
            )
            card = show(replace(view, record=record), services.progress(record_id), EN, services.image_path).card
            assert words in visible(card)


def test_stop_during_a_wait_says_that_it_waited(tmp_path):
    with pipelines.pipeline(tmp_path, faults=("429-ipm",) * 9) as pipeline:
        record_id = pipeline.ask()
        pipeline.settle()
        pipeline.services.stop(record_id, "local")
        page = shown(pipeline, record_id)
        assert "while it waited" in visible(page.card)
        assert "before it was sent" not in visible(page.card)
        assert visible(page.tiles) == "1 Stopped"


def test_all_images_of_a_waiting_batch_say_the_same(tmp_path):
    with pipelines.pipeline(tmp_path, faults=("429-ipm",) * 9) as pipeline:
        record_id = pipeline.ask(batch_size=2)
        pipeline.settle()
        assert shown(pipeline, record_id).tiles.count("Waiting until") == 2


def test_a_download_that_is_tried_again_says_why_and_until_when(tmp_path):
    with pipelines.pipeline(tmp_path, faults=("url-500",)) as pipeline:
        record_id = pipeline.ask()
        pipeline.settle()
        page = shown(pipeline, record_id)
        assert re.search(r'tried again at <time data-at="\d+">', page.card)
        assert re.search(r"<h3>.*The picture is still downloading</h3>", page.card)
        assert "The picture's host answered HTTP 500." in visible(page.card)
        end = pipeline.services.view(record_id, "local").images[0].replied_utc + 3600
        assert f'It is tried until <time data-at="{end:.0f}">' in page.card
        assert "Download again at" in page.tiles


def test_a_picture_has_words_for_those_who_do_not_see_it(tmp_path):
    with pipelines.pipeline(tmp_path) as pipeline:
        record_id = pipeline.ask(prompt="a cat " * 40 + '__i18n__{"key": "common.submit"}')
        pipeline.finish(record_id)
        [(_, caption)] = shown(pipeline, record_id).gallery
        assert caption.startswith("a cat a cat") and caption.endswith("… · seed 7")
        assert len(caption) < 110


def test_what_waits_says_until_when(tmp_path):
    with pipelines.pipeline(tmp_path, environment={"EXPLORER_IPM": 1}) as pipeline:
        first, second = pipeline.ask(seed=1), pipeline.ask(seed=2)
        pipeline.settle()
        assert pipeline.services.view(first, "local").record.is_ended
        page = shown(pipeline, second)
        assert re.search(r'Waiting until <time data-at="\d+">', page.tiles)
        assert re.search(r'data-until="\d+">', page.card)
        assert page.can_stop
        stopping = shown(pipeline, second, is_stopping=True)
        assert "Stopping" in visible(stopping.card)
        assert not stopping.can_stop
        pipeline.services.stop(second, "local")
        assert "Stopped" in visible(shown(pipeline, second).card)
        assert "Stopped, not sent" in visible(shown(pipeline, second).tiles)


def test_a_batch_that_is_not_honoured_shows_what_is_there_and_what_comes(tmp_path):
    with pipelines.pipeline(tmp_path, environment={"EXPLORER_IPM": 2}, batch="ignored") as pipeline:
        record_id = pipeline.ask(batch_size=4)
        pipeline.settle()
        page = shown(pipeline, record_id)
        assert page.gallery
        assert "tiles-strip" in page.tiles
        assert page.tiles.count('role="listitem"') == 4
        assert len(page.gallery) == page.tiles.count("tile-saved")
        pipeline.finish(record_id)
        assert len(shown(pipeline, record_id).gallery) == 4


def test_what_was_typed_and_what_was_said_is_escaped(tmp_path):
    with pipelines.pipeline(tmp_path) as pipeline:
        record_id = pipeline.ask(prompt='"><img src=x onerror=alert(1)> __i18n__{"key": "common.submit"}')
        pipeline.finish(record_id)
        page = shown(pipeline, record_id)
        for markup in (page.card, page.facts, page.tiles):
            assert "<img" not in markup
            assert "__i18n__{" not in markup
        assert "__i18n__" not in page.gallery[0][1]


def test_the_request_is_shown_without_the_key(tmp_path):
    with pipelines.pipeline(tmp_path) as pipeline:
        record_id = pipeline.ask()
        body = request_json(pipeline.services.view(record_id, "local"))
        assert body["headers"]["Authorization"] == "Bearer $SILICONFLOW_API_KEY"
        assert body["url"] == f"{EMULATOR_URL}/images/generations"
        assert body["body"]["seed"] == 7
        json.dumps(body)


@pytest.mark.parametrize(("fault", "word"), [("ok", "Fresh copy"), ("504-text", "Try again"), ("url-404", "Try again")])
def test_asking_once_more_has_one_name_for_what_there_is(tmp_path, fault, word):
    with pipelines.pipeline(tmp_path, faults=(fault,)) as pipeline:
        record_id = pipeline.ask()
        pipeline.finish(record_id)
        card = shown(pipeline, record_id, is_reused=fault == "ok").card
        assert re.findall(r'data-verb="ask_again"[^>]*>([^<]*)<', card) == [word]


def test_the_card_tells_which_pictures_there_are_and_of_the_star(tmp_path):
    with pipelines.pipeline(tmp_path, batch="ignored", faults=("moderation", "ok")) as pipeline:
        record_id = pipeline.ask(batch_size=2)
        pipeline.finish(record_id)
        pipeline.services.store.library.star("local", [record_id], is_starred=True)
        places = " ".join(str(image.index) for image in pipeline.services.view(record_id, "local").saved)
        assert f'data-places="{places}" data-starred="1"' in shown(pipeline, record_id).card
