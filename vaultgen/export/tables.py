"""The graph as two CSV tables in one zip file."""

from __future__ import annotations

import csv
import io
import zipfile
from collections.abc import Iterable, Mapping

import networkx as nx

from vaultgen.export.flat import flat_attributes

_NODE_COLUMNS = ("id", "type", "name", "aliases", "note", "evidence")
_EDGE_COLUMNS = ("source", "target", "relation", "evidence")
# The oldest date that zip knows: the same graph gives the same bytes whenever it is written.
_DATE = (1980, 1, 1, 0, 0, 0)


def csv_zip_bytes(graph: nx.MultiDiGraph[str]) -> bytes:
    """`nodes.csv` and `edges.csv` (RFC 4180, UTF-8), fixed columns first, then a column for each property."""
    nodes = [{"id": n, **flat_attributes(a)} for n, a in graph.nodes(data=True)]
    edges = [{"source": s, "target": t, **flat_attributes(a)} for s, t, a in graph.edges(data=True)]
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, table in (("nodes.csv", _table(nodes, _NODE_COLUMNS)), ("edges.csv", _table(edges, _EDGE_COLUMNS))):
            archive.writestr(zipfile.ZipInfo(name, _DATE), table, zipfile.ZIP_DEFLATED)
    return file.getvalue()


def _table(rows: Iterable[Mapping[str, object]], first: tuple[str, ...]) -> str:
    rows = list(rows)
    more = sorted({name for row in rows for name in row} - set(first))
    text = io.StringIO(newline="")
    writer = csv.DictWriter(text, [*first, *more], restval="")
    writer.writeheader()
    writer.writerows(rows)
    return text.getvalue()
