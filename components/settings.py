"""The environment, read once: the only module that knows its variables."""

from __future__ import annotations

import ipaddress
import os
import sys
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from components import sites
from components.errors import SettingsError

FIRST_GUESS_IPM = 2  # D: images per minute of a free account
FIRST_GUESS_IPD = 400  # D: images per day


@dataclass(frozen=True, slots=True, kw_only=True)
class Variable:
    """Describe one environment variable; `read` raises ValueError with what is allowed."""

    name: str
    default: str
    help: str
    read: Callable[[str], Any]


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """Hold what the environment says. Waits are in seconds; a limit of None is not set, 0 is none."""

    key: sites.Key | None
    site: str | None
    data_dir: Path
    ipm: int | None
    ipd: int | None
    read_timeout_s: float
    max_active: int
    wait_s: float
    day_zone: ZoneInfo
    is_public: bool
    max_cells: int = 1000
    max_disk_mb: int | None = None
    root_url: str | None = None  # where a proxy shows the page

    @property
    def max_disk_bytes(self) -> int | None:
        """Give the limit of images, thumbnails and init images together."""
        return None if self.max_disk_mb is None else self.max_disk_mb * 2**20

    @property
    def connection(self) -> sites.Connection:
        """Give the connection that holds where no key was typed."""
        return sites.connect(self.site, self.key)

    def connection_with(self, key: sites.Key) -> sites.Connection:
        """Give the connection for a key that a visitor brings."""
        return sites.connect(self.site, key)

    def limits_of(self, service: sites.Service) -> tuple[int, int]:
        """Give (images per minute, images per day) to begin with, 0 for none."""
        first = (FIRST_GUESS_IPM, FIRST_GUESS_IPD) if service == "hosted" else (0, 0)
        return (first[0] if self.ipm is None else self.ipm, first[1] if self.ipd is None else self.ipd)


def read_settings(environment: Mapping[str, str]) -> Settings:
    """Read the environment; raises SettingsError that names every variable that does not fit."""
    values: dict[str, Any] = {}
    problems: list[str] = []
    for variable in VARIABLES:
        try:
            values[variable.name] = variable.read(environment.get(variable.name, "").strip() or variable.default)
        except (ValueError, sites.InvalidSite) as error:
            problems.append(f"{variable.name} does not fit: {error}")
    if problems:
        raise SettingsError(" ".join(problems) + " Correct the environment and start again.")
    return Settings(
        key=values["SILICONFLOW_API_KEY"],
        site=values["SILICONFLOW_BASE_URL"],
        data_dir=values["EXPLORER_DATA_DIR"] or default_data_dir(environment),
        ipm=values["EXPLORER_IPM"],
        ipd=values["EXPLORER_IPD"],
        read_timeout_s=values["EXPLORER_READ_TIMEOUT_S"],
        max_active=values["EXPLORER_MAX_ACTIVE"],
        wait_s=values["EXPLORER_WAIT_S"],
        day_zone=values["EXPLORER_DAY_ZONE"],
        is_public=values["EXPLORER_PUBLIC"] or _is_reachable(environment),
        max_cells=values["EXPLORER_MAX_CELLS"],
        max_disk_mb=values["EXPLORER_MAX_DISK_MB"],
        root_url=_root_url(environment),
    )


def default_data_dir(environment: Mapping[str, str], platform: str = sys.platform) -> Path:
    """Give the user's data folder by the platform's convention (XDG, Application Support, LOCALAPPDATA)."""
    home = Path(environment.get("HOME") or environment.get("USERPROFILE") or Path.home())
    if platform == "win32":
        base = Path(environment.get("LOCALAPPDATA") or home / "AppData" / "Local")
    elif platform == "darwin":
        base = home / "Library" / "Application Support"
    else:
        base = Path(environment.get("XDG_DATA_HOME", ""))  # one that is not absolute does not count (XDG)
        base = base if base.is_absolute() else home / ".local" / "share"
    return base / "kolors-explorer"


def _is_reachable(environment: Mapping[str, str]) -> bool:
    """Say whether others than the person at this machine can open the page."""
    shared = environment.get("GRADIO_SHARE", "").strip().lower() not in ("", "0", "false")
    return bool(environment.get("SPACE_ID")) or shared or not _is_loopback(environment.get("GRADIO_SERVER_NAME", ""))


