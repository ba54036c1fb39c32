"""Each format is read back by its own reader, and the same graph gives the same bytes."""

from __future__ import annotations

import csv
import io
import json
import zipfile

import networkx as nx
import pytest

from tests.resolve.said import claim, extraction, listing, reading
from vaultgen.config import Settings
from vaultgen.export import FORMATS, canvas_bytes, csv_zip_bytes, gexf_bytes, graphml_bytes, json_bytes
from vaultgen.graph import build_graph
from vaultgen.lexicon import Lexicon
from vaultgen.model import Relation
from vaultgen.resolve import resolve

HERE = reading(
    "a",
    listing("a", "Otters; “a\x0bstudy”, ünder €", "Ada Poe", abstract="Otter on Weir.", published="2024-01-02"),
    listing("a", "Weirs", "Ada Poe", line=30, abstract="Otter."),
)
CLAIMS = [
    claim(Relation.REPORTS, "model:Otter", "benchmark:Weir", HERE, value=value, setting=setting)
    for value, setting in ((9, "5-shot"), (9.5, "0-shot"))
]
GRAPH = build_graph(
    resolve([HERE], [extraction(HERE, "model:Otter;benchmark:Weir", CLAIMS)], Lexicon(()), Settings()),
    {"paper/weirs": "Papers/Weirs.md"},
)


@pytest.mark.parametrize("name", FORMATS)
def test_the_same_graph_gives_the_same_bytes(name: str) -> None:
    assert FORMATS[name](GRAPH) == FORMATS[name](GRAPH.copy())


def test_json_is_what_networkx_reads() -> None:
    data = json.loads(json_bytes(GRAPH))
    read = nx.node_link_graph(data, edges="edges")
    assert nx.utils.graphs_equal(read, GRAPH)
    assert {"id", "type", "name", "aliases", "note", "properties", "evidence"} == set(data["nodes"][0])
    assert {"source", "target", "key", "relation", "properties", "evidence"} == set(data["edges"][0])


def test_graphml_and_gexf_are_read_back_with_all_nodes_and_edges() -> None:
    for data, read in ((graphml_bytes(GRAPH), nx.read_graphml), (gexf_bytes(GRAPH), nx.read_gexf)):
        graph = read(io.BytesIO(data))
        assert set(graph) == set(GRAPH)
        assert graph.number_of_edges() == GRAPH.number_of_edges()
        assert graph.nodes["paper/weirs"]["type"] == "paper"


def test_gexf_holds_no_date_of_writing() -> None:
    assert b"lastmodifieddate" not in gexf_bytes(GRAPH)


def test_csv_is_two_tables_with_a_row_for_each_node_and_edge() -> None:
    with zipfile.ZipFile(io.BytesIO(csv_zip_bytes(GRAPH))) as archive:
        nodes, edges = (
            list(csv.DictReader(io.StringIO(archive.read(name).decode("utf-8"), newline="")))
            for name in ("nodes.csv", "edges.csv")
        )
    assert len(nodes) == GRAPH.number_of_nodes()
    assert len(edges) == GRAPH.number_of_edges()
    assert next(n for n in nodes if n["id"] == "paper/weirs")["note"] == "Papers/Weirs.md"
    assert {e["value"] for e in edges if e["relation"] == "reports"} == {"9", "9.5"}


def test_a_canvas_shows_notes_as_files_and_other_nodes_as_text() -> None:
    canvas = json.loads(canvas_bytes(GRAPH))
    cards = {n["id"]: n for n in canvas["nodes"]}
    assert cards["paper/weirs"]["file"] == "Papers/Weirs.md"
    assert cards["model/otter"]["text"] == "Otter"
    assert "source/a" not in cards
    assert all(isinstance(n[k], int) for n in canvas["nodes"] for k in ("x", "y", "width", "height"))
    assert all({e["fromNode"], e["toNode"]} <= set(cards) for e in canvas["edges"])
    assert len({e["id"] for e in canvas["edges"]}) == len(canvas["edges"])


def test_the_cards_of_a_canvas_do_not_overlap() -> None:
    cards = [n for n in json.loads(canvas_bytes(GRAPH))["nodes"] if n["type"] != "group"]
    places = [(n["x"], n["y"]) for n in cards]
    assert len(set(places)) == len(places)


def test_an_empty_graph_is_written_too() -> None:
    empty = build_graph(resolve([], [], Lexicon(()), Settings()))
    assert all(write(empty) for write in FORMATS.values())
