"""Programs and agents ask the running page: by gradio_client as documented, by MCP, with accounts or without."""

from __future__ import annotations

import asyncio
import base64
import json
import re
import urllib.request
from collections.abc import Iterator
from urllib.error import HTTPError

import pytest
from gradio_client import Client
from gradio_client.exceptions import AppError, AuthenticationError
from mcp import ClientSession
from mcp.client.streamable_http import create_mcp_http_client, streamable_http_client

from page.accounts import Role
from page.accounts_file import Account, change_accounts, hash_password
from rag.settings import ROOT
from tests.page.running import serving

PASSWORD = "a lantern by the river"
PATIENCE = {"timeout": 120}
GUIDE = ROOT / "docs" / "programs.md"
BASIC = {"Authorization": "Basic " + base64.b64encode(f"karim:{PASSWORD}".encode()).decode()}


@pytest.fixture(scope="module")
def open_page(index, tmp_path_factory) -> Iterator[str]:
    """Return the address of a page without accounts, its MCP server on."""
    with serving(index, tmp_path_factory.mktemp("open") / "log", CSR_MCP="1") as served:
        yield served


@pytest.fixture(scope="module")
def closed_page(index, tmp_path_factory) -> Iterator[str]:
    """Return the address of a page with one reader, its MCP server on."""
    folder = tmp_path_factory.mktemp("closed")
    change_accounts(folder / "users", add=Account("karim", Role.READER, hash_password(PASSWORD)))
    with serving(index, folder / "log", CSR_MCP="1", CSR_USERS=str(folder / "users")) as served:
        yield served


def by_mcp(address, tool, given, headers=None):
    """Return the names of the tools, and the first words that one of them answers."""

    async def call():
        """Open a session, list, call."""
        async with (
            create_mcp_http_client(headers=headers) as http,
            streamable_http_client(f"{address}gradio_api/mcp/", http_client=http) as (reads, writes, _),
            ClientSession(reads, writes) as session,
        ):
            await session.initialize()
            tools = await session.list_tools()
            answered = await session.call_tool(tool, given)
            return {one.name: one for one in tools.tools}, answered

    return asyncio.run(call())


def test_the_documented_example_runs(open_page, capsys):
    code = re.search(r"```python\n(.*?)```", GUIDE.read_text("utf-8"), re.DOTALL)[1]
    exec(code.replace("http://127.0.0.1:7860/", open_page).replace('"timeout": 60', '"timeout": 120'), {})
    said = capsys.readouterr().out
    assert "40 million Egyptian pounds [1]" in said
    assert "1 جريدة النهر وتبرعت «كاستورا» بنحو 40 مليون جنيه" in said
    assert "(40000000, 'EGP', '2021')" in said or "(40000000, 'EGP'," in said


def test_only_two_endpoints_are_listed(open_page):
    listed = Client(open_page, verbose=False, httpx_kwargs=PATIENCE).view_api(return_format="dict")
    assert sorted(listed["named_endpoints"]) == ["/ask", "/ledger"]
    assert listed["unnamed_endpoints"] == {}


@pytest.mark.parametrize(
    ("endpoint", "given", "sentence"),
    [
        ("/ask", {"question": " "}, "The question is empty"),
        ("/ask", {"question": "a" * 20_000}, "20,000 characters"),
        ("/ask", {"question": "x", "since": "yesterday"}, "'yesterday' is no date"),
        ("/ask", {"question": "x", "history": [{"role": "system", "content": "x"}]}, "is no earlier message"),
        ("/ledger", {"kind": "gold"}, "'gold' is no kind of giving"),
        ("/ledger", {"country": "Egypt"}, "'Egypt' is no country code"),
        ("/ledger", {"minimum": 5}, "5 of what?"),
        ("/ledger", {"limit": 100_000}, "ask for 1 to 500"),
    ],
)
def test_a_refusal_is_one_sentence(open_page, endpoint, given, sentence):
    page = Client(open_page, verbose=False, httpx_kwargs=PATIENCE)
    with pytest.raises(AppError, match=re.escape(sentence)):
        page.predict(**given, api_name=endpoint)


def test_an_agent_is_told_what_the_tools_are_for_and_gets_json(open_page):
    tools, answered = by_mcp(open_page, "ask", {"question": "كم تبرعت كاستورا؟"})
    assert sorted(tools) == ["ask", "ledger"]
    assert "abstained" in tools["ask"].description
    asked = tools["ledger"].inputSchema["properties"]
    assert all(asked[name]["description"] for name in asked)
    answer = json.loads(answered.content[0].text)
    assert (answer["language"], answer["citations"][0]["publisher"]) == ("ar", "جريدة النهر")


def test_an_agent_is_told_what_to_change(open_page):
    _, answered = by_mcp(open_page, "ledger", {"status": "lost"})
    assert answered.isError
    assert "'lost' is no status of a gift" in answered.content[0].text


def test_with_accounts_programs_sign_in(closed_page):
    with pytest.raises(HTTPError, match="401"):
        urllib.request.urlopen(f"{closed_page}config")
    with pytest.raises(AuthenticationError):
        Client(closed_page, auth=("karim", "not the password"), verbose=False, httpx_kwargs=PATIENCE)
    page = Client(closed_page, auth=("karim", PASSWORD), verbose=False, httpx_kwargs=PATIENCE)
    assert page.predict(limit=1, api_name="/ledger")["first"] == 0


def test_with_accounts_an_agent_sends_name_and_password(closed_page):
    _, answered = by_mcp(closed_page, "ledger", {"limit": 1}, headers=BASIC)
    assert json.loads(answered.content[0].text)["first"] == 0
    for headers in ({}, {"Authorization": "Basic bm9ib2R5OngK"}):
        call = urllib.request.Request(f"{closed_page}gradio_api/mcp/", data=b"{}", headers=headers)
        with pytest.raises(HTTPError, match="401"):
            urllib.request.urlopen(call)


@pytest.mark.parametrize("path", ["etc/passwd", "proc/self/environ", str(ROOT / "app.py").lstrip("/")])
def test_no_file_of_this_machine_is_given(open_page, path):
    with pytest.raises(HTTPError, match=r"40[34]"):
        urllib.request.urlopen(f"{open_page}gradio_api/file=/{path}")
