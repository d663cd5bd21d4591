"""``clean``: what a file carries besides the map, and a copy of it without that."""

import argparse
from pathlib import Path

from journeydesigner.cli_files import opened, preview_of, refuse_out
from journeydesigner.command_line import BadInputError
from journeydesigner.wording import _


def clean(options: argparse.Namespace) -> int:
    """Run ``clean``: see ``command_line``."""
    from journeydesigner.files.captured import capture
    from journeydesigner.files.journey_file import bytes_at, write_journey
    from journeydesigner.files.mending.carried import carried_in
    from journeydesigner.files.mending.clean import CannotKeepError, clean_copy
    from journeydesigner.files.mending.what import What

    out: Path | None = options.out
    if (out is None) != options.list:
        raise BadInputError(_("Say OUT.journey, or --list to see what the file carries."))
    if out is not None:
        refuse_out(out, options.source)
    keep = frozenset(What(name) for name in options.keep or ())
    document = opened(options.source).document
    found = carried_in(document, bytes_at(options.source))
    if out is None:
        for each in found:
            print(f"{each.what}: {each.said}")
        return 0
    try:
        copy = clean_copy(document, keep)
    except CannotKeepError as error:
        raise BadInputError(str(error)) from None
    write_journey(capture(copy), out, preview_of(copy) if What.PREVIEW in keep else None)
    for each in found:
        said = _("Kept: {what}") if each.what in keep else _("Took out: {what}")
        print(said.format(what=each.said))
    if What.HISTORY not in keep:
        print(_("{file} is a document of its own: it does not merge with other copies.").format(file=out))
    return 0
