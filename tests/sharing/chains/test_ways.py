"""The search for the weakest ways, on graphs drawn for it: letters are stops, and numbers how strong a link is."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from hypothesis import given
from hypothesis import strategies as st

from registry.sharing.chains.ways import Step, Ways

SOUND = 4
Graph = Mapping[str, Mapping[str, int]]


class Links:
    """A graph whose links are counted as they are asked how strong they are."""

    def __init__(self, graph: Graph) -> None:
        self.graph, self.scored = graph, 0

    def rank(self, link: tuple[str, str]) -> int:
        self.scored += 1
        return self.graph[link[0]][link[1]]

    def ways(self, start: str, depth: int = 50, most: int = 100_000) -> Ways[str, tuple[str, str]]:
        return Ways(
            start, str, str, lambda stop: [((stop, end), end) for end in self.graph.get(stop, {})], self.rank, SOUND,
            depth, most,
        )  # fmt: skip


def ways_of(graph: Graph, start: str = "a", depth: int = 50) -> Ways[str, tuple[str, str]]:
    return Links(graph).ways(start, depth)


def told(step: Step[str, tuple[str, str]]) -> str:
    """A way as its stops, and how strong it is."""
    return "".join(each.stop for each in step.way()) + str(step.level)


def test_a_way_is_as_strong_as_its_weakest_link() -> None:
    assert [told(each) for each in ways_of({"a": {"b": 4}, "b": {"c": 1}, "c": {"d": 3}}).ends()] == ["abcd1"]


def test_to_each_end_the_weakest_way_is_told_however_long_it_is() -> None:
    graph = {"a": {"z": 3, "b": 4}, "b": {"c": 0}, "c": {"z": 4}}
    assert [told(each) for each in ways_of(graph).ends()] == ["abcz0"]


def test_a_circle_is_gone_round_no_second_time_and_it_is_said_where_it_closes() -> None:
    (end,) = ways_of({"a": {"b": 4}, "b": {"c": 3}, "c": {"a": 2}}).ends()
    assert told(end) == "abc3"
    assert end.closes == ["a"]


def test_what_lies_further_than_was_asked_for_is_cut() -> None:
    (end,) = ways_of({"a": {"b": 4}, "b": {"c": 4}, "c": {"d": 0}}, depth=2).ends()
    assert (told(end), end.is_far) == ("abc4", True)


def test_where_there_are_too_many_links_the_nearest_are_followed_and_the_rest_counted() -> None:
    links = Links({"a": {f"b{at}": 4 for at in range(50)}} | {f"b{at}": {f"c{at}": 0} for at in range(50)})
    found = links.ways("a", most=60)
    assert 60 <= len(found.edges) <= 61
    assert found.left == 40 + 10  # of the other b, and of the ends of those that were followed, nobody asked
    assert links.scored == len(found.edges)


def test_which_links_lie_on_ways_to_an_end() -> None:
    found = ways_of({"a": {"b": 4, "x": 0}, "b": {"c": 4}, "x": {"y": 4}})
    on = {found.edges[at].link for at in found.leading_to(iter(["c"]))}
    assert on == {("a", "b"), ("b", "c")}


def test_thousands_of_links_that_cross_and_circle_cost_five_looks_each_at_most() -> None:
    """Forty layers of forty, each joined with all of the next and back to the first: 40 to the power of 40 ways."""
    layers = [[f"{layer}-{at}" for at in range(40)] for layer in range(40)]
    graph: dict[str, dict[str, int]] = {"a": dict.fromkeys(layers[0], SOUND)}
    for here, after in zip(layers, [*layers[1:], layers[0]], strict=True):
        for at, stop in enumerate(here):
            graph[stop] = {end: (at * 7 + to) % 5 for to, end in enumerate(after)}
    links = Links(graph)
    found = links.ways("a")
    edges = sum(map(len, graph.values()))
    assert len(found.edges) == links.scored == edges > 60_000
    assert found.steps <= 5 * edges
    assert min(each.level for each in found.ends(lambda stop: stop.startswith("39-"))) == 0


names = st.sampled_from("abcdef")
graphs = st.dictionaries(names, st.dictionaries(names, st.integers(0, SOUND), max_size=4), max_size=6)


def every_way(graph: Graph, way: tuple[str, ...] = ("a",), level: int = SOUND) -> Iterator[tuple[tuple[str, ...], int]]:
    """All ways from a that come to no stop twice, each with how strong it is: what the search must not make."""
    for end, own in graph.get(way[-1], {}).items():
        if end not in way:
            yield (*way, end), min(level, own)
            yield from every_way(graph, (*way, end), min(level, own))


@given(graphs)
def test_every_way_that_is_told_is_one_and_every_stop_that_can_be_reached_is(graph: Graph) -> None:
    real = dict(every_way(graph))
    found = ways_of(graph).ends(lambda _stop: True)
    for each in found:
        assert real[tuple(step.stop for step in each.way())] == each.level
    assert {each.stop for each in found} == {way[-1] for way in real}


@given(graphs)
def test_without_circles_no_weaker_way_is_passed_over(graph: Graph) -> None:
    forward = {stop: {end: own for end, own in ends.items() if end > stop} for stop, ends in graph.items()}
    weakest: dict[str, int] = {}
    for way, level in every_way(forward):
        weakest[way[-1]] = min(level, weakest.get(way[-1], SOUND))
    assert {each.stop: each.level for each in ways_of(forward).ends(lambda _stop: True)} == weakest
