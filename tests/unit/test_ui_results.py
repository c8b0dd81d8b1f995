"""A record as the page shows it, in every state, through the real pipeline on the emulator."""

import json
import re
from pathlib import Path

import pytest

from components.ui.results import download_name, request_json, show
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
        assert [caption for _, caption in page.gallery] == ["1/2 · seed 7", "2/2 · seed 7"]
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
        assert "Trace id" in visible(page.card)
        assert page.gallery == ()
        assert page.tiles.count('role="listitem"') == 1
        assert visible(page.tiles)
        for language in LANGUAGES:
            assert "{" not in visible(shown(pipeline, record_id, Texts(language)).card)


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
        assert "Stopped" in visible(stopping.card)
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


def test_the_request_is_shown_without_the_key(tmp_path):
    with pipelines.pipeline(tmp_path) as pipeline:
        record_id = pipeline.ask()
        body = request_json(pipeline.services.view(record_id, "local"))
        assert body["headers"]["Authorization"] == "Bearer $SILICONFLOW_API_KEY"
        assert body["body"]["seed"] == 7
        json.dumps(body)


def test_downloads_are_named_by_day_seed_and_words(tmp_path):
    with pipelines.pipeline(tmp_path) as pipeline:
        record_id = pipeline.ask(prompt="a cat/../, on the 月 moon at night")
        pipeline.finish(record_id)
        view = pipeline.services.view(record_id, "local")
        assert re.fullmatch(r"\d{4}-\d\d-\d\d_7_a-cat-on-the\.png", download_name(view, view.saved[0]))
