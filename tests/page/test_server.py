import pytest

from page.server import listen, require_accounts
from rag.errors import SettingsError
from rag.settings import Settings


def test_a_taken_port_is_said_in_one_sentence():
    with listen("127.0.0.1", 0) as listener:
        port = listener.getsockname()[1]
        with pytest.raises(SettingsError, match=rf"Cannot listen on 127\.0\.0\.1, port {port} .*--port"):
            listen("127.0.0.1", port)


@pytest.mark.parametrize(("host", "port"), [("203.0.113.7", 7860), ("127.0.0.1", 70_000)])
def test_an_address_that_cannot_be_had_names_itself(host, port):
    with pytest.raises(SettingsError, match=f"{host}, port {port}"):
        listen(host, port)


@pytest.mark.parametrize("host", ["0.0.0.0", "::", "192.168.1.4", "csr.example.org"])
def test_without_accounts_the_page_listens_to_this_machine_alone_and_says_what_to_set(host, tmp_path):
    with pytest.raises(SettingsError, match=rf"does not listen on {host} .*page\.accounts.* CSR_USERS="):
        require_accounts(host, Settings(users=None, _env_file=None))
    require_accounts(host, Settings(users=tmp_path / "users", _env_file=None))


@pytest.mark.parametrize("host", ["127.0.0.1", "localhost", "::1"])
def test_this_machine_may_always_listen_to_itself(host):
    require_accounts(host, Settings(users=None, _env_file=None))
