"""`python -m ingest`: brings the index in line with articles, and tells and mends its state."""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Sequence

from ingest.publish import index_lock, rollback
from ingest.report import LISTED, Report, as_json, in_words
from ingest.status import as_json as status_as_json
from ingest.status import require_intact, status, status_in_words
from rag.errors import CsrError
from rag.manifest import published_name
from rag.settings import CORPUS, Settings, load_settings

DONE, NOTHING_DONE = 0, 2
ORGANISATIONS = CORPUS / "organisations.yaml"
ARTICLES = CORPUS / "articles"


def parse(arguments: Sequence[str] | None) -> argparse.Namespace:
    """Return the command line's options."""
    parser = argparse.ArgumentParser(prog="python -m ingest", description=__doc__)
    said = "files, folders and http(s) links (default: the corpus)"
    parser.add_argument("sources", metavar="SOURCE", nargs="*", help=said)
    said = "columns of tables where their names are unusual: text=corps,title=titre"
    parser.add_argument("--columns", metavar="FIELD=NAME,...", type=columns_of, default={}, help=said)
    said = "let links lead to this machine and to private networks"
    parser.add_argument("--allow-private", action="store_true", help=said)
    parser.add_argument("--json", action="store_true", help="print one JSON object and nothing else on standard output")
    parser.add_argument("--dry-run", action="store_true", help="say what would change, change nothing")
    actions = parser.add_mutually_exclusive_group()
    actions.add_argument("--status", action="store_true", help="what the index holds")
    actions.add_argument("--verify", action="store_true", help="check its parts against each other")
    actions.add_argument("--rebuild", action="store_true", help="derive everything anew from its articles")
    actions.add_argument("--rollback", action="store_true", help="publish the generation before")
    return parser.parse_args(arguments)


def columns_of(given: str) -> dict[str, str]:
    """Return a table's columns by our fields: "text=corps,title=titre" -> {"text": "corps", "title": "titre"}."""
    pairs = [pair.partition("=") for pair in given.split(",") if pair.strip()]
    wrong = ["".join(pair) for pair in pairs if not (pair[0].strip() and pair[2].strip())]
    if wrong:
        message = f"{wrong[0]!r} is not FIELD=NAME; write for instance --columns text=corps,title=titre"
        raise argparse.ArgumentTypeError(message)
    return {name.strip(): column.strip() for name, _, column in pairs}


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command; what a person can mend is one sentence on standard error."""
    options = parse(arguments)
    try:
        settings = load_settings()
        if options.status:
            fields = status(settings.index)
            print(status_as_json(fields) if options.json else status_in_words(fields))
        elif options.verify:
            _say(options, require_intact(settings.index), "is intact")
        elif options.rollback:
            _say(options, _rolled_back(settings), "is published")
        else:
            return _ingest(options, settings)
    except CsrError as error:
        print(error, file=sys.stderr)
        return NOTHING_DONE
    except KeyboardInterrupt:
        print("Interrupted; what was published before still answers. Run the same command again.", file=sys.stderr)
        return 130
    return DONE


def _ingest(options: argparse.Namespace, settings: Settings) -> int:
    """Ingest or rebuild, and print the report."""
    from ingest.pipeline import ingest, rebuild, setup  # noqa: PLC0415 - half a second that --status need not pay
    from ingest.readers import FORMS, Options  # noqa: PLC0415

    prepared = setup(settings.index, settings.encoder, ORGANISATIONS)
    places = options.sources or [ARTICLES]
    reading = Options(options.columns, options.allow_private)
    report = rebuild(prepared) if options.rebuild else ingest(places, prepared, options.dry_run, reading)
    nothing_done = not options.rebuild and _did_nothing(report)
    if options.json:
        print(as_json(report))
    elif not nothing_done:
        print(in_words(report, options.dry_run))
    if nothing_done:
        reasons = "\n".join(f"{rejection.source} {rejection.reason}" for rejection in report.rejected[:LISTED])
        nothing = f"There is no article in {', '.join(map(str, places))}: put files there ({', '.join(FORMS)})."
        print(reasons or nothing, file=sys.stderr)
        return NOTHING_DONE
    return DONE


def _did_nothing(report: Report) -> bool:
    """Return whether no input gave an article and none went."""
    return not any((report.added, report.updated, report.unchanged, report.duplicates, report.deleted))


def _rolled_back(settings: Settings) -> str:
    """Publish the generation before and return its name."""
    published_name(settings.index)  # or there is no index, and no directory shall be made
    with index_lock(settings.index):
        return rollback(settings.index)


def _say(options: argparse.Namespace, name: str, state: str) -> None:
    """Print a generation's name."""
    print(json.dumps({"generation": name, "intact": True}) if options.json else f"Generation {name} {state}.")


if __name__ == "__main__":
    sys.exit(main())