def _root_url(environment: Mapping[str, str]) -> str | None:
    """Give scheme, host and port of the page behind a proxy; a path alone says nothing of them."""
    parts = urlsplit(environment.get("GRADIO_ROOT_PATH", "").strip())
    return f"{parts.scheme}://{parts.netloc}" if parts.netloc and parts.scheme in ("http", "https") else None


def _is_loopback(host: str) -> bool:
    host = host.strip().lower().strip("[]")
    if host in ("", "localhost"):
        return True
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False


def _number(minimum: float, maximum: float, kind: type = float) -> Callable[[str], Any]:
    def read(text: str) -> Any:
        try:
            value = kind(text)
        except ValueError:
            value = None
        if value is None or not minimum <= value <= maximum:
            noun = "a whole number" if kind is int else "a number"
            raise ValueError(f"give {noun} from {minimum:g} to {maximum:.0f}.")
        return value

    return read


def _optional(read: Callable[[str], Any]) -> Callable[[str], Any]:
    return lambda text: read(text) if text else None


def _flag(text: str) -> bool:
    return text.lower() not in ("", "0", "false", "no", "off")


def _folder(text: str) -> Path:
    try:
        return Path(text).expanduser().absolute()
    except RuntimeError:
        raise ValueError("give a folder that exists or can be made.") from None


def _zone(text: str) -> ZoneInfo:
    try:
        return ZoneInfo(text)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        raise ValueError("give a time zone such as Asia/Shanghai.") from None


VARIABLES: tuple[Variable, ...] = (
    Variable(name="SILICONFLOW_API_KEY", default="", read=_optional(sites.Key), help="The key of the service."),
    Variable(
        name="SILICONFLOW_BASE_URL",
        default="",
        read=_optional(sites.read_site),
        help="The site's address; `emulator:` for the offline service. Unset: the hosted site with a key, "
        "the emulator without.",
    ),
    Variable(
        name="EXPLORER_DATA_DIR",
        default="",
        read=_optional(_folder),
        help="Where records and images live. Unset: the user's data folder of the platform.",
    ),
    Variable(
        name="EXPLORER_IPM",
        default="",
        read=_optional(_number(0, 10_000, int)),
        help="Images per minute to keep to, of which a full minute's may go at once; 0 for no limit. Unset: 2 at the "
        "hosted site, none elsewhere.",
    ),
    Variable(
        name="EXPLORER_IPD",
        default="",
        read=_optional(_number(0, 1_000_000, int)),
        help="Images per day to keep to; 0 for no limit. Unset: 400 at the hosted site, none elsewhere.",
    ),
    Variable(
        name="EXPLORER_READ_TIMEOUT_S",
        default="180",
        read=_number(0.1, 3600),
        help="Seconds to wait for the answer to a request.",
    ),
    Variable(
        name="EXPLORER_MAX_ACTIVE",
        default="4",
        read=_number(1, 64, int),
        help="Requests in flight at once for one account.",
    ),
    Variable(
        name="EXPLORER_WAIT_S",
        default="600",
        read=_number(0, 86_400),
        help="Seconds that `/generate` waits before it answers `waiting`.",
    ),
    Variable(
        name="EXPLORER_MAX_CELLS",
        default="1000",
        read=_number(1, 10_000, int),
        help="Cells that one sweep may have.",
    ),
    Variable(
        name="EXPLORER_DAY_ZONE",
        default="Asia/Shanghai",
        read=_zone,
        help="Time zone in which the service's day turns.",
    ),
    Variable(
        name="EXPLORER_MAX_DISK_MB",
        default="",
        read=_optional(_number(1, 100_000_000, int)),
        help="MB that images may take; above it the oldest unstarred ones are removed, and their settings stay. "
        "Unset: no limit.",
    ),
    Variable(
        name="EXPLORER_PUBLIC",
        default="",
        read=_flag,
        help="Set to 1 to keep visitors apart. Also on with `SPACE_ID`, `GRADIO_SHARE` or a server name beyond "
        "loopback; then nobody but the owner chooses the site.",
    ),
)


def environment() -> Mapping[str, str]:
    """Give the process's environment."""
    return os.environ
