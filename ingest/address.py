"""What an address of the web or of a network is. Reaches nothing."""

from __future__ import annotations

import ipaddress
import re
from urllib.parse import urljoin, urlsplit

WEB_ADDRESS = re.compile(r"https?://[^\s/]\S*", re.I)
NAT64 = ipaddress.IPv6Network("64:ff9b::/96")  # whose last 32 bits are an IPv4 address


def web_address(link: str | None, base: str | None = None) -> str | None:
    """Return a link as a whole address without its fragment, or None if it is none: "/a#b" -> "https://x.org/a"."""
    try:
        whole = urljoin(base or "", link.strip()).partition("#")[0] if link and link.strip() else ""
        return whole if WEB_ADDRESS.fullmatch(whole) and urlsplit(whole).hostname else None
    except ValueError:  # "http://["
        return None


def is_public(address: str) -> bool:
    """Return whether an IP address is one of the open internet; one wrapped into IPv6 counts as what is inside."""
    ip = ipaddress.ip_address(address)
    if isinstance(ip, ipaddress.IPv6Address):
        inner = ip.ipv4_mapped or ip.sixtofour or (ipaddress.IPv4Address(int(ip) & 0xFFFFFFFF) if ip in NAT64 else None)
        if inner is not None:
            return is_public(str(inner))
        if ip.is_site_local:
            return False
    return ip.is_global and not (ip.is_multicast or ip.is_reserved or ip.is_unspecified)
