"""The runner on the emulator: every answer leads to what the table in errors.py says."""

from __future__ import annotations

import hashlib
from dataclasses import replace

import pytest

from components import codec
from components.codec import ReplyImage
from components.errors import MissingKey, StoreError
from components.sites import Connection, Key
from tests.builders import FakeClock
from tests.pipeline import pipeline


def test_a_batch_is_made_saved_and_described(tmp_path):
    with pipeline(tmp_path) as run:
        record = run.generate(batch_size=4)
        view = run.services.store.view(run.services.latest("local"))
    assert record["status"] == "done" and record["error"] is None
    assert [image["index"] for image in record["images"]] == [0, 1, 2, 3]
    assert {image["seed"] for image in record["images"]} == {7}
    assert record["posts"] == [{"seed": 7, "trace_id": record["trace_id"], "status": 200, "images": 4}]
    for image in view.saved:
        data = run.services.image_path(image).read_bytes()
        assert (len(data), hashlib.sha256(data).hexdigest()) == (image.bytes, image.sha256)


def test_the_same_request_is_answered_from_the_library_and_fresh_asks_anew(tmp_path):
    with pipeline(tmp_path) as run:
        first = run.submit()
        run.finish(first.record_id)
        again, fresh = run.submit(), run.submit(fresh=True)
        run.finish(fresh.record_id)
        assert (first.reused, again.reused, fresh.reused) == (False, True, False)
        assert again.record_id == first.record_id != fresh.record_id
        assert run.emulator.images_made == 2


def test_the_same_request_while_it_runs_attaches_to_it(tmp_path):
    with pipeline(tmp_path, faults=("429-ipm",)) as run:
        first, second = run.submit(), run.submit()
        run.finish(first.record_id)
        assert (second.record_id, second.reused) == (first.record_id, False)
        assert run.emulator.images_made == 1


def test_a_library_survives_a_restart_and_is_not_asked_again(tmp_path):
    with pipeline(tmp_path) as run:
        record_id = run.ask()
        run.finish(record_id)
    with pipeline(tmp_path) as run:
        assert run.submit().record_id == record_id
        assert run.emulator.images_made == 0


def test_owners_do_not_see_each_other(tmp_path):
    with pipeline(tmp_path) as run:
        record_id = run.ask(owner="ann")
        run.finish(record_id)
        assert run.submit(owner="bob").reused is False
        assert run.services.view(record_id, "bob") is None


# Faults after which nothing more is asked: what the record says, by the table of errors.py.
ENDINGS = {
    "400-20012": ("refused", "bad_request"),
    "400-20015": ("refused", "bad_request"),
    "moderation": ("refused", "moderation"),
    "401-30014": ("failed", "bad_key"),
    "401-text": ("failed", "bad_key"),
    "402-30001": ("failed", "no_balance"),
    "403-30001": ("failed", "no_balance"),
    "403-30003": ("failed", "forbidden"),
    "403-verify": ("failed", "forbidden"),
    "404-text": ("failed", "wrong_address"),
    "410-20092": ("failed", "wrong_address"),
    "502-html": ("unclear", "no_answer"),
    "504-text": ("unclear", "no_answer"),
    "500-text": ("unclear", "no_answer"),
    "drop": ("unclear", "no_answer"),
    "slow:9999": ("unclear", "no_answer"),
    "broken-json": ("unclear", "unreadable"),
    "html": ("unclear", "unreadable"),
    "empty-images": ("unclear", "unreadable"),
    "no-url": ("unclear", "unreadable"),
    "url-404": ("failed", "lost_image"),
    "url-expired": ("failed", "lost_image"),
    "redirect-private": ("failed", "lost_image"),
    "redirect-loop": ("failed", "lost_image"),
    "url-file": ("failed", "lost_image"),
    "url-private": ("failed", "lost_image"),
    "image-html": ("failed", "lost_image"),
    "image-huge": ("failed", "lost_image"),
    "image-cut": ("failed", "lost_image"),
    "image-empty": ("failed", "lost_image"),
}


