"""What a link on the web leads to, as bytes. Reaches no address of this machine or its network unless told to.

A name is resolved once per connection, every address it has is checked, and the connection goes to one of these: what
the name means a moment later does not matter. Redirects are followed one by one and checked in the same way.
"""

from __future__ import annotations

import queue
import socket
import ssl
import threading
import time
import zlib
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from http import HTTPStatus
from typing import Any

import httpcore
import httpx

from ingest.address import is_public
from ingest.html import LARGEST_BYTES
from rag.errors import ArticleError

MOST_REDIRECTS = 5
SECONDS = 30.0  # for all of it: redirects, names, connections, and the last byte
CONNECT_SECONDS = 10.0  # for one of a name's addresses, so that a dead one leaves time for the next
HEADERS = {
    "User-Agent": "csr-assistant/0.1 (reads single articles that its users name)",
    "Accept": "text/html,application/xhtml+xml,application/rss+xml,application/atom+xml,*/*;q=0.8",
    "Accept-Encoding": "gzip",  # what can be unpacked in bounded steps
}
UNREADABLE = ("image/", "audio/", "video/", "font/", "text/css", "text/javascript", "application/javascript")
BROWSER = "open it in a browser and save the page"
ADVICE = {404: "correct the address", 410: "find the article elsewhere", 429: "try again later"}


@dataclass(frozen=True, slots=True)
class Fetched:
    """What a link led to."""

    content: bytes  # unpacked
    address: str  # after redirects
    content_type: str  # as the server states it: "text/html; charset=windows-1256", or ""


def fetch(address: str, allow_private: bool = False, seconds: float = SECONDS, largest: int = LARGEST_BYTES) -> Fetched:
    """Return what an address leads to.

    Args:
        allow_private: it may lead to this machine and to private networks.
        seconds: until all of it has come.
        largest: bytes that it may have, unpacked.

    Raises:
        ArticleError: it cannot be had, or may not be; says why and what to do.
    """
    network = _Network(time.monotonic() + seconds, allow_private)
    with (
        _in_words(seconds),
        httpx.Client(transport=_Transport(network), headers=HEADERS, trust_env=False, timeout=seconds) as client,
    ):
        request = client.build_request("GET", _checked(address.strip()))
        for _ in range(MOST_REDIRECTS + 1):
            response = client.send(request, stream=True)
            if response.next_request is None:
                content_type = str(response.headers.get("content-type", "")).strip()
                body = _body(response, content_type, largest)
                return Fetched(body, str(response.url.copy_with(fragment=None)), content_type)
            response.close()
            request = response.next_request
            try:
                _checked(str(request.url))
            except ArticleError as error:
                raise ArticleError(f"leads on to {request.url.copy_with(userinfo=b'')}, which {error}") from error
    raise ArticleError(f"leads from one address to the next more than {MOST_REDIRECTS} times; correct the address.")


def _checked(address: str) -> httpx.URL:
    """Return an address that may be asked for."""
    with suppress(httpx.InvalidURL, UnicodeError):
        url = httpx.URL(address)
        if url.userinfo:
            raise ArticleError("holds a user name or a password; save the page in a browser instead.")
        if url.scheme in ("http", "https") and url.host:
            return url
    raise ArticleError("is not an http or https address; write it as the browser shows it, with https://.")


def _body(response: httpx.Response, content_type: str, largest: int) -> bytes:
    """Return the unpacked body of an answer that is a page."""
    if (code := response.status_code) != HTTPStatus.OK:
        advice = ADVICE.get(code, "try again later" if code >= 500 else BROWSER)
        raise ArticleError(f"answers with {code} {response.reason_phrase}".rstrip() + f"; {advice}.")
    if content_type.lower().startswith(UNREADABLE):
        raise ArticleError(f"is {content_type.partition(';')[0]}, not an article; name the page it stands in.")
    packing = str(response.headers.get("content-encoding", "")).strip().lower()
    if packing not in ("", "identity", "gzip", "x-gzip"):
        raise ArticleError(f"comes packed as {packing}, which was not asked for; save the page in a browser instead.")
    content = bytearray()
    for piece in _unpacked(response.iter_raw(), largest) if "gzip" in packing else response.iter_raw():
        content += piece
        if len(content) > largest:
            raise ArticleError(f"has more than {largest:,} bytes, which no article has; save its text alone.")
    if not content.strip():
        raise ArticleError("answers with an empty page; open it in a browser and save the page.")
    return bytes(content)


def _unpacked(pieces: Iterable[bytes], largest: int) -> Iterator[bytes]:
    """Yield gzip pieces unpacked, none larger than one byte too many: a bomb is never unpacked whole."""
    unpacker = zlib.decompressobj(zlib.MAX_WBITS | 16)
    for piece in pieces:
        rest = piece
        while rest:
            if unpacker.eof:  # a file may hold several packed one after the other
                unpacker = zlib.decompressobj(zlib.MAX_WBITS | 16)
            yield unpacker.decompress(rest, largest + 1)
            rest = unpacker.unconsumed_tail or unpacker.unused_data
    if not unpacker.eof:
        raise zlib.error("the end is missing")


