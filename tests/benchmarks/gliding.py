"""Frame times of the presenter's glide from stage to stage, in repaints of a full window.

A frame is one moment of the way, painted whole, in CPU time. All that the glide shows is prepared, as it is when who
speaks has spoken for a second; ``cold`` is the first frame of a glide that begins at once.
"""

from collections.abc import Iterator
from functools import partial

from journeydesigner.drawing.theme import theme
from journeydesigner.painting.measuring import QtMeasurer
from journeydesigner.ui.presenting.audience import AudienceView
from journeydesigner.ui.presenting.deck import Part, Stop
from journeydesigner.ui.presenting.screen_places import Places
from journeydesigner.ui.presenting.show import Show
from tests.benchmarks.application import application
from tests.benchmarks.big_maps import big_map
from tests.benchmarks.canvas_window import HEIGHT, WIDTH, repaint_ms, timed
from tests.benchmarks.results import Result, percentile
from tests.benchmarks.timing import undisturbed

SIZES = (500, 2_000)
_FRAMES = 22
"""Of 16 ms in a glide of 360 ms."""


def glide(is_quick: bool) -> Iterator[Result]:
    """From stage to stage over the first few of a map."""
    stages = 4 if is_quick else 10
    for size in SIZES[:1] if is_quick else SIZES:
        bare = repaint_ms(40)
        warm, cold = _glides(size, stages)
        yield Result("glide p95", size, percentile(warm, 0.95), percentile(bare, 0.5), 14)
        yield Result("glide cold median", size, percentile(cold, 0.5), percentile(bare, 0.5), 40)


def _glides(size: int, stages: int) -> tuple[list[float], list[float]]:
    """Milliseconds of all frames of prepared glides, and of the first frames of others."""
    made = big_map(size)
    app = application()
    show = Show(made.document, made.map, QtMeasurer(), Places(WIDTH, HEIGHT))
    view = AudienceView(show, theme("light"), QtMeasurer(), has_motion=True)
    view.show()
    app.processEvents()
    warm: list[float] = []
    cold: list[float] = []
    with undisturbed():
        for is_warm, times in ((True, warm), (False, cold)):
            show.go(Stop(Part.PAGE, 0))
            view.stop()
            for page in range(1, stages):
                if is_warm:
                    for _made in view.slides.unready(show.stop):
                        pass
                else:
                    view.set_theme(theme("light"))
                show.go(Stop(Part.PAGE, page))
                view.camera.stop()
                shares = [frame / _FRAMES for frame in range(1, _FRAMES)] if is_warm else [0.1]
                times += [timed(partial(view.camera.step, share)) for share in shares]
                view.camera.arrive()
                app.processEvents()
    view.end()
    show.close()
    view.deleteLater()
    app.processEvents()
    return warm, cold
