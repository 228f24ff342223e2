"""What an edition of the standard holds: shape, reader, and the faults of a file."""

from thuan.domains.registry.standards.content.places import ContentFault
from thuan.domains.registry.standards.content.reading import EditionFile, read_content, read_file
from thuan.domains.registry.standards.content.shape import (
    Clause,
    EditionContent,
    MappingRow,
    Words,
)

__all__ = [
    "Clause",
    "ContentFault",
    "EditionContent",
    "EditionFile",
    "MappingRow",
    "Words",
    "read_content",
    "read_file",
]
