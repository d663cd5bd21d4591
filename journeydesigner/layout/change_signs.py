"""By which icon and colour family each kind of change is known, on paper and on screen."""

from journeydesigner.editing.revisions import Kind

KIND_SIGNS = {
    Kind.ADDED: ("plus", "green"),
    Kind.REMOVED: ("minus", "rose"),
    Kind.MOVED: ("move-right", "blue"),
    Kind.RENAMED: ("pencil", "yellow"),
    Kind.CHANGED: ("pencil", "yellow"),
    Kind.EMOTION: ("trending-up", "violet"),
    Kind.METRIC: ("trending-up", "violet"),
}
