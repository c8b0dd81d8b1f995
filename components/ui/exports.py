"""Links to the ZIPs of sweeps, as pages and scripts ask for them."""

from __future__ import annotations

from components.services import Services
from components.sweeping import UnknownSweep


class Exports:
    """Give links, each unguessable and good for an hour; they are kept with the services, so several of these agree."""

    def __init__(self, services: Services) -> None:
        self._services = services

    def sweep_link(self, sweep_id: str, owner: str) -> str:
        """Give the address, below the app's own, of a sweep's ZIP, finished or not.

        Raises UnknownSweep, and ExportTooLong where its prompts fill more than one ZIP takes.
        """
        url = self._services.exports.link(owner, sweep_id)
        if url is None:
            raise UnknownSweep()
        return url
