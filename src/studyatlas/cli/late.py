"""Commands that are imported when they are called, so that the list of them comes at once."""

from __future__ import annotations

import importlib
from functools import cached_property
from typing import Any, NamedTuple

import typer
from typer.core import TyperCommand, TyperGroup


class Entry(NamedTuple):
    """A command, as the list of all has it."""

    name: str
    module: str
    """Of this package; its `COMMANDS` has the function."""
    summary: str
    """The first line of the function's docstring."""


class LateCommand(TyperCommand):
    """Stands for a command; it knows its name and its summary, the real one all else."""

    def __init__(self, entry: Entry) -> None:
        self._entry = entry
        super().__init__(entry.name, short_help=entry.summary)

    @cached_property
    def real(self) -> Any:
        """The command itself."""
        module = importlib.import_module(f"studyatlas.cli.{self._entry.module}")
        named = {function.__name__.rstrip("_"): function for function in module.COMMANDS}
        alone = typer.Typer(add_completion=False, pretty_exceptions_enable=False)
        alone.command(self._entry.name)(named[self._entry.name])
        return typer.main.get_command(alone)

    def make_context(self, *given: Any, **options: Any) -> Any:
        """Begin the real command in place of this one."""
        return self.real.make_context(*given, **options)

    @property
    def params(self) -> Any:
        """The options and arguments of the real command."""
        return self.real.params

    @params.setter
    def params(self, _: object) -> None: ...


def late_group(*entries: Entry) -> type[TyperGroup]:
    """Return a group of commands that are imported late, in this order."""

    class LateGroup(TyperGroup):
        def __init__(self, **options: Any) -> None:
            super().__init__(**options)
            self.commands = {entry.name: LateCommand(entry) for entry in entries}

    return LateGroup
