import contextlib
import gzip
import itertools
import shutil
import socket
import ssl
import subprocess
import threading
import time
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

from ingest.address import is_public
from ingest.fetch import Fetched, fetch
from ingest.html import LARGEST_BYTES
from rag.errors import ArticleError

PAGE = b"<html><body><p>Noran gave two million pounds.</p></body></html>"
ANSWERS = {
    "page": {},
    "packed": {"content": gzip.compress(PAGE[:20]) + gzip.compress(PAGE[20:]), "Content_Encoding": "gzip"},
    "bomb": {"content": gzip.compress(bytes(LARGEST_BYTES + 50_000_000)), "Content_Encoding": "gzip"},
    "broken": {"content": gzip.compress(PAGE)[:-9], "Content_Encoding": "gzip"},
    "brotli": {"Content_Encoding": "br"},
    "large": {"content": bytes(LARGEST_BYTES + 1)},
    "empty": {"content": b""},
    "picture": {"content": b"\x89PNG", "Content_Type": "image/png"},
    "cut": {"content": PAGE[:10], "Content_Length": "100"},
    "circle": {"content": b"", "code": 307, "Location": "/circle"},
}


class Site(BaseHTTPRequestHandler):
    """A site whose every path misbehaves in its own way, and says how it was asked."""

    def do_GET(self):
        """Answer."""
        self.server.asked.append((self.path, self.headers["Host"], self.headers["User-Agent"]))
        with contextlib.suppress(OSError):  # the client has gone
            name = self.path.strip("/").split("/")[0]
            self.give(**ANSWERS[name]) if name in ANSWERS else getattr(self, f"answer_{name}")()

    def log_message(self, *_):
        """Say nothing."""

    def give(self, content=PAGE, code=200, **headers):
        """Send an answer."""
        headers = {"Content_Type": "text/html; charset=utf-8", "Content_Length": str(len(content)), **headers}
        self.send_response(code)
        for name, value in headers.items():
            self.send_header(name.replace("_", "-"), value)
        self.end_headers()
        self.wfile.write(content)

    def answer_code(self):
        """Answer with the code named."""
        self.give(b"<p>none</p>", code=int(self.path.rsplit("/", 1)[1]))

    def answer_endless(self):
        """Send more than anybody wants."""
        self.send_response(200)
        self.end_headers()
        for _ in range(10_000):
            self.wfile.write(bytes(100_000))

    def answer_to(self):
        """Redirect to what stands after "/to/"."""
        self.give(b"", code=302, Location=self.path.removeprefix("/to/"))

    def answer_hop(self):
        """Redirect so often as is said, then give the page."""
        left = int(self.path.rsplit("/", 1)[1])
        self.give(b"", code=301, Location=f"/hop/{left - 1}" if left > 1 else "/page")

    def answer_drip(self):
        """Send a byte at a time, of the body or of a header."""
        self.wfile.write(b"HTTP/1.1 200 OK\r\n" + (b"X: " if self.path.endswith("header") else b"\r\n"))
        for _ in range(40):
            self.wfile.write(b"x")
            time.sleep(0.05)

    def answer_silence(self):
        """Send nothing for longer than any test waits."""
        time.sleep(2)


@contextlib.contextmanager
def serving(context=None):
    """Run the site on a free port of loopback."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), Site)
    server.daemon_threads = True
    server.handle_error = lambda *_: None  # a handshake that the client refuses
    server.asked = []
    if context:
        server.socket = context.wrap_socket(server.socket, server_side=True)
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    try:
        yield server
    finally:
        server.shutdown()
        thread.join()
        server.server_close()


@pytest.fixture(scope="module")
def site():
    """Return a running site."""
    with serving() as server:
        yield server


@pytest.fixture
def base(site):
    """Return the site's address."""
    site.asked.clear()
    return f"http://127.0.0.1:{site.server_port}"


