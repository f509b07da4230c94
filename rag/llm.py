"""The door to LangChain chat models: any provider, streamed, its errors said in one sentence. It knows no prompt."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from langchain_core.language_models import BaseChatModel
from langchain_core.messages import BaseMessage

from rag.errors import ModelError
from rag.settings import Settings

RETRIES = 2
NO_KEY = "not-needed"  # local servers ask for none, the client insists on one


@dataclass(frozen=True, slots=True)
class LanguageModel:
    """A configured chat model."""

    name: str
    address: str | None
    _model: BaseChatModel

    def stream(self, messages: Sequence[BaseMessage]) -> Iterator[str]:
        """Yield the reply piece by piece.

        Raises:
            ModelError: the model cannot be reached or refuses.
        """
        try:
            for chunk in self._model.stream(list(messages)):
                yield str(chunk.text)
        except Exception as error:  # every provider has its own tree; the reader must learn one thing
            where = f" at {self.address}" if self.address else ""
            reason = str(error).strip().splitlines()[0] if str(error).strip() else type(error).__name__
            message = (
                f"The language model {self.name}{where} did not answer ({reason}): check CSR_LLM and"
                " CSR_LLM_BASE_URL, or unset CSR_LLM to be answered without a model."
            )
            raise ModelError(message) from error


def load_model(settings: Settings) -> LanguageModel | None:
    """Return the model that CSR_LLM names, None where it names none.

    Raises:
        ModelError: the provider's package is absent, or the name is no model's.
    """
    if not settings.llm:
        return None
    from langchain.chat_models import init_chat_model  # noqa: PLC0415 - a second that most runs need not pay

    options: dict[str, object] = {"timeout": settings.llm_timeout_seconds, "max_retries": RETRIES, "temperature": 0}
    if settings.llm_base_url:
        options |= {"base_url": settings.llm_base_url, "api_key": settings.llm_api_key or NO_KEY}
        options |= {} if ":" in settings.llm else {"model_provider": "openai"}
    try:
        model = init_chat_model(settings.llm, **options)  # type: ignore[call-overload]
    except ImportError as error:
        package = f"langchain-{settings.llm.partition(':')[0].replace('_', '-')}"
        message = (
            f"CSR_LLM={settings.llm} needs a package that is not installed: run `.venv/bin/pip install {package}`."
        )
        raise ModelError(message) from error
    except Exception as error:  # an unknown provider, a missing key: each provider has its own error
        reason = str(error).strip().splitlines()[0]
        message = (
            f"CSR_LLM={settings.llm} is not usable ({reason}): name a provider and model, for example openai:gpt-5-mini"
            " with its key in CSR_LLM_API_KEY, or unset it."
        )
        raise ModelError(message) from error
    return LanguageModel(settings.llm, settings.llm_base_url, model)
