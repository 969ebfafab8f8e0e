import gc

from studyatlas.analysis.per_atlas import PerAtlas
from studyatlas.analysis.search.index import index_of
from studyatlas.model.atlas import make_atlas


def test_each_atlas_has_its_own_and_keeps_it() -> None:
    made = []
    kept = PerAtlas(lambda _: made.append(1) or object())
    one, other = make_atlas([], []), make_atlas([], [])
    assert kept(one) is kept(one)
    assert kept(one) is not kept(other)
    assert len(made) == 2


def test_what_is_kept_goes_with_its_atlas(tiny_atlas) -> None:
    kept = PerAtlas(lambda atlas: [atlas.nodes["bread"].label])
    copy = make_atlas(tiny_atlas.nodes.values(), tiny_atlas.relations)
    kept(copy)
    assert len(kept) == 1
    del copy
    gc.collect()
    assert len(kept) == 0


def test_an_index_does_not_keep_its_atlas(tiny_atlas) -> None:
    before = len(index_of)
    copy = make_atlas(tiny_atlas.nodes.values(), tiny_atlas.relations)
    index = index_of(copy)
    assert index.words.whole(["bread"])
    assert len(index_of) == before + 1
    del copy
    gc.collect()
    assert len(index_of) == before
