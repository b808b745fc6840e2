"""What was read of an article, as people see it: names and words in place of ids and offsets.

Reading                                 an article with all that was found in it
EntityView, PositionView                who is who, and who holds which office
MeetingView, WarningView, StatementView what happened, and what was said
TimeView, EvidenceView                  time expressions; words of the article with their place
"""

from kg.views.actors import EntityView, PositionView
from kg.views.events import MeetingView, StatementView, TimeView, WarningView
from kg.views.evidence import EvidenceView
from kg.views.reading import Reading

__all__ = [
    "EntityView",
    "EvidenceView",
    "MeetingView",
    "PositionView",
    "Reading",
    "StatementView",
    "TimeView",
    "WarningView",
]
