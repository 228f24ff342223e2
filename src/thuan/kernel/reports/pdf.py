"""A paper as PDF, set by typst; texts travel as JSON data, never as markup."""

from __future__ import annotations

import json
from dataclasses import asdict
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, Any

import typst

from thuan.kernel.reports import fonts
from thuan.kernel.reports.composition import compose
from thuan.kernel.reports.controlled import tidied
from thuan.kernel.reports.document import DataTable
from thuan.kernel.reports.grid import head_cells
from thuan.kernel.reports.layout import decree_30
from thuan.kernel.reports.seal import qr_svg

if TYPE_CHECKING:
    from collections.abc import Sequence

    from thuan.kernel.reports.controlled import ControlledPaper
    from thuan.kernel.reports.document import Block, OfficialDocument


def to_pdf(document: OfficialDocument) -> bytes:
    """The document in the layout of Decree 30/2020; the same document gives the same bytes."""
    return _set("official.typ", _inputs(document))


def controlled_to_pdf(paper: ControlledPaper) -> bytes:
    """A controlled document with its cover; the same paper gives the same bytes."""
    ready = tidied(paper)
    inputs = {
        **asdict(ready),
        "blocks": _blocks(ready.blocks),
        "code_line": ready.code_line,
        "mark": ready.watermark,
        "foot": "",
        "qr": qr_svg(paper.fingerprint) if paper.fingerprint else "",
        "language": "vi",
    }
    return _set("controlled.typ", inputs)


def _set(template: str, inputs: dict[str, Any]) -> bytes:
    choice = fonts.chosen()
    layout = asdict(decree_30()) | {"signing_prefixes": []}
    data = {**inputs, "fonts": list(choice.families), "layout": layout}
    return bytes(
        typst.compile(
            _template(template),
            format="pdf",
            sys_inputs={"document": json.dumps(data, ensure_ascii=False)},
            font_paths=_faces(choice),
            timestamp=0,
        )
    )


@cache
def _faces(choice: fonts.Choice) -> typst.Fonts:
    """The typefaces, read once in a process."""
    return typst.Fonts(
        include_system_fonts=choice.uses_system,
        include_embedded_fonts=True,
        font_paths=list(choice.paths),
    )


@cache
def _template(name: str) -> bytes:
    here = files("thuan.kernel.reports")
    return here.joinpath("common.typ").read_bytes() + here.joinpath(name).read_bytes()


def _inputs(document: OfficialDocument) -> dict[str, Any]:
    composed = compose(document)
    return {
        **asdict(composed),
        "blocks": _blocks(composed.blocks),
        "annexes": [
            {**asdict(annex), "blocks": _blocks(annex.blocks)} for annex in composed.annexes
        ],
        "qr": qr_svg(document.fingerprint) if document.fingerprint else "",
        "language": document.language,
    }


def _blocks(blocks: Sequence[Block]) -> list[dict[str, Any]]:
    return [_block(block) for block in blocks]


def _block(block: Block) -> dict[str, Any]:
    data = {**asdict(block), "kind": type(block).__name__}
    if isinstance(block, DataTable):
        data["head"] = [asdict(cell) for cell in head_cells(block.columns)]
        data["size"] = decree_30().table_size(len(block.columns))
        data["total"] = list(block.total or ())
    return data
