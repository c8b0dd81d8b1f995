"""Run the emulator as a server: `python -m components.emulator --port 8400`."""

from __future__ import annotations

import argparse
import logging
from collections.abc import Sequence

from components.emulator.contract import contract
from components.emulator.core import Emulator
from components.emulator.faults import FAULTS
from components.emulator.options import BATCHES, COMMON_FAULTS, OUTPUTS, Options
from components.emulator.server import EmulatorServer


def build_parser() -> argparse.ArgumentParser:
    """Describe the command line."""
    parser = argparse.ArgumentParser(
        prog="python -m components.emulator",
        description="Play SiliconFlow's image generation service on this machine. Any key works but sk-invalid...",
        epilog="faults:\n" + "\n".join(_fault_line(name) for name in FAULTS),
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    _add_serving(parser)
    _add_faults(parser)
    return parser


def _add_serving(parser: argparse.ArgumentParser) -> None:
    add = parser.add_argument
    add("--host", default="127.0.0.1", help="address to listen on (default %(default)s)")
    add("--port", type=int, default=8400, help="TCP port, 0 for any free one (default %(default)s)")
    add("--latency-s", type=float, default=0.6, help="seconds for each request (default %(default)s)")
    add(
        "--latency-per-step-s",
        type=float,
        default=0.03,
        help="seconds added for each inference step of each image (default %(default)s)",
    )
    add("--ipm", type=int, default=0, help="images per minute, 0 for no limit (default %(default)s)")
    add("--ipd", type=int, default=0, help="images per day of UTC+8, 0 for no limit (default %(default)s)")
    add("--batch", choices=BATCHES, default="honoured", help="what batch_size does (default %(default)s)")
    add("--output", choices=OUTPUTS, default="png", help="format of the images (default %(default)s)")


def _add_faults(parser: argparse.ArgumentParser) -> None:
    add = parser.add_argument
    add("--faults", type=_names, default=(), help="names below, comma-separated: one per request (default none)")
    add("--fault-rate", type=float, default=0.0, help="share of requests, 0 to 1, with a fault (default %(default)s)")
    add("--fault-seed", type=int, default=0, help="whole number that fixes those faults (default %(default)s)")
    add(
        "--fault-choices",
        type=_names,
        default=COMMON_FAULTS,
        help=f"names to draw from, comma-separated (default {','.join(COMMON_FAULTS)})",
    )


def main(arguments: Sequence[str] | None = None) -> None:
    """Serve until Ctrl-C."""
    parser = build_parser()
    chosen = vars(parser.parse_args(arguments))
    host, port = chosen.pop("host"), chosen.pop("port")
    logging.basicConfig(level=logging.INFO, format="%(asctime)s %(message)s", datefmt="%H:%M:%S")
    try:
        server = EmulatorServer(Emulator(Options(**chosen)), host, port)
    except (ValueError, OSError, OverflowError) as error:
        parser.error(str(error))
    print(usage(server.url), flush=True)
    try:
        server.serve_forever()
    except KeyboardInterrupt:
        pass
    finally:
        server.stop()


def usage(url: str) -> str:
    """Say in one line where the emulator is and how to ask it for an image."""
    body = '{"model":"Kwai-Kolors/Kolors","prompt":"a cat","image_size":"1024x1024"}'
    path = contract().endpoint["path"]
    curl = f"curl {url}{path} -H 'Authorization: Bearer any' -H 'Content-Type: application/json' -d '{body}'"
    return f"Emulator at {url}/v1 (Ctrl-C ends it). Try: {curl}"


def _names(text: str) -> tuple[str, ...]:
    return tuple(name.strip() for name in text.split(",") if name.strip())


def _fault_line(name: str) -> str:
    return f"  {name:<18}{FAULTS[name].help}"


if __name__ == "__main__":
    main()
