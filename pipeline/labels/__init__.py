"""Labels of reviewed documents, for `yusuan score` and for Label Studio, and back from there."""

from pipeline.labels.corpus import Labelled, documents, opened
from pipeline.labels.gold import directory_of, gold
from pipeline.labels.importing import judgements
from pipeline.labels.label import Label, Standing, label_digest, standing
from pipeline.labels.studio import CONFIG, Annotation, StudioError, annotations, task

__all__ = [
    "CONFIG",
    "Annotation",
    "Label",
    "Labelled",
    "Standing",
    "StudioError",
    "annotations",
    "directory_of",
    "documents",
    "gold",
    "judgements",
    "label_digest",
    "opened",
    "standing",
    "task",
]
