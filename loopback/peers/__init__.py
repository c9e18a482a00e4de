"""Live partners on loopback, port 0, each with a script, a deadline and a log in plain sentences."""

from loopback.log import Log
from loopback.pair import connected_pair, datagram_pair, fill_send_buffer, listening_socket
from loopback.peers.client import Client
from loopback.peers.closed_port import ClosedPort
from loopback.peers.conversation import UDPConversation
from loopback.peers.dig_program import dig
from loopback.peers.dnsmasq import Dnsmasq, name_server
from loopback.peers.ends import read_to_end, still_open
from loopback.peers.framed_client import FramedClient
from loopback.peers.listeners import Behaviour, Listener
from loopback.peers.name_server import NameServer, with_length
from loopback.peers.segments import SegmentPeer
from loopback.peers.server_under_test import ServerUnderTest
from loopback.peers.tcp import Action, Pause, Pieces, Read, Send, TCPPeer
from loopback.peers.tftp_client import fetch_by_program
from loopback.peers.tftp_server import TFTPServer
from loopback.peers.time_wait import leave_in_time_wait
from loopback.peers.udp import Drop, FromStranger, UDPPeer
from loopback.peers.udp_process import UDPProcess
from loopback.peers.web_server import WebServer
from loopback.sockets import Descriptor, linger_option, reset, set_send_timeout

__all__ = [
    "Action",
    "Behaviour",
    "Client",
    "ClosedPort",
    "Descriptor",
    "Dnsmasq",
    "Drop",
    "FramedClient",
    "FromStranger",
    "Listener",
    "Log",
    "NameServer",
    "Pause",
    "Pieces",
    "Read",
    "SegmentPeer",
    "Send",
    "ServerUnderTest",
    "TCPPeer",
    "TFTPServer",
    "UDPConversation",
    "UDPPeer",
    "UDPProcess",
    "WebServer",
    "connected_pair",
    "datagram_pair",
    "dig",
    "fetch_by_program",
    "fill_send_buffer",
    "leave_in_time_wait",
    "linger_option",
    "listening_socket",
    "name_server",
    "read_to_end",
    "reset",
    "set_send_timeout",
    "still_open",
    "with_length",
]