@pytest.fixture
def resolve(monkeypatch):
    """Return a function that gives names the addresses of one connection after the other."""

    def give(**names):
        answers = {name.replace("_", "."): iter(addresses) for name, addresses in names.items()}
        known = socket.getaddrinfo

        def getaddrinfo(host, port, *rest, **options):
            if host not in answers:
                return known(host, port, *rest, **options)
            return [known(address, port, *rest, **options)[0] for address in next(answers[host])]

        monkeypatch.setattr(socket, "getaddrinfo", getaddrinfo)

    return give


@pytest.mark.parametrize(
    ("path", "final"),
    [
        ("/page", "/page"),
        ("/page#part", "/page"),
        ("/packed", "/packed"),
        ("/hop/1", "/page"),
        ("/hop/5", "/page"),
        ("/to//page", "/page"),
    ],
)
def test_a_page_comes_whole_with_where_it_was_found(base, site, path, final):
    """Packed or not, after up to five redirects; the site is told who asks."""
    assert fetch(base + path, allow_private=True) == Fetched(PAGE, base + final, "text/html; charset=utf-8")
    assert {(host, agent.split("/")[0]) for _, host, agent in site.asked} == {(base[7:], "csr-assistant")}


@pytest.mark.parametrize(
    ("path", "reason"),
    [
        ("/code/404", "answers with 404 Not Found; correct the address."),
        ("/code/410", "answers with 410 Gone; find the article elsewhere."),
        ("/code/403", "answers with 403 Forbidden; open it in a browser and save the page."),
        ("/code/429", "answers with 429 Too Many Requests; try again later."),
        ("/code/503", "answers with 503 Service Unavailable; try again later."),
        ("/code/202", "answers with 202 Accepted; open it in a browser and save the page."),
        ("/hop/6", "leads from one address to the next more than 5 times; correct the address."),
        ("/to/ftp://files.example/a", "leads on to ftp://files.example/a, which is not an http or https address; "),
        (
            "/to/file://localhost/etc/passwd",
            "leads on to file://localhost/etc/passwd, which is not an http or https address; ",
        ),
        ("/to/http://a:b@files.example/", "leads on to http://files.example/, which holds a user name or a password; "),
        ("/picture", "is image/png, not an article; name the page it stands in."),
        ("/empty", "answers with an empty page; open it in a browser and save the page."),
        ("/large", "has more than 20,000,000 bytes, which no article has; save its text alone."),
        ("/endless", "has more than 20,000,000 bytes, which no article has; save its text alone."),
        ("/bomb", "has more than 20,000,000 bytes, which no article has; save its text alone."),
        ("/brotli", "comes packed as br, which was not asked for; save the page in a browser instead."),
        ("/broken", "answers in a way that cannot be read (the end is missing); save the page in a browser."),
        ("/cut", "answers in a way that cannot be read (peer closed connection"),
    ],
)
def test_what_is_no_page_is_refused_with_the_reason_and_what_to_do(base, path, reason):
    """The reason follows the link in one sentence."""
    with pytest.raises(ArticleError) as caught:
        fetch(base + path, allow_private=True)
    assert reason in str(caught.value)


def test_a_circle_of_redirects_ends(base, site):
    """Six requests: the first and five redirects."""
    with pytest.raises(ArticleError, match="more than 5 times"):
        fetch(f"{base}/circle", allow_private=True)
    assert len(site.asked) == 6


@pytest.mark.parametrize("path", ["/drip/body", "/drip/header", "/silence"])
def test_the_time_is_for_all_of_it(base, path):
    """A byte now and then does not prolong it, in the body or before it."""
    started = time.monotonic()
    with pytest.raises(ArticleError, match=r"^does not answer within 0\.4 seconds; try again later\.$"):
        fetch(base + path, allow_private=True, seconds=0.4)
    assert time.monotonic() - started < 1.5


