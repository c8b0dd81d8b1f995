"""Files that are whole or absent, whatever happens: written, synced, and only then given their name."""

from __future__ import annotations

import errno
import os
import secrets
from pathlib import Path

_NO_FOLDER_SYNC = (errno.EINVAL, errno.ENOTSUP, errno.EBADF)


def write_durably(path: Path, data: bytes, scratch: Path) -> None:
    """Write a file under its name, or not at all; `scratch` is on the same file system. Raises OSError."""
    part = scratch / f"{secrets.token_hex(8)}.part"
    try:
        write_synced(part, data)
        os.replace(part, path)
    finally:
        part.unlink(missing_ok=True)
    sync_folder(path.parent)


def write_synced(path: Path, data: bytes) -> None:
    """Write a new file and wait until the disk has it; raises OSError."""
    with path.open("xb") as file:
        file.write(data)
        file.flush()
        os.fsync(file.fileno())


def sync_folder(folder: Path) -> None:
    """Make new names durable; Windows and some file systems cannot sync a folder."""
    if os.name == "nt":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    except OSError as error:
        if error.errno not in _NO_FOLDER_SYNC:
            raise
    finally:
        os.close(handle)
