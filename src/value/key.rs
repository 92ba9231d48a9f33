//! A recorder's key as data: its name, its id and its public bytes, written as a C2SP `signed-note` verifier key.
//!
//! ```text
//! <name>+<key id, 8 hex digits>+<base64 of 0x01 and the 32 bytes of an Ed25519 public key>
//! ```
//!
//! The key id is the first four bytes of SHA-256(name, newline, 0x01, public key). A name that does not belong to its
//! id is refused, so a key cannot be moved from one ledger to another by renaming it. Signing and checking signatures
//! is the business of [`crate::log::note`].

use std::fmt;
use std::str::FromStr;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use sha2::{Digest as _, Sha256};

use crate::languages::say;
use crate::value::text::{debug_as_text, serde_as_text};

/// The signature algorithm of a key: Ed25519 is `0x01` in C2SP `signed-note`.
pub(crate) const ED25519: u8 = 1;

/// The short name of a key, eight hexadecimal digits: a record's `by`.
#[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct KeyId(pub [u8; 4]);

/// A public key with the ledger's origin as its name.
#[derive(Clone, PartialEq, Eq, Hash)]
pub struct VerifierKey {
    name: String,
    public: [u8; 32],
    /// Derived from name and public key, and kept because every record asks for it.
    id: KeyId,
}

/// The reason for refusing a text as a key.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[allow(missing_docs, reason = "the messages say it")]
pub enum KeyError {
    #[error("{}", say!("value-key-id"))]
    Id,
    #[error("{}", say!("value-key-form"))]
    Form,
    #[error("{}", say!("value-key-name"))]
    Name,
    #[error("{}", say!("value-key-algorithm", algorithm = format!("{:02x}", .0)))]
    Algorithm(u8),
    #[error("{}", say!("value-key-id-mismatch", found = .found, expected = .expected))]
    IdMismatch { found: KeyId, expected: KeyId },
}

impl VerifierKey {
    /// Joins a name and an Ed25519 public key. Errs where C2SP `signed-note` does not allow the name.
    pub fn new(name: &str, public: [u8; 32]) -> Result<Self, KeyError> {
        if !is_key_name(name) {
            return Err(KeyError::Name);
        }
        Ok(Self { name: name.to_owned(), public, id: id_of(name, &public) })
    }

    /// The name: the origin of the ledger that the key writes.
    pub fn name(&self) -> &str {
        &self.name
    }

    /// The 32 bytes of the Ed25519 public key.
    pub const fn public(&self) -> &[u8; 32] {
        &self.public
    }

    /// The first four bytes of SHA-256(name, newline, algorithm, public key).
    pub const fn id(&self) -> KeyId {
        self.id
    }

    /// Errs if a text stated another id for this key.
    pub(crate) fn check_id(&self, found: KeyId) -> Result<(), KeyError> {
        if found == self.id { Ok(()) } else { Err(KeyError::IdMismatch { found, expected: self.id }) }
    }
}

fn id_of(name: &str, public: &[u8; 32]) -> KeyId {
    let digest: [u8; 32] = Sha256::new()
        .chain_update(name.as_bytes())
        .chain_update([b'\n', ED25519])
        .chain_update(public)
        .finalize()
        .into();
    let [a, b, c, d, ..] = digest;
    KeyId([a, b, c, d])
}

/// Returns whether C2SP `signed-note` allows a key name: not empty, no Unicode white space, no plus.
pub fn is_key_name(name: &str) -> bool {
    !name.is_empty() && !name.contains(|c: char| c.is_whitespace() || c.is_control() || c == '+')
}

impl fmt::Display for KeyId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:08x}", u32::from_be_bytes(self.0))
    }
}

impl FromStr for KeyId {
    type Err = KeyError;

    fn from_str(text: &str) -> Result<Self, KeyError> {
        let lower_hex = text.bytes().all(|b| b.is_ascii_digit() || (b'a'..=b'f').contains(&b));
        if text.len() != 8 || !lower_hex {
            return Err(KeyError::Id);
        }
        let id = u32::from_str_radix(text, 16).map_err(|_| KeyError::Id)?;
        Ok(Self(id.to_be_bytes()))
    }
}

impl fmt::Display for VerifierKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut bytes = vec![ED25519];
        bytes.extend(self.public);
        write!(f, "{}+{}+{}", self.name, self.id(), STANDARD.encode(bytes))
    }
}

impl FromStr for VerifierKey {
    type Err = KeyError;

    fn from_str(text: &str) -> Result<Self, KeyError> {
        let (name, id, public) = split(text)?;
        let key = Self::new(name, public)?;
        key.check_id(id)?;
        Ok(key)
    }
}

/// Splits a key, public or private, into its name, its stated id and its 32 bytes.
pub(crate) fn split(text: &str) -> Result<(&str, KeyId, [u8; 32]), KeyError> {
    let (name, rest) = text.split_once('+').ok_or(KeyError::Form)?;
    let (id, key) = rest.split_once('+').ok_or(KeyError::Form)?;
    let id = id.parse()?;
    match STANDARD.decode(key).map_err(|_| KeyError::Form)?.as_slice() {
        [ED25519, bytes @ ..] => Ok((name, id, bytes.try_into().map_err(|_| KeyError::Form)?)),
        [other, ..] => Err(KeyError::Algorithm(*other)),
        [] => Err(KeyError::Form),
    }
}

debug_as_text!(KeyId, VerifierKey);
serde_as_text!(KeyId, VerifierKey);

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_key_reads_back_as_written() {
        let key = VerifierKey::new("example.org/ledger", [7; 32]).unwrap();
        assert_eq!(key.to_string().parse(), Ok(key));
    }

    #[test]
    fn a_renamed_key_is_refused() {
        let text = VerifierKey::new("example.org/ledger", [7; 32]).unwrap().to_string();
        let renamed = text.replace("org", "net");
        assert!(matches!(renamed.parse::<VerifierKey>(), Err(KeyError::IdMismatch { .. })));
    }

    #[test]
    fn other_algorithms_and_names_are_refused() {
        let mut bytes = vec![4];
        bytes.extend([7; 32]);
        let other = format!("a+00000000+{}", STANDARD.encode(bytes));
        assert_eq!(other.parse::<VerifierKey>(), Err(KeyError::Algorithm(4)));
        assert_eq!(VerifierKey::new("a b", [0; 32]), Err(KeyError::Name));
        assert_eq!("a+b".parse::<VerifierKey>(), Err(KeyError::Form));
        assert_eq!("a+0000000G+AA==".parse::<VerifierKey>(), Err(KeyError::Id));
    }
}
