"""The line beside Generate: what the library knows of a form, whose library, and one fresh copy for two presses."""

import threading
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from components.ui import form as forms
from components.ui.desk import Desk
from components.ui.generate_handlers import GenerateHandlers
from components.ui.identity import IdentityHandlers
from tests import pipeline as pipelines

ANN, BOB = "ann-" * 6, "bob-" * 6


def told(who=ANN, language="en"):
    return {"id": who, "language": language, "record": None}


def fields(**changes):
    """Give the form of the pipeline's small request, as the page sends it."""
    form = {**forms.default_form(), "prompt": "sea", "image_size": "others", "width": 256, "height": 256, "seed": 7}
    form.update(changes)
    return [form[name] for name in forms.NAMES]


def check(pipeline, sent=None, **changes):
    line, fresh, newest = IdentityHandlers(Desk(pipeline.services)).on_check(sent or told(), *fields(**changes))
    return line, fresh["visible"], newest


def test_a_request_that_is_held_says_so_and_offers_a_fresh_copy(tmp_path):
    with pipelines.pipeline(tmp_path) as pipeline:
        assert check(pipeline) == ("", False, None)
        record_id = pipeline.ask()
        pipeline.finish(record_id)
        line, has_fresh, newest = check(pipeline)
        assert "Already in your library" in line and "data-when=" in line
        assert f'data-open-record="{record_id}"' in line
        assert "gradio_api/file=" in line
        assert (has_fresh, newest) == (True, record_id)
        assert "图库中已有" in check(pipeline, told(language="zh"))[0]


@pytest.mark.parametrize("changes", [{"seed": 8}, {"seed": -1}, {"seed": None}, {"prompt": " "}, {"batch_size": None}])
def test_another_form_a_drawn_seed_and_one_that_does_not_fit_have_no_line(tmp_path, changes):
    with pipelines.pipeline(tmp_path) as pipeline:
        pipeline.generate()
        assert check(pipeline, **changes) == ("", False, None)


def test_what_is_the_same_in_other_words_is_known(tmp_path):
    with pipelines.pipeline(tmp_path) as pipeline:
        pipeline.generate()
        assert check(pipeline, prompt=" sea\n", guidance_scale=7.50, width=256.0)[1]


def test_a_request_on_its_way_says_so_and_offers_no_copy(tmp_path):
    with pipelines.pipeline(tmp_path, faults=("429-ipm",) * 9) as pipeline:
        pipeline.ask()
        pipeline.settle()
        line, has_fresh, _ = check(pipeline)
        assert "Already on its way" in line
        assert not has_fresh


def test_an_unclear_one_says_that_it_may_have_been_made(tmp_path):
    with pipelines.pipeline(tmp_path, faults=("504-text",)) as pipeline:
        pipeline.generate()
        line, has_fresh, _ = check(pipeline)
        assert "perhaps made" in line
        assert has_fresh


def test_a_refused_one_may_simply_be_asked_again(tmp_path):
    with pipelines.pipeline(tmp_path, faults=("moderation",)) as pipeline:
        pipeline.generate()
        assert check(pipeline) == ("", False, None)


def test_a_deleted_record_is_not_known_and_comes_back_with_undo(tmp_path):
    with pipelines.pipeline(tmp_path) as pipeline:
        record_id = pipeline.ask()
        pipeline.finish(record_id)
        library = pipeline.services.store.library
        library.delete("local", [record_id], pipeline.clock.now())
        assert check(pipeline) == ("", False, None)
        library.undelete("local", [record_id])
        assert check(pipeline)[2] == record_id


def test_a_record_whose_file_is_gone_is_not_known(tmp_path):
    with pipelines.pipeline(tmp_path) as pipeline:
        record_id = pipeline.ask()
        pipeline.finish(record_id)
        [image] = pipeline.services.view(record_id, "local").saved
        Path(pipeline.services.image_path(image)).unlink()
        assert check(pipeline) == ("", False, None)


