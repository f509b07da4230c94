"""Slows attempts to sign in, by name and by address, with bounded memory. It knows no passwords.

Each attempt counts as a failure when it begins, so that many at once are no way around; one that succeeds takes its
name's count back, but not its address's, or an attacker's own account would clear the way for guesses at others.
"""

from __future__ import annotations

import ipaddress
import threading
import time
from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Pace:
    """How failures turn into waiting: some are free, then each doubles the wait, up to the longest."""

    free: int
    longest_seconds: float
    forget_seconds: float = 900.0  # after which a failure no longer counts

    def wait_seconds(self, failures: int) -> float:
        """Return how long to wait after so many failures: with 5 free, the 5th costs 1 second, the 7th 4."""
        return 0.0 if failures < self.free else min(self.longest_seconds, 2.0 ** min(failures - self.free, 30))


# A name's wait is short: whoever fails on purpose with somebody's name must not shut that person out for long.
BY_NAME = Pace(free=5, longest_seconds=30.0)
# An office may share one address, so more is free; but guessing goes on from one, so the wait becomes long.
BY_ADDRESS = Pace(free=20, longest_seconds=900.0, forget_seconds=3_600.0)
MOST_REMEMBERED = 10_000  # names, and as many addresses; beyond it the ones tried longest ago are forgotten


@dataclass(slots=True)
class _Tally:
    """The failures of one name or address."""

    failures: int
    last: float


class Brake:
    """What is remembered of attempts, in this process."""

    def __init__(self, now: Callable[[], float] = time.monotonic, most: int = MOST_REMEMBERED) -> None:
        self._now = now
        self._most = most
        self._lock = threading.Lock()
        self._names: OrderedDict[str, _Tally] = OrderedDict()
        self._addresses: OrderedDict[str, _Tally] = OrderedDict()

    def begin(self, name: str, address: str) -> float:
        """Count an attempt and return 0.0, or return the seconds to wait and count nothing."""
        with self._lock:
            where = network(address)
            wait = max(self._wait(self._names, name, BY_NAME), self._wait(self._addresses, where, BY_ADDRESS))
            if wait > 0:
                return wait
            self._count(self._names, name)
            self._count(self._addresses, where)
            return 0.0

    def succeeded(self, name: str, address: str) -> None:
        """Forget the failures of a name, and the one attempt of its address that was none."""
        with self._lock:
            self._names.pop(name, None)
            tally = self._addresses.get(network(address))
            if tally is not None:
                tally.failures = max(0, tally.failures - 1)

    def remembered(self) -> int:
        """Return how many names and addresses are remembered."""
        with self._lock:
            return len(self._names) + len(self._addresses)

    def _wait(self, tallies: OrderedDict[str, _Tally], key: str, pace: Pace) -> float:
        """Return the seconds that are left to wait; failures of long ago are dropped."""
        tally = tallies.get(key)
        if tally is None:
            return 0.0
        passed = self._now() - tally.last
        if passed >= pace.forget_seconds:
            del tallies[key]
            return 0.0
        return max(0.0, pace.wait_seconds(tally.failures) - passed)

    def _count(self, tallies: OrderedDict[str, _Tally], key: str) -> None:
        """Count one attempt, forgetting who was tried longest ago if there are too many."""
        tally = tallies.setdefault(key, _Tally(0, 0.0))
        tally.failures += 1
        tally.last = self._now()
        tallies.move_to_end(key)
        if len(tallies) > self._most:
            tallies.popitem(last=False)


def network(address: str) -> str:
    """Return what counts as one address: an IPv6 network of 64 bits is one customer's."""
    try:
        known = ipaddress.ip_address(address)
    except ValueError:
        return address[:64]
    if isinstance(known, ipaddress.IPv6Address):
        mapped = known.ipv4_mapped
        return str(mapped or ipaddress.ip_network((known, 64), strict=False))
    return str(known)
