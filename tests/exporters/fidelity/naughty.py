"""Text that breaks what was not thought through. Each is something that a person, a paste or a file can bring."""

NAUGHTY: tuple[str, ...] = (
    # taken for a formula
    '=HYPERLINK("http://evil.example","click")', "+49 89 1234", "-2+3+cmd|' /C calc'!A0", "@SUM(1,2)", "=", "'quoted",
    # taken for another type
    "0123", "1e5", "1/2/2026", "TRUE", "null", "NaN", "#N/A", "007-A",
    # markup
    "<script>alert(1)</script>", "</t></is></c><c><f>1+1</f>", "]]><![CDATA[x", "&amp;&lt;&#65;&nbsp;",
    '" onload="alert(1)', "<!-- no comment -->", "<img src=file:///etc/passwd>", "</style></title></svg></textarea>",
    "a < b && c > d", "<br>", "{{7*7}} ${7*7} %s {0} {name}",
    # Markdown, Mermaid, CSV, paths
    "# no heading", "* no item", "1. no item", "[no link](javascript:alert(1))", "`code` **bold** _it_ ~~out~~ \\*",
    "| a | b |", "---", "> no quote", "title: 5: Me; #quot; section x", "a;b,c\td", 'he said "so", twice',
    "..\\..\\CON", "sheet [1]:*?/\\", "_x0041_ _x000D_",
    # signs that are not seen, or not what they seem
    "zero\u200bwidth\u200c\u200djoin\u2060er\ufeff", "soft\u00adhyphen", "no\u00a0break\u202fspace",
    "\u202eright to left\u202c",
    "\u2067isolate\u2069", "line\u2028and\u2029paragraph", "vertical\u000btab\u000cfeed",
    "nul\u0000bell\u0007esc\u001bdel\u007f",
    "lone \ud800 surrogate", "not\ufffea\uffffchar", "next\u0085line",
    # scripts and marks
    "Grüße, Ærøskøbing, Łódź, İstanbul, ﬁne", "電気代が高い理由を知りたい。", "지금 배터리를 사야 할까요?",
    "لماذا فاتورتي مرتفعة؟ 123 kWh",
    "מדוע החשבון גבוה (2026)?", "मेरा बिल इतना ज़्यादा क्यों है?", "ทำไมบิลของฉันสูง", "Z̸̡͎̈́a̷͚͝l̵̰̈g̴̖̓o̸͇͝", "e\u0323\u0301 \u212b \ufb01",
    "x² ≤ ½ · 10⁻³ ± ∞ → √2", "Σίσυφος ΣΊΣΥΦΟΣ Straße STRASSE",
    # shapes
    "   both sides   ", "line one\nline two\n\n\nline five", "Donaudampfschifffahrtsgesellschaft" * 6, "a" * 150,
    "mailto:you@evil.example?subject=x", "https://example.org/" + "path/" * 30 + "?q=1&r=2#frag", ".", "-", "“”’‘„…–—",
)  # fmt: skip

PICTURES: tuple[str, ...] = ("👩‍👩‍👧‍👦 family", "flag 🇩🇪", "❤️ heart", "👍🏽 thumb", "1️⃣ keycap")
"""Emoji: no font of a bare machine has them. Where none has, a pre-flight says so; the text still is in the file."""

LONG = " ".join(f"Sentence {number} of a text that somebody pasted into a single card." for number in range(1, 41))
"""About 2,600 characters."""

LINKS: tuple[str, ...] = (
    "javascript:alert(1)", "file:///etc/passwd", "data:text/html,<script>alert(1)</script>",
    "https://example.org/?a=1&b=2",
    'https://example.org/"><script>alert(1)</script>', "\\\\evil.example\\share", "mailto:nora@example.org",
    "vbscript:x",
)  # fmt: skip
"""What a link can say; only http, https and mailto may lead anywhere."""
