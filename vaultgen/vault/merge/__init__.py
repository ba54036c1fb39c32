"""The three-way merge of a note: last generated, now generated, on disk."""

from vaultgen.vault.merge.note import merge_note
from vaultgen.vault.merge.result import Conflict, MergedNote
from vaultgen.vault.merge.settle import take_new

__all__ = ["Conflict", "MergedNote", "merge_note", "take_new"]
