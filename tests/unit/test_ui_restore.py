"""Restoring the form from files: ours, other programs', hostile ones, and the way back."""

import html
import io
import json
import re
import struct
import zlib
from pathlib import Path

import pytest
from PIL import Image, PngImagePlugin

from components import metadata
from components.init_images import MAX_BYTES, prepare_init_image
from components.metadata import FileSettings
from components.store.rows import RecordView
from components.ui import form as forms
from components.ui.desk import SHAPE_COUNT
from components.ui.generate_handlers import GenerateHandlers
from components.ui.texts import LANGUAGES
from tests import pipeline as pipelines

ANN, BOB = "ann-" * 6, "bob-" * 6
NAMES = forms.NAMES
A1111 = (
    "a castle\nNegative prompt: fog\nSteps: 150, Sampler: DPM++ 2M, CFG scale: 6.5, Seed: 77, Size: 832x1216, "
    "Model: juggernautXL, Version: v1.10.1"
)


@pytest.fixture
def running(tmp_path):
    with pipelines.pipeline(tmp_path) as pipeline:
        yield pipeline


def picture(text=None, form="PNG", size=(40, 30), workflow=None, **options):
    info = PngImagePlugin.PngInfo()
    for keyword, each in (("parameters", text), ("workflow", workflow)):
        if each is not None:
            info.add_text(keyword, each)
    buffer = io.BytesIO()
    Image.new("RGB", size, (30, 90, 120)).save(buffer, form, **({"pnginfo": info} if form == "PNG" else {}), **options)
    return buffer.getvalue()


def ours(view: RecordView, data: bytes) -> bytes:
    """Give a picture with the settings of a record, as the app writes them."""
    record = view.record
    settings = FileSettings(
        request=record.request,
        site=record.site,
        service=record.service,
        digest=record.digest,
        index=0,
        seed=7,
        trace_id=None,
        accepted_utc=1.0,
        replied_utc=2.0,
        width=40,
        height=30,
    )
    return metadata.insert(data, settings)


class Dropped:
    """Hold the answer to a dropped file."""

    def __init__(self, pipeline, data, name="x.png", who=ANN, language="en", before=None):
        self.handlers = GenerateHandlers(pipeline.services)
        path = pipeline.services.store.folder.root / name
        path.write_bytes(data)
        self.sent = {"id": who, "language": language, "record": None}
        self.fields = [(before or forms.default_form())[each] for each in NAMES]
        uploaded = {"path": str(path), "orig_name": name}
        answer = self.handlers.restore.on_restore(self.sent, None, uploaded, *self.fields)
        self.file, self.notice, self.before, self.dropped = answer[:4]
        self.shape, self.problems, self.watch = answer[4 : 4 + SHAPE_COUNT], answer[4 + SHAPE_COUNT], answer[-15:]
        assert len(answer) == 4 + SHAPE_COUNT + 1 + 15

    @property
    def said(self):
        return " ".join(re.sub(r"<[^>]*>", " ", self.notice).split())

    @property
    def is_filled(self):
        return "value" in self.shape[0]

    def value(self, name):
        return self.shape[NAMES.index(name)]["value"]


def test_a_picture_of_ours_fills_the_form_shows_its_record_and_makes_nothing(running):
    record_id = running.ask(prompt="sea 月", guidance_scale=3.5, batch_size=2)
    running.finish(record_id)
    made = running.emulator.images_made
    dropped = Dropped(running, ours(running.services.view(record_id, "local"), picture()))
    assert [dropped.value(name) for name in ("prompt", "guidance_scale", "batch_size", "seed")] == ["sea 月", 3.5, 2, 7]
    assert [dropped.value(name) for name in ("image_size", "width", "height")] == ["others", 256, 256]
    assert "as Kolors Explorer wrote them" in dropped.said
    assert "its pictures are shown" in dropped.said
    assert "Left out" not in dropped.said
    assert dropped.watch[-1].record_id == record_id and dropped.watch[-1].is_reused
    assert running.emulator.images_made == made
    assert dropped.problems == ""


