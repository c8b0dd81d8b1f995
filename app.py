"""Start Kolors Explorer: settings, services, page, launch."""

from __future__ import annotations

import os
import signal
import sys

# Gradio reads these when it is imported: no telemetry, and no statistics that grow with every event.
os.environ.setdefault("GRADIO_ANALYTICS_ENABLED", "False")
os.environ.setdefault("GRADIO_ANALYTICS_CACHE_FREQUENCY", "1000000")


def main() -> int:
    """Run the app until it is stopped; gives the exit code."""
    from components.errors import SettingsError, StoreError
    from components.services import build_services
    from components.settings import environment, read_settings

    try:
        services = build_services(read_settings(environment()))
    except (SettingsError, StoreError) as error:
        print(error.message, file=sys.stderr)
        return 2
    from components.ui.app import build_app, launch_options

    # What asks a container to stop is treated like Ctrl-C, so that images in flight are saved.
    signal.signal(signal.SIGTERM, signal.default_int_handler)
    try:
        demo = build_app(services)
        demo.queue(api_open=False).launch(**launch_options(services))
    finally:
        if services.runner.in_flight:
            print("Waiting for what the service is making; press Ctrl-C again to leave it.", file=sys.stderr)
        services.close()
    return 0


if __name__ == "__main__":
    sys.exit(main())