@pytest.mark.parametrize("fault", ENDINGS)
def test_each_ending_is_told_and_nothing_is_asked_twice(fault, tmp_path):
    environment = {"EXPLORER_READ_TIMEOUT_S": "0.1"} if fault.startswith("slow") else {}
    with pipeline(tmp_path, environment=environment, faults=(fault,)) as run:
        record = run.generate()
        left = [path.name for path in run.services.store.folder.images.iterdir()]
        scratch = list(run.services.store.folder.scratch.iterdir())
    assert (record["status"], record["error"]["kind"]) == ENDINGS[fault]
    assert len(record["posts"]) == 1 and record["images"] == []
    assert record["error"]["message"].endswith(".")
    assert record["error"]["trace_id"] == record["trace_id"]
    assert (left, scratch) == ([], [])


# Faults that are overcome: the image comes all the same, made once.
OVERCOME = (
    "429-ipm", "429-tpm", "429-ipd", "retry-after", "500-50507", "503-50505", "503-50508", "503-50603", "url-500",
    "image-cut:1", "image-drop:1", "image-html:1", "redirect-ok", "data-only", "b64", "no-seed",
)  # fmt: skip


@pytest.mark.parametrize("fault", OVERCOME)
def test_what_may_be_asked_again_is_overcome(fault, tmp_path):
    with pipeline(tmp_path, faults=(fault,)) as run:
        record = run.generate()
        assert (record["status"], record["error"]) == ("done", None)
        assert run.emulator.images_made == 1
        assert [post["images"] for post in record["posts"]] == [0] * (run.steps.count("sent") - 1) + [1]
        assert all(post["trace_id"] for post in record["posts"]) and record["posts"][-1]["status"] == 200


def test_429_never_ends_a_request_however_often_it_comes(tmp_path):
    with pipeline(tmp_path, faults=("429-ipm",) * 30) as run:
        record = run.generate()
    assert record["status"] == "done"
    assert record["timings"]["waited_s"] > 20 * 60


def test_retry_after_is_honoured(tmp_path):
    with pipeline(tmp_path, faults=("retry-after:17",)) as run:
        record = run.generate()
    assert record["timings"]["waited_s"] == pytest.approx(17, abs=0.01)


def test_the_day_limit_parks_until_the_day_turns_and_says_so(tmp_path):
    with pipeline(tmp_path, faults=("429-ipd",)) as run:
        record_id = run.ask()
        run.settle()
        progress = run.services.progress(record_id)
        assert (progress.phase, progress.until_utc - run.clock.now()) == ("day", 12 * 3600)
        assert run.finish(record_id)["status"] == "done"


def test_overload_is_given_up_after_bounded_tries(tmp_path):
    with pipeline(tmp_path, faults=("503-50505",) * 20) as run:
        record = run.generate()
        assert (record["status"], record["error"]["kind"]) == ("failed", "overloaded")
        assert len(run.emulator.options.faults) > 0 and run.steps.count("sent") == 10


def test_an_unreachable_site_is_given_up_and_says_that_nothing_was_sent(tmp_path):
    environment = {"SILICONFLOW_BASE_URL": "http://127.0.0.1:9/v1"}
    with pipeline(tmp_path, environment=environment) as run:
        record = run.generate()
    assert (record["status"], record["error"]["kind"]) == ("failed", "unreachable")
    assert "Nothing was sent" in record["error"]["message"]


@pytest.mark.parametrize("batch", ["ignored", "refused"])
def test_a_batch_that_is_not_honoured_is_asked_for_one_by_one_and_that_is_remembered(batch, tmp_path):
    with pipeline(tmp_path, batch=batch) as run:
        record = run.generate(batch_size=3, seed=9_999_999_999)
        seeds = [image["seed"] for image in record["images"]]
        assert (record["status"], seeds) == ("done", [9_999_999_999, 0, 1])
        sent = run.steps.count("sent")
        run.generate(batch_size=3, seed=50)
        assert run.steps.count("sent") - sent == 3
        assert run.emulator.images_made == 6