def test_the_grid_of_a_sweep_offers_to_plan_it_again_and_the_form_stays(running):
    axes = ({"name": "guidance_scale", "values": [3, 5.5]}, {"name": "prompt_sr", "values": ["sea", '<b>"月"</b>']})
    base = {"prompt": "sea 月", "image_size": "800x600", "seed": 7, "key": "sk-x"}
    sweep = metadata.SweepSettings(title="A & B", site="emulator:", base=base, axes=axes)
    dropped = Dropped(running, metadata.insert_sweep(picture(), sweep), name="grid.png")
    assert "grid.png is the grid of the sweep “A &amp; B” over Guidance scale, Prompt search/replace." in dropped.said
    [planned] = re.findall(r'data-plan-again="([^"]*)"', dropped.notice)
    told = json.loads(html.unescape(planned))
    assert told == {
        "form": {"prompt": "sea 月", "image_size": "800x600", "seed": 7},
        "axes": list(axes),
        "title": "A & B",
    }
    assert not dropped.is_filled and running.emulator.images_made == 0
    untitled = metadata.SweepSettings(title="", site="emulator:", base=base, axes=axes[:1])
    assert "是扫描的网格" in Dropped(running, metadata.insert_sweep(picture(), untitled), language="zh").said


def test_another_visitors_record_is_not_shown(tmp_path):
    with pipelines.pipeline(tmp_path, environment={"EXPLORER_PUBLIC": "1"}) as pipeline:
        record_id = pipeline.ask(owner=ANN)
        pipeline.finish(record_id)
        data = ours(pipeline.services.view(record_id, ANN), picture())
        assert Dropped(pipeline, data, who=ANN).watch[-1].record_id == record_id
        stranger = Dropped(pipeline, data, who=BOB)
        assert stranger.value("prompt") == "sea"
        assert "its pictures are shown" not in stranger.said
        assert record_id not in str(stranger.watch)


def test_another_programs_text_gives_what_fits_and_names_the_rest(running):
    dropped = Dropped(running, picture(A1111))
    assert [dropped.value(name) for name in ("prompt", "negative_prompt", "seed")] == ["a castle", "fog", 77]
    assert [dropped.value(name) for name in ("width", "height", "guidance_scale")] == [832, 1216, 6.5]
    assert dropped.value("num_inference_steps") == 20
    assert dropped.value("model") == "Kwai-Kolors/Kolors"
    for said in ("v1.10.1", "150", "juggernautXL", "Sampler"):
        assert said in dropped.said
    assert running.services.latest("local") is None


