"""English words that do not tell what an exam item is about."""

COMMON = """
a about above after against all also among an and any are as at be been being between both but by
can could do does each either else every for from had has have having he her here his how i if in
into is it its itself just like may me more most much must my no nor not of off on once one only
onto or other our out over own per same she should so some such than that the their them then there
these they this those through to too under until up upon us versus very via vs was we were what
when where which while who whom whose why will with within without would you your
"""
"""Words of any text; they never count."""

ASKING = """
achieve advantage affect aim alter analyze apply approach appropriate area aspect assess available
avoid base basic basics behind benefit best bring build business candidate capability carry case
certain choose choosing common compare con concept configure consider consideration control correct
count create deal decision decrease define definition deliver depend describe design detail
determine develop different disadvantage drawback effect effective element elsewhere ensure
establish evaluate example explain factor find fit follow general get give go good handle help how
idea identify impact implement important improve include increase influence initial insight
integrate interpret issue item judge key know knowledge lower made main maintain make manage matter
maximize mean mechanism meet method minimize need number offer optimize option order organize
outside part perform pick place plan possible practice prepare prevent pro problem process proper
provide purpose reason recognize reduce relate relevant require resource result role select set
setting shorten show skill solve specific strategy strength suit suitable support take task
technique term thing tool tradeoff treat type understand use used useful user using various way
weakness weigh work
"""
"""Words in which exam guides put their items: "methods to identify…". They count little."""

MAKERS = "amazon apache aws azure google ibm microsoft oracle"
"""Makers whose name is often left out: "Glue" is AWS Glue."""

SHORTENED = {
    "app": "application",
    "auto": "automatic",
    "dedup": "deduplication",
    "dedupe": "deduplication",
    "docs": "documentation",
    "eval": "evaluation",
    "info": "information",
    "infra": "infrastructure",
    "param": "parameter",
    "params": "parameters",
    "perf": "performance",
    "prod": "production",
    "repo": "repository",
    "repos": "repositories",
    "stats": "statistics",
}
"""Words that people shorten in notes, and guides do not."""
