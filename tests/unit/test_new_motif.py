"""A motif is one function and one line: the README's example, put into a copy of the painter."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[2]
LOOK = """
from components.emulator.pictures.composing import compose
from components.emulator.pictures import paint
from tests.picturing import make_picture
picture = make_picture(prompt="two red buckets on a hill")
print([item.colour for item in compose(picture).items if item.motif == "bucket"], len(paint(picture).tobytes()))
"""


def blocks(kind: str) -> list[str]:
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    section = readme[readme.index("### Teach it a word") :]
    return re.findall(rf"```{kind}\n(.*?)```", section, re.DOTALL)


def run(root: Path) -> str:
    done = subprocess.run(
        [sys.executable, "-c", LOOK], cwd=root, capture_output=True, text=True, timeout=100, check=True
    )
    return done.stdout


def test_the_readme_teaches_the_painter_a_word(tmp_path: Path) -> None:
    shutil.copytree(ROOT / "components" / "emulator", tmp_path / "components" / "emulator")
    (tmp_path / "components" / "__init__.py").touch()
    (tmp_path / "tests").mkdir()
    (tmp_path / "tests" / "picturing.py").write_bytes((ROOT / "tests" / "picturing.py").read_bytes())
    assert run(tmp_path).startswith("[]")
    pictures = tmp_path / "components" / "emulator" / "pictures"
    with (pictures / "motifs" / "objects.py").open("a", encoding="utf-8") as motifs:
        motifs.write("\n\n" + blocks("python")[0])
    words = (pictures / "words" / "objects.json").read_text(encoding="utf-8")
    (pictures / "words" / "objects.json").write_text(words.replace("[", "[" + blocks("json")[0] + ",", 1), "utf-8")
    assert run(tmp_path).startswith("[(224.0, 53.0, 47.0), (224.0, 53.0, 47.0)]")
