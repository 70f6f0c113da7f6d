"""A real OpenID Connect provider on this machine, over HTTP: discovery, consent, signed ID tokens, userinfo, keys.

It asks nobody: whoever is in `somebody` agrees at once. A client has to prove itself by its secret, and each code by
the verifier of its challenge (RFC 7636).
"""

import base64
import hashlib
import json
import secrets
import threading
import time
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import parse_qs, urlencode, urlsplit

import jwt
from cryptography.hazmat.primitives.asymmetric import rsa

CLIENT, SECRET = "this-house", "between us"
KEY = rsa.generate_private_key(public_exponent=65537, key_size=2048)


class OpenIdServer(ThreadingHTTPServer):
    """`somebody` are the claims of whoever agrees next; `refuses` makes them turn back; `lies` changes the token."""

    daemon_threads = True

    def __init__(self):
        super().__init__(("127.0.0.1", 0), Conversation)
        self.somebody = {"sub": "ada", "email": "ada@university.example", "email_verified": True, "name": "Ada Byron"}
        self.refuses, self.lies, self.is_down = False, {}, False
        self.codes, self.tokens = {}, {}

    @property
    def url(self):
        return f"http://127.0.0.1:{self.server_port}"

    def id_token(self):
        now = int(time.time())
        claims = {"iss": self.url, "aud": CLIENT, "iat": now, "exp": now + 300, "sub": self.somebody["sub"]}
        return jwt.encode(claims | self.lies, KEY, algorithm="RS256", headers={"kid": "one"})


class Conversation(BaseHTTPRequestHandler):
    def do_GET(self):
        parts = urlsplit(self.path)
        if self.server.is_down:
            return self.say({}, 503)
        paths = {
            "/.well-known/openid-configuration": self.discovery,
            "/authorize": lambda: self.authorize(parse_qs(parts.query)),
            "/userinfo": self.userinfo,
            "/jwks": self.keys,
        }
        return paths[parts.path]()

    def do_POST(self):
        body = self.rfile.read(int(self.headers["Content-Length"])).decode()
        sent = {name: values[0] for name, values in parse_qs(body).items()}
        challenge = self.server.codes.pop(sent.get("code"), None)
        proof = challenge_of(sent.get("code_verifier", ""))
        if (sent.get("client_id"), sent.get("client_secret"), proof) != (CLIENT, SECRET, challenge):
            return self.say({"error": "invalid_grant"}, 400)
        token = secrets.token_urlsafe(12)
        self.server.tokens[token] = dict(self.server.somebody)
        given = {"access_token": token, "token_type": "Bearer", "expires_in": 60}
        return self.say(given | {"id_token": self.server.id_token()})

    def discovery(self):
        url = self.server.url
        self.say(
            {
                "issuer": url,
                "authorization_endpoint": f"{url}/authorize",
                "token_endpoint": f"{url}/token",
                "userinfo_endpoint": f"{url}/userinfo",
                "jwks_uri": f"{url}/jwks",
                "token_endpoint_auth_methods_supported": ["client_secret_post"],
            }
        )

    def authorize(self, asked):
        back = {"state": asked["state"][0]}
        if self.server.refuses:
            back |= {"error": "access_denied"}
        else:
            back |= {"code": secrets.token_urlsafe(12)}
            self.server.codes[back["code"]] = asked["code_challenge"][0]
        self.send_response(302)
        self.send_header("Location", f"{asked['redirect_uri'][0]}?{urlencode(back)}")
        self.end_headers()

    def userinfo(self):
        self.say(self.server.tokens[self.headers["Authorization"].removeprefix("Bearer ")])

    def keys(self):
        key = json.loads(jwt.algorithms.RSAAlgorithm.to_jwk(KEY.public_key()))
        self.say({"keys": [key | {"kid": "one", "use": "sig", "alg": "RS256"}]})

    def say(self, told, status=200):
        body = json.dumps(told).encode()
        self.send_response(status)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *words):
        """Nothing: the tests say what went wrong."""


def challenge_of(verifier):
    digest = hashlib.sha256(verifier.encode()).digest()
    return base64.urlsafe_b64encode(digest).rstrip(b"=").decode()


@contextmanager
def serving():
    """A provider that answers while the block runs."""
    with OpenIdServer() as server:
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)
        thread.start()
        try:
            yield server
        finally:
            server.shutdown()
            thread.join()
