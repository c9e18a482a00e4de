"""Drawings of what happened on the wire, each as text and as SVG, deterministic to the byte."""

from loopback.draw.accept_queue import AcceptQueueDiagram
from loopback.draw.base import Drawing
from loopback.draw.curves import Curves
from loopback.draw.demultiplexing import Demultiplexing
from loopback.draw.encapsulation import Encapsulation, nested
from loopback.draw.header.box import HeaderBox, header_box
from loopback.draw.ladder.diagram import Ladder
from loopback.draw.ones_complement_sum import OnesComplementSum
from loopback.draw.queue_lengths import QueueLengths
from loopback.draw.sequence_ring import SequenceRing
from loopback.draw.sliding_window import SlidingWindow
from loopback.draw.states import StateDiagram
from loopback.draw.stream.buffer import ReceiveBuffer
from loopback.draw.stream.cuts import StreamCuts
from loopback.draw.time_series import TimeSeries
from loopback.draw.widgets import (
    explore_header,
    explore_sum,
    move_arc,
    replay_run,
    slide_window,
    step_through,
)

__all__ = [
    "AcceptQueueDiagram",
    "Curves",
    "Demultiplexing",
    "Drawing",
    "Encapsulation",
    "HeaderBox",
    "Ladder",
    "OnesComplementSum",
    "QueueLengths",
    "ReceiveBuffer",
    "SequenceRing",
    "SlidingWindow",
    "StateDiagram",
    "StreamCuts",
    "TimeSeries",
    "explore_header",
    "explore_sum",
    "header_box",
    "move_arc",
    "nested",
    "replay_run",
    "slide_window",
    "step_through",
]
