"""Words for how we know what a card says."""

from journeydesigner.model.records import Evidence, EvidenceKind
from journeydesigner.wording import _


def evidence_word(evidence: EvidenceKind) -> str:
    return {
        "observed": _("Observed"), "reported": _("Reported"), "assumed": _("Assumed"), "proposed": _("Proposed"),
    }[evidence]  # fmt: skip


def evidence_count(found: Evidence | None) -> str:
    """«9 of 14 interviews»; "" where nothing was counted."""
    if found is None:
        return ""
    count = (
        "" if found.n is None else f"{found.n}" if found.of is None else _("{n} of {of}").format(n=found.n, of=found.of)
    )
    return " ".join(filter(None, (count, found.source)))


def evidence_text(evidence: Evidence) -> str:
    """«Observed, 9 of 14, Interviews»."""
    parts = [evidence_word(evidence.kind)]
    if evidence.n is not None and evidence.of is not None:
        parts.append(_("{count} of {all}").format(count=evidence.n, all=evidence.of))
    elif evidence.n is not None:
        parts.append(f"n = {evidence.n}")
    if evidence.source.strip():
        parts.append(evidence.source.strip())
    return ", ".join(parts)
