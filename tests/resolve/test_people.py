"""Names become people: joined on shared evidence, parted on conflict, left apart in doubt."""

from __future__ import annotations

from tests.resolve.said import known, listing, note, reading
from vaultgen.model import Edge, Knowledge, NodeType, Relation


def authors(knowledge: Knowledge) -> dict[str, str]:
    return {e.id: e.name for e in knowledge.entities if e.type is NodeType.AUTHOR}


def authorships(knowledge: Knowledge) -> list[Edge]:
    return [e for e in knowledge.edges if e.relation is Relation.AUTHORED_BY]


def test_authors_stand_in_the_order_of_the_list_with_their_positions() -> None:
    knowledge = known(reading("a", listing("a", "Otters", "Zoe Poe; Ada Roe; Otter Team")))
    (paper,) = (e for e in knowledge.entities if e.type is NodeType.PAPER)
    assert paper.properties["authors"] == ["Zoe Poe", "Ada Roe", "Otter Team"]
    assert {e.target: e.properties["position"] for e in authorships(knowledge)} == {
        "author/zoe-poe": 1,
        "author/ada-roe": 2,
        "author/otter-team": 3,
    }


def test_accents_and_order_of_a_full_name_part_nobody() -> None:
    knowledge = known(
        reading("a", listing("a", "Otters", "Zoë Núñez")),
        reading("b", listing("b", "Weirs", "Nunez, Zoe")),
    )
    assert authors(knowledge) == {"author/zoe-nunez": "Zoë Núñez"}
    (author,) = (e for e in knowledge.entities if e.type is NodeType.AUTHOR)
    assert author.aliases == ("Nunez, Zoe", "Zoe Nunez")


def test_a_missing_middle_name_joins_on_a_shared_coauthor() -> None:
    knowledge = known(
        reading("a", listing("a", "Otters", "Ed Poe; Ada Roe")),
        reading("b", listing("b", "Weirs", "Ed H. Poe; Ada Roe")),
    )
    assert authors(knowledge) == {"author/ada-roe": "Ada Roe", "author/ed-poe": "Ed H. Poe"}
    assert [j.rule for j in knowledge.joins] == ["same name but for a middle name, shared co-author Ada Roe"]


def test_a_missing_middle_name_joins_nobody_without_shared_evidence() -> None:
    knowledge = known(
        reading("a", listing("a", "Otters", "Ed Poe; Ada Roe")),
        reading("b", listing("b", "Weirs", "Ed H. Poe; Cy Low")),
    )
    assert len([n for n in authors(knowledge).values() if n.endswith("Poe")]) == 2


def test_initials_join_only_on_a_shared_coauthor() -> None:
    apart = known(reading("a", listing("a", "Otters", "E. Poe"), listing("a", "Weirs", "Ed Poe")))
    joined = known(reading("a", listing("a", "Otters", "E. Poe; Ada Roe"), listing("a", "Weirs", "Ed Poe; Ada Roe")))
    assert sorted(authors(apart).values()) == ["E. Poe", "Ed Poe"]
    assert sorted(authors(joined).values()) == ["Ada Roe", "Ed Poe"]


def test_two_initials_need_less_to_tell_among_namesakes_than_one() -> None:
    others = [listing("a", f"Reeds {name}", f"{name} Poe") for name in ("Eric", "Emma", "Elia")]
    two = known(
        reading("a", *others, listing("a", "Otters", "E. H. Poe; Ada Roe"), listing("a", "Weirs", "Ed H. Poe; Ada Roe"))
    )
    one = known(
        reading("a", *others, listing("a", "Otters", "E. Poe; Ada Roe"), listing("a", "Weirs", "Ed Poe; Ada Roe"))
    )
    assert "E. H. Poe" not in authors(two).values()
    assert "E. Poe" in authors(one).values()


def test_other_middle_initials_are_other_people() -> None:
    knowledge = known(
        reading("a", listing("a", "Otters", "Ed H. Poe; Ada Roe")),
        reading("b", listing("b", "Weirs", "Ed K. Poe; Ada Roe")),
    )
    assert {"Ed H. Poe", "Ed K. Poe"} <= set(authors(knowledge).values())


