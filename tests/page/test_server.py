import pytest

from page.server import listen
from rag.errors import SettingsError


def test_a_taken_port_is_said_in_one_sentence():
    with listen("127.0.0.1", 0) as listener:
        port = listener.getsockname()[1]
        with pytest.raises(SettingsError, match=rf"Cannot listen on 127\.0\.0\.1, port {port} .*--port"):
            listen("127.0.0.1", port)


@pytest.mark.parametrize(("host", "port"), [("203.0.113.7", 7860), ("127.0.0.1", 70_000)])
def test_an_address_that_cannot_be_had_names_itself(host, port):
    with pytest.raises(SettingsError, match=f"{host}, port {port}"):
        listen(host, port)
