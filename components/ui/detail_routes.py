"""Routes of the record dialog and of comparing."""

from __future__ import annotations

from starlette.routing import Route

from components.services import Services


def build_detail_routes(services: Services) -> list[Route]:
    """Build the routes of the detail and of comparing two pictures."""
    return []
