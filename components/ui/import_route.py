"""The route that takes a ZIP in: the upload goes to scratch as it comes, then it is checked and imported."""

from __future__ import annotations

import asyncio
import shutil
from collections.abc import AsyncIterator
from contextlib import suppress
from pathlib import Path
from typing import BinaryIO

from starlette.requests import ClientDisconnect, Request
from starlette.responses import Response
from starlette.routing import Route

from components.errors import ExplorerError
from components.export.archive import Limits
from components.export.importing import Bounds, Imported, import_zip, scratch_path
from components.export.refusals import ImportRefused
from components.export.sweep_import import RestoredSweep
from components.services import Services
from components.ui.calls import Refused, answer, visitor_of
from components.ui.problems import sentence_of
from components.ui.session import Visitor, owner_of
from components.ui.texts import Texts

MOST_BYTES, MOST_BYTES_PUBLIC = 4 * 2**30, 256 * 2**20
_PIECE = 2**20
_STALLED_S = 10.0
_STALLED_MOST_S = 60.0
_LEAST_RATE = 64_000  # bytes a second, on the whole
_WORK_S = 120.0
_PIXELS_PUBLIC = 300_000_000
_SPARE_BYTES = 64 * 2**20
_SPARE_PART = 20  # of a small disk, a twentieth is enough
_MOST_AT_ONCE = 8
_STATUS = {"full": 507, "limit": 507, "unwritable": 503}


def build_import_route(services: Services) -> Route:
    """Build the route that takes a ZIP as the body of a POST."""
    return Route("/kolors/import", _Imports(services).take, methods=["POST"])


