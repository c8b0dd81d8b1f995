"""A ZIP from anywhere: everything that it says of itself is checked before anything is unpacked."""

from __future__ import annotations

import io
import os
import re
import stat
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from components.export.refusals import ImportRefused

_DIRECTORY_BYTES = 4 * 2**20  # what ten thousand entries with long names take
_PIECE = 2**18
_LOCAL_HEAD = 30
_ENCRYPTED = 0x1 | 0x40
_MOST_RATIO = 100  # pictures are compressed already
_RATIO_FROM_BYTES = 2**20
_NAME_CHARS = 1000
_BAD_NAME = re.compile(r"[\x00-\x1f\x7f\\]|^/|^[A-Za-z]:|(^|/)\.\.?(/|$)|//")
_UNREADABLE = (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError, ValueError)
_TEXT_ENDINGS = (".json", ".csv", ".html")


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """Say how much of a ZIP is read, unpacked, in bytes."""

    total: int
    entry: int = 64 * 2**20
    manifest: int = 32 * 2**20
    entries: int = 20_000


class Archive:
    """Read the entries of a ZIP whose table of contents was found good."""

    def __init__(self, opened: zipfile.ZipFile, limits: Limits) -> None:
        self.limits = limits
        self._zip = opened
        self._infos = {info.filename: info for info in _checked(opened, limits)}

    @property
    def names(self) -> tuple[str, ...]:
        """Give the names of the files, in the ZIP's order."""
        return tuple(self._infos)

    @property
    def total_bytes(self) -> int:
        """Give what the files take unpacked."""
        return sum(info.file_size for info in self._infos.values())

    def read(self, name: str, most_bytes: int) -> bytes:
        """Unpack one file into memory; raises ImportRefused where it is absent, too large or damaged."""
        info = self._infos.get(name)
        if info is None:
            raise ImportRefused("missing", name)
        if info.file_size > most_bytes:
            raise ImportRefused("large", name, megabytes=most_bytes // 2**20)
        try:
            data = self._unpacked(info)
        except OSError:  # the upload itself lies on our disk
            raise
        except _UNREADABLE:
            raise ImportRefused("damaged", name) from None
        if len(data) != info.file_size:
            raise ImportRefused("damaged", name)
        return data

    def _unpacked(self, info: zipfile.ZipInfo) -> bytes:
        """Unpack piece by piece and never more than the ZIP said; its checksum is compared at the end."""
        data = bytearray()
        with self._zip.open(info) as file:
            while piece := file.read(_PIECE):
                data += piece
                if len(data) > info.file_size:
                    raise zipfile.BadZipFile
        return bytes(data)


class _BoundedFile(io.FileIO):
    """Refuse to read very much at once: the one large read of the zip module is the table of contents."""

    def read(self, size: int | None = -1, /) -> Any:
        left = max(os.fstat(self.fileno()).st_size - self.tell(), 0)
        wanted = left if size is None or size < 0 else min(size, left)
        if wanted > _DIRECTORY_BYTES:
            raise ImportRefused("many", most=20_000)
        return super().read(wanted)


@contextmanager
def open_archive(path: Path, limits: Limits) -> Iterator[Archive]:
    """Open a ZIP and check its table of contents; raises ImportRefused."""
    with _BoundedFile(path) as file:
        try:
            opened = zipfile.ZipFile(file)
        except (*_UNREADABLE, OSError, IndexError, LookupError):
            raise ImportRefused("not_zip") from None
        with opened:
            yield Archive(opened, limits)


def _checked(opened: zipfile.ZipFile, limits: Limits) -> list[zipfile.ZipInfo]:
    infos = opened.infolist()
    if len(infos) > limits.entries:
        raise ImportRefused("many", most=limits.entries)
    for info in infos:
        _refuse_name(info)
        _refuse_kind(info)
    files = [info for info in infos if not info.is_dir()]
    _refuse_twice(files)
    _refuse_overlap(infos, opened.start_dir)
    if sum(info.file_size for info in files) > limits.total:
        raise ImportRefused("total", megabytes=limits.total // 2**20)
    return files


def _refuse_name(info: zipfile.ZipInfo) -> None:
    name = info.orig_filename
    if not name or len(name) > _NAME_CHARS or _BAD_NAME.search(name) or not name.isprintable():
        raise ImportRefused("name", name)


def _refuse_kind(info: zipfile.ZipInfo) -> None:
    mode = info.external_attr >> 16
    if stat.S_IFMT(mode) not in (0, stat.S_IFREG, stat.S_IFDIR):
        raise ImportRefused("link", info.filename)
    if info.flag_bits & _ENCRYPTED:
        raise ImportRefused("encrypted", info.filename)
    if info.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
        raise ImportRefused("method", info.filename)
    is_text = info.filename.lower().endswith(_TEXT_ENDINGS)
    if not is_text and info.file_size > max(_RATIO_FROM_BYTES, _MOST_RATIO * info.compress_size):
        raise ImportRefused("bomb", info.filename)


def _refuse_twice(files: list[zipfile.ZipInfo]) -> None:
    seen: set[str] = set()
    for info in files:
        if info.filename.casefold() in seen:
            raise ImportRefused("twice", info.filename)
        seen.add(info.filename.casefold())


def _refuse_overlap(infos: list[zipfile.ZipInfo], start_dir: int) -> None:
    """Refuse entries that share bytes, by which small ZIPs unpack to huge ones."""
    end = start_dir
    for info in sorted(infos, key=lambda info: info.header_offset, reverse=True):
        if info.header_offset < 0 or info.header_offset + _LOCAL_HEAD + info.compress_size > end:
            raise ImportRefused("overlap", info.filename)
        end = info.header_offset