def test_texts_of_a_file_are_escaped(running):
    text = '<img src=x onerror="alert(1)">\nSteps: 20, Seed: 1, <b>: 5, Model: <script>, Version: <i>v</i>'
    dropped = Dropped(running, picture(text), name="<b>.png")
    for markup in ("<img", "<script", "<i>", "<b>.png"):
        assert markup not in dropped.notice


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(
    ("name", "data", "said"),
    [
        ("big.bin", b"\1" * (MAX_BYTES + 1), {"en": "20 MB", "zh": "20 MB"}),
        ("big.txt", b"words " * 3_000_000, {"en": "not a picture", "zh": "无法识别"}),
        ("x.svg", b"<svg xmlns='http://www.w3.org/2000/svg'/>", {"en": "SVG", "zh": "SVG"}),
        ("cut.png", picture(size=(400, 400))[:300], {"en": "incomplete or damaged", "zh": "不完整"}),
        ("empty.png", b"", {"en": "empty", "zh": "为空"}),
        ("x.zip", b"PK\3\4" + bytes(100), {"en": "not a picture", "zh": "无法识别"}),
        ("x.png", picture(), {"en": "carries no settings", "zh": "没有设置信息"}),
        ("x.jpg", picture(form="JPEG"), {"en": "carries no settings", "zh": "没有设置信息"}),
        (
            "moves.gif",
            picture(form="GIF", save_all=True, append_images=[Image.new("RGB", (40, 30), "red")]),
            {"en": "is a GIF file, and in those no settings", "zh": "GIF 文件"},
        ),
        ("x.bmp", picture(form="BMP"), {"en": "is a BMP file, and in those no settings", "zh": "BMP 文件"}),
        ("c.png", picture(workflow="{}"), {"en": "settings of ComfyUI, which are not", "zh": "ComfyUI 的设置"}),
        ("a.png", picture('{"a": 1}'), {"en": "settings of another program, which", "zh": "其他程序的设置"}),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_a_file_without_settings_is_answered_with_a_sentence(running, name, data, said, language):
    dropped = Dropped(running, data, name=name, language=language)
    assert said[language] in dropped.said
    assert not dropped.is_filled
    assert dropped.file is None


def chunk(kind: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))


def with_ours(values) -> bytes:
    """Give a picture whose own chunk holds any JSON."""
    data, text = picture(), json.dumps(values).encode()
    return data[:33] + chunk(b"iTXt", b"kolors-explorer\0\0\0\0\0" + text) + data[33:]


@pytest.mark.parametrize("values", [7, [], {"request": 7}, {"request": []}, {}])
def test_settings_that_are_none_are_refused_and_the_form_stays(running, values):
    dropped = Dropped(running, with_ours(values))
    assert "damaged" in dropped.said
    assert 'data-press="restore-as-init"' in dropped.notice
    assert not dropped.is_filled


def test_wrong_types_are_named_one_by_one(running):
    request = {
        "prompt": ["x"], "negative_prompt": "fog", "num_inference_steps": True, "guidance_scale": "9", "seed": 10**30,
        "image_size": {"a": 1}, "batch_size": 2.0, "api_key": "sk-secret-0123456789", "image": 5, "cfg": 3,
        "model": None,
    }  # fmt: skip
    dropped = Dropped(running, with_ours({"request": request}))
    assert [dropped.value(name) for name in ("negative_prompt", "guidance_scale", "batch_size")] == ["fog", 9, 2]
    for label in ("Prompt:", "Inference steps", "Seed", "Size", "Init image", "CFG", "api_key"):
        assert label.rstrip(":") in dropped.said.partition("Left out:")[2]
    assert "sk-secret" not in dropped.notice


def test_nothing_that_fits_leaves_the_form(running):
    dropped = Dropped(running, with_ours({"request": {"steps": 5, "prompt": " "}}))
    assert "none of them fits" in dropped.said
    assert not dropped.is_filled


def test_an_init_image_comes_back_where_it_is_the_visitors_own(tmp_path):
    with pipelines.pipeline(tmp_path, environment={"EXPLORER_PUBLIC": "1"}) as pipeline:
        sha256 = pipeline.services.store.keep_init_image(prepare_init_image(picture()), ANN)
        record_id = pipeline.ask(owner=ANN, image=sha256)
        pipeline.finish(record_id)
        data = ours(pipeline.services.view(record_id, ANN), picture())
        mine, foreign = Dropped(pipeline, data, who=ANN), Dropped(pipeline, data, who=BOB)
        assert mine.value("image")["sha256"] == sha256
        assert foreign.value("image") is None
        assert "Upload it again" in foreign.said
        assert sha256 not in str(foreign.shape) + foreign.notice


def test_a_typed_form_comes_back_with_undo(running):
    before = {**forms.default_form(), "prompt": 'mine __i18n__{"a"}', "seed": 99_999_999_999, "cfg": 5}
    dropped = Dropped(running, picture(A1111), before=before)
    assert 'data-press="undo-restore"' in dropped.notice
    answer = dropped.handlers.restore.on_undo(dropped.sent, json.loads(json.dumps(dropped.before)), *dropped.fields)
    assert "as it was before" in answer[0]
    shape = answer[1:]
    assert shape[NAMES.index("seed")]["value"] == 99_999_999_999
    assert forms.incoming(shape[0]["value"]) == before["prompt"]


def test_an_untouched_form_needs_no_undo(running):
    dropped = Dropped(running, picture(A1111))
    assert "undo-restore" not in dropped.notice
    assert dropped.before is None
    answer = dropped.handlers.restore.on_undo(dropped.sent, None, *dropped.fields)
    assert "no longer known" in answer[0]


TYPED = {**forms.default_form(), "prompt": "typed by hand", "negative_prompt": "typed, too"}
LINE = "Steps: 20, CFG scale: 7, Seed: 1, Size: 512x512"


@pytest.mark.parametrize("prompt", ["", "w" * 12_000], ids=["none", "too long"])
def test_a_prompt_that_is_missing_or_does_not_fit_leaves_the_typed_one(running, prompt):
    dropped = Dropped(running, picture(f"{prompt}\n{LINE}"), before=TYPED)
    assert [dropped.value(name) for name in ("prompt", "negative_prompt", "seed")] == ["typed by hand", "", 1]
    assert "the one in the form stays" in dropped.said
    assert ("12000" in dropped.said.replace(",", "")) == bool(prompt)
    assert "default" not in dropped.said
    assert "Prompt" not in dropped.said.partition("Taken over:")[2].partition(".")[0]


def test_what_a_file_leaves_open_is_said_to_be_at_its_default(running):
    said = {True: 0, False: 0}
    for text in (f"a cat\n{LINE}", "a cat\nSteps: 20, Seed: 1, Sampler: x", "just a prompt", A1111):
        dropped = Dropped(running, picture(text), before=TYPED)
        assert "the one in the form stays" not in dropped.said
        said["Everything that it does not say is at its default." in dropped.said] += 1
    assert said == {True: 3, False: 1}


def test_a_jpeg_of_a_batch_brings_the_batch_back(running):
    record_id = running.ask(prompt="sea", batch_size=2)
    running.finish(record_id)
    dropped = Dropped(running, ours(running.services.view(record_id, "local"), picture(form="JPEG")), name="x.jpg")
    assert [dropped.value(name) for name in ("batch_size", "seed")] == [2, 7]
    assert dropped.watch[-1].record_id == record_id
    assert "as Kolors Explorer wrote them" in dropped.said and "Left out" not in dropped.said


def test_an_init_image_that_a_jpeg_only_names_is_said_to_be_missing(running):
    sha256 = running.services.store.keep_init_image(prepare_init_image(picture()), "local")
    record_id = running.ask(image=sha256)
    running.finish(record_id)
    dropped = Dropped(running, ours(running.services.view(record_id, "local"), picture(form="JPEG")), name="x.jpg")
    assert dropped.value("prompt") == "sea" and dropped.value("image") is None
    assert "Init image This picture is not here. Upload it again." in dropped.said.partition("Left out:")[2]


def test_a_negative_prompt_that_was_cut_is_named(running):
    record_id = running.ask(prompt="👻" * 9000, negative_prompt="😀" * 9000)
    running.finish(record_id)
    view = running.services.view(record_id, "local")
    cut, whole = (Dropped(running, ours(view, picture(form=form)), name=form) for form in ("JPEG", "PNG"))
    assert "the rest of it is lost" in cut.said and "the rest of it is lost" not in whole.said
    assert "Cut short" not in cut.said
    assert cut.value("negative_prompt").endswith("😀…")


def test_a_simple_file_of_another_kind_fills_the_form(running):
    told = {"prompt": "a swarm cat", "seed": 5, "steps": 30, "cfgscale": 6, "width": 512, "height": 768, "sampler": "k"}
    dropped = Dropped(running, picture(json.dumps({"sui_image_params": told})))
    names = ("prompt", "seed", "num_inference_steps", "guidance_scale", "width", "height")
    assert [dropped.value(name) for name in names] == ["a swarm cat", 5, 30, 6, 512, 768]
    assert "from another program's text (SwarmUI)" in dropped.said and "sampler" in dropped.said


def test_a_picture_without_settings_may_be_the_init_image(running):
    dropped = Dropped(running, picture(size=(60, 40)))
    assert 'data-press="restore-as-init"' in dropped.notice
    answer = dropped.handlers.restore.on_as_init(dropped.sent, dropped.dropped, *dropped.fields)
    assert answer[1 + NAMES.index("image")]["value"]["width"] == 60
    Path(dropped.dropped).unlink()
    for gone in (dropped.dropped, None, ""):
        assert "no longer here" in dropped.handlers.restore.on_as_init(dropped.sent, gone, *dropped.fields)[0]


def test_a_link_to_a_held_request_shows_its_record_and_makes_nothing(running):
    record_id = running.ask()
    running.finish(record_id)
    made, handlers = running.emulator.images_made, GenerateHandlers(running.services)
    query = "prompt=sea&image_size=256x256&seed=7&api_key=sk-secret-0123456789&sk-secret-0123456789=1"
    answer = handlers.on_load({"id": ANN, "language": "en", "query": query, "record": None})
    assert answer[-1].record_id == record_id and answer[-1].is_reused
    assert "reused" in str(answer[1 + SHAPE_COUNT]["value"])
    assert "api_key" in answer[0] and "sk-secret" not in answer[0]
    assert running.emulator.images_made == made
    other = handlers.on_load({"id": ANN, "language": "en", "query": "prompt=sea&seed=8", "record": None})
    assert record_id not in str(other[-15:])


def test_a_link_carries_no_init_image(running):
    sha256 = running.services.store.keep_init_image(prepare_init_image(picture()), "local")
    handlers = GenerateHandlers(running.services)
    for given in (sha256, "data:image/png;base64,AAAA"):
        answer = handlers.on_load({"id": ANN, "language": "en", "query": f"prompt=x&image={given}"})
        assert "Init image" in answer[0] and given not in answer[0]
