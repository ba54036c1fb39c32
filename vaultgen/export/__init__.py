"""The graph for other programs: one function a format, all of them from the graph to the bytes of one file."""

from __future__ import annotations

from collections.abc import Callable, Mapping

import networkx as nx

from vaultgen.export.canvas import canvas_bytes
from vaultgen.export.json import json_bytes
from vaultgen.export.tables import csv_zip_bytes
from vaultgen.export.xml import gexf_bytes, graphml_bytes

Writer = Callable[["nx.MultiDiGraph[str]"], bytes]

FORMATS: Mapping[str, Writer] = {
    "json": json_bytes,
    "graphml": graphml_bytes,
    "gexf": gexf_bytes,
    "csv": csv_zip_bytes,
    "canvas": canvas_bytes,
}
"""`csv` is a zip of `nodes.csv` and `edges.csv`; the others are text in UTF-8."""

__all__ = ["FORMATS", "Writer", "canvas_bytes", "csv_zip_bytes", "gexf_bytes", "graphml_bytes", "json_bytes"]
