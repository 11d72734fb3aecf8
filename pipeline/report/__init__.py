"""One document as one HTML file to send: its pages or text, values, records, findings and charts.

The file needs no network, no server and no script, and speaks Chinese and English.

both       what the file says, in both languages at once
choice     which pages of a long document are shown
pictures   a page of a PDF as a small picture
sheets     a page or window with the values in it
writing    the file
"""

from pipeline.report.choice import LIMIT, chosen, numbers
from pipeline.report.writing import Wanted, report

__all__ = ["LIMIT", "Wanted", "chosen", "numbers", "report"]
