"""What a directory of results is known to hold: from which bytes, by which program, with what outcome.

The ledger is `.ledger.sqlite` in that directory. It is a proof and no source: without it, or where it is
damaged, everything is read again and the same bytes come out.
"""

from pipeline.ledger.conducting import Wish, conduct
from pipeline.ledger.replaced import Finding, findings, former, shown
from pipeline.ledger.store import DiskFullError, LedgerError

__all__ = ["DiskFullError", "Finding", "LedgerError", "Wish", "conduct", "findings", "former", "shown"]
