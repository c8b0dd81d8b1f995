"""Every snippet, run as it is by its own program, against the emulator over HTTP."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import threading
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image

from components import codec
from components.emulator.core import Emulator
from components.emulator.options import Options
from components.emulator.server import serve
from components.emulator.wire import Answer, Call
from components.init_images import InitImage, prepare_init_image
from components.records import GenerationRequest
from components.snippets import init_name, snippets_of
from tests.builders import make_request

KEY = "sk-snippet-key"
COMMANDS = {"curl": ("sh", ".sh"), "python": (sys.executable, ".py"), "typescript": ("node", ".mjs")}
SHELLS = ("sh", "bash", "dash", "zsh", "mksh")
HOSTILE = (
    'it\'s a "cat" `touch pwned` $(touch pwned) ${HOME} $HOME \\ \\n \\u0041 %s %d !! !$ #{x} */ // ; | & > <',
    "first line\nJSON\n)\ntouch pwned\r\n\ttabbed '''\"\"\" </script><!--",
    "海边的灯塔，《月光》 😀 👩\u200d🚀 \u2028\u2029\u202e\u200f\ufeff\x1b[31m\x07\x7f\U000e0020 {{url}} {{body}}",
    "-rf @file ~ * ? [a-z] {a,b} " + "长" * 9900,
)
PIECES = st.sampled_from(
    ("'", '"', "`", "$(", "${", "}", ")", "\\", "\n", "\r", "%s", "!", "\u2028", "JSON", "\nJSON\n")
)
PROMPTS = st.lists(PIECES | st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0")), max_size=12)


class ListeningEmulator(Emulator):
    """Keep the calls and the images given out; `rewrite` may write a reply's JSON in another way."""

    def __init__(self, options: Options) -> None:
        super().__init__(options)
        self.posts: list[Call] = []
        self.gets: list[Call] = []
        self.images: list[bytes] = []
        self.rewrite: Any = lambda body: body
        self._noting = threading.Lock()

    def answer(self, call: Call) -> Answer:
        answer = super().answer(call)
        with self._noting:
            (self.posts if call.method == "POST" else self.gets).append(call)
            if call.method == "POST":
                return replace(answer, body=self.rewrite(answer.body))
            self.images += [answer.body] if answer.status == 200 else []
        return answer


@dataclass(frozen=True, kw_only=True)
class Desk:
    """Hold a folder to run snippets in, and the emulator that they ask."""

    folder: Path
    emulator: ListeningEmulator
    url: str

    def run(self, language: str, request: GenerationRequest, key: str = KEY, command: str = "") -> Any:
        program, suffix = COMMANDS[language]
        self.need(command or program)
        file = self.folder / f"snippet{suffix}"
        file.write_text(snippets_of(request, self.url)[language], encoding="utf-8", newline="")
        return run([command or program, file.name], self.folder, key)

    def need(self, program: str) -> None:
        for each in (program, *(["curl"] if program in SHELLS else [])):
            if shutil.which(each) is None:
                pytest.skip(f"there is no {each} here")

    @property
    def files(self) -> dict[str, bytes]:
        return {path.name: path.read_bytes() for path in self.folder.iterdir() if not path.name.startswith("snippet")}

    def sent(self) -> Any:
        [post] = self.emulator.posts
        return json.loads(post.body)


def run(command: list[str], folder: Path, key: str, **options: Any) -> subprocess.CompletedProcess[str]:
    """Run with nothing but a path and, where there is one, the key."""
    environment = {"PATH": os.environ["PATH"], **({"SILICONFLOW_API_KEY": key} if key else {})}
    return subprocess.run(
        command, cwd=folder, env=environment, capture_output=True, encoding="utf-8", timeout=60, check=False, **options
    )


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    emulator = ListeningEmulator(Options())
    server = serve(emulator)
    yield Desk(folder=tmp_path, emulator=emulator, url=f"{server.url}/v1")
    server.stop()


def small(**changes: Any) -> GenerationRequest:
    return make_request(image_size="256x256", **changes)


every_language = pytest.mark.parametrize("language", COMMANDS)


@every_language
@pytest.mark.parametrize("prompt", HOSTILE, ids=("quotes", "lines", "letters", "long"))
def test_a_snippet_asks_for_what_the_app_asks_for_and_saves_every_image(desk: Desk, language: str, prompt: str) -> None:
    request = small(prompt=prompt, negative_prompt=HOSTILE[0], batch_size=2)
    ran = desk.run(language, request)
    assert (ran.returncode, ran.stderr) == (0, "")
    assert ran.stdout.split() == ["7-1.png", "7-2.png"]
    assert desk.sent() == codec.to_body(request, {})
    assert desk.files == dict(zip(("7-1.png", "7-2.png"), desk.emulator.images, strict=True))
    assert len(set(desk.emulator.images)) == 2
    for image in desk.files.values():
        assert Image.open(BytesIO(image)).size == (256, 256)