def test_a_resolver_that_hangs_is_not_waited_for(monkeypatch):
    """The system's resolver has no time limit of its own."""
    monkeypatch.setattr(socket, "getaddrinfo", lambda *_, **__: time.sleep(1) or [])
    with pytest.raises(ArticleError, match=r"does not answer within 0\.2 seconds"):
        fetch("http://slow.example/", seconds=0.2)


@pytest.mark.parametrize(
    ("address", "reason"),
    [
        ("horizon.example/a", "is not an http or https address; write it as the browser shows it, with https://."),
        ("file:///etc/passwd", "is not an http or https address; write it as the browser shows it, with https://."),
        ("http://", "is not an http or https address; write it as the browser shows it, with https://."),
        ("http://[::1", "is not an http or https address; write it as the browser shows it, with https://."),
        ("", "is not an http or https address; write it as the browser shows it, with https://."),
        ("https://me:secret@horizon.example/", "holds a user name or a password; save the page in a browser instead."),
    ],
)
def test_what_is_no_web_address_is_not_asked_for(address, reason):
    """Nothing is sent, and a password is not repeated."""
    with pytest.raises(ArticleError) as caught:
        fetch(address)
    assert str(caught.value) == reason


def test_a_server_that_is_not_there_is_named_as_that():
    """Nobody listens on a port that was just given back."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    with pytest.raises(
        ArticleError, match=r"^cannot be reached \(.*refused\); correct the address or try again later\.$"
    ):
        fetch(f"http://127.0.0.1:{port}/", allow_private=True)


def test_an_unknown_name_is_named_as_that(monkeypatch):
    """A slip in the address."""

    def getaddrinfo(*_, **__):
        raise socket.gaierror(-2, "Name or service not known")

    monkeypatch.setattr(socket, "getaddrinfo", getaddrinfo)
    with pytest.raises(ArticleError, match=r"^cannot be reached \(its name horizn\.example is not known\); correct"):
        fetch("https://horizn.example/")


@pytest.mark.parametrize(
    ("address", "public"),
    [
        ("8.8.8.8", True),
        ("2606:4700::1111", True),
        ("::ffff:8.8.8.8", True),
        ("64:ff9b::808:808", True),
        ("127.0.0.1", False),
        ("127.8.8.8", False),
        ("0.0.0.0", False),
        ("10.1.2.3", False),
        ("172.16.0.1", False),
        ("192.168.1.1", False),
        ("169.254.169.254", False),
        ("100.64.0.1", False),
        ("224.0.0.1", False),
        ("239.1.1.1", False),
        ("240.0.0.1", False),
        ("255.255.255.255", False),
        ("192.0.2.1", False),
        ("::", False),
        ("::1", False),
        ("::127.0.0.1", False),
        ("::ffff:127.0.0.1", False),
        ("::ffff:10.0.0.1", False),
        ("2002:7f00:1::", False),
        ("64:ff9b::7f00:1", False),
        ("64:ff9b::a9fe:a9fe", False),
        ("fe80::1", False),
        ("fe80::1%1", False),
        ("fc00::1", False),
        ("fec0::1", False),
        ("ff02::1", False),
        ("2001:db8::1", False),
    ],
)
def test_only_the_open_internet_is_public(address, public):
    """Neither this machine, nor its network, nor a cloud's metadata, however it is written."""
    assert is_public(address) is public


@pytest.mark.parametrize("host", ["127.0.0.1", "localhost", "2130706433", "[::ffff:127.0.0.1]"])
def test_this_machine_is_not_asked_unless_allowed(site, host):
    """All of these are loopback to a resolver; the message says which option allows it."""
    site.asked.clear()
    with pytest.raises(
        ArticleError, match=r"^leads to the private address \S+, which is refused; .*--allow-private\.$"
    ):
        fetch(f"http://{host}:{site.server_port}/page")
    assert site.asked == []


