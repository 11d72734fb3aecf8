"""Facts across documents: what several documents say of the same thing, joined, with every source.

docs/facts.md says how records are joined, what the relations mean, and how claims are checked.
"""

from pipeline.facts.collecting import collect, gather
from pipeline.facts.rows import Claim, Fact, FactLink, Facts, FactSource, Step

__all__ = ["Claim", "Fact", "FactLink", "FactSource", "Facts", "Step", "collect", "gather"]
