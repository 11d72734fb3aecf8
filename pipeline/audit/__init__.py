"""The review page: what was extracted, on the page that it came from, and what people judge of it.

serve, app, guard   the server, its addresses, and who may ask
views/, templates/  the pages; static/ has their style and their script, strings.csv all that they say
corpus, files       results and sources, and that nothing else is opened
index, indexing     the data set of the corpus as SQLite, which lists and searches
opened, items       a document page by page, and what can be judged in it
judgements          what was judged, laid on what the result holds now
marks, images       a text with its values highlighted; a page of a PDF as a picture, with boxes
sums, why           the parts of a sum that fails; why a value was read so
harmless            text of documents that cannot do a page any harm
"""
