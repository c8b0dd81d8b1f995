"""Why a ZIP is not taken in; every reason is a sentence here in English, and one of the page's in each language."""

from __future__ import annotations

from typing import Any

from components.checks import shown
from components.errors import ExplorerError

SENTENCES = {
    "not_zip": "The file is not a ZIP. Choose one that was exported here.",
    "cut": "The ZIP is incomplete, or damaged at its end. Copy or download it again.",
    "damaged": "The ZIP is damaged at {name}. Copy or download it again.",
    "encrypted": "{name} is encrypted. Pack the ZIP again without a password.",
    "method": "{name} is packed in a way that is not read here. Pack the ZIP again with a common program.",
    "name": "The name {name} leads out of the ZIP or is none that files have here. Export it again.",
    "link": "{name} is a link and no file. Export the ZIP again.",
    "twice": "The name {name} stands in the ZIP twice. Export it again.",
    "overlap": "Files in the ZIP lie on top of each other at {name}. Export it again.",
    "many": "The ZIP lists more than the {most} files that are read. Export fewer records at a time.",
    "large": "{name} is larger than the {megabytes} MB that are read. Export the ZIP again, or leave that file out.",
    "total": "Unpacked, the ZIP is larger than the {megabytes} MB that are read. Export fewer records at a time.",
    "bomb": "{name} grows too much when it is unpacked to be a picture. Export the ZIP again.",
    "nothing": "There is neither a manifest nor a picture in this ZIP. Choose one that was exported here.",
    "manifest": "The manifest is not as this app writes it: {name}. Export the ZIP again.",
    "version": "The ZIP was written by a newer version of this app. Update this one, then import it again.",
    "request": "The settings of {name} do not fit ({fields}). Export the ZIP again.",
    "sweep": "The sweep “{name}” of this ZIP does not fit here: {fields}. Export it again.",
    "cells": "The sweep of this ZIP has {cells} cells, and {most} are taken here (EXPLORER_MAX_CELLS). "
    "Allow more, then import it again.",
    "missing": "The manifest names {name}, and the ZIP does not hold it. Export it again.",
    "differs": "{name} is not the file that the manifest tells of. Export the ZIP again.",
    "picture": "{name} is no whole picture, or one with more pixels than are read. Export the ZIP again.",
    "pixels": "The pictures have more than {megapixels:,} megapixels together, which is more than is read at once. "
    "Export fewer records at a time.",
    "late": "The ZIP takes too long to read; nothing was taken in. Export fewer records at a time.",
    "settings": "The settings inside {name} are damaged, too long, or not those of the manifest. Export the ZIP again.",
    "full": "The disk has no room for it. Make room, then import the ZIP again; nothing was taken in.",
    "limit": "The images take {megabytes} MB, and the library may grow by {room} MB only (EXPLORER_MAX_DISK_MB). "
    "Delete some records, then import the ZIP again.",
    "unwritable": "The library cannot be written. Free the data folder, then import again; nothing was taken in.",
}


class ImportRefused(ExplorerError):
    """Say why a ZIP was refused; nothing of it was taken in. `kind` is a key of SENTENCES, `facts` fill it in."""

    def __init__(self, kind: str, name: object = "", **facts: Any) -> None:
        self.facts: dict[str, Any] = {"name": shown(name), **facts}
        super().__init__(SENTENCES[kind].format(**self.facts))
        self.kind = kind  # type: ignore[misc]
