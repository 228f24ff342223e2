"""The words by which objects are found, with an index of each database made for them."""

from __future__ import annotations

from typing import Any

from django.db import models
from django.db.models import Lookup


class IndexedText(models.Model):
    """What one object says, for finding it: derived from its rows and made again at any time.

    ``folded`` are the words without accents and signs, the agency's mark among them; ``words``
    the beginning of the text as it is, for the line shown with a hit. It has no door of its own:
    whoever asks joins it with rows that exist for him.
    """

    # The guards keep an index of whole words over this column (FTS5, GIN).
    full_text = "folded"

    target_type = models.CharField(max_length=80)
    target_id = models.UUIDField()
    folded = models.TextField()
    words = models.TextField(blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["target_type", "target_id"], name="indexed_once")
        ]

    def __str__(self) -> str:
        return f"{self.target_type} {self.target_id}"


@models.TextField.register_lookup
class Holds(Lookup[Any]):
    """``folded__holds=query``: the question of ``finding.question`` put to the database's index."""

    lookup_name = "holds"
    prepare_rhs = False

    def as_sqlite(self, compiler: Any, connection: Any) -> tuple[str, list[Any]]:
        """By the row's number in the virtual table that stands on this one."""
        table = self.lhs.target.model._meta.db_table
        question, params = self.process_rhs(compiler, connection)
        quoted = compiler.quote_name_unless_alias(self.lhs.alias)
        index = f'"{table}_full_text"'
        inner = f"SELECT rowid FROM {index} WHERE {index} MATCH {question}"  # noqa: S608  our own name
        return f'{quoted}."id" IN ({inner})', list(params)

    def as_postgresql(self, compiler: Any, connection: Any) -> tuple[str, list[Any]]:
        """By the vector of its words."""
        column, lhs_params = self.process_lhs(compiler, connection)
        question, params = self.process_rhs(compiler, connection)
        sql = f"to_tsvector('simple', {column}) @@ to_tsquery('simple', {question})"
        return sql, [*lhs_params, *params]
