"""The only reader of the environment: variables with the prefix CSR_, and `.env`."""

from __future__ import annotations

from pathlib import Path

from pydantic import AliasChoices, Field, ValidationError, field_validator
from pydantic_settings import BaseSettings, SettingsConfigDict

from rag.errors import SettingsError

ROOT = Path(__file__).resolve().parent.parent
BUNDLED_ENCODER = ROOT / "encoder" / "model"
CORPUS = ROOT / "corpus"


class Settings(BaseSettings):
    """Everything that differs between installations, with defaults that need nothing."""

    model_config = SettingsConfigDict(env_prefix="CSR_", env_file=".env", frozen=True, extra="ignore")

    index: Path = Path(".index")
    encoder: str = str(BUNDLED_ENCODER)
    llm: str | None = None
    llm_base_url: str | None = None
    llm_api_key: str | None = Field(default=None, validation_alias=AliasChoices("CSR_LLM_API_KEY", "OPENAI_API_KEY"))
    llm_timeout_seconds: float = 60.0
    data: Path = Path(".data")  # what the page keeps for itself: conversations, feedback
    users: Path | None = None  # the page's accounts; without it there are none
    mcp: bool = False

    @field_validator("data", mode="before")
    @classmethod
    def _directory_of_data(cls, given: object) -> object:
        """Refuse a file; an empty value means the default, not the current directory."""
        if isinstance(given, str) and not given.strip():
            return Path(".data")
        if isinstance(given, str | Path) and Path(given).exists() and not Path(given).is_dir():
            raise ValueError("it is a file; name a directory, which is made if need be")
        return given

    @field_validator("users", mode="before")
    @classmethod
    def _file_of_users(cls, given: object) -> object:
        """Refuse a directory; an empty value means no accounts."""
        if isinstance(given, str) and not given.strip():
            return None
        if isinstance(given, str | Path) and Path(given).is_dir():
            raise ValueError("it is a directory; name the file that `python -m page.accounts add` writes")
        return given

    @field_validator("mcp", mode="before")
    @classmethod
    def _yes_or_no(cls, given: object) -> object:
        """Refuse what is neither; an empty value means no."""
        said = str(given).strip().casefold()
        if said in {"1", "true", "yes", "on"}:
            return True
        if said in {"", "0", "false", "no", "off"}:
            return False
        raise ValueError("write 1 to switch the MCP server on, 0 to leave it off")


def load_settings() -> Settings:
    """Read the environment once, at an entry point.

    Raises:
        SettingsError: a variable has a value of the wrong form.
    """
    try:
        return Settings()
    except ValidationError as error:
        first = error.errors()[0]
        name = "CSR_" + "_".join(str(part) for part in first["loc"]).upper()
        reason = first["msg"].removeprefix("Value error, ")
        message = f"{name}={first['input']!r} is not usable ({reason}); correct or unset it."
        raise SettingsError(message) from error