class _Imports:
    """Take ZIPs in, one at a time, while a few more may be on their way."""

    def __init__(self, services: Services) -> None:
        self._services = services
        self._most_bytes = MOST_BYTES_PUBLIC if services.settings.is_public else MOST_BYTES
        self._turn = asyncio.Semaphore(1)
        self._owners: set[str] = set()

    async def take(self, request: Request) -> Response:
        """Answer counts and a sentence, or why nothing was taken in."""
        try:
            visitor = visitor_of(request)
            return await self._take_one(request, visitor)
        except Refused as refused:
            return answer({"error": refused.sentence}, refused.status)
        except ExplorerError as error:
            return answer({"error": sentence_of(error, visitor.texts)}, 503)
        except ClientDisconnect:
            return Response(status_code=400)

    async def _take_one(self, request: Request, visitor: Visitor) -> Response:
        owner = owner_of(self._services.settings, visitor.id)
        if owner in self._owners or len(self._owners) >= _MOST_AT_ONCE:
            raise Refused(visitor.texts("import_busy"), 429)
        self._owners.add(owner)
        upload = scratch_path(self._services.store.folder)
        try:
            await self._receive(request, upload, visitor.texts)
            async with self._turn:
                return await asyncio.to_thread(self._import, upload, owner, visitor.texts)
        finally:
            self._owners.discard(owner)
            with suppress(OSError):  # Windows keeps a file that is still being read; the next start removes it
                upload.unlink(missing_ok=True)

    async def _receive(self, request: Request, upload: Path, texts: Texts) -> None:
        said = request.headers.get("content-length", "")
        self._refuse_size(int(said) if said.isdecimal() and len(said) < 20 else 0, texts)
        try:
            with upload.open("xb") as file:
                await self._write(request.stream(), file, texts)
        except OSError:
            raise Refused(texts("import_full"), 507) from None

    async def _write(self, pieces: AsyncIterator[bytes], file: BinaryIO, texts: Texts) -> None:
        pending, received, began = bytearray(), 0, asyncio.get_running_loop().time()
        while (piece := await self._next(pieces, texts, began + received / _LEAST_RATE)) is not None:
            pending += piece
            received += len(piece)
            if len(pending) >= _PIECE:
                self._refuse_size(received, texts, is_here=True)
                await asyncio.to_thread(file.write, bytes(pending))
                pending.clear()
        self._refuse_size(received, texts, is_here=True)
        await asyncio.to_thread(file.write, bytes(pending))

    async def _next(self, pieces: AsyncIterator[bytes], texts: Texts, due: float) -> bytes | None:
        """Wait for the next piece, None at the end; a browser that is silent or very slow does not keep its place.

        `due` is when it would be here at the least rate, by the loop's clock.
        """
        left_s = due + _STALLED_S - asyncio.get_running_loop().time()
        try:
            return await asyncio.wait_for(_after(pieces), min(max(left_s, 0), _STALLED_MOST_S))
        except asyncio.TimeoutError:
            raise Refused(texts("import_stalled"), 408) from None

    def _refuse_size(self, size_bytes: int, texts: Texts, *, is_here: bool = False) -> None:
        """Refuse what is too large, or what the disk will not hold; what came already takes no further room."""
        if size_bytes > self._most_bytes:
            raise Refused(texts("import_upload", megabytes=self._most_bytes // 2**20), 413)
        usage = shutil.disk_usage(self._services.store.folder.root)
        if usage.free < min(_SPARE_BYTES, usage.total // _SPARE_PART) + (0 if is_here else size_bytes):
            raise Refused(texts("import_full"), 507)

    def _import(self, upload: Path, owner: str, texts: Texts) -> Response:
        services, limits = self._services, Limits(total=self._most_bytes)
        try:
            room, now = self._room_bytes(), services.clock.now()
            found = import_zip(upload, services.store, owner, now, limits, room_bytes=room, bounds=self._bounds(now))
        except ImportRefused as refused:
            raise Refused(texts(f"import_{refused.kind}", **refused.facts), _STATUS.get(refused.kind, 400)) from None
        counts: dict[str, object] = {
            "records": len(found.record_ids),
            "images": found.images,
            "known": found.known + found.known_failed,
            "left_out": found.left_out,
            "gone": found.gone,
        }
        if found.sweep is not None:
            counts["sweep"] = found.sweep.id
        return answer({**counts, "text": sentence(found, texts)})

    def _bounds(self, now: float) -> Bounds:
        """Bound what strangers make a shared machine do, and what they make it keep."""
        cells = self._services.settings.max_cells
        if not self._services.settings.is_public:
            return Bounds(cells=cells)
        clock = self._services.clock
        return Bounds(pixels=_PIXELS_PUBLIC, cells=cells, has_stars=False, is_late=lambda: clock.now() > now + _WORK_S)

    def _room_bytes(self) -> int | None:
        most = self._services.settings.max_disk_bytes
        return None if most is None else most - self._services.store.quota.used_bytes()


async def _after(pieces: AsyncIterator[bytes]) -> bytes | None:
    async for piece in pieces:
        return piece
    return None


def sentence(found: Imported, texts: Texts) -> str:
    """Say what came in and what did not."""
    counts = {
        "failed": found.failed,
        "known": found.known,
        "refused": found.known_failed,
        "left": found.left_out,
        "gone": found.gone,
    }
    parts = [_counted("images", found.images, texts)]
    parts += [_counted(name, count, texts) for name, count in counts.items() if count]
    if found.sweep is not None:
        parts.append(_of_sweep(found.sweep, texts))
    return texts("import_said", said=texts("import_join").join(parts))


def _of_sweep(sweep: RestoredSweep, texts: Texts) -> str:
    title = sweep.title or texts("import_sweep_untitled")
    end = "known" if sweep.is_known else "all" if sweep.done == sweep.cells else "some"
    return texts(f"import_sweep_{end}", title=title, done=sweep.done, cells=sweep.cells)


def _counted(name: str, count: int, texts: Texts) -> str:
    key = f"import_{name}_{'none' if not count else 'one' if count == 1 else 'many'}"
    return texts(key, count=count)
