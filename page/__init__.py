"""The page's parts: chat and sources panel; no retrieval, no prompt."""
