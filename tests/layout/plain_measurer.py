"""A measurer without Qt: every character has a fixed width, so that layout tests run in milliseconds."""

from journeydesigner.drawing.text import TextStyle


class PlainMeasurer:
    """Letters are half as wide as they are tall, narrow ones a quarter; wide scripts a whole."""

    def width(self, text: str, style: TextStyle) -> float:
        return sum(self._share(letter) for letter in text) * style.size + style.spacing * len(text)

    def ascent(self, style: TextStyle) -> float:
        return (style.leading + 0.7275 * style.size) / 2

    def break_lines(self, text: str, style: TextStyle, width: float) -> tuple[tuple[str, float], ...]:
        lines: list[str] = []
        for paragraph in text.splitlines() or [""]:
            line = ""
            for word in paragraph.split(" "):
                tried = f"{line} {word}" if line else word
                if line and self.width(tried, style) > width + 0.01:
                    lines.append(line)
                    tried = word
                while len(tried) > 1 and self.width(tried, style) > width + 0.01:
                    fits = max(
                        1, next(n for n in range(len(tried), 0, -1) if n == 1 or self._fits(tried[:n], style, width))
                    )
                    lines.append(tried[:fits])
                    tried = tried[fits:]
                line = tried
            lines.append(line)
        return tuple((line, self.width(line, style)) for line in lines)

    def _fits(self, text: str, style: TextStyle, width: float) -> bool:
        return self.width(text, style) <= width + 0.01

    @staticmethod
    def _share(letter: str) -> float:
        if letter in "ijlt.,:;'|! ":
            return 0.28
        return 1.0 if ord(letter) > 0x2E7F else 0.56