def test_a_name_that_may_be_either_of_two_stays_apart_and_is_reported() -> None:
    knowledge = known(
        reading("a", listing("a", "Otters", "Ed Poe; Ada Roe")),
        reading("b", listing("b", "Weirs", "Ed H. Poe; Ada Roe")),
        reading("c", listing("c", "Dams", "Ed K. Poe; Ada Roe")),
    )
    assert len([n for n in authors(knowledge).values() if n.endswith("Poe")]) == 3
    assert any("may be" in f.message and "kept apart" in f.message for f in knowledge.findings)


def test_two_authors_of_one_name_on_one_paper_are_two_people() -> None:
    knowledge = known(reading("a", listing("a", "Otters", "Wei Li; Ada Roe; Wei Li")))
    assert sorted(authors(knowledge).values()) == ["Ada Roe", "Wei Li", "Wei Li"]
    assert len(authorships(knowledge)) == 3


def test_the_lists_of_several_seeds_are_united_in_the_order_of_the_longest() -> None:
    knowledge = known(
        reading("a", listing("a", "Otters", "Ed Poe; Ada Roe", et_al=True)),
        reading("b", listing("b", "Otters", "Ed H. Poe; Ada Roe; Cy Low", hidden=7)),
        reading("c", listing("c", "Otters"), subject="Moe, Di"),
    )
    (paper,) = (e for e in knowledge.entities if e.type is NodeType.PAPER)
    assert paper.properties["authors"] == ["Ed H. Poe", "Ada Roe", "Cy Low", "Di Moe"]
    assert paper.properties["authors-not-shown"] == 7, "the number is the seed's own, whomever another seed adds"


def test_whose_page_it_is_counts_as_an_inferred_author_where_the_list_leaves_room() -> None:
    knowledge = known(
        reading(
            "a",
            listing("a", "Otters", "Ada Roe", hidden=9),
            listing("a", "Weirs", "Cy Low", line=20),
            subject="Di Moe",
            inferred=True,
        )
    )
    edges = [e for e in authorships(knowledge) if e.target == "author/di-moe"]
    assert [(e.source, e.properties) for e in edges] == [("paper/otters", {"inferred": True})]
    assert [p.quote for p in edges[0].evidence] == ["Otters"], "what says so is that the page lists this paper"


def test_the_page_of_an_author_without_lists_states_its_author() -> None:
    knowledge = known(reading("a", listing("a", "Otters"), subject="Moe, Di"))
    assert [(e.target, dict(e.properties)) for e in authorships(knowledge)] == [("author/di-moe", {})]


def test_a_team_is_an_author_of_its_own_kind_and_joins_no_person() -> None:
    knowledge = known(reading("a", listing("a", "Otters", "Otter Team; Ada Roe"), listing("a", "Weirs", "Otter Team")))
    (team,) = (e for e in knowledge.entities if e.name == "Otter Team")
    assert team.properties["kind"] == "team"
    assert team.properties["papers"] == ["Otters", "Weirs"]


def test_a_note_that_is_no_paper_makes_no_authors() -> None:
    assert authors(known(reading("n", note("n", "My list", "Ada Roe wrote of otters.")))) == {}


def namesakes(*coauthors: str) -> Knowledge:
    """Six papers by Wei Li, each with one of the co-authors and in a seed of that co-author's."""
    names = [coauthors[k % len(coauthors)] for k in range(6)]
    seeds = {n: [listing(n, f"Paper {k}", f"Wei Li; {n}") for k, m in enumerate(names) if m == n] for n in names}
    return known(*(reading(name, *records) for name, records in seeds.items()))


def test_an_author_whose_papers_fall_into_two_circles_is_proposed_as_two_people() -> None:
    (finding,) = namesakes("Ada Roe", "Cy Low").findings
    assert "“Wei Li” may be two people" in finding.message
    assert finding.remedy == 'if so: vaultgen part "Wei Li @ Paper 0" "Wei Li @ Paper 1"'


def test_an_author_with_one_circle_is_one_person() -> None:
    assert namesakes("Ada Roe").findings == ()


def test_a_letter_alone_among_the_authors_is_a_mark_and_nobody() -> None:
    found = known(reading("a", listing("a", "Otters", "Mira Okafor; a; b; 李")))
    assert sorted(p.name for p in found.entities if p.type is NodeType.AUTHOR) == ["Mira Okafor", "李"]
