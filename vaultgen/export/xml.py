"""The graph as GraphML and as GEXF, for Gephi, yEd, Cytoscape and the like."""

from __future__ import annotations

import io
import re

import networkx as nx

from vaultgen.export.flat import flat_attributes

# networkx writes today's date into GEXF; the same graph is to give the same bytes.
_GEXF_DATE = re.compile(rb' lastmodifieddate="[^"]*"')


def graphml_bytes(graph: nx.MultiDiGraph[str]) -> bytes:
    """The graph as GraphML 1.0."""
    file = io.BytesIO()
    nx.write_graphml_xml(_flat(graph), file, encoding="utf-8", prettyprint=True)
    return file.getvalue()


def gexf_bytes(graph: nx.MultiDiGraph[str]) -> bytes:
    """The graph as GEXF 1.2; a node's label is its name, an edge's its relation."""
    flat = _flat(graph)
    for _, attributes in flat.nodes(data=True):
        attributes["label"] = attributes["name"]
    file = io.BytesIO()
    nx.write_gexf(flat, file, encoding="utf-8", prettyprint=True)
    return _GEXF_DATE.sub(b"", file.getvalue())


def _flat(graph: nx.MultiDiGraph[str]) -> nx.MultiDiGraph[str]:
    """The graph with texts and numbers as attributes, every attribute of one type throughout."""
    nodes = {n: flat_attributes(a) for n, a in graph.nodes(data=True)}
    edges = [(s, t, k, flat_attributes(a)) for s, t, k, a in graph.edges(keys=True, data=True)]
    _unify([*nodes.values(), *(a for *_, a in edges)])
    flat: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    for node, attributes in nodes.items():
        flat.add_node(node, **attributes)
    for source, target, key, attributes in edges:
        flat.add_edge(source, target, key=key, **attributes)
    return flat


def _unify(all_attributes: list[dict[str, str | int | float | bool]]) -> None:
    """Turn the values of an attribute that has several types into numbers or, failing that, into texts."""
    types: dict[str, set[type]] = {}
    for attributes in all_attributes:
        for name, value in attributes.items():
            types.setdefault(name, set()).add(type(value))
    for attributes in all_attributes:
        for name, value in attributes.items():
            if len(types[name]) > 1:
                attributes[name] = float(value) if types[name] == {int, float} else str(value)
