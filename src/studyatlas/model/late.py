"""Things that stay packed until somebody reads them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TypeVar, overload

Thing = TypeVar("Thing")


class Late(Sequence[Thing]):
    """Some things, unpacked while they are read; equal to the same ones in a tuple."""

    __slots__ = ()

    def opened(self) -> tuple[Thing, ...]:
        """Return them unpacked."""
        raise NotImplementedError

    @overload
    def __getitem__(self, place: int) -> Thing: ...
    @overload
    def __getitem__(self, place: slice) -> tuple[Thing, ...]: ...
    def __getitem__(self, place: int | slice) -> Thing | tuple[Thing, ...]:
        return self.opened()[place]

    def __iter__(self) -> Iterator[Thing]:
        return iter(self.opened())

    def __len__(self) -> int:
        return len(self.opened())

    def __eq__(self, other: object) -> bool:
        return self.opened() == (other.opened() if isinstance(other, Late) else other)

    def __hash__(self) -> int:
        return hash(self.opened())

    def __repr__(self) -> str:
        return repr(self.opened())

    def __reduce__(self) -> tuple[type[tuple[Thing, ...]], tuple[tuple[Thing, ...]]]:
        return tuple, (self.opened(),)
