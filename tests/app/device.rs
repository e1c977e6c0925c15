//! Somebody's phone, computer or small key that makes passkeys and signs with them, and the browser
//! between it and the page.

use data_encoding::BASE64URL_NOPAD;
use ed25519_dalek::Signer as _;
use serde_json::{Value, json};
use sha2::{Digest as _, Sha256};
use troth::sealed::random;

use crate::page::{Page, selector};

const TOUCHED: u8 = 0x01;
const IT_WAS_THEM: u8 = 0x04;
const A_NEW_KEY: u8 = 0x40;

/// A device with one passkey. What it signs can be changed beforehand, as by an attacker.
#[derive(Debug, Clone)]
pub(crate) struct Device {
    /// The secret half of its passkey.
    pub(crate) key: Key,
    /// The name that its passkey goes by.
    pub(crate) id: Vec<u8>,
    /// Whom it belongs to, as it was told; said when it signs.
    pub(crate) handle: Vec<u8>,
    /// How often it was used; 0 where a device does not count.
    pub(crate) counter: u32,
    /// Where its browser is.
    pub(crate) origin: String,
    /// Which server it signs for; the one that asks if nothing stands here.
    pub(crate) site: Option<String>,
    /// What it signs; what it is asked to if nothing stands here.
    pub(crate) challenge: Option<String>,
    /// Whether somebody touched it.
    pub(crate) touched: bool,
    /// The page is a frame on a page from elsewhere.
    pub(crate) framed: bool,
    /// How it says that it signs.
    pub(crate) algorithm: Option<i8>,
}

/// What it signs with.
#[derive(Debug, Clone)]
pub(crate) enum Key {
    /// ES256.
    P256(p256::ecdsa::SigningKey),
    /// Ed25519.
    Ed25519(ed25519_dalek::SigningKey),
}

impl Device {
    /// A phone that counts its uses and signs with ES256; its browser is here.
    pub(crate) fn new(origin: &str) -> Self {
        let key = p256::ecdsa::SigningKey::from_slice(&random::<32>()).expect("a key");
        Self::with(Key::P256(key), origin)
    }

    /// One that signs with Ed25519 and does not count.
    pub(crate) fn that_does_not_count(origin: &str) -> Self {
        let key = ed25519_dalek::SigningKey::from_bytes(&random());
        Self { counter: 0, ..Self::with(Key::Ed25519(key), origin) }
    }

    fn with(key: Key, origin: &str) -> Self {
        Self {
            key,
            id: random::<20>().to_vec(),
            handle: Vec::new(),
            counter: 1,
            origin: origin.to_owned(),
            site: None,
            challenge: None,
            touched: true,
            framed: false,
            algorithm: None,
        }
    }

    /// The same with another key, as one that somebody makes up for its name.
    pub(crate) fn with_another_key(&self) -> Self {
        let other = Self::new(&self.origin);
        Self { key: other.key, ..self.clone() }
    }

    /// Makes its passkey as this page asks: the answer that the page's script sends.
    pub(crate) fn make(&mut self, page: &Page) -> String {
        let asked = question(page);
        self.handle = decoded(&asked["user"]["id"]);
        let signed = self.signed_for(&asked["rp"]["id"], A_NEW_KEY);
        let length = u16::try_from(self.id.len()).expect("a short name").to_be_bytes();
        let data = [signed.as_slice(), &[0; 16], &length, &self.id, &self.cose()].concat();
        let length = u16::try_from(data.len()).expect("short").to_be_bytes();
        let head = b"\xa3\x63fmt\x64none\x67attStmt\xa0\x68authData\x59";
        let attestation = [head.as_slice(), &length, &data].concat();
        self.answer(&json!({
            "clientDataJSON": self.client_data("webauthn.create", &asked),
            "attestationObject": BASE64URL_NOPAD.encode(&attestation),
            "transports": ["internal", "of-a-later-standard"],
        }))
    }

    /// Signs what this page asks, and counts it.
    pub(crate) fn sign(&mut self, page: &Page) -> String {
        if self.counter > 0 {
            self.counter += 1;
        }
        let asked = question(page);
        let client_data = self.client_data("webauthn.get", &asked);
        let data = self.signed_for(&asked["rpId"], 0);
        let json = BASE64URL_NOPAD.decode(client_data.as_bytes()).expect("its own");
        let signed = [data.as_slice(), &Sha256::digest(json)].concat();
        let signature = match &self.key {
            Key::P256(key) => {
                let signature: p256::ecdsa::Signature = key.sign(&signed);
                signature.to_der().as_bytes().to_vec()
            }
            Key::Ed25519(key) => key.sign(&signed).to_bytes().to_vec(),
        };
        self.answer(&json!({
            "clientDataJSON": client_data,
            "authenticatorData": BASE64URL_NOPAD.encode(&data),
            "signature": BASE64URL_NOPAD.encode(&signature),
            "userHandle": BASE64URL_NOPAD.encode(&self.handle),
        }))
    }

    fn answer(&self, response: &Value) -> String {
        let id = BASE64URL_NOPAD.encode(&self.id);
        json!({ "id": id, "rawId": id, "type": "public-key", "response": response }).to_string()
    }

    fn client_data(&self, kind: &str, asked: &Value) -> String {
        let challenge =
            self.challenge.clone().map_or_else(|| asked["challenge"].clone(), Value::from);
        let data = json!({
            "type": kind, "challenge": challenge, "origin": self.origin, "crossOrigin": self.framed,
        });
        BASE64URL_NOPAD.encode(data.to_string().as_bytes())
    }

    /// For whom, that somebody was there, how often it was used.
    fn signed_for(&self, asked: &Value, more: u8) -> Vec<u8> {
        let site = self.site.as_deref().or(asked.as_str()).expect("a server");
        let there = if self.touched { TOUCHED | IT_WAS_THEM } else { 0 };
        let counter = self.counter.to_be_bytes();
        [Sha256::digest(site).as_slice(), &[there | more], &counter].concat()
    }

    /// Its public key, in CBOR.
    fn cose(&self) -> Vec<u8> {
        let said = |usual: i8| self.algorithm.unwrap_or(usual);
        // Negative numbers: 0x20 and one less than what they are without the sign.
        let number = |usual| 0x20 | u8::try_from(-1 - said(usual)).expect("a small number");
        match &self.key {
            Key::P256(key) => {
                let point = key.verifying_key().to_sec1_point(false);
                let (x, y) = point.as_bytes()[1..].split_at(32);
                let head = [0xa5, 0x01, 0x02, 0x03, number(-7), 0x20, 0x01, 0x21, 0x58, 0x20];
                [head.as_slice(), x, &[0x22, 0x58, 0x20], y].concat()
            }
            Key::Ed25519(key) => {
                let head = [0xa4, 0x01, 0x01, 0x03, number(-8), 0x20, 0x06, 0x21, 0x58, 0x20];
                [head.as_slice(), key.verifying_key().as_bytes()].concat()
            }
        }
    }
}

/// What the script of this page asks a device.
pub(crate) fn question(page: &Page) -> Value {
    let html = page.parse();
    let form = html.select(&selector("form[data-passkey]")).next();
    let form = form.unwrap_or_else(|| panic!("{} asks no device:\n{}", page.path, page.text()));
    serde_json::from_str(form.attr("data-question").expect("a question")).expect("JSON")
}

fn decoded(text: &Value) -> Vec<u8> {
    BASE64URL_NOPAD.decode(text.as_str().expect("text").as_bytes()).expect("base64url")
}
