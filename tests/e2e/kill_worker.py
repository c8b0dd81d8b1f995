"""A process that runs the pipeline and kills itself at a step: `kill_worker.py DATA_DIR SITE STEP|- [BATCH]`.

With a batch it asks for that many images first; without, it only goes on with what an earlier run left. It prints the
records as JSON.
"""

from __future__ import annotations

import json
import os
import signal
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from components.answers import record_json
from components.services import build_services
from components.settings import read_settings


def main(data_dir: str, site: str, step: str, batch: str | None = None) -> None:
    def die(happened: str, record_id: str) -> None:
        if happened == step:
            os.kill(os.getpid(), signal.SIGKILL)

    environment = {"EXPLORER_DATA_DIR": data_dir, "SILICONFLOW_BASE_URL": site, "SILICONFLOW_API_KEY": "sk-test"}
    services = build_services(read_settings(environment), on_step=die)
    if batch:
        request = services.read_request({"prompt": "a boat", "seed": 7, "batch_size": int(batch)}, {}, "local")
        services.generate(request, owner="local", connection=services.connections.default)
    rows = services.store.database.rows("SELECT id FROM records")
    for row in rows:
        services.when_ended(row["id"]).result(timeout=60)
    services.close()
    services = build_services(read_settings(environment))  # thumbnails that were not finished are made on a start
    views = [services.view(row["id"], "local") for row in rows]
    services.close()
    print(json.dumps([record_json(view, reused=False) for view in views if view]))


if __name__ == "__main__":
    main(*sys.argv[1:])
