"""The environment: each variable good and bad, and whether the app is public."""

from __future__ import annotations

from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from components.errors import SettingsError
from components.settings import VARIABLES, default_data_dir, environment, read_settings
from components.sites import EMULATOR_SITE, HOSTED_SITE, Key
from tests.builders import make_settings

SECRET = "sk-verysecret0123456789"


def test_an_empty_environment(tmp_path: Path) -> None:
    settings = read_settings({"HOME": str(tmp_path)})
    assert (settings.key, settings.site, settings.ipm, settings.ipd) == (None, None, None, None)
    assert (settings.read_timeout_s, settings.max_active, settings.wait_s) == (180.0, 4, 600.0)
    assert settings.day_zone.key == "Asia/Shanghai" and not settings.is_public
    assert settings.connection.site == EMULATOR_SITE
    assert settings.data_dir.is_relative_to(tmp_path)


def test_blank_variables_are_unset(tmp_path: Path) -> None:
    blank = {variable.name: " " for variable in VARIABLES}
    assert read_settings({"HOME": str(tmp_path), **blank}) == read_settings({"HOME": str(tmp_path)})


@pytest.mark.parametrize(
    ("name", "text", "attribute", "value"),
    [
        ("SILICONFLOW_BASE_URL", "https://api.siliconflow.cn/", "site", HOSTED_SITE),
        ("SILICONFLOW_BASE_URL", "emulator:", "site", EMULATOR_SITE),
        ("EXPLORER_IPM", "0", "ipm", 0),
        ("EXPLORER_IPM", " 12 ", "ipm", 12),
        ("EXPLORER_IPM", "10000", "ipm", 10_000),
        ("EXPLORER_IPD", "0", "ipd", 0),
        ("EXPLORER_IPD", "1000000", "ipd", 1_000_000),
        ("EXPLORER_READ_TIMEOUT_S", "0.1", "read_timeout_s", 0.1),
        ("EXPLORER_READ_TIMEOUT_S", "3600", "read_timeout_s", 3600.0),
        ("EXPLORER_MAX_ACTIVE", "1", "max_active", 1),
        ("EXPLORER_MAX_ACTIVE", "64", "max_active", 64),
        ("EXPLORER_WAIT_S", "0", "wait_s", 0.0),
        ("EXPLORER_WAIT_S", "86400", "wait_s", 86_400.0),
        ("EXPLORER_MAX_DISK_MB", "1", "max_disk_bytes", 2**20),
        ("EXPLORER_MAX_DISK_MB", "2000", "max_disk_mb", 2000),
        ("EXPLORER_MAX_DISK_MB", "", "max_disk_bytes", None),
    ],
)
def test_values_that_fit(tmp_path: Path, name: str, text: str, attribute: str, value: Any) -> None:
    assert getattr(make_settings(tmp_path, **{name: text}), attribute) == value


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("SILICONFLOW_API_KEY", "sk-very secret"),
        ("SILICONFLOW_API_KEY", "sk-密secret"),
        ("SILICONFLOW_BASE_URL", "ftp://secret.example"),
        ("SILICONFLOW_BASE_URL", "https://me:secret@api.siliconflow.cn"),
        ("EXPLORER_DATA_DIR", "~nobody-of-that-name/data"),
        ("EXPLORER_IPM", "-1"),
        ("EXPLORER_IPM", "10001"),
        ("EXPLORER_IPM", "2.5"),
        ("EXPLORER_IPM", "two"),
        ("EXPLORER_IPD", "1000001"),
        ("EXPLORER_IPD", "9" * 5000),
        ("EXPLORER_READ_TIMEOUT_S", "0"),
        ("EXPLORER_READ_TIMEOUT_S", "nan"),
        ("EXPLORER_READ_TIMEOUT_S", "inf"),
        ("EXPLORER_MAX_ACTIVE", "0"),
        ("EXPLORER_MAX_ACTIVE", "65"),
        ("EXPLORER_WAIT_S", "-1"),
        ("EXPLORER_WAIT_S", "86401"),
        ("EXPLORER_MAX_DISK_MB", "0"),
        ("EXPLORER_MAX_DISK_MB", "1.5"),
        ("EXPLORER_MAX_DISK_MB", "1GB"),
        ("EXPLORER_MAX_DISK_MB", "100000001"),
        ("EXPLORER_DAY_ZONE", "Mars/Olympus"),
        ("EXPLORER_DAY_ZONE", "../../etc/passwd"),
        ("EXPLORER_DAY_ZONE", "Asia"),
    ],
)
def test_values_that_do_not_fit(tmp_path: Path, name: str, text: str) -> None:
    with pytest.raises(SettingsError) as caught:
        make_settings(tmp_path, **{name: text})
    message = caught.value.message
    assert message.startswith(f"{name} does not fit: ") and message.endswith("Correct the environment and start again.")
    assert "secret" not in message and len(message) < 250


