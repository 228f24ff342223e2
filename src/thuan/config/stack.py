"""Room on the interpreter's stack (ADR 0016)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

# Places of eight bytes: a little over half of the block of 512 KiB that CPython takes for them.
ROOM = 40_000


def with_room(application: Callable[..., Iterable[bytes]]) -> Callable[..., Iterable[bytes]]:
    """Answer every request of a WSGI application on one wide piece of the interpreter's stack.

    CPython keeps its frames in blocks of 16 KiB, taken from the system when a call no longer fits
    and given back when that call returns. A request stands some hundred and fifty calls deep, so
    that a loop of a list sooner or later straddles an end and pays for a block at every turn. A
    frame that asks for much stack is given a block large enough for itself and for all it calls.
    """

    def answer(environ: dict[str, Any], start_response: Any) -> Iterable[bytes]:
        return application(environ, start_response)

    answer.__code__ = answer.__code__.replace(co_stacksize=ROOM)
    return answer
