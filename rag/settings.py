"""The only reader of the environment: variables with the prefix CSR_, and `.env`."""

from __future__ import annotations

from pathlib import Path

from pydantic import AliasChoices, Field, ValidationError
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
        message = f"{name}={first['input']!r} is not usable ({first['msg']}); correct or unset it."
        raise SettingsError(message) from error
