"""Controlled documents and their master list on paper."""

from thuan.domains.system.documents.papers.marks import FORMATS
from thuan.domains.system.documents.papers.master_list import master_list_paper
from thuan.domains.system.documents.papers.version import paper_of, version_paper

__all__ = ["FORMATS", "master_list_paper", "paper_of", "version_paper"]