def test_the_allowed_range_is_said_in_plain_digits(tmp_path: Path) -> None:
    with pytest.raises(SettingsError, match=r"EXPLORER_IPD does not fit: give a whole number from 0 to 1000000\. "):
        make_settings(tmp_path, EXPLORER_IPD="x")
    with pytest.raises(SettingsError, match=r"give a number from 0\.1 to 3600\. "):
        make_settings(tmp_path, EXPLORER_READ_TIMEOUT_S="x")


def test_all_bad_variables_are_named_at_once(tmp_path: Path) -> None:
    bad = {
        "SILICONFLOW_API_KEY": "a\tb",
        "SILICONFLOW_BASE_URL": "ftp://x.example",
        "EXPLORER_DATA_DIR": "~nobody-of-that-name",
        "EXPLORER_IPM": "x",
        "EXPLORER_IPD": "x",
        "EXPLORER_READ_TIMEOUT_S": "x",
        "EXPLORER_MAX_ACTIVE": "x",
        "EXPLORER_WAIT_S": "x",
        "EXPLORER_MAX_CELLS": "x",
        "EXPLORER_DAY_ZONE": "x",
        "EXPLORER_MAX_DISK_MB": "x",
    }
    with pytest.raises(SettingsError) as caught:
        make_settings(tmp_path, **bad)
    assert all(f"{name} does not fit" in caught.value.message for name in bad)
    assert {variable.name for variable in VARIABLES} == {*bad, "EXPLORER_PUBLIC"}


def test_settings_do_not_show_the_key(tmp_path: Path) -> None:
    settings = make_settings(tmp_path, SILICONFLOW_API_KEY=SECRET)
    assert settings.key is not None and settings.key.reveal() == SECRET
    assert "secret" not in repr(settings) and "secret" not in str(settings)


@pytest.mark.parametrize(
    ("variables", "is_public"),
    [
        ({}, False),
        ({"SPACE_ID": "me/space"}, True),
        ({"SPACE_ID": "me/space", "EXPLORER_PUBLIC": "0"}, True),
        ({"EXPLORER_PUBLIC": "1"}, True),
        ({"EXPLORER_PUBLIC": "yes"}, True),
        ({"EXPLORER_PUBLIC": "0"}, False),
        ({"EXPLORER_PUBLIC": "False"}, False),
        ({"EXPLORER_PUBLIC": "off"}, False),
        ({"GRADIO_SHARE": "true"}, True),
        ({"GRADIO_SHARE": "True"}, True),
        ({"GRADIO_SHARE": "1"}, True),
        ({"GRADIO_SHARE": "False"}, False),
        ({"GRADIO_SHARE": "0"}, False),
        ({"GRADIO_SERVER_NAME": "0.0.0.0"}, True),
        ({"GRADIO_SERVER_NAME": "::"}, True),
        ({"GRADIO_SERVER_NAME": "192.168.0.9"}, True),
        ({"GRADIO_SERVER_NAME": "my.host"}, True),
        ({"GRADIO_SERVER_NAME": "127.0.0.1"}, False),
        ({"GRADIO_SERVER_NAME": "127.0.0.9"}, False),
        ({"GRADIO_SERVER_NAME": "Localhost"}, False),
        ({"GRADIO_SERVER_NAME": "::1"}, False),
        ({"GRADIO_SERVER_NAME": "[::1]"}, False),
        ({"GRADIO_SERVER_NAME": " "}, False),
    ],
)
def test_who_can_open_the_page(tmp_path: Path, variables: dict[str, str], is_public: bool) -> None:
    assert make_settings(tmp_path, **variables).is_public is is_public