@every_language
def test_the_key_goes_to_the_service_and_not_to_the_images_host(desk: Desk, language: str) -> None:
    assert desk.run(language, small(batch_size=2)).returncode == 0
    assert desk.emulator.posts[0].header("Authorization") == f"Bearer {KEY}"
    assert desk.emulator.posts[0].header("Content-Type") == "application/json"
    assert len(desk.emulator.gets) == 2
    for call in desk.emulator.gets:
        assert KEY not in f"{call.path}{call.headers}{call.body!r}" and not call.header("Authorization")


@every_language
def test_init_images_are_sent_as_the_app_sends_them(desk: Desk, language: str) -> None:
    inits = [init_image(sides) for sides in ((400, 300), (1600, 1600), (50, 60))]
    for init in inits:
        (desk.folder / init_name(init.sha256)).write_bytes(init.data)
    names = ("image", "image2", "image3")
    images = {name: init.sha256 for name, init in zip(names, inits, strict=True)}
    request = make_request(model="Qwen/Qwen-Image-Edit-2509", prompt=HOSTILE[0], **images)
    ran = desk.run(language, request)
    assert (ran.returncode, ran.stderr) == (0, "")
    assert desk.sent() == codec.to_body(request, {init.sha256: init.data_uri for init in inits})
    assert len(desk.emulator.posts[0].body) > 2**20
    assert desk.files["7-1.png"] == desk.emulator.images[0]


@cache
def init_image(sides: tuple[int, int]) -> InitImage:
    """Prepare an image of noise, which hardly shrinks."""
    buffer = BytesIO()
    Image.effect_noise(sides, 90).convert("RGB").save(buffer, "PNG")
    return prepare_init_image(buffer.getvalue())


@every_language
def test_an_init_image_that_is_not_there_is_named(desk: Desk, language: str) -> None:
    ran = desk.run(language, small(image="ab" * 32))
    assert ran.returncode != 0 and "Put the init image init-abababababab.webp into this folder" in ran.stderr
    assert not desk.emulator.posts and not desk.files


@every_language
def test_without_a_key_nothing_is_sent(desk: Desk, language: str) -> None:
    ran = desk.run(language, small(), key="")
    assert ran.returncode != 0 and "SILICONFLOW_API_KEY" in ran.stderr and "your key" in ran.stderr
    assert not desk.emulator.posts and not desk.files


@every_language
@pytest.mark.parametrize(
    ("fault", "words"),
    [
        ("401-30014", "Token is invalid"),
        ("503-50505", "50505"),
        ("504-text", ""),
        ("no-url", "images"),
        ("empty-images", "images"),
        ("html", ""),
    ],
)
def test_an_error_of_the_service_is_shown(desk: Desk, language: str, fault: str, words: str) -> None:
    desk.emulator.configure(Options(faults=() if fault.startswith("401") else (fault,)))
    ran = desk.run(language, small(), key="sk-invalid" if fault.startswith("401") else KEY)
    assert ran.returncode != 0 and words in ran.stderr
    assert KEY not in ran.stdout + ran.stderr and not desk.files


@every_language
def test_an_error_that_names_an_address_is_no_image(desk: Desk, language: str) -> None:
    desk.emulator.configure(Options(faults=("503-50505",)))
    desk.emulator.rewrite = lambda body: json.dumps({"images": [{"url": f"{desk.url}/help.html"}]}).encode()
    ran = desk.run(language, small())
    assert ran.returncode != 0 and "503" in ran.stderr and "help.html" in ran.stderr
    assert not desk.emulator.gets and not desk.files


@every_language
@pytest.mark.parametrize("fault", ["url-404", "url-expired", "url-500:9", "url-file"])
def test_an_image_that_cannot_be_had_fails(desk: Desk, language: str, fault: str) -> None:
    desk.emulator.configure(Options(faults=(fault,)))
    ran = desk.run(language, small())
    assert ran.returncode != 0 and ran.stderr and not desk.files


@every_language
def test_a_service_that_is_not_there_fails(desk: Desk, language: str) -> None:
    gone = replace(desk, url="http://127.0.0.1:9/v1")
    ran = gone.run(language, small())
    assert ran.returncode != 0 and ran.stderr and KEY not in ran.stderr


REPLIES = {
    "escaped": lambda body: body.replace(b"/", b"\\/").replace(b"&", b"\\u0026"),
    "indented": lambda body: json.dumps(json.loads(body), indent=2).encode(),
    "one-list": lambda body: json.dumps({"images": json.loads(body)["images"]}).encode(),
}


