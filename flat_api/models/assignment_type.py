"""AssignmentType. Generated from openapi.yaml; do not edit."""

from flat_api.codec.model import OpenEnum


class AssignmentType(OpenEnum):
    """What students are asked to do: ``none`` (nothing particular in Flat), ``newScore`` (write a score from
    nothing), ``scoreTemplate`` (go on from a score that each student gets a copy of), ``sharedWriting`` (write in
    one score together), ``worksheet`` (solve exercises), ``worksheetText`` (a worksheet made of text) or
    ``performance`` (record themselves playing or singing)."""

    NONE = "none"
    NEW_SCORE = "newScore"
    NEWSCORE = "newScore"
    SCORE_TEMPLATE = "scoreTemplate"
    SCORETEMPLATE = "scoreTemplate"
    SHARED_WRITING = "sharedWriting"
    SHAREDWRITING = "sharedWriting"
    WORKSHEET = "worksheet"
    WORKSHEET_TEXT = "worksheetText"
    WORKSHEETTEXT = "worksheetText"
    PERFORMANCE = "performance"
