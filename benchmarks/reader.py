"""A reader of the app without a browser: one session over a real web socket.

It speaks what Streamlit's own page speaks, protobuf messages on `/_stcore/stream`, and keeps the
messages that the page would keep, so that the server sends them once.
"""

from __future__ import annotations

import time
from typing import Self
from urllib.parse import urlsplit

from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from websockets.asyncio.client import ClientConnection, connect

_LARGEST = 2**26
"""Bytes of one message."""


class Reader:
    """One session; used as an async context manager."""

    def __init__(self, address: str) -> None:
        self._url = f"ws://{urlsplit(address).netloc}/_stcore/stream"
        self._kept: set[str] = set()
        self._socket: ClientConnection
        self.bytes = 0
        """What the server has sent so far."""

    async def __aenter__(self) -> Self:
        self._socket = await connect(
            self._url, subprotocols=["streamlit"], max_size=_LARGEST, ping_interval=None
        )
        return self

    async def __aexit__(self, *_: object) -> None:
        await self._socket.close()

    async def go(self, query: str) -> float:
        """Follow a link within the app; return the seconds until all of it was sent.

        Raises:
            RuntimeError: the app showed an error instead.
        """
        asked = BackMsg()
        asked.rerun_script.query_string = query
        asked.rerun_script.is_history_navigation = True
        asked.rerun_script.cached_message_hashes.extend(sorted(self._kept))
        start = time.perf_counter()
        await self._socket.send(asked.SerializeToString())
        while True:
            data = await self._socket.recv()
            self.bytes += len(data)
            said = ForwardMsg.FromString(data if isinstance(data, bytes) else data.encode())
            if said.metadata.cacheable and said.hash:
                self._kept.add(said.hash)
            if said.delta.new_element.HasField("exception"):
                raise RuntimeError(said.delta.new_element.exception.message)
            if said.WhichOneof("type") == "script_finished":
                if said.script_finished != ForwardMsg.FINISHED_SUCCESSFULLY:
                    raise RuntimeError(f"the run ended with {said.script_finished}")
                return time.perf_counter() - start
