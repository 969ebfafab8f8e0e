"""Learn how much each sign says of a verdict, from all labelled cases; and test it on others.

    python -m benchmarks.fit_coverage            how it does on cases it has not seen
    python -m benchmarks.fit_coverage --write    and put the weights where the program reads them

Each author's cases are judged by weights that were learned from all other authors' ones: that is
what to expect on notes nobody here has seen. An item with several fair verdicts counts a part for
each, and one of the many writers in the same manner for a half, or they would drown the others.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterable, Sequence
from dataclasses import astuple, dataclass, fields
from pathlib import Path

import msgspec
import numpy as np
from sklearn.linear_model import LogisticRegression

import studyatlas as sa
from benchmarks.coverage_accuracy import Judged, Score, labelled_cases, report
from benchmarks.coverage_labels import Label, read_labels
from studyatlas.analysis.coverage import judge
from studyatlas.analysis.coverage.findings import Examiner
from studyatlas.analysis.coverage.judge import COVERED_FROM, Learned, PerVerdict, SignWeights
from studyatlas.analysis.coverage.plain import Told, told_of
from studyatlas.analysis.coverage.signs import Signs, signs_of
from studyatlas.store.write import write_atomic

VERDICTS = ("missing", "thin", "covered")
STRENGTH = 1.0
"""Inverse strength of the L2 penalty (`C` of scikit-learn)."""
_PLACES = 4
_IN_ONE_MANNER = frozenset(
    (
        *("condensed", "counted", "coursed", "cut", "drilled", "faithful", "hurried", "lectures"),
        *("left", "listed", "measured", "pasted", "plainly", "plentiful", "rushed", "serviced"),
        *("skipping", "tabled", "trimmed", "uneven", "unreached", "waned", "waning"),
    )
)
_HALF = 0.5


@dataclass(frozen=True, slots=True)
class Example:
    """A labelled item with its signs."""

    case: str
    code: str
    text: str
    label: Label
    signs: Signs
    told: Told

    @property
    def author(self) -> str:
        """Who wrote the notes and labels: cases of one author begin alike."""
        return self.case.partition("-")[0]

    @property
    def counts(self) -> float:
        """How much each of its fair verdicts counts."""
        return (_HALF if self.author in _IN_ONE_MANNER else 1.0) / len(self.label.accept)


def examples() -> list[Example]:
    """Return every labelled item there is."""
    found = []
    for case, workspace, labels in labelled_cases():
        atlas = sa.open(workspace)
        exam, read = atlas.exams[0], read_labels(labels)[0]
        examiner = Examiner(atlas, exam)
        for item in exam.items():
            if item.code in read:
                told = examiner.examine(item)
                seen = signs_of(told), told_of(told)
                found.append(Example(case, item.code, item.text, read[item.code], *seen))
    return found


def learn(learned_from: Sequence[Example]) -> Learned:
    """Fit the weights; nothing is learned from notes that are few."""
    fair = [(e, verdict) for e in learned_from if not e.told.few for verdict in e.label.accept]
    rows = np.array([astuple(e.signs) for e, _ in fair])
    told = np.array([VERDICTS.index(verdict) for _, verdict in fair])
    parts = np.array([e.counts for e, _ in fair])
    mean, scale = rows.mean(axis=0), np.maximum(rows.std(axis=0), 1e-3)
    fitted = LogisticRegression(C=STRENGTH, max_iter=1000)
    fitted.fit((rows - mean) / scale, told, sample_weight=parts)
    names = [field.name for field in fields(Signs)]
    return Learned(
        _per_verdict(fitted.intercept_),
        {
            name: SignWeights(_short(mean[i]), _short(scale[i]), _per_verdict(fitted.coef_[:, i]))
            for i, name in enumerate(names)
        },
    )


def judged(example: Example, learned: Learned) -> Judged:
    """Judge an item by other weights than the program's."""
    chances = judge.chances_of(example.signs, learned)
    verdict = judge.settle(chances, example.told)
    return Judged(example.code, example.text, example.label, verdict)


def apart(every: Sequence[Example]) -> list[Score]:
    """Judge each author's cases by what was learned from all others."""
    scores = []
    for author in sorted({example.author for example in every}):
        learned = learn([e for e in every if e.author != author])
        own = [e for e in every if e.author == author]
        scores += [
            Score(case, tuple(judged(e, learned) for e in own if e.case == case))
            for case in dict.fromkeys(e.case for e in own)
        ]
    return scores


def _per_verdict(values: Iterable[float]) -> PerVerdict:
    return PerVerdict(*(_short(value) for value in values))


def _short(value: float) -> float:
    return round(float(value), _PLACES)


def main(arguments: list[str] | None = None) -> int:
    """Print how it does on other authors' notes; write the weights if asked for."""
    parser = argparse.ArgumentParser(prog="fit_coverage", description=__doc__.split("\n")[0])
    parser.add_argument("--write", action="store_true", help="replace the program's weights")
    parser.add_argument("--wrong", action="store_true", help="each wrong item with its text")
    given = parser.parse_args(arguments)
    every = examples()
    print(f'Each author judged by the others; "covered" from {COVERED_FROM:.0%} on')
    print(report(apart(every), wrong=given.wrong))
    if given.write:
        target = Path(judge.__file__).with_name("weights.json")
        text = msgspec.json.format(msgspec.json.encode(learn(every)), indent=2)
        write_atomic(target, text + b"\n")
        print(f"\n{target.name} written")
    return 0


if __name__ == "__main__":
    sys.exit(main())
