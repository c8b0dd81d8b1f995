"""Routes of the library: the list, and what is done to records."""

from __future__ import annotations

from starlette.routing import Route

from components.services import Services


def build_library_routes(services: Services) -> list[Route]:
    """Build the routes of the list and of its verbs."""
    return []
