"""The README says what the code does."""

from __future__ import annotations

import re
from pathlib import Path

import components
from tests.readme_tables import README, filled

ROOT = README.parent


def test_the_tables_are_those_of_the_code():
    text = README.read_text(encoding="utf-8")
    assert filled(text) == text, "run `python -m tests.readme_tables`"


def test_the_front_matter_fits_a_space():
    head = README.read_text(encoding="utf-8").split("---")[1]
    pins = dict(line.split("==") for line in (ROOT / "requirements.txt").read_text().split())
    values = dict(line.split(": ", 1) for line in head.strip().splitlines())
    assert values["sdk"] == "gradio"
    assert values["sdk_version"] == pins["gradio"]
    assert values["app_file"] == "app.py"
    assert values["license"] == "apache-2.0"


def test_every_picture_and_file_that_it_names_is_there():
    text = README.read_text(encoding="utf-8")
    for target in re.findall(r"\]\((?!https?:|#)([^)]+)\)", text):
        assert (ROOT / target).exists(), target


def test_the_layout_section_names_every_module_of_the_first_level():
    text = README.read_text(encoding="utf-8")
    for path in Path(components.__file__).parent.iterdir():
        if path.name not in ("__init__.py", "__pycache__"):
            assert path.name.removesuffix(".py") in text, path.name
