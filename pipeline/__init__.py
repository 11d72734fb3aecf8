"""yusuan (預算): Traditional Chinese budget documents of Taiwan as data that can be checked at its source.

The way through the code starts at `pipeline.run.STAGES`.
"""

__version__ = "0.1.0"
