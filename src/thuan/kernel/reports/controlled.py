"""A controlled document on paper: the cover with its control block, then what it says.

Not an official document of Decree 30/2020 but what the decision beside it issues; covers as real
documents have them (programme.md 3.4). Numbers of headings are Arabic: 1., 1.1, a).
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from thuan.kernel.reports.composition import numbered
from thuan.kernel.reports.document import Heading
from thuan.kernel.reports.plain import one_line, plain
from thuan.kernel.text import vi_upper

if TYPE_CHECKING:
    from thuan.kernel.reports.document import Block

_CODE_LENGTH = 12


@dataclass(frozen=True, slots=True)
class ControlledPaper:
    """``numbers`` are the label and value of each line of the control block; ``signers`` the
    task, name and day of whoever wrote, reviewed and approved.

    ``running`` stands at the head of every page after the cover, ``copy_line`` at the foot of
    every page ("Bản in không kiểm soát …"); ``stamp`` is the red word across a paper nobody may
    work by; ``watermark`` the mark of a demonstration; ``fingerprint`` the SHA-256 (hex) under
    which the content was approved, empty before.
    """

    issuer: str
    type_name: str
    title: str
    code: str
    running: str
    page_word: str
    numbers: tuple[tuple[str, str], ...]
    signers: tuple[tuple[str, str, str], ...]
    blocks: tuple[Block, ...]
    copy_line: str
    code_word: str = ""
    stamp: str = ""
    watermark: str = ""
    fingerprint: str = ""

    @property
    def code_line(self) -> str:
        """ "Mã kiểm tra 1a2b 3c4d 5e6f"; empty before the content is bound."""
        code = self.fingerprint[:_CODE_LENGTH]
        parts = " ".join(code[start : start + 4] for start in range(0, len(code), 4))
        return f"{self.code_word} {parts}".strip() if code else ""


def tidied(paper: ControlledPaper) -> ControlledPaper:
    """The same paper with clean texts and numbered headings, ready for a renderer."""
    return replace(
        paper,
        issuer=vi_upper(plain(paper.issuer)),
        type_name=vi_upper(one_line(paper.type_name)),
        title=one_line(paper.title),
        running=one_line(paper.running),
        numbers=tuple((plain(name), plain(value)) for name, value in paper.numbers),
        signers=tuple((plain(task), plain(name), plain(day)) for task, name, day in paper.signers),
        blocks=arabic(paper.blocks),
        copy_line=one_line(paper.copy_line),
        stamp=vi_upper(plain(paper.stamp)),
        watermark=vi_upper(plain(paper.watermark)),
    )


def arabic(blocks: tuple[Block, ...]) -> tuple[Block, ...]:
    """Headings numbered 1., 1.1 and lettered a), restarting under each parent; the rest tidied."""
    first, second = 0, 0
    ready: list[Block] = []
    for block in blocks:
        if isinstance(block, Heading) and block.numbered and block.level < _LETTERED:
            if block.level == 1:
                first, second = first + 1, 0
                label = f"{first}."
            else:
                second += 1
                label = f"{first}.{second}"
            block = replace(block, text=f"{label}\u00a0{block.text}", numbered=False)
        ready.append(block)
    return numbered(tuple(ready))


_LETTERED = 3