@contextmanager
def _in_words(seconds: float) -> Iterator[None]:
    """Say what goes wrong on the way in one sentence."""
    try:
        yield
    except httpx.TimeoutException as error:
        raise ArticleError(f"does not answer within {seconds:g} seconds; try again later.") from error
    except httpx.NetworkError as error:
        causes = error.__cause__.args if error.__cause__ else ()  # httpx wraps httpcore, which wraps ssl
        wrong = next((each for each in causes if isinstance(each, ssl.SSLCertVerificationError)), None)
        if wrong is not None:
            message = (
                f"has a certificate that is not valid ({wrong.verify_message}); save the page in a browser instead."
            )
            raise ArticleError(message) from error
        raise ArticleError(f"cannot be reached ({error}); correct the address or try again later.") from error
    except (httpx.HTTPError, httpx.InvalidURL, UnicodeError, zlib.error) as error:
        raise ArticleError(f"answers in a way that cannot be read ({error}); save the page in a browser.") from error


class _Transport(httpx.HTTPTransport):
    """httpx over a network of ours; it takes none as an argument. No connection is kept for another name."""

    def __init__(self, network: httpcore.NetworkBackend) -> None:
        context = httpx.create_ssl_context()
        super().__init__(verify=context, trust_env=False)
        self._pool = httpcore.ConnectionPool(context, max_keepalive_connections=0, network_backend=network)


class _Network(httpcore.NetworkBackend):
    """Connections to checked addresses, all of them until one moment."""

    def __init__(self, end: float, allow_private: bool) -> None:
        self._end = end
        self._allow_private = allow_private

    def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,  # noqa: ARG002
        local_address: str | None = None,
        socket_options: Iterable[httpcore.SOCKET_OPTION] | None = None,
    ) -> httpcore.NetworkStream:
        """Connect to the first of a name's addresses that answers, if all of them may be reached."""
        addresses = _resolved(host, port, _left(self._end))
        refused = None if self._allow_private else next((each for each in addresses if not is_public(each)), None)
        if refused is not None:
            message = f"leads to the private address {refused}, which is refused; if it is yours, use --allow-private."
            raise ArticleError(message)
        for address in addresses[:-1]:
            with suppress(httpcore.ConnectError, httpcore.ConnectTimeout):
                return self._connected(address, port, local_address, socket_options)
        return self._connected(addresses[-1], port, local_address, socket_options)

    def _connected(
        self, address: str, port: int, local: str | None, options: Iterable[httpcore.SOCKET_OPTION] | None
    ) -> httpcore.NetworkStream:
        """Connect to an IP address."""
        seconds = min(CONNECT_SECONDS, _left(self._end))
        return _Stream(httpcore.SyncBackend().connect_tcp(address, port, seconds, local, options), self._end)


class _Stream(httpcore.NetworkStream):
    """A connection whose every step has what is left of the time: a byte a second does not prolong it."""

    def __init__(self, inner: httpcore.NetworkStream, end: float) -> None:
        self._inner = inner
        self._end = end

    def read(self, max_bytes: int, timeout: float | None = None) -> bytes:  # noqa: ARG002
        """Read what has come."""
        return self._inner.read(max_bytes, _left(self._end))

    def write(self, buffer: bytes, timeout: float | None = None) -> None:  # noqa: ARG002
        """Send."""
        self._inner.write(buffer, _left(self._end))

    def close(self) -> None:
        """End it."""
        self._inner.close()

    def start_tls(
        self,
        ssl_context: ssl.SSLContext,
        server_hostname: str | None = None,
        timeout: float | None = None,  # noqa: ARG002
    ) -> httpcore.NetworkStream:
        """Return it encrypted, its certificate checked against the name in the address."""
        return _Stream(self._inner.start_tls(ssl_context, server_hostname, _left(self._end)), self._end)

    def get_extra_info(self, info: str) -> Any:  # noqa: ANN401 - as httpcore has it
        """Return what httpcore asks about a connection."""
        return self._inner.get_extra_info(info)


def _resolved(host: str, port: int, seconds: float) -> list[str]:
    """Return a name's IP addresses; the system's resolver knows no time limit, so it works aside."""
    answers: queue.SimpleQueue[list[str] | OSError] = queue.SimpleQueue()

    def resolve() -> None:
        """Put the addresses, or why there are none."""
        try:
            found = [str(place[0]) for *_, place in socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)]
            answers.put(list(dict.fromkeys(found)) or OSError("it has no address"))
        except (OSError, UnicodeError) as error:
            answers.put(OSError(str(error)))

    threading.Thread(target=resolve, daemon=True).start()
    try:
        answer = answers.get(timeout=seconds)
    except queue.Empty as error:
        raise httpcore.ConnectTimeout from error
    if isinstance(answer, OSError):
        raise httpcore.ConnectError(f"its name {host} is not known") from answer
    return answer


def _left(end: float) -> float:
    """Return the seconds until a moment of the clock that never goes back."""
    left = end - time.monotonic()
    if left <= 0:
        raise httpcore.ReadTimeout
    return left
