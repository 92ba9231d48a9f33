//! The two digests of a ledger.
//!
//! A record's hash is the BLAKE3 of its *stored* bytes without the line's end; a tree hash is the SHA-256 of RFC 6962.
//! The two are distinct types, so none can be passed for the other, and neither is ever computed from a re-encoded
//! value. A hash is written as 64 lower-case hexadecimal digits (BLAKE3) or as standard base64 (tree).

use std::fmt;
use std::str::FromStr;

use crate::languages::say;
use crate::value::text::{debug_as_text, serde_as_text};
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;

/// A BLAKE3 digest: of a record's stored bytes, of a command as given, or of a document's bytes.
#[derive(Clone, Copy, Default, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Blake3([u8; 32]);

impl Blake3 {
    /// The `prev` of record 0, which has no predecessor.
    pub const ZERO: Self = Self([0; 32]);

    /// Hashes bytes as they are.
    pub fn of(bytes: &[u8]) -> Self {
        Self(*blake3::hash(bytes).as_bytes())
    }

    /// Hashes the concatenation of two byte strings.
    pub fn of_both(first: &[u8], then: &[u8]) -> Self {
        Self(*blake3::Hasher::new().update(first).update(then).finalize().as_bytes())
    }

    /// Finalizes an incremental hash.
    pub fn finish(hasher: &blake3::Hasher) -> Self {
        Self(*hasher.finalize().as_bytes())
    }

    /// The 32 bytes.
    pub const fn as_bytes(&self) -> &[u8; 32] {
        &self.0
    }
}

impl fmt::Display for Blake3 {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&blake3::Hash::from_bytes(self.0).to_hex())
    }
}

/// The reason for refusing a text as a digest.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[allow(missing_docs, reason = "the messages say it")]
pub enum DigestError {
    #[error("{}", say!("value-hash-hex"))]
    Hex,
    #[error("{}", say!("value-hash-base64"))]
    Base64,
}

impl FromStr for Blake3 {
    type Err = DigestError;

    fn from_str(text: &str) -> Result<Self, DigestError> {
        let digits: &[u8; 64] = text.as_bytes().try_into().map_err(|_| DigestError::Hex)?;
        let values = digits.map(nibble);
        if values.iter().any(|value| *value > 15) {
            return Err(DigestError::Hex);
        }
        let mut bytes = [0; 32];
        for (byte, [high, low]) in bytes.iter_mut().zip(values.as_chunks().0) {
            *byte = (high << 4) | low;
        }
        Ok(Self(bytes))
    }
}

/// Returns the value of a hexadecimal digit, or `u8::MAX` for any other byte.
const fn nibble(digit: u8) -> u8 {
    match digit {
        b'0'..=b'9' => digit.wrapping_sub(b'0'),
        b'a'..=b'f' => digit.wrapping_sub(b'a').wrapping_add(10),
        _ => u8::MAX,
    }
}

debug_as_text!(Blake3, TreeHash);
serde_as_text!(Blake3, TreeHash);

/// A node of the ledger's Merkle tree (RFC 6962, SHA-256).
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub struct TreeHash(pub [u8; 32]);

impl fmt::Display for TreeHash {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&STANDARD.encode(self.0))
    }
}

impl FromStr for TreeHash {
    type Err = DigestError;

    /// Reads standard base64; other encodings of the same bytes are refused.
    fn from_str(text: &str) -> Result<Self, DigestError> {
        let bytes = STANDARD.decode(text).map_err(|_| DigestError::Base64)?;
        bytes.try_into().map(Self).map_err(|_| DigestError::Base64)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn blake3_of_nothing_is_the_published_vector() {
        let text = "af1349b9f5f9a1a6a0404dea36dcc9499bcb25c9adc112b7cc9a93cae41f3262";
        assert_eq!(Blake3::of(b"").to_string(), text);
        assert_eq!(text.parse(), Ok(Blake3::of(b"")));
    }

    #[test]
    fn each_digit_of_a_digest_has_its_value() {
        for c in (0..=0x7f_u8).map(char::from) {
            for index in [0, 31, 63] {
                let mut text = "0".repeat(64);
                text.replace_range(index..=index, &c.to_string());
                let value = c.to_digit(16).filter(|_| !c.is_ascii_uppercase());
                let shift = if index == 0 { 4 } else { 0 };
                let byte = value.map(|value| u8::try_from(value << shift).unwrap());
                assert_eq!(text.parse::<Blake3>().ok().map(|hash| hash.as_bytes()[index / 2]), byte, "{text:?}");
                assert!(text.parse::<Blake3>().is_err() || text.parse::<Blake3>().unwrap().to_string() == text);
            }
        }
    }

    #[test]
    fn other_spellings_of_a_digest_are_refused() {
        let upper = Blake3::of(b"").to_string().to_uppercase();
        assert_eq!(upper.parse::<Blake3>(), Err(DigestError::Hex));
        assert_eq!("00".parse::<Blake3>(), Err(DigestError::Hex));
        let unpadded = TreeHash([0; 32]).to_string().replace('=', "");
        assert_eq!(unpadded.parse::<TreeHash>(), Err(DigestError::Base64));
        let loose_bits = TreeHash([0; 32]).to_string().replace("A=", "B=");
        assert_eq!(loose_bits.parse::<TreeHash>(), Err(DigestError::Base64));
    }
}