def test_a_redirect_to_this_machine_is_refused_too(monkeypatch, site, base):
    """The first address may be a public one: here a stand-in for it is let through, and the second is not."""
    monkeypatch.setattr("ingest.fetch.is_public", lambda _: next(answers))
    answers = iter([True, False])
    with pytest.raises(ArticleError, match=r"^leads to the private address 127\.0\.0\.1, which is refused"):
        fetch(f"{base}/to/http://localhost:{site.server_port}/page")
    assert [path for path, *_ in site.asked] == [f"/to/http://localhost:{site.server_port}/page"]


def test_a_name_with_one_private_address_is_refused(resolve):
    """Else the order of the answers would decide."""
    resolve(mixed_example=[["8.8.4.4", "10.0.0.7"]])
    with pytest.raises(ArticleError, match=r"leads to the private address 10\.0\.0\.7, which is refused"):
        fetch("http://mixed.example/")


def test_the_connection_goes_to_the_address_that_was_checked(site, resolve):
    """A name that means something else when asked again (DNS rebinding) gains nothing: it is asked once."""
    site.asked.clear()
    resolve(rebound_example=[["8.8.4.4"], ["127.0.0.1"], ["127.0.0.1"]])
    with pytest.raises(ArticleError, match=r"cannot be reached \(a test may not reach \('8\.8\.4\.4', "):
        fetch(f"http://rebound.example:{site.server_port}/page")
    assert site.asked == []


def test_the_next_address_is_tried_where_one_is_dead(site, resolve):
    """The server still learns the name it was asked for."""
    site.asked.clear()
    resolve(two_example=[["8.8.4.4", "127.0.0.1"]])
    address = f"http://two.example:{site.server_port}/page"
    assert fetch(address, allow_private=True).address == address
    assert [host for _, host, _ in site.asked] == [f"two.example:{site.server_port}"]


def test_a_proxy_of_the_environment_is_not_used(monkeypatch, base):
    """It would resolve names itself, behind the checks."""
    for name in ("HTTP_PROXY", "http_proxy", "ALL_PROXY", "all_proxy"):
        monkeypatch.setenv(name, "http://127.0.0.1:9")
    assert fetch(f"{base}/page", allow_private=True).content == PAGE


@pytest.fixture(scope="module")
def certificate(tmp_path_factory):
    """Return a certificate of its own authority for secure.example, and its key."""
    if not shutil.which("openssl"):
        pytest.skip("openssl is not here")
    folder = tmp_path_factory.mktemp("certificate")
    subject = ["-subj", "/CN=secure.example", "-addext", "subjectAltName=DNS:secure.example"]
    files = ["-keyout", str(folder / "key.pem"), "-out", str(folder / "certificate.pem")]
    command = ["openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2", *subject, *files]
    subprocess.run(command, check=True, capture_output=True)
    return folder / "certificate.pem", folder / "key.pem"


@pytest.fixture
def secure(certificate):
    """Return a running site with that certificate."""
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(*certificate)
    with serving(context) as server:
        yield server


def test_a_certificate_is_checked_against_the_name_not_the_address(monkeypatch, secure, certificate, resolve):
    """The pinned connection is still one to the name."""
    monkeypatch.setenv("SSL_CERT_FILE", str(certificate[0]))
    resolve(secure_example=itertools.repeat(["127.0.0.1"]), other_example=itertools.repeat(["127.0.0.1"]))
    assert fetch(f"https://secure.example:{secure.server_port}/page", allow_private=True).content == PAGE
    with pytest.raises(
        ArticleError, match=r"^has a certificate that is not valid \(Hostname mismatch.*; save the page"
    ):
        fetch(f"https://other.example:{secure.server_port}/page", allow_private=True)


def test_a_certificate_of_an_unknown_authority_is_refused(secure, resolve):
    """Nobody vouches for what would come."""
    resolve(secure_example=[["127.0.0.1"]])
    with pytest.raises(
        ArticleError, match=r"^has a certificate that is not valid \(self-signed certificate\); save the"
    ):
        fetch(f"https://secure.example:{secure.server_port}/page", allow_private=True)
