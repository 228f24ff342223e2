"""``python3 run.py bench pages|report|rush|documents|bytes|…``, each with ``--help``."""

from __future__ import annotations

import sys

from bench import documents, freeze, memory, pages, papers, report, rush, setup, weight

TOOLS = {
    "pages": pages.main,
    "report": report.main,
    "rush": rush.main,
    "documents": documents.main,
    "bytes": weight.main,
    "papers": papers.main,
    "freeze": freeze.main,
    "memory": memory.main,
    "setup": setup.main,
}


def main(arguments: list[str]) -> int:
    if not arguments or arguments[0] not in TOOLS:
        print(f"bench {' | '.join(TOOLS)} [--help]", file=sys.stderr)
        return 2
    return TOOLS[arguments[0]](arguments[1:])


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
