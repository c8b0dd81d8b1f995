"""Clients for a connection: over the network, or with the emulator in its place."""

from __future__ import annotations

from dataclasses import replace

from requests.adapters import BaseAdapter

from components.client.api import ServiceClient, build_api_session
from components.client.downloads import Downloader, build_download_session
from components.client.sessions import SessionPool
from components.clock import Clock
from components.settings import Settings
from components.sites import Connection, Key

_EMULATOR_KEY = Key("sk-emulator")  # the emulator asks for a key as the service does, and takes any


class ClientFactory:
    """Build clients and downloaders over shared pools of sessions; a session for downloads never saw a key."""

    def __init__(self, settings: Settings, emulator: BaseAdapter, clock: Clock) -> None:
        """Take the adapter that answers for the emulator's site."""
        self._settings = settings
        self._clock = clock
        self._network = SessionPool(build_api_session)
        self._emulated = SessionPool(lambda: build_api_session(emulator))
        self._emulated_downloads = SessionPool(lambda: build_download_session(emulator))
        self._downloads: dict[str, SessionPool] = {}

    def client(self, connection: Connection) -> ServiceClient:
        """Give a client for a site and a key."""
        timeout_s, pool = self._settings.read_timeout_s, self._network
        if connection.service == "emulator":
            pool, connection = self._emulated, replace(connection, key=connection.key or _EMULATOR_KEY)
        return ServiceClient(connection, pool, read_timeout_s=timeout_s, now=self._clock.now)

    def downloader(self, connection: Connection) -> Downloader:
        """Give a downloader that trusts the host of this site beside public addresses."""
        if connection.service == "emulator":
            return Downloader(self._emulated_downloads, connection.host)
        pool = self._downloads.setdefault(
            connection.host, SessionPool(lambda: build_download_session(own_host=connection.host))
        )
        return Downloader(pool, connection.host)
