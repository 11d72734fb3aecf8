"""yusuan (預算): Traditional Chinese budget documents of Taiwan, turned into data that can be checked against its source.

The way through the code starts at `pipeline.run.STAGES`.
"""

__version__ = "0.1.0"
