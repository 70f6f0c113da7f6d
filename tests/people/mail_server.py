"""A small mail server that really listens, and can be told to refuse, to die or to think for a long time."""

import socketserver
import threading
from contextlib import contextmanager
from email import message_from_bytes, policy

WELL = b"250 ok"
HANG_UP = None
"""An answer that is none: the connection ends."""


class MailServer(socketserver.ThreadingTCPServer):
    """Keeps what it accepted in `letters`. `hears(step, said)` may answer for it: a reply, HANG_UP, or ... for its own.

    Steps are "greet", "RCPT" (the address said) and "letter" (the whole letter said, already kept).
    """

    allow_reuse_address = True
    daemon_threads = True

    def __init__(self, port=0, hears=lambda step, said: ...):
        self.hears, self.letters = hears, []
        super().__init__(("127.0.0.1", port), Conversation)

    @property
    def port(self):
        return self.server_address[1]

    @property
    def subjects(self):
        return [letter["Subject"] for letter in self.letters]


class Conversation(socketserver.StreamRequestHandler):
    def handle(self):
        if not self.say("greet", "", b"220 here"):
            return
        for line in self.rfile:
            verb, _space, rest = line.strip().partition(b" ")
            if verb.upper() == b"DATA":
                self.wfile.write(b"354 go on\r\n")
                if not self.say("letter", self.letter(), WELL):
                    return
            elif not self.say(verb.upper().decode(), rest.decode(), b"221 bye" if verb.upper() == b"QUIT" else WELL):
                return

    def letter(self):
        lines = []
        for line in self.rfile:
            if line == b".\r\n":
                break
            lines.append(line.removeprefix(b"."))
        letter = message_from_bytes(b"".join(lines), policy=policy.default)
        self.server.letters.append(letter)
        return letter

    def say(self, step, said, usual):
        answer = self.server.hears(step, said)
        if answer is HANG_UP:
            return False
        self.wfile.write((usual if answer is ... else answer) + b"\r\n")
        return True


@contextmanager
def listening(port=0, hears=lambda step, said: ...):
    """A server that listens while the block runs; afterwards its port refuses."""
    with MailServer(port, hears) as server:
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)
        thread.start()
        try:
            yield server
        finally:
            server.shutdown()
            thread.join()
