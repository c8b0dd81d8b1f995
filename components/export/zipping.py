"""A ZIP as a stream: entry after entry, with one entry at most in memory, and nothing on disk.

Each entry is whole before it leaves, so its header holds its true size and checksum; readers that go through a ZIP
from front to back need that for entries that are not compressed.
"""

from __future__ import annotations

import zipfile
from datetime import datetime, timezone
from io import BytesIO
from types import TracebackType
from typing import Any

_FIRST_DAY = (1980, 1, 1, 0, 0, 0)  # ZIP knows no earlier one (APPNOTE 4.4.6)
_LAST_YEAR = 2107
_PLAIN_FILE = 0o100644 << 16


class Stream:
    """Collect what was written since the last `take`; going back is possible that far only."""

    def __init__(self) -> None:
        self._taken = 0
        self._pending = BytesIO()

    def write(self, data: Any) -> int:
        return self._pending.write(data)

    def tell(self) -> int:
        return self._taken + self._pending.tell()

    def seek(self, offset: int, whence: int = 0) -> int:
        if whence == 0:
            offset -= self._taken
        if whence == 0 and offset < 0:
            raise OSError("this part has left already")
        return self._taken + self._pending.seek(offset, whence)

    def flush(self) -> None:
        pass

    def take(self) -> bytes:
        """Give what was written, and forget it."""
        data = self._pending.getvalue()
        self._taken += len(data)
        self._pending = BytesIO()
        return data


class StreamedZip:
    """Write entries, and take the bytes of the ZIP as they come. Names are UTF-8; Zip64 where it is needed."""

    def __init__(self) -> None:
        self._stream = Stream()
        self._zip = zipfile.ZipFile(self._stream, "w")  # type: ignore[call-overload]

    def __enter__(self) -> StreamedZip:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._zip.close()

    def add(self, name: str, data: bytes, at_utc: float, *, is_packed: bool = False) -> bytes:
        """Add one file and give the bytes that it took; pictures are not compressed, texts are."""
        info = zipfile.ZipInfo(name, _date(at_utc))
        info.compress_type = zipfile.ZIP_DEFLATED if is_packed else zipfile.ZIP_STORED
        info.external_attr = _PLAIN_FILE
        self._zip.writestr(info, data)
        return self._stream.take()

    def end(self) -> bytes:
        """Give the last bytes."""
        self._zip.close()
        return self._stream.take()


def _date(at_utc: float) -> tuple[int, int, int, int, int, int]:
    moment = datetime.fromtimestamp(at_utc, timezone.utc)
    if not _FIRST_DAY[0] <= moment.year <= _LAST_YEAR:
        return _FIRST_DAY
    return (moment.year, moment.month, moment.day, moment.hour, moment.minute, moment.second)
