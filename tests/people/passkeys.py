"""A passkey made of software, for tests without a browser: it signs like a device would."""

import hashlib
import json
from base64 import urlsafe_b64encode

from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec
from fido2 import cbor
from fido2.cose import ES256

ORIGIN = "https://testserver"
HOST = "testserver"
PRESENT_AND_VERIFIED, WITH_KEY = 0x05, 0x40


def text(data):
    return urlsafe_b64encode(data).rstrip(b"=").decode()


class Passkey:
    """One key on one device. `register` and `sign` answer a page's options as the script would post them."""

    def __init__(self, identifier=b"a passkey for tests", *, verified=True):
        self.identifier = identifier
        self.private = ec.generate_private_key(ec.SECP256R1())
        self.flags = PRESENT_AND_VERIFIED if verified else 0x01
        self.owner = None

    def register(self, options):
        self.owner = options["publicKey"]["user"]["id"]
        key = cbor.encode(ES256.from_cryptography_key(self.private.public_key()))
        attested = bytes(16) + len(self.identifier).to_bytes(2, "big") + self.identifier + key
        authenticator = self._authenticator_data(self.flags | WITH_KEY) + attested
        attestation = cbor.encode({"fmt": "none", "attStmt": {}, "authData": authenticator})
        return self._credential(
            {"clientDataJSON": text(self._client_data("create", options)), "attestationObject": text(attestation)},
            {"credProps": {"rk": True}},
        )

    def sign(self, options):
        client, authenticator = self._client_data("get", options), self._authenticator_data(self.flags)
        signature = self.private.sign(authenticator + hashlib.sha256(client).digest(), ec.ECDSA(hashes.SHA256()))
        return self._credential(
            {
                "clientDataJSON": text(client),
                "authenticatorData": text(authenticator),
                "signature": text(signature),
                "userHandle": self.owner,
            },
            {},
        )

    def _credential(self, response, extensions):
        return json.dumps(
            {
                "id": text(self.identifier),
                "rawId": text(self.identifier),
                "type": "public-key",
                "clientExtensionResults": extensions,
                "response": response,
            }
        )

    def _client_data(self, ceremony, options):
        facts = {"type": f"webauthn.{ceremony}", "challenge": options["publicKey"]["challenge"], "origin": ORIGIN}
        return json.dumps(facts).encode()

    def _authenticator_data(self, flags):
        return hashlib.sha256(HOST.encode()).digest() + bytes([flags]) + bytes(4)
