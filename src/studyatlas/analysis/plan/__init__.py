"""What to learn, and in which order: plans, what is ready now, and what a topic opens."""

from studyatlas.analysis.plan.frontier import Frontier, Ready, make_frontier, newly_ready
from studyatlas.analysis.plan.judged import Judged
from studyatlas.analysis.plan.making import ELSEWHERE, make_plan
from studyatlas.analysis.plan.reading import TO_EXTEND, reserve_on
from studyatlas.analysis.plan.result import Choice, Plan, Step
from studyatlas.analysis.plan.schedule import Session, schedule
from studyatlas.analysis.plan.staged import Staged, staged
from studyatlas.analysis.plan.standing import exams_to_judge
from studyatlas.analysis.plan.targets import topics_of, without_topics
from studyatlas.analysis.plan.unlocking import Opened, Unlocks, make_unlocks
from studyatlas.analysis.plan.weight import shares_of_steps
from studyatlas.analysis.plan.worth import gap_items

__all__ = [
    "ELSEWHERE",
    "TO_EXTEND",
    "Choice",
    "Frontier",
    "Judged",
    "Opened",
    "Plan",
    "Ready",
    "Session",
    "Staged",
    "Step",
    "Unlocks",
    "exams_to_judge",
    "gap_items",
    "make_frontier",
    "make_plan",
    "make_unlocks",
    "newly_ready",
    "reserve_on",
    "schedule",
    "shares_of_steps",
    "staged",
    "topics_of",
    "without_topics",
]
