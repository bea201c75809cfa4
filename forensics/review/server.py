"""The page over HTTP, for this machine and whoever holds its address.

Loopback is no access control: other programs and any web page in the same browser can reach
it. So: a random token in the path, the ``Host`` header must be ours (no DNS rebinding), writes
must come from our own ``Origin`` as JSON, a content policy without inline scripts, no framing,
nothing cached, and it ends by itself when nobody uses it.
"""

from __future__ import annotations

import hmac
import json
import secrets
import sys
import threading
import time
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from importlib import resources
from typing import Any, ClassVar

from forensics.errors import ForensicsError
from forensics.escape import visible
from forensics.reports.html import environment
from forensics.review.desk import Desk

LARGEST = 64 * 1024
"""Bytes of a request; a correction is a line or two."""
POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; "
    "connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
)
HEADERS = {
    "Content-Security-Policy": POLICY,
    "X-Frame-Options": "DENY",
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Cache-Control": "no-store",
}
FILES = {
    "": ("page.html", "text/html; charset=utf-8"),
    "app.js": ("app.js", "text/javascript; charset=utf-8"),
    "style.css": ("style.css", "text/css; charset=utf-8"),
}


class Server(ThreadingHTTPServer):
    """Serves one desk on 127.0.0.1. ``address`` is what to open; keep it to yourself."""

    daemon_threads = True
    allow_reuse_address = False
    request_queue_size = 64  # a browser opens more than the usual five at once

    def __init__(self, desk: Desk, port: int = 0, idle: float = 1800.0) -> None:
        """``port`` 0 takes any free one; ``idle`` is in seconds. Raises ``OSError``."""
        super().__init__(("127.0.0.1", port), _Handler)
        self.desk = desk
        self.token = secrets.token_urlsafe(32)
        self.idle = idle
        self.seen = time.monotonic()
        number = self.server_address[1]
        self.hosts = (f"127.0.0.1:{number}", f"localhost:{number}")

    @property
    def address(self) -> str:
        return f"http://{self.hosts[0]}/{self.token}/"

    def page(self, template: bytes) -> bytes:
        """The page in the language of the desk."""
        made = environment().from_string(template.decode("utf-8"))
        return made.render(t=self.desk.texts, lang=self.desk.texts.tag).encode("utf-8")

    def run(self) -> None:
        """Serve until nobody has asked for anything for ``idle`` seconds, or Ctrl-C."""
        threading.Thread(target=self._watch, daemon=True).start()
        try:
            self.serve_forever(poll_interval=0.2)
        finally:
            self.server_close()

    def handle_error(self, request: Any, client_address: Any) -> None:
        """A browser that hangs up is no error of ours; anything else is told."""
        if not isinstance(sys.exception(), ConnectionError):
            super().handle_error(request, client_address)

    def _watch(self) -> None:
        while (left := self.seen + self.idle - time.monotonic()) > 0:
            time.sleep(min(left, 1.0))
        self.shutdown()


class _Handler(BaseHTTPRequestHandler):
    server: Server
    server_version = "forensics"
    sys_version = ""
    timeout = 20
    posts: ClassVar[tuple[str, ...]] = ("correct", "add", "undo")

    def do_GET(self) -> None:
        path = self._allowed()
        if path is None:
            return
        if path in FILES:
            name, kind = FILES[path]
            data = (resources.files("forensics.review") / "static" / name).read_bytes()
            self._send(200, self.server.page(data) if name == "page.html" else data, kind)
        elif path == "state":
            self._json(200, self.server.desk.state())
        else:
            self._picture(path.split("/"))

    def do_POST(self) -> None:
        path = self._allowed()
        if path is None:
            return
        if self.headers.get("Origin") not in [f"http://{h}" for h in self.server.hosts]:
            self._refuse(403, "not from this page")
            return
        kind = self.headers.get("Content-Type", "").partition(";")[0].strip()
        length = self.headers.get("Content-Length", "")
        if kind != "application/json" or not length.isdecimal():
            self._refuse(415, "JSON is wanted")
        elif int(length) > LARGEST:
            self._refuse(413, "too much")
        elif path not in self.posts:
            self._refuse(404, "not here")
        else:
            self._change(path, self.rfile.read(int(length)))

    def _change(self, what: str, body: bytes) -> None:
        try:
            asked = json.loads(body)
            _apply(self.server.desk, what, asked)
        except ForensicsError as error:
            self._json(400, {"error": visible(str(error))})
        except (KeyError, TypeError, ValueError):
            self._json(400, {"error": "this request makes no sense"})
        else:
            self._json(200, self.server.desk.state())

    def _allowed(self) -> str | None:
        """The path behind the token; or the refusal is sent."""
        if self.headers.get("Host", "") not in self.server.hosts:
            self._refuse(403, "not under this name")
            return None
        if self.headers.get("Sec-Fetch-Site", "none") not in ("none", "same-origin"):
            self._refuse(403, "not from another site")
            return None
        token, _, rest = self.path.partition("?")[0].removeprefix("/").partition("/")
        if not hmac.compare_digest(token.encode(), self.server.token.encode()):
            self._refuse(404, "not here")
            return None
        self.server.seen = time.monotonic()
        return rest

    def _picture(self, parts: list[str]) -> None:
        data = None
        desk = self.server.desk
        if len(parts) == 2 and parts[0] == "crop":
            data = desk.crop(parts[1])
        elif len(parts) == 3 and parts[0] == "page" and all(_small(p) for p in parts[1:]):
            data = desk.page(int(parts[1]), int(parts[2]))
        if data is None:
            self._refuse(404, "not here")
        else:
            self._send(200, data, "image/webp")

    def _json(self, code: int, data: dict[str, Any]) -> None:
        text = json.dumps(data, ensure_ascii=True)
        self._send(code, text.encode("ascii"), "application/json")

    def _refuse(self, code: int, why: str) -> None:
        self.close_connection = True
        self._send(code, why.encode("ascii"), "text/plain; charset=utf-8")

    def _send(self, code: int, data: bytes, kind: str) -> None:
        self.send_response(code)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(data)))
        for name, value in HEADERS.items():
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(data)

    def log_message(self, format: str, *args: object) -> None:
        """Nothing is logged: the path holds the token."""


def _small(text: str) -> bool:
    return text.isascii() and text.isdigit() and len(text) < 6


def _apply(desk: Desk, what: str, asked: Any) -> None:
    """One change. Raises ``CaseError``, or ``KeyError``, ``TypeError``, ``ValueError`` for
    a request our page does not make."""
    if not isinstance(asked, dict):
        raise TypeError
    typed = {key: asked.get(key, "") for key in ("text", "who", "why")}
    if not all(isinstance(v, str) for v in typed.values()):
        raise TypeError
    if what == "undo":
        desk.undo(str(asked["id"]))
    elif what == "correct":
        reading = asked.get("reading")
        if reading is not None and type(reading) is not int:
            raise TypeError
        desk.correct(str(asked["item"]), typed, reading)
    else:
        left, top, right, bottom = (float(v) for v in asked["box"])
        added = asked["added"]
        if added not in ("stamp", "text"):
            raise ValueError
        if type(asked["document"]) is not int or type(asked["page"]) is not int:
            raise TypeError
        desk.add(asked["document"], asked["page"], (left, top, right, bottom), added, typed)
