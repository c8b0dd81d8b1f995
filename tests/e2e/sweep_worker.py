"""A process that runs one sweep to its end, or goes on with it: `sweep_worker.py DATA_DIR SITE CELLS`.

It resumes where an account's refusal paused the sweep, as its owner would, and prints how the cells ended as JSON.
"""

from __future__ import annotations

import json
import sys
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from components.services import build_services
from components.settings import read_settings

BASE = {"prompt": "a boat", "seed": 7, "image_size": "256x256"}


def main(data_dir: str, site: str, cells: str) -> None:
    environment = {
        "EXPLORER_DATA_DIR": data_dir,
        "SILICONFLOW_BASE_URL": site,
        "SILICONFLOW_API_KEY": "sk-bench",
        "EXPLORER_READ_TIMEOUT_S": "5",
    }
    services = build_services(read_settings(environment))
    sweeps, connection = services.sweeps, services.connections.default
    heads = sweeps.all("local")
    axes = [{"name": "seed", "values": f"1-{cells}"}]
    sweep_id = heads[0].sweep.id if heads else sweeps.start(BASE, axes, "local", connection)
    while (status := sweeps.status(sweep_id, "local")) is not None and status.state != "done":
        if status.state == "paused":
            sweeps.resume(sweep_id, "local", connection)
        time.sleep(0.05)
    assert status is not None
    ended = [
        {"status": cell.status, "record": cell.record_id, "error": cell.error and cell.error["message"]}
        for cell in status.cells
    ]
    views = [services.view(each["record"], "local") for each in ended if each["record"]]
    files = [str(services.image_path(image)) for view in views if view for image in view.saved]
    services.close()
    print(json.dumps({"cells": ended, "files": files}))


if __name__ == "__main__":
    main(*sys.argv[1:])
