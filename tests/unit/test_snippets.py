"""A request as code: what stands in it is the request, the whole request, and nothing that runs by itself."""

import ast
import json
import re
import subprocess

import pytest
from hypothesis import given
from hypothesis import strategies as st

from components import codec
from components.snippets import init_name, snippets_of
from tests.builders import make_request

HOSTED = "https://api.siliconflow.cn/v1"
LANGUAGES = ("curl", "python", "typescript", "json")
SHAS = ("ab" * 32, "cd" * 32, "ef" * 32)
NASTY = (
    *("'", '"', '"""', "`id`", "$(id)", "${key}", "$HOME", "\\", "\\n", "\n", "\r", "\t", "%s", "!!", "#", "//", "*/"),
    *("JSON", "\nJSON\n", "</script>", "{{url}}", "\u2028", "\u202e", "\u200d", "\ufeff", "\x7f", "\x1b[31m"),
    *("\U000e0020", "😀", "海"),
)
PROMPTS = st.lists(st.sampled_from(NASTY) | st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0")))


@st.composite
def requests(draw):
    prompt, negative = ("a" + "".join(draw(PROMPTS)) + "b" for _ in range(2))
    return make_request(
        prompt=prompt, negative_prompt=negative, guidance_scale=draw(st.sampled_from([0, 7.5, 0.1 + 0.2]))
    )


def body_of(request):
    return codec.to_body(request, {sha256: init_name(sha256) for sha256 in request.init_images})


def heredocs(curl):
    return re.findall(r"<<('?)JSON\1\n(.*?)\nJSON\n", curl, re.DOTALL)


def python_body(python):
    """Read the dictionary, with an init image as the name that its function is given."""
    body = next(
        node.value for node in ast.parse(python).body if isinstance(node, ast.Assign) and node.targets[0].id == "body"
    )
    values = [value.args[0] if isinstance(value, ast.Call) else value for value in body.values]
    return {key.value: ast.literal_eval(value) for key, value in zip(body.keys, values, strict=True)}


def script_body(typescript):
    """Read the object; what is left after its names are quoted must be JSON."""
    found = re.search(r"^  const body = \{\n(.*?),\n  \};$", typescript, re.DOTALL | re.MULTILINE)
    return json.loads("{" + re.sub(r"^    (\w+): ", r'"\1": ', found[1], flags=re.MULTILINE) + "}")


@given(request=requests())
def test_every_snippet_holds_the_body_that_the_app_sends(request):
    texts, body = snippets_of(request, HOSTED), body_of(request)
    assert tuple(texts) == LANGUAGES
    [(quote, heredoc)] = heredocs(texts["curl"])
    assert quote == "'" and json.loads(heredoc) == body
    assert python_body(texts["python"]) == body
    assert script_body(texts["typescript"]) == body
    assert json.loads(texts["json"]) == body


@given(request=requests())
def test_what_is_around_the_body_is_the_same_for_every_prompt(request):
    texts, plain = snippets_of(request, HOSTED), snippets_of(make_request(), HOSTED)
    for language in LANGUAGES[:3]:
        is_text = re.compile(r"^ +\"?(prompt|negative_prompt|guidance_scale)\"?: .*\n", re.MULTILINE)
        assert is_text.sub("", texts[language]) == is_text.sub("", plain[language])


@given(request=requests())
def test_nothing_invisible_is_left(request):
    for text in snippets_of(request, HOSTED).values():
        assert all(char.isprintable() or char == "\n" for char in text)


def test_letters_stay_readable():
    for text in snippets_of(make_request(prompt="海边的灯塔, it's a café 😀!"), HOSTED).values():
        assert "海边的灯塔, it's a café 😀!" in text


def test_numbers_are_as_the_app_sends_them():
    values = {"guidance_scale": 7.0, "num_inference_steps": 50, "batch_size": 2, "seed": 9_999_999_999}
    for text in snippets_of(make_request(**values), HOSTED).values():
        assert re.search(r'guidance_scale"?: 7,', text) and re.search(r'seed"?: 9999999999,', text)


def test_init_images_are_files_with_a_name_of_their_own():
    request = make_request(
        model="Qwen/Qwen-Image-Edit-2509", **dict(zip(("image", "image2", "image3"), SHAS, strict=True))
    )
    texts, names = snippets_of(request, HOSTED), [init_name(sha256) for sha256 in SHAS]
    assert names[0] == "init-abababababab.webp"
    [(_, first), (quote, second)] = heredocs(texts["curl"])
    assert quote == "" and list(json.loads((first + second).replace("\\n", ""))) == [
        *(name for name in body_of(request) if "image" not in name),
        *("image", "image2", "image3"),
    ]
    assert python_body(texts["python"]) == body_of(request)
    for name in names:
        assert f": \"data:image/webp;base64,$(base64 <{name} | tr -d '\\n')\"" in second
        assert f'"data:image/webp;base64," + (await readFile("{name}", "base64"))' in texts["typescript"]
        assert f'"data:image/webp;base64,<{name}>"' in texts["json"]


def test_the_same_init_image_twice_is_asked_for_once():
    request = make_request(model="Qwen/Qwen-Image-Edit-2509", image=SHAS[0], image2=SHAS[0])
    assert "for file in init-abababababab.webp; do" in snippets_of(request, HOSTED)["curl"]


def test_without_init_images_nothing_reads_files():
    texts = snippets_of(make_request(), HOSTED)
    assert not any(word in "".join(texts.values()) for word in ("base64", "readFile", "existsSync", "init"))


def test_a_seed_that_is_not_drawn_names_the_files_image():
    texts = snippets_of(make_request(seed=None), HOSTED)
    assert '"image-$n.$suffix"' in texts["curl"] and "seed" not in texts["json"]


@pytest.mark.parametrize("base_url", ["https://a.test/v1", "https://a.test/v1/", "https://a.test/$(id)'!\"`\\${x}/v1"])
def test_the_address_is_quoted(base_url):
    texts = snippets_of(make_request(), base_url)
    url = base_url.rstrip("/") + "/images/generations"
    posted = next(
        node for node in ast.walk(ast.parse(texts["python"])) if isinstance(node, ast.Constant) and node.value == url
    )
    assert posted.value == url
    assert (
        json.loads(re.search(r"^  const reply = await fetch\((\".*\"), \{$", texts["typescript"], re.MULTILINE)[1])
        == url
    )
    assert words_of_sh(re.search(r"--data-binary @- (.*)\) \|\| fail$", texts["curl"], re.MULTILINE)[1]) == url


def words_of_sh(text):
    return subprocess.run(["sh", "-c", f"printf '%s' {text}"], capture_output=True, text=True, check=True).stdout


@pytest.mark.parametrize("image", [None, SHAS[0]])
def test_the_grammar_of_each_language(image):
    texts = snippets_of(make_request(prompt="a" + "".join(NASTY) + "b", image=image), HOSTED)
    checked = subprocess.run(["sh", "-n"], input=texts["curl"].encode(), capture_output=True, check=True)
    assert checked.stderr == b""
    compile(texts["python"], "snippet.py", "exec")


def test_the_key_is_only_named():
    for language, text in snippets_of(make_request(), HOSTED).items():
        assert ("SILICONFLOW_API_KEY" in text) == (language != "json")
        assert "sk-" not in text


def test_lines_are_short_enough_to_read():
    for text in snippets_of(make_request(image=SHAS[0]), HOSTED).values():
        assert max(len(line) for line in text.splitlines()) <= 120 and len(text.splitlines()) <= 60
        assert text.endswith("\n") and not text.startswith("\n") and "\n\n\n\n" not in text and "{{" not in text