def test_it_is_known_across_restarts(tmp_path):
    with pipelines.pipeline(tmp_path) as pipeline:
        record_id = pipeline.ask()
        pipeline.finish(record_id)
    with pipelines.pipeline(tmp_path) as pipeline:
        assert check(pipeline)[2] == record_id


def test_nobody_learns_what_another_visitor_asked_for(tmp_path):
    with pipelines.pipeline(tmp_path, environment={"EXPLORER_PUBLIC": "1"}) as pipeline:
        pipeline.finish(pipeline.ask(owner=ANN))
        assert check(pipeline, told(ANN))[1]
        for stranger in (told(BOB), told("short"), None, 7, {"id": [ANN]}):
            assert check(pipeline, stranger or {"id": None}) == ("", False, None)


def press(handlers, newest, watched=None, **changes):
    return handlers.identity.on_fresh(told(), watched, newest, None, None, None, *fields(**changes))


def test_a_fresh_copy_is_asked_for_and_kept_beside_the_first(tmp_path):
    with pipelines.pipeline(tmp_path) as pipeline:
        first = pipeline.ask()
        pipeline.finish(first)
        handlers = GenerateHandlers(pipeline.services)
        second = press(handlers, check(pipeline)[2])[-1].record_id
        assert second != first
        line, has_fresh, _ = check(pipeline)
        assert "a fresh copy is on its way" in line
        assert not has_fresh
        pipeline.finish(second)
        digest = pipeline.services.view(first, "local").record.digest
        assert pipeline.services.store.library.copies("local", digest) == (second, first)
        assert pipeline.services.view(first, "local").saved
        assert check(pipeline)[2] == second


@pytest.mark.parametrize("is_ended", [False, True])
def test_a_second_press_makes_no_second_copy(tmp_path, is_ended):
    """Also where the first press's copy has ended already: the line that was pressed did not know of it."""
    with pipelines.pipeline(tmp_path) as pipeline:
        pipeline.generate()
        handlers, newest = GenerateHandlers(pipeline.services), check(pipeline)[2]
        first = press(handlers, newest)[-1]
        if is_ended:
            pipeline.finish(first.record_id)
        press(handlers, newest, first)
        assert pipeline.services.latest("local") == first.record_id
        pipeline.finish(first.record_id)
        assert pipeline.emulator.images_made == 2


def test_presses_at_the_same_moment_make_one(tmp_path):
    with pipelines.pipeline(tmp_path) as pipeline:
        pipeline.generate()
        handlers, newest, made = GenerateHandlers(pipeline.services), check(pipeline)[2], []
        threads = [
            threading.Thread(target=lambda: made.append(press(handlers, newest)[-1].record_id)) for _ in range(8)
        ]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        assert len(set(made)) == 1
        pipeline.finish(made[0])
        assert pipeline.emulator.images_made == 2


def test_a_fresh_copy_of_a_form_that_does_not_fit_names_the_field(tmp_path):
    with pipelines.pipeline(tmp_path) as pipeline:
        handlers = GenerateHandlers(pipeline.services)
        assert 'data-fields="prompt"' in press(handlers, None, prompt=" ")[0]
        assert pipeline.services.latest("local") is None


json = (
    st.none() | st.booleans() | st.integers() | st.floats() | st.text() | st.lists(st.text()) | st.just({"sha256": 1})
)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None, max_examples=200)
@given(values=st.lists(json, min_size=len(forms.NAMES), max_size=len(forms.NAMES)), sent=json)
def test_whatever_the_page_sends_there_is_a_line_or_none(shared, values, sent):
    line, _, newest = IdentityHandlers(Desk(shared)).on_check(sent, *values)
    assert (line, newest) == ("", None)


@pytest.fixture(scope="module")
def shared(tmp_path_factory):
    with pipelines.pipeline(tmp_path_factory.mktemp("data")) as pipeline:
        yield pipeline.services