@pytest.mark.parametrize(
    ("platform", "variables", "expected"),
    [
        ("linux", {}, ".local/share"),
        ("linux", {"XDG_DATA_HOME": "{home}/xdg"}, "xdg"),
        ("linux", {"XDG_DATA_HOME": "xdg"}, ".local/share"),
        ("linux", {"XDG_DATA_HOME": ""}, ".local/share"),
        ("darwin", {"XDG_DATA_HOME": "{home}/xdg"}, "Library/Application Support"),
        ("win32", {}, "AppData/Local"),
        ("win32", {"LOCALAPPDATA": "{home}/local"}, "local"),
    ],
)
def test_the_data_folder_of_each_platform(
    tmp_path: Path, platform: str, variables: dict[str, str], expected: str
) -> None:
    home = {"HOME": str(tmp_path), **{name: text.format(home=tmp_path) for name, text in variables.items()}}
    assert default_data_dir(home, platform) == tmp_path / expected / "kolors-explorer"
    profile = {**home, "USERPROFILE": home["HOME"], "HOME": ""}
    assert default_data_dir(profile, platform) == tmp_path / expected / "kolors-explorer"


def test_a_given_data_folder_is_absolute(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HOME", str(tmp_path))
    assert make_settings(tmp_path, EXPLORER_DATA_DIR="~/pictures").data_dir == tmp_path / "pictures"
    assert make_settings(tmp_path, EXPLORER_DATA_DIR="pictures").data_dir == Path.cwd() / "pictures"


def test_first_limits(tmp_path: Path) -> None:
    unset = make_settings(tmp_path)
    assert unset.limits_of("hosted") == (2, 400)
    assert unset.limits_of("custom") == unset.limits_of("emulator") == (0, 0)
    given = make_settings(tmp_path, EXPLORER_IPM=0, EXPLORER_IPD=7)
    assert all(given.limits_of(service) == (0, 7) for service in ("hosted", "custom", "emulator"))


def test_a_visitor_s_key_goes_to_the_site_that_is_set(tmp_path: Path) -> None:
    key = Key("sk-theirs")
    assert make_settings(tmp_path).connection_with(key).site == HOSTED_SITE
    assert make_settings(tmp_path, SILICONFLOW_BASE_URL="emulator:").connection_with(key).site == EMULATOR_SITE
    relay = make_settings(tmp_path, SILICONFLOW_BASE_URL="relay.example", SILICONFLOW_API_KEY=SECRET)
    connection = relay.connection_with(key)
    assert (connection.site, connection.key) == ("https://relay.example/v1", key)
    assert relay.connection.key is relay.key


def test_the_day_turns_in_the_zone(tmp_path: Path) -> None:
    settings = make_settings(tmp_path, EXPLORER_DAY_ZONE="America/New_York")
    assert settings.day_zone.key == "America/New_York"
    assert make_settings(tmp_path).day_zone.utcoffset(datetime(2026, 7, 1)) == timedelta(hours=8)


def test_the_environment_is_the_process_s(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("EXPLORER_IPM", "3")
    assert environment()["EXPLORER_IPM"] == "3"
