"""NetworkX hands the graph of an atlas to whatever backend is installed."""

import json
import os
import subprocess
import sys

BACKEND = '''
class Mine:
    """A graph as this backend keeps it."""

    __networkx_backend__ = "mine"

    def __init__(self, graph):
        self.before = {node: set(graph.predecessors(node)) for node in graph}

    def is_directed(self):
        return True

    def is_multigraph(self):
        return False


def convert_from_nx(graph, **asked):
    return Mine(graph)


def convert_to_nx(result, **asked):
    return result


def ancestors(graph, source):
    assert isinstance(graph, Mine)
    found, left = set(), [source]
    while left:
        new = graph.before[left.pop()] - found
        found |= new
        left += new
    return found
'''
ASK = """
import json, networkx as nx, studyatlas as sa
graph = sa.open(sa.bundled_root()).graph
found = nx.ancestors(graph, "dropout", backend="mine")
print(json.dumps([sorted(found), sorted(nx.ancestors(graph, "dropout"))]))
"""


def test_a_backend_takes_the_graph_as_it_is(tmp_path) -> None:
    (tmp_path / "mine.py").write_text(BACKEND)
    about = tmp_path / "mine-1.dist-info"
    about.mkdir()
    (about / "METADATA").write_text("Metadata-Version: 2.1\nName: mine\nVersion: 1\n")
    (about / "entry_points.txt").write_text("[networkx.backends]\nmine = mine\n")
    done = subprocess.run(
        [sys.executable, "-c", ASK],
        env=os.environ | {"PYTHONPATH": str(tmp_path)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    by_backend, by_networkx = json.loads(done.stdout)
    assert by_backend == by_networkx
    assert "dropout-rate" in by_backend
