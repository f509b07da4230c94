"""Sign-in, sessions and roles, over the real gate and a page of one line."""

import base64

import pytest
from fastapi import FastAPI
from starlette.requests import Request
from starlette.responses import JSONResponse
from starlette.testclient import TestClient

from page.accounts import AccountBook, Role
from page.accounts_brake import Brake
from page.accounts_file import Account, change_accounts, hash_password
from page.gate import SESSION_COOKIE, Door, Gate
from page.help import add_help
from page.language import add_switch
from page.login import add_login, may_edit, name_of, owner_of, role_of
from page.session import Sessions
from page.visitor import VisitorCookie

PASSWORD = "a lantern by the river"
HERE = "http://127.0.0.1"
PERSON = {"accept": "text/html"}


@pytest.fixture(autouse=True)
def hasty(monkeypatch):
    """Hash passwords in no time; how slowly it is done is tested with the accounts."""
    monkeypatch.setattr("page.accounts_file.COST", 2)


@pytest.fixture
def accounts(tmp_path):
    """Return a file with an editor and a reader."""
    hashed = hash_password(PASSWORD)
    path = tmp_path / "users"
    change_accounts(path, add=Account("Mona", Role.EDITOR, hashed))
    change_accounts(path, add=Account("karim", Role.READER, hashed))
    return path


def client(accounts=None) -> TestClient:
    """Return a client of a page that says who asks, behind the gate, with accounts or without."""
    app = FastAPI()
    door = None if accounts is None else Door(AccountBook(accounts, Brake(lambda: 0.0)), Sessions(b"k" * 32))
    if door is None:
        app.add_middleware(VisitorCookie)
    app.add_middleware(Gate, door=door)
    add_help(app)
    add_switch(app)
    if door is not None:
        add_login(app, door)

    def tell(request: Request) -> JSONResponse:
        """Say who asks."""
        owner = owner_of(request)
        told = {"name": name_of(request), "role": role_of(request), "edits": may_edit(request)}
        return JSONResponse(told | {"owner": owner and owner.split(":")[0]})

    app.add_route("/{path:path}", tell, methods=["GET", "POST"])
    return TestClient(app, base_url=HERE, follow_redirects=False)


def sign_in(visitor, name="mona", password=PASSWORD, headers=PERSON):
    """Send the form."""
    return visitor.post("/login", data={"username": name, "password": password}, headers=headers)


def test_without_accounts_everybody_on_this_machine_is_an_editor_with_a_browser_of_their_own():
    visitor = client()
    first = visitor.get("/")
    assert first.json() == {"name": None, "role": "editor", "edits": True, "owner": None}
    assert "HttpOnly" in first.headers["set-cookie"]
    assert "SameSite=Strict" in first.headers["set-cookie"]
    assert visitor.get("/anything").json()["owner"] == "browser"


def test_a_stranger_is_sent_to_the_sign_in_page_and_a_program_is_refused(accounts):
    visitor = client(accounts)
    page = visitor.get("/", headers=PERSON)
    assert (page.status_code, page.headers["location"]) == (303, "/login")
    for method, path in (("GET", "/config"), ("POST", "/gradio_api/queue/join"), ("POST", "/gradio_api/run/ask")):
        assert visitor.request(method, path).status_code == 401
    assert visitor.get("/gradio_api/file=x", headers=PERSON).status_code == 401


@pytest.mark.parametrize(
    ("name", "known_as", "role", "edits"), [("MONA", "Mona", "editor", True), ("karim", "karim", "reader", False)]
)
def test_a_session_carries_name_and_role_until_it_is_left(accounts, name, known_as, role, edits):
    visitor = client(accounts)
    entered = sign_in(visitor, name)
    assert (entered.status_code, entered.headers["location"]) == (303, "/")
    assert "HttpOnly" in entered.headers["set-cookie"]
    token = visitor.cookies[SESSION_COOKIE]
    assert visitor.get("/").json() == {"name": known_as, "role": role, "edits": edits, "owner": "account"}
    assert visitor.post("/logout").headers["location"] == "/login"
    visitor.cookies.set(SESSION_COOKIE, token)
    assert visitor.get("/").status_code == 401


@pytest.mark.parametrize(
    ("language", "direction", "sentence"),
    [
        ("en", "ltr", "Name or password is wrong."),
        ("fr-CA", "ltr", "Nom ou mot de passe incorrect."),
        ("ar-EG", "rtl", "الاسم أو كلمة المرور غير صحيح."),
    ],
)
def test_a_wrong_password_keeps_the_name_and_says_nothing_of_which_was_wrong(accounts, language, direction, sentence):
    visitor = client(accounts)
    for name in ("mona", '"><script>alert(1)</script>'):
        refused = sign_in(visitor, name, "not the password", PERSON | {"accept-language": language})
        assert refused.status_code == 401
        assert sentence in refused.text
        assert f'dir="{direction}"' in refused.text
        assert "<script>alert" not in refused.text
    assert 'value="&quot;&gt;&lt;script&gt;alert(1)&lt;/script&gt;"' in refused.text


