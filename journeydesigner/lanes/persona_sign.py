"""How a persona is signed where there is no room for a name."""


def initials(name: str) -> str:
    """The first letters of the first and last word of a name: NK."""
    words = name.split()
    picked = [words[0], words[-1]] if len(words) > 1 else words
    return "".join(word[0] for word in picked).upper()
