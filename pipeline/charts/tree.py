"""Accounts in their printed order as the tree that their depths make."""

from collections.abc import Sequence

import msgspec

from pipeline.charts.material import Account


class Node(msgspec.Struct, frozen=True):
    """An account, and those of its parts that have a figure.

    Attributes:
        sum: what is drawn of it, in whole TWD: what its parts come to, and what they leave of its own figure.
        own: what they leave.
    """

    account: Account
    below: tuple["Node", ...]
    sum: int
    own: int


def tree(accounts: Sequence[Account]) -> list[Node]:
    """The accounts that stand under no other, with what stands under them; those without money left out.

    An account's parts are the deeper ones that follow it, until one that is no deeper than it.
    """
    nodes: list[Node] = []
    at = 0
    while at < len(accounts):
        end = at + 1
        while end < len(accounts) and accounts[end].depth > accounts[at].depth:
            end += 1
        below = tree(accounts[at + 1 : end])
        parts = sum(node.sum for node in below)
        own = max((accounts[at].this_year or 0) - parts, 0)
        if parts + own:
            nodes.append(Node(accounts[at], tuple(below), parts + own, own))
        at = end
    return nodes
