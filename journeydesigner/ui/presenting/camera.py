"""The way from one rest to the next. Can be turned round at any moment; where no motion is wanted it takes none."""

from collections.abc import Callable

from PySide6.QtCore import QAbstractAnimation, QEasingCurve, QObject, QVariantAnimation

from journeydesigner.ui.presenting.poses import Pose, between

PAGE_MS, LANE_MS, FADE_MS = 360, 180, 240


class Camera(QObject):
    """``pose`` is what is seen now. ``show`` is called for every moment of the way, ``arrived`` at its end."""

    def __init__(self, parent: QObject, show: Callable[[], None], arrived: Callable[[], None]) -> None:
        super().__init__(parent)
        self._show, self._arrived = show, arrived
        self.pose: Pose | None = None
        self._start: Pose | None = None
        self.goal: Pose | None = None
        self._animation = QVariantAnimation(self)
        self._animation.setStartValue(0.0)
        self._animation.setEndValue(1.0)
        self._animation.setEasingCurve(QEasingCurve.Type.OutCubic)
        self._animation.valueChanged.connect(self._on)
        self._animation.finished.connect(self._end)

    @property
    def is_moving(self) -> bool:
        return self._animation.state() == QAbstractAnimation.State.Running

    @property
    def is_between(self) -> bool:
        """Whether what is seen is not yet what is to be seen."""
        return self.pose is not None and self.pose is not self.goal

    def rest(self, pose: Pose) -> None:
        """Be there at once."""
        self._animation.stop()
        self.pose = self.goal = pose
        self._arrived()

    def go(self, goal: Pose, milliseconds: int) -> None:
        """From where it is to ``goal``."""
        if self.pose is None or not milliseconds:
            self.rest(goal)
            return
        self._animation.stop()
        self._start, self.goal = self.pose, goal
        self._animation.setDuration(milliseconds)
        self._animation.start()

    def step(self, share: float) -> None:
        """To a moment of the way, 0..1."""
        self._on(share)

    def stop(self) -> None:
        """Stay where it is."""
        self._animation.stop()

    def _on(self, share: float) -> None:
        if self._start is not None and self.goal is not None:
            self.pose = between(self._start, self.goal, share)
            self._show()

    def arrive(self) -> None:
        """Be at the goal now."""
        self._animation.stop()
        self._end()

    def _end(self) -> None:
        if self.goal is not None:
            self.pose = self.goal
            self._arrived()