def test_attempts_are_slowed_and_the_page_says_how_long(accounts):
    visitor = client(accounts)
    codes = [sign_in(visitor, password=f"guess number {number}").status_code for number in range(6)]
    assert codes == [401] * 5 + [429]
    slowed = sign_in(visitor)
    assert (slowed.status_code, slowed.headers["retry-after"]) == (429, "1")
    assert "Wait 1 seconds" in slowed.text


def test_a_form_that_is_too_long_or_none_is_a_wrong_one(accounts):
    visitor = client(accounts)
    assert sign_in(visitor, "m" * 20_000).status_code == 401
    assert visitor.post("/login", content=b"\xff\xfe").status_code == 401


@pytest.mark.parametrize("change", ["removed", "new password"])
def test_an_account_that_changes_ends_its_sessions(accounts, change):
    visitor = client(accounts)
    sign_in(visitor)
    assert visitor.get("/").status_code == 200
    change_accounts(accounts, remove="Mona")
    if change == "new password":
        change_accounts(accounts, add=Account("Mona", Role.EDITOR, hash_password("another lantern, far away")))
    assert visitor.get("/").status_code == 401


def test_a_role_that_is_taken_away_counts_at_once(accounts):
    visitor = client(accounts)
    sign_in(visitor)
    accounts.write_text(accounts.read_text().replace("Mona:editor:", "Mona:reader:"))
    assert visitor.get("/").json()["role"] == "reader"


@pytest.mark.parametrize(
    "token",
    [
        "",
        "nonsense",
        "eyJhbGciOiJub25lIn0.eyJzdWIiOiJNb25hIiwic3RhbXAiOiJ4IiwianRpIjoiYSIsImV4cCI6OTk5OTk5OTk5OX0.",
        Sessions(b"x" * 32).begin("Mona", "stamp"),
        Sessions(b"k" * 32).begin("Mona", "of another password"),
    ],
)
def test_a_forged_token_is_none(accounts, token):
    visitor = client(accounts)
    visitor.cookies.set(SESSION_COOKIE, token)
    assert visitor.get("/").status_code == 401


def test_a_session_ends_by_itself():
    now = [1_000_000.0]
    sessions = Sessions(b"k" * 32, lambda: now[0])
    token = sessions.begin("Mona", "stamp")
    now[0] += 7 * 24 * 3600 - 1
    assert sessions.read(token).name == "Mona"
    now[0] += 1
    assert sessions.read(token) is None


@pytest.mark.parametrize(
    ("given", "status"),
    [("karim:" + PASSWORD, 200), ("karim:wrong", 401), ("nobody:" + PASSWORD, 401), ("karim", 401)],
)
def test_a_program_may_send_name_and_password_along(accounts, given, status):
    program = client(accounts)
    header = {"authorization": "Basic " + base64.b64encode(given.encode()).decode()}
    answers = [program.get("/config", headers=header) for _ in range(2)]
    assert [one.status_code for one in answers] == [status] * 2
    assert status != 200 or answers[1].json()["name"] == "karim"


def test_a_program_of_a_removed_account_is_refused(accounts):
    program = client(accounts)
    header = {"authorization": "Basic " + base64.b64encode(f"karim:{PASSWORD}".encode()).decode()}
    assert program.get("/", headers=header).status_code == 200
    change_accounts(accounts, remove="karim")
    assert program.get("/", headers=header).status_code == 401


def test_the_form_of_gradios_own_client_is_answered_as_it_expects(accounts):
    answered = sign_in(client(accounts), headers={"accept": "*/*"})
    assert (answered.status_code, answered.json()) == (200, {"success": True})


def test_help_and_the_switch_of_languages_are_for_everybody(accounts):
    visitor = client(accounts)
    assert visitor.get("/help").status_code == 200
    switched = visitor.get("/language/ar?from=/login")
    assert (switched.status_code, switched.headers["location"]) == (303, "/login")
    assert 'lang="ar" dir="rtl"' in visitor.get("/login").text


def test_nothing_is_known_of_a_request_that_came_by_no_gate():
    assert (role_of(None), may_edit(None), name_of(None), owner_of(None)) == (Role.READER, False, None, None)
