"""A ZIP from anywhere: everything that it says of itself is checked before anything is unpacked."""

from __future__ import annotations

import io
import os
import stat
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from components.export.entry_names import composed, is_litter, names_of
from components.export.refusals import ImportRefused

_DIRECTORY_BYTES = 4 * 2**20  # what ten thousand entries with long names take
_PIECE = 2**18
_LOCAL_HEAD = 30
_ENCRYPTED = 0x1 | 0x40
_MOST_RATIO = 100  # pictures are compressed already
_RATIO_FROM_BYTES = 2**20
_ENTRY_START = b"PK\3\4"
_UNREADABLE = (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError, ValueError)
_TEXT_ENDINGS = (".json", ".csv", ".html")


_Infos = dict[str, zipfile.ZipInfo]


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
        self._infos, self._others = _checked(opened, limits)

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
        info = self._infos.get(composed(name)) or self._others.get(composed(name))
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
            raise ImportRefused("cut" if _starts_as_zip(path) else "not_zip") from None
        with opened:
            yield Archive(opened, limits)


def _starts_as_zip(path: Path) -> bool:
    """Tell a ZIP whose end is missing from what never was one."""
    with path.open("rb") as file:
        return file.read(len(_ENTRY_START)) == _ENTRY_START


def _checked(opened: zipfile.ZipFile, limits: Limits) -> tuple[_Infos, _Infos]:
    """Give the files by name, and by what else their names may be; what packers add of their own is passed over."""
    infos = opened.infolist()
    if len(infos) > limits.entries:
        raise ImportRefused("many", most=limits.entries)
    files, by_others, seen = _Infos(), _Infos(), set[str]()
    for info in infos:
        name, *others = names_of(info)
        if is_litter(name):
            continue
        _refuse_kind(info, name)
        if name and not name.endswith("/"):
            if name.casefold() in seen:
                raise ImportRefused("twice", name)
            seen.add(name.casefold())
            files[name] = info
            by_others.update(dict.fromkeys(others, info))
    _refuse_overlap(infos, opened.start_dir)
    if sum(info.file_size for info in files.values()) > limits.total:
        raise ImportRefused("total", megabytes=limits.total // 2**20)
    return files, by_others


def _refuse_kind(info: zipfile.ZipInfo, name: str) -> None:
    mode = info.external_attr >> 16
    if stat.S_IFMT(mode) not in (0, stat.S_IFREG, stat.S_IFDIR):
        raise ImportRefused("link", name)
    if info.flag_bits & _ENCRYPTED:
        raise ImportRefused("encrypted", name)
    if info.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
        raise ImportRefused("method", name)
    is_text = name.lower().endswith(_TEXT_ENDINGS)
    if not is_text and info.file_size > max(_RATIO_FROM_BYTES, _MOST_RATIO * info.compress_size):
        raise ImportRefused("bomb", name)


def _refuse_overlap(infos: list[zipfile.ZipInfo], start_dir: int) -> None:
    """Refuse entries that share bytes, by which small ZIPs unpack to huge ones."""
    end = start_dir
    for info in sorted(infos, key=lambda info: info.header_offset, reverse=True):
        if info.header_offset < 0 or info.header_offset + _LOCAL_HEAD + info.compress_size > end:
            raise ImportRefused("overlap", info.filename)
        end = info.header_offset