def test_a_400_that_is_not_about_the_batch_is_not_remembered(tmp_path):
    with pipeline(tmp_path, faults=("400-20015",) * 2) as run:
        record = run.generate(batch_size=4)
        assert (record["status"], record["error"]["kind"]) == ("refused", "bad_request")
        assert run.steps.count("sent") == 2
        run.generate(batch_size=4, seed=8)
        assert run.steps.count("sent") == 3


def test_a_partly_filled_batch_is_done_with_an_error(tmp_path):
    with pipeline(tmp_path, faults=("url-404@1",)) as run:
        record = run.generate(batch_size=2)
    assert (record["status"], record["error"]["kind"]) == ("done", "lost_image")
    assert [image["index"] for image in record["images"]] == [0]


def test_the_bucket_paces_requests(tmp_path):
    with pipeline(tmp_path, environment={"EXPLORER_IPM": "2"}) as run:
        ids = [run.ask(seed=seed) for seed in range(4)]
        waited = [run.finish(record_id)["timings"]["waited_s"] for record_id in ids]
    assert waited == pytest.approx([0, 0, 30, 60], abs=0.1)


def test_the_bucket_survives_a_restart(tmp_path):
    clock = FakeClock()
    with pipeline(tmp_path, clock, {"EXPLORER_IPM": "2"}) as run:
        run.generate(batch_size=2)
    with pipeline(tmp_path, clock, {"EXPLORER_IPM": "2"}) as run:
        assert run.generate(seed=8)["timings"]["waited_s"] == pytest.approx(30, abs=0.1)


def test_stop_drops_what_is_not_sent_and_says_so(tmp_path):
    with pipeline(tmp_path, environment={"EXPLORER_IPM": "1"}) as run:
        first, second = run.ask(seed=1), run.ask(seed=2)
        run.finish(first)
        run.settle()
        assert run.services.progress(second).phase == "minute"
        run.services.stop(second, "somebody else")
        assert run.record(second)["status"] == "waiting"
        run.services.stop(second, "local")
        record = run.finish(second)
        assert (record["status"], record["error"]["kind"]) == ("failed", "stopped")
        assert run.emulator.images_made == 1
        assert run.generate(seed=2)["status"] == "done"


def test_stop_keeps_what_a_batch_has_made(tmp_path):
    with pipeline(tmp_path, environment={"EXPLORER_IPM": "1"}, batch="ignored") as run:
        record_id = run.ask(batch_size=4)
        run.settle()
        run.services.stop(record_id, "local")
        record = run.finish(record_id)
    assert (record["status"], len(record["images"])) == ("done", 1)
    assert record["error"]["kind"] == "stopped"


def test_what_waits_for_a_key_says_so_and_goes_on_when_it_is_given(tmp_path):
    site = "http://127.0.0.1:9/v1"
    with pipeline(tmp_path, environment={"SILICONFLOW_BASE_URL": site, "EXPLORER_IPM": "1"}) as run:
        store, connection = run.services.store, Connection(site="https://relay.example/v1", key=None)
        request = run.services.read_request({"prompt": "sea", "seed": 1}, {}, "local")
        with pytest.raises(MissingKey, match="Connect"):
            run.services.generate(request, owner="local", connection=connection)
        waiting = store.journal.accept(request, "local", connection, run.clock.now())
    with pipeline(tmp_path, environment={"SILICONFLOW_BASE_URL": site}) as run:
        assert run.services.progress(waiting).phase == "key"
        run.services.connect("browser", "local", "sk-new", "https://relay.example")
        assert run.finish(waiting)["error"]["kind"] == "unreachable"


