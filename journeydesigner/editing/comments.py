"""Verbs on comments: what somebody says about a map, stage, step, lane or card, and what is answered.

A thread is a comment and the replies to it; it is open or resolved as a whole, which its first comment says.
"""

from datetime import UTC, datetime

from journeydesigner.document.document import Document
from journeydesigner.document.snapshot import Snapshot
from journeydesigner.model.ids import CommentId, MapId, RecordId, new_id
from journeydesigner.model.records import Card, Comment, JourneyMap, Lane, Stage, Step
from journeydesigner.wording import _


def threads(snapshot: Snapshot, map_id: MapId) -> tuple[tuple[Comment, ...], ...]:
    """What was said about a map and what is on it, thread by thread, oldest first; in each its first comment leads.

    A reply whose first comment is gone is a thread of its own.
    """
    found = sorted(snapshot.comments_of(map_id), key=_by_time)
    grouped: dict[str, list[Comment]] = {}
    known = {comment.id for comment in found}
    for comment in sorted(found, key=lambda c: c.reply_to is not None):
        head = comment.reply_to if comment.reply_to in known else comment.id
        grouped.setdefault(head or comment.id, []).append(comment)
    return tuple(tuple(thread) for thread in grouped.values())


def threads_at(snapshot: Snapshot, map_id: MapId, anchor: RecordId) -> tuple[tuple[Comment, ...], ...]:
    """The threads about one thing."""
    return tuple(thread for thread in threads(snapshot, map_id) if thread[0].anchor == anchor)


def add_comment(
    document: Document, anchor: RecordId, text: str, author: str = "", made: datetime | None = None
) -> CommentId:
    """Say something about a map, stage, step, lane or card. ``made``: when (None: now).

    Raises ValueError where the anchor is none of these.
    """
    record = CommentId(new_id("comment"))
    with document.change(_("Add comment")) as draft:
        map_id = _map_of(draft.snapshot, anchor)
        draft.put(Comment(id=record, map=map_id, anchor=anchor, text=text, author=author, made=_moment(made)))
    return record


def reply(
    document: Document, comment: CommentId, text: str, author: str = "", made: datetime | None = None
) -> CommentId:
    """Answer a comment; an answer to an answer stands in the same thread. A resolved thread is open again."""
    record = CommentId(new_id("comment"))
    with document.change(_("Reply")) as draft:
        head = _head(draft.snapshot, comment)
        draft.put(
            Comment(
                id=record,
                map=head.map,
                anchor=head.anchor,
                text=text,
                author=author,
                made=_moment(made),
                reply_to=head.id,
            )
        )
        draft.patch("comments", head.id, state="open")
    return record


def edit_comment(document: Document, comment: CommentId, text: str) -> None:
    with document.change(_("Edit comment")) as draft:
        draft.patch("comments", comment, text=text)


def resolve(document: Document, comment: CommentId) -> None:
    """Close the thread that a comment is part of."""
    with document.change(_("Resolve comment")) as draft:
        draft.patch("comments", _head(draft.snapshot, comment).id, state="resolved")


def reopen(document: Document, comment: CommentId) -> None:
    with document.change(_("Reopen comment")) as draft:
        draft.patch("comments", _head(draft.snapshot, comment).id, state="open")


def delete_comment(document: Document, comment: CommentId) -> None:
    """Take a comment back, with the replies to it."""
    with document.change(_("Delete comment")) as draft:
        by = new_id("deletion")
        found = draft.snapshot.comment(comment)
        for other in draft.snapshot.comments_of(found.map):
            if other.id == comment or other.reply_to == comment:
                draft.delete("comments", other.id, by)


def _head(snapshot: Snapshot, comment: CommentId) -> Comment:
    """The first comment of the thread; a reply that lost it stands for itself."""
    found = snapshot.comment(comment)
    if found.reply_to is None or found.reply_to not in snapshot.table("comments"):
        return found
    return snapshot.comment(found.reply_to)


def _map_of(snapshot: Snapshot, anchor: RecordId) -> MapId:
    match snapshot.find(anchor):
        case JourneyMap(id=map_id):
            return map_id
        case Stage(map=map_id) | Lane(map=map_id) | Card(map=map_id):
            return map_id
        case Step(id=step):
            return snapshot.map_of_step(step)
        case _:
            raise ValueError(_("There is nothing left that could be commented on."))


def _moment(made: datetime | None) -> str:
    return (made or datetime.now(UTC)).astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def _by_time(comment: Comment) -> tuple[str, str]:
    return (comment.made, comment.id)
