"""The error tree. Every message names the value and the next action; the edges print it as one sentence.

CsrError
├── SettingsError      a CSR_ variable is not usable
├── QuestionError      the question cannot be answered as asked (empty, too long)
├── PublishedIndexError
│   ├── NoIndexError       nothing has been published yet
│   ├── IndexMismatchError the index was made with another encoder or layout
│   ├── IndexBusyError     another ingest holds the lock
│   └── IndexDamagedError  a part of the index does not agree with another
├── ArticleError       an input is not an article we can read
├── EncoderError       the encoder cannot be loaded
├── ModelError         the language model cannot be reached, or its package is absent
├── DataError          the page's own data cannot be read or written (page.store_file)
│   ├── DataDamagedError      a file of it is not what was written
│   ├── DataBusyError         another process writes all the time
│   └── ConversationFullError a conversation has as many turns as one may have (page.store)
└── FeedbackError      feedback cannot be kept as given (page.store_feedback)
"""

from __future__ import annotations


class CsrError(Exception):
    """Anything this project refuses to do, said in one sentence for a person."""


class SettingsError(CsrError):
    """A setting is not usable."""


class QuestionError(CsrError):
    """A question cannot be answered as asked."""


class PublishedIndexError(CsrError):
    """The published index cannot serve."""


class NoIndexError(PublishedIndexError):
    """Nothing has been published yet."""


class IndexMismatchError(PublishedIndexError):
    """The index was made with another encoder or by another layout version."""


class IndexBusyError(PublishedIndexError):
    """Another ingest holds the lock."""


class IndexDamagedError(PublishedIndexError):
    """Parts of one generation disagree."""


class ArticleError(CsrError):
    """An input is not an article we can read."""


class EncoderError(CsrError):
    """The encoder cannot be loaded or cannot encode what it was given."""


class ModelError(CsrError):
    """The configured language model cannot answer."""
