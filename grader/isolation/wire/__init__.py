"""The wire between grader and student process: plain data by value, everything else by reference, no pickle."""

from grader.isolation.wire.decoder import decode
from grader.isolation.wire.encoder import Reference, encode
from grader.isolation.wire.framing import Code, Packet, Parts, ProtocolError, Unsendable, read_packet

__all__ = ["Code", "Packet", "Parts", "ProtocolError", "Reference", "Unsendable", "decode", "encode", "read_packet"]
