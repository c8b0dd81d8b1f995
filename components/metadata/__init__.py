"""Settings inside the image file: put into the service's own bytes, taken out again, and read from anyone's file.

`insert` never touches pixels and nothing is decoded; `strip(insert(data, settings))` is `data`, byte for byte.
"""

from components.metadata.files import insert, program_of, read, strip
from components.metadata.infotext import infotext, parse_infotext
from components.metadata.ours import settings_of
from components.metadata.sweep import SweepSettings, insert_sweep, sweep_of
from components.metadata.values import FileSettings, Found, MetadataError

__all__ = [
    "FileSettings",
    "Found",
    "MetadataError",
    "SweepSettings",
    "infotext",
    "insert",
    "insert_sweep",
    "parse_infotext",
    "program_of",
    "read",
    "settings_of",
    "strip",
    "sweep_of",
]
