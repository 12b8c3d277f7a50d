"""A worker that broke is said to the reader, so that a fault never looks like an empty pane."""

from textual.dom import DOMNode
from textual.worker import Worker, WorkerState


def say_fault(node: DOMNode, event: Worker.StateChanged) -> None:
    """A notice where a worker ended with an error; its messages reach its own node only."""
    if event.state is WorkerState.ERROR:
        error = event.worker.error
        node.app.log.error(error)
        node.app.notify(
            f"{type(error).__name__}: {error}",
            title=f"{event.worker.group} failed",
            severity="error",
            markup=False,
        )