@every_language
@pytest.mark.parametrize("form", REPLIES)
def test_a_reply_may_be_written_in_any_way(desk: Desk, language: str, form: str) -> None:
    desk.emulator.rewrite = REPLIES[form]
    ran = desk.run(language, small(batch_size=2))
    assert (ran.returncode, ran.stderr) == (0, "")
    assert list(desk.files.values()) != [] and sorted(desk.files.values()) == sorted(desk.emulator.images)


@every_language
@pytest.mark.parametrize("fault", ["data-only", "redirect-ok", "no-seed"])
def test_a_reply_of_another_shape_is_read(desk: Desk, language: str, fault: str) -> None:
    desk.emulator.configure(Options(faults=(fault,)))
    assert desk.run(language, small()).returncode == 0
    assert desk.files == {"7-1.png": desk.emulator.images[0]}


@every_language
def test_a_jpeg_is_named_so(desk: Desk, language: str) -> None:
    desk.emulator.configure(Options(output="jpeg"))
    assert desk.run(language, small(seed=None)).returncode == 0
    assert list(desk.files) == ["image-1.jpg"]


@pytest.mark.parametrize("shell", SHELLS)
@pytest.mark.parametrize("prompt", HOSTILE[:3], ids=("quotes", "lines", "letters"))
def test_curl_in_every_shell(desk: Desk, shell: str, prompt: str) -> None:
    request = small(prompt=prompt, batch_size=2)
    ran = desk.run("curl", request, command=shell)
    assert (ran.returncode, ran.stderr) == (0, "")
    assert desk.sent() == codec.to_body(request, {})
    assert desk.files == dict(zip(("7-1.png", "7-2.png"), desk.emulator.images, strict=True))


@pytest.mark.parametrize("shell", ["bash --norc --noprofile -i", "zsh -f -i"])
def test_curl_pasted_into_a_shell_that_somebody_sits_at(desk: Desk, shell: str) -> None:
    desk.need(shell.split(maxsplit=1)[0])
    request = small(prompt=HOSTILE[0])
    desk.emulator.configure(Options(faults=("ok", "503-50505")))
    text = snippets_of(request, desk.url)["curl"]
    ran = run(shell.split(), desk.folder, KEY, input=f"{text}{text}echo still here\n", start_new_session=True)
    assert "still here" in ran.stdout and "50505" in ran.stderr
    assert [json.loads(post.body) for post in desk.emulator.posts] == [codec.to_body(request, {})] * 2
    assert desk.files == {"7-1.png": desk.emulator.images[0]}


@pytest.fixture(scope="module")
def echo(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Give a folder whose `curl` keeps what it was to send, and answers nothing."""
    folder = tmp_path_factory.mktemp("echo")
    (folder / "curl").write_text("#!/bin/sh\nexec cat >sent\n", encoding="utf-8")
    (folder / "curl").chmod(0o755)
    return folder


@settings(deadline=None, max_examples=50)
@given(pieces=PROMPTS)
def test_a_shell_reads_nothing_in_any_prompt(echo: Path, pieces: list[str]) -> None:
    request = make_request(prompt="a" + "".join(pieces) + "b")
    (echo / "snippet.sh").write_text(snippets_of(request, "http://127.0.0.1:9")["curl"], encoding="utf-8", newline="")
    environment = {"PATH": f"{echo}:{os.environ['PATH']}", "SILICONFLOW_API_KEY": KEY}
    ran = subprocess.run(["sh", "snippet.sh"], cwd=echo, env=environment, capture_output=True, timeout=60, check=False)
    assert ran.stderr == b"No image came back. \n"
    assert json.loads((echo / "sent").read_bytes()) == codec.to_body(request, {})
    assert sorted(path.name for path in echo.iterdir()) == ["curl", "sent", "snippet.sh"]


@settings(deadline=None, max_examples=15)
@given(prompts=st.lists(PROMPTS, min_size=1, max_size=8))
def test_javascript_reads_what_was_written(echo: Path, prompts: list[list[str]]) -> None:
    if shutil.which("node") is None:
        pytest.skip("there is no node here")
    requests = [make_request(prompt="a" + "".join(pieces) + "b") for pieces in prompts]
    bodies = [snippets_of(request, "http://127.0.0.1:9")["typescript"] for request in requests]
    objects = [text.partition("const body = ")[2].partition("\n  };\n")[0] + "\n}" for text in bodies]
    script = "console.log(JSON.stringify([" + ", ".join(objects) + "]));\n"
    ran = subprocess.run(["node", "-"], input=script.encode(), cwd=echo, capture_output=True, timeout=60, check=True)
    assert json.loads(ran.stdout) == [codec.to_body(request, {}) for request in requests]
