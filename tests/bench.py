"""`make bench`: start, answer time and memory of the running product, against their limits, in one run."""

from __future__ import annotations

import resource
import statistics
import subprocess
import sys
import tempfile
import time
import urllib.request
from pathlib import Path

from rag.assistant import Assistant
from rag.figures import find_figures
from rag.settings import Settings
from tests.bench_ingest import LIMIT_GROWTH_KB, LIMIT_SHARE, growth_kilobytes, timed_share
from tests.bench_page import page_rows

ROOT = Path(__file__).resolve().parent.parent
LIMIT_ANSWER_SECONDS = 0.5
LIMIT_PAGE_SECONDS_BEYOND_IMPORTS = 3.0
LIMIT_MEMORY_GB = 1.5
LIMIT_FIGURES_SECONDS_PER_MB = 1.0  # of digests, where every line has figures; news are read faster
PORT = 7871
ROUNDS = 5
QUESTIONS = (
    "How much did TikTok donate?",
    "كم تبرعت تيك توك؟",
    "Combien TikTok a-t-il donné ?",
    "How many views did the challenge with Al Ahly get?",
    "من هو هاني كامل؟",
    "Combien Vodafone a-t-elle donné en Égypte ?",
    "What is the capital of Peru?",
)
IMPORTS = "import gradio, chromadb, tantivy, langchain_core.runnables"


def main() -> int:
    """Measure, print a table, and return 1 where a limit is exceeded."""
    with tempfile.TemporaryDirectory() as directory:
        index = Path(directory) / "index"
        environment = {"CSR_INDEX": str(index), "PATH": "/usr/bin:/bin", "HOME": directory}
        subprocess.run([sys.executable, "-m", "ingest"], cwd=ROOT, env=environment, check=True, capture_output=True)
        page = page_seconds(environment)
        imports = best_of(3, [sys.executable, "-c", IMPORTS], environment)
        answers, memory = answers_and_memory(index)
        in_browser = page_rows(index)
    rows = [
        ("page answers, seconds beyond its imports", page - imports, LIMIT_PAGE_SECONDS_BEYOND_IMPORTS),
        ("answer p50, seconds, warm", statistics.median(answers), LIMIT_ANSWER_SECONDS),
        ("answer slowest, seconds, warm", max(answers), LIMIT_ANSWER_SECONDS),
        ("resident memory, GB, at its highest", memory, LIMIT_MEMORY_GB),
        ("figures, processor seconds for 1 MB", figures_seconds_per_megabyte(), LIMIT_FIGURES_SECONDS_PER_MB),
        ("ingest, share of time not the encoder's", timed_share(), LIMIT_SHARE),
        ("ingest, memory for a further article, kB", growth_kilobytes(), LIMIT_GROWTH_KB),
        *in_browser,
    ]
    for what, value, limit in rows:
        verdict = "OK" if value <= limit else "OVER"
        print(f"{what:<45} {value:8.3f}  limit {limit:<5} ratio {value / limit:5.2f}  {verdict}")
    return int(any(value > limit for _, value, limit in rows))


def best_of(rounds: int, command: list[str], environment: dict[str, str]) -> float:
    """Return the shortest wall time of a command, seconds."""
    times = []
    for _ in range(rounds):
        started = time.perf_counter()
        subprocess.run(command, cwd=ROOT, env=environment, check=True, capture_output=True)
        times.append(time.perf_counter() - started)
    return min(times)


def figures_seconds_per_megabyte() -> float:
    """Return the processor seconds that the figure parser takes for a megabyte of digests, joined."""
    digests = sorted((ROOT / "corpus" / "articles").glob("*/*.md"))
    text = "\n".join(path.read_text(encoding="utf-8") for path in digests)
    times = []
    for _ in range(ROUNDS):
        started = time.process_time()
        find_figures(text)
        times.append(time.process_time() - started)
    return min(times) / len(text.encode()) * 1e6


def page_seconds(environment: dict[str, str]) -> float:
    """Return the seconds from the command to the first page served."""
    started = time.perf_counter()
    server = subprocess.Popen(
        [sys.executable, "app.py", "--port", str(PORT)],
        cwd=ROOT,
        env=environment,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    try:
        while time.perf_counter() - started < 60:
            try:
                with urllib.request.urlopen(f"http://127.0.0.1:{PORT}/", timeout=5) as reply:
                    if reply.status == 200:
                        return time.perf_counter() - started
            except OSError:
                time.sleep(0.05)
        raise TimeoutError("the page did not answer within 60 seconds")
    finally:
        server.terminate()
        server.wait(10)


def answers_and_memory(index: Path) -> tuple[list[float], float]:
    """Return the seconds of each warm answer and the highest resident memory of this process, GB."""
    assistant = Assistant.open(Settings(index=index, llm=None))
    for question in QUESTIONS:
        assistant.answer(question)
    seconds = [assistant.answer(question).seconds for _ in range(ROUNDS) for question in QUESTIONS]
    assistant.close()
    return seconds, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1e6


if __name__ == "__main__":
    sys.exit(main())
