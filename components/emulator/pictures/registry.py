"""Lists of painters that the modules of a package fill: motifs, styles, grounds."""

import importlib
import pkgutil
import sys
from collections.abc import Callable, Mapping
from typing import Generic, TypeVar

F = TypeVar("F", bound=Callable[..., object])


class Registry(Generic[F]):
    """Hold the functions of a package by name; its modules are loaded when the list is first asked for."""

    def __init__(self, package: str) -> None:
        self._package = package
        self._all: dict[str, F] = {}
        self._is_loaded = False

    def add(self, function: F) -> F:
        """Register a function under its own name; raises ValueError for a name that stands twice."""
        return self.named(function.__name__)(function)

    def named(self, name: str) -> Callable[[F], F]:
        """Register a function under a name."""

        def register(function: F) -> F:
            old = self._all.setdefault(name, function)
            if old.__module__ != function.__module__:
                places = f"{old.__module__} and in {function.__module__}"
                raise ValueError(f"{name!r} stands in {places}: rename one of them")
            self._all[name] = function
            return function

        return register

    def all(self) -> Mapping[str, F]:
        """Return every function by its name."""
        if not self._is_loaded:
            for module in pkgutil.iter_modules(sys.modules[self._package].__path__):
                importlib.import_module(f"{self._package}.{module.name}")
            self._is_loaded = True
        return self._all