def test_visitors_take_turns(tmp_path):
    with pipeline(tmp_path, environment={"EXPLORER_IPM": "1"}) as run:
        many = [run.ask(owner="ann", seed=seed) for seed in range(4)]
        one = run.ask(owner="bob", seed=0)
        waited_bob = run.finish(one)["timings"]["waited_s"]
        waited_ann = [run.finish(record_id)["timings"]["waited_s"] for record_id in many]
    assert waited_bob <= sorted(waited_ann)[2]


class _Full:
    """A disk that takes nothing until there is room."""

    def __init__(self, write):
        self.write, self.is_full, self.refused = write, False, 0

    def __call__(self, *arguments, **options):
        if self.is_full:
            self.refused += 1
            raise StoreError("The library cannot be written (database or disk is full).")
        return self.write(*arguments, **options)


def test_an_answer_that_the_disk_does_not_take_is_held_until_it_does(tmp_path, monkeypatch):
    with pipeline(tmp_path) as run:
        journal = run.services.store.journal
        disk = _Full(journal.answered)
        disk.is_full = True
        monkeypatch.setattr(journal, "answered", disk)
        record_id = run.ask()
        run.clock.await_sleepers(2)  # the scheduler, and the post that holds the answer
        assert (disk.refused, run.record(record_id)["status"]) == (1, "waiting")
        disk.is_full = False
        run.clock.advance(5)
        record = run.finish(record_id)
        assert (record["status"], run.emulator.images_made) == ("done", 1)


def test_an_answer_that_the_app_cannot_take_in_is_unclear(tmp_path, monkeypatch):
    with pipeline(tmp_path) as run:
        monkeypatch.setattr(run.services.store.folder, "new_stem", lambda: 1 / 0)
        record = run.generate()
        assert (record["status"], record["error"]["kind"]) == ("unclear", "no_answer")


def test_an_address_that_is_none_does_not_cost_the_other_images(tmp_path, monkeypatch):
    with pipeline(tmp_path) as run:
        read_reply = codec.read_reply

        def with_a_bad_one(*arguments, **options):
            reply = read_reply(*arguments, **options)
            return replace(reply, images=(reply.images[0], ReplyImage(url="http://[::1/x.png")))

        monkeypatch.setattr(codec, "read_reply", with_a_bad_one)
        record = run.generate(batch_size=2)
    assert (record["status"], record["error"]["kind"]) == ("done", "lost_image")
    assert [image["index"] for image in record["images"]] == [0]


def test_a_hole_in_a_reply_is_asked_for_at_its_place(tmp_path, monkeypatch):
    with pipeline(tmp_path) as run:
        read_reply = codec.read_reply

        def with_a_hole(*arguments, **options):
            reply = read_reply(*arguments, **options)
            return replace(reply, images=(None, *reply.images[1:])) if len(reply.images) > 1 else reply

        monkeypatch.setattr(codec, "read_reply", with_a_hole)
        record = run.generate(batch_size=3, seed=100)
    assert [(image["index"], image["seed"]) for image in record["images"]] == [(0, 100), (1, 100), (2, 100)]
    assert [post["images"] for post in record["posts"]] == [2, 1]


@pytest.mark.parametrize("code", ["413-text", "403-json"])
def test_only_a_400_can_be_about_the_batch(code, tmp_path):
    with pipeline(tmp_path, faults=(code,)) as run:
        run.generate(batch_size=3)
        assert run.steps.count("sent") == 1


def test_a_start_without_the_typed_key_sends_nothing_without_it(tmp_path):
    site = "http://relay.example/v1"
    with pipeline(tmp_path, environment={"SILICONFLOW_BASE_URL": site}) as run:
        connection = Connection(site=site, key=Key("sk-typed"))
        request = run.services.read_request({"prompt": "sea", "seed": 1}, {}, "local")
        waiting = run.services.store.journal.accept(request, "local", connection, run.clock.now())
    with pipeline(tmp_path, environment={"SILICONFLOW_BASE_URL": site}) as run:
        run.settle()
        assert run.services.progress(waiting).phase == "key"
        assert run.record(waiting)["posts"] == []
