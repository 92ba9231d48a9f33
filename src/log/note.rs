//! A signed note is a text with signatures under it, in the form of C2SP `signed-note`.
//!
//! A note is UTF-8 without control characters other than the newline. It consists of
//!
//! - the **text**, one or more lines, each ended by a newline,
//! - a blank line,
//! - one to a hundred **signature lines**: an em dash (U+2014), a space, the key name, a space, the standard base64 of
//!   the four bytes of the key id and the signature, a newline.
//!
//! The signature is Ed25519 over the text including its last newline, without the blank line. The text may itself
//! contain blank lines; the last one separates it from the signatures. This example, from the documentation of Go's
//! `golang.org/x/mod/sumdb/note`, can be checked with any implementation:
//!
//! ```
//! use pledgebook::Note;
//!
//! let note = Note::parse("\
//! If you think cryptography is the answer to your problem,
//! then you don't know what your problem is.
//!
//! — PeterNeumann x08go/ZJkuBS9UG/SffcvIAQxVBtiFupLLr8pAcElZInNIuGUgYN1FFYC2pZSNXgKvqfqdngotpRZb6KE6RyyBwJnAM=
//! ".as_bytes())?;
//! let key = "PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW".parse()?;
//! note.verify(&key)?;
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```
//!
//! A private key is one line in the form of Go's package; its last part is 0x01 followed by the 32 bytes of the seed:
//!
//! ```text
//! PRIVATE+KEY+<name>+<key id, 8 hex digits>+<base64 of 33 bytes>
//! ```
//!
//! Signatures are verified strictly (RFC 8032 with the checks of `verify_strict`). Keys of small order and malleable
//! signatures are refused, so one text has one signature under one key.

use std::fmt;
use std::str::FromStr;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use ed25519_dalek::{Signer as _, SigningKey, VerifyingKey};

use crate::languages::say;
use crate::value::key::{ED25519, KeyError, KeyId, VerifierKey, is_key_name, split};

/// The beginning of a signature line.
pub(crate) const SIGNATURE_MARK: &str = "\u{2014} ";

const MAX_SIGNATURES: usize = 100;

/// A text with the signatures under it, parsed but not yet verified.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Note {
    /// The text, with its last newline.
    pub text: String,
    /// The signatures in their order, at least one.
    pub signatures: Vec<Signature>,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Signature {
    /// The name of the key that claims to have signed.
    pub name: String,
    pub id: KeyId,
    /// The signature: 64 bytes for Ed25519. A note may also hold signatures of other algorithms, with other lengths.
    pub bytes: Vec<u8>,
}

/// Why bytes are not a signed note, or a note is not signed by a key.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum NoteError {
    #[error("{}", say!("log-note-utf8", offset = .offset))]
    Utf8 { offset: usize },
    #[error("{}", say!("log-note-control", offset = .offset))]
    Control { offset: usize },
    #[error("{}", say!("log-note-no-end"))]
    NoEnd,
    #[error("{}", say!("log-note-no-blank-line"))]
    NoBlankLine,
    #[error("{}", say!("log-note-no-text"))]
    NoText,
    #[error("{}", say!("log-note-text-without-end"))]
    TextWithoutEnd,
    #[error("{}", say!("log-note-no-signature"))]
    NoSignature,
    #[error("{}", say!("log-note-too-many-signatures", most = MAX_SIGNATURES))]
    TooManySignatures,
    #[error("{}", say!("log-note-signature-form"))]
    SignatureForm,
    #[error("{}", say!("log-note-signature-name"))]
    SignatureName,
    #[error("{}", say!("log-note-signature-base64"))]
    SignatureBase64,
    #[error("{}", say!("log-note-signature-length", length = .length))]
    SignatureLength { length: usize },
    #[error("{}", say!("log-note-unsigned", id = .id))]
    Unsigned { id: KeyId },
    #[error("{}", say!("log-note-bad-key", id = .id))]
    BadKey { id: KeyId },
    #[error("{}", say!("log-note-bad-signature", id = .id))]
    BadSignature { id: KeyId },
}

impl Note {
    /// Parses a note as a file holds it; errs at the first departure from the form.
    pub fn parse(bytes: &[u8]) -> Result<Self, NoteError> {
        let whole = std::str::from_utf8(bytes).map_err(|e| NoteError::Utf8 { offset: e.valid_up_to() })?;
        no_control(whole)?;
        if !whole.ends_with('\n') {
            return Err(NoteError::NoEnd);
        }
        let blank = whole.rfind("\n\n").ok_or(NoteError::NoBlankLine)?;
        let (text, rest) = whole.split_at(blank.saturating_add(1));
        if text == "\n" {
            return Err(NoteError::NoText);
        }
        let lines = rest.strip_prefix('\n').unwrap_or(rest);
        let signatures = lines.lines().map(str::parse).take(MAX_SIGNATURES.saturating_add(1));
        let signatures: Vec<Signature> = signatures.collect::<Result<_, _>>()?;
        match signatures.len() {
            0 => Err(NoteError::NoSignature),
            1..=MAX_SIGNATURES => Ok(Self { text: text.to_owned(), signatures }),
            _ => Err(NoteError::TooManySignatures),
        }
    }

    /// Checks that the key signed this text. Errs if it did not, or if any signature that claims to be the key's is
    /// invalid.
    pub fn verify(&self, key: &VerifierKey) -> Result<(), NoteError> {
        self.verify_with(&ReadyKey::new(key)?)
    }

    /// Checks the signatures as [`Note::verify`] does, with a prepared key.
    pub(crate) fn verify_with(&self, ReadyKey { key, id, public }: &ReadyKey) -> Result<(), NoteError> {
        let id = *id;
        let mut by_key = self.signatures.iter().filter(|s| s.name == key.name() && s.id == id).peekable();
        if by_key.peek().is_none() {
            return Err(NoteError::Unsigned { id });
        }
        for signature in by_key {
            let signature = ed25519_dalek::Signature::from_slice(&signature.bytes);
            let signature = signature.map_err(|_| NoteError::BadSignature { id })?;
            public.verify_strict(self.text.as_bytes(), &signature).map_err(|_| NoteError::BadSignature { id })?;
        }
        Ok(())
    }
}

/// A key prepared for many verifications: its id and its decompressed point.
pub(crate) struct ReadyKey {
    pub(super) key: VerifierKey,
    pub(super) id: KeyId,
    public: VerifyingKey,
}

impl ReadyKey {
    /// Prepares a key. Errs if its bytes are not an Ed25519 public key.
    pub(crate) fn new(key: &VerifierKey) -> Result<Self, NoteError> {
        let id = key.id();
        let public = VerifyingKey::from_bytes(key.public()).map_err(|_| NoteError::BadKey { id })?;
        Ok(Self { key: key.clone(), id, public })
    }
}

/// Formats the note as a file holds it.
impl fmt::Display for Note {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(f, "{}", self.text)?;
        self.signatures.iter().try_for_each(|signature| writeln!(f, "{signature}"))
    }
}

impl fmt::Display for Signature {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let bytes = [self.id.0.as_slice(), &self.bytes].concat();
        write!(f, "{SIGNATURE_MARK}{} {}", self.name, STANDARD.encode(bytes))
    }
}

impl FromStr for Signature {
    type Err = NoteError;

    /// Parses a signature line without its newline.
    fn from_str(line: &str) -> Result<Self, NoteError> {
        let (name, signature) =
            line.strip_prefix(SIGNATURE_MARK).and_then(|line| line.split_once(' ')).ok_or(NoteError::SignatureForm)?;
        if !is_key_name(name) {
            return Err(NoteError::SignatureName);
        }
        let bytes = STANDARD.decode(signature).map_err(|_| NoteError::SignatureBase64)?;
        match bytes.split_first_chunk::<4>() {
            Some((id, signature)) if !signature.is_empty() => {
                Ok(Self { name: name.to_owned(), id: KeyId(*id), bytes: signature.to_vec() })
            }
            _ => Err(NoteError::SignatureLength { length: bytes.len() }),
        }
    }
}

fn no_control(text: &str) -> Result<(), NoteError> {
    match text.char_indices().find(|(_, c)| c.is_control() && *c != '\n') {
        Some((offset, _)) => Err(NoteError::Control { offset }),
        None => Ok(()),
    }
}

/// A recorder's private key with its name. Dropping it overwrites the key in memory.
pub struct Signer {
    verifier: VerifierKey,
    key: SigningKey,
}

/// Why a text is not a private key, or a key could not be generated.
#[derive(Debug, thiserror::Error)]
pub enum SignerError {
    #[error("{}", say!("log-signer-form"))]
    Form,
    #[error(transparent)]
    Key(#[from] KeyError),
    #[error("{}", say!("log-signer-randomness"))]
    Randomness(#[source] getrandom::Error),
}

impl Signer {
    /// Generates a key from the operating system's randomness. Errs if there is none, or if the name is not valid in
    /// C2SP.
    pub fn generate(name: &str) -> Result<Self, SignerError> {
        let mut seed = [0; 32];
        getrandom::fill(&mut seed).map_err(SignerError::Randomness)?;
        Self::from_seed(name, &seed)
    }

    /// Creates a key from a name and the 32 bytes of an Ed25519 seed (RFC 8032). Errs if the name is not valid in
    /// C2SP.
    pub fn from_seed(name: &str, seed: &[u8; 32]) -> Result<Self, SignerError> {
        let key = SigningKey::from_bytes(seed);
        let public = key.verifying_key().to_bytes();
        let verifier = VerifierKey::new(name, public)?;
        Ok(Self { verifier, key })
    }

    /// Returns the name: the origin of the ledger that the key writes.
    pub fn name(&self) -> &str {
        self.verifier.name()
    }

    /// Returns the id of the key: the `by` of its records.
    pub fn id(&self) -> KeyId {
        self.verifier.id()
    }

    pub fn verifier(&self) -> VerifierKey {
        self.verifier.clone()
    }

    /// Signs a text and returns the whole note. Errs on a text that a note cannot carry.
    pub fn sign(&self, text: &str) -> Result<String, NoteError> {
        no_control(text)?;
        match text {
            "" | "\n" => return Err(NoteError::NoText),
            _ if !text.ends_with('\n') => return Err(NoteError::TextWithoutEnd),
            _ => {}
        }
        let bytes = self.key.sign(text.as_bytes()).to_bytes().to_vec();
        let signature = Signature { name: self.name().to_owned(), id: self.id(), bytes };
        Ok(Note { text: text.to_owned(), signatures: vec![signature] }.to_string())
    }

    /// Returns the private key as one line without a newline. It is a secret and belongs in a file that only its owner
    /// can read.
    pub fn to_secret_text(&self) -> String {
        let bytes = [&[ED25519], self.key.as_bytes().as_slice()].concat();
        format!("PRIVATE+KEY+{}+{}+{}", self.name(), self.id(), STANDARD.encode(bytes))
    }
}

impl FromStr for Signer {
    type Err = SignerError;

    fn from_str(text: &str) -> Result<Self, SignerError> {
        let rest = text.strip_prefix("PRIVATE+KEY+").ok_or(SignerError::Form)?;
        let (name, id, seed) = split(rest).map_err(|error| match error {
            KeyError::Form | KeyError::Id => SignerError::Form,
            other => other.into(),
        })?;
        let signer = Self::from_seed(name, &seed)?;
        signer.verifier.check_id(id)?;
        Ok(signer)
    }
}

/// Shows the name of the key and hides the secret.
impl fmt::Debug for Signer {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Signer({}+{})", self.name(), self.id())
    }
}

#[cfg(test)]
mod tests {
    use signed_note as theirs;
    use signed_note::{Signer as _, Verifier as _};

    use super::*;

    const SECRET: &str = "PRIVATE+KEY+PeterNeumann+c74f20a3+AYEKFALVFGyNhPJEMzD1QIDr+Y7hfZx09iUvxdXHKDFz";
    const TEXT: &str = "If you think cryptography is the answer to your problem,\n\
                        then you don't know what your problem is.\n";
    const NOTE: &str = "If you think cryptography is the answer to your problem,\n\
                        then you don't know what your problem is.\n\n\
                        \u{2014} PeterNeumann x08go/ZJkuBS9UG/SffcvIAQxVBtiFupLLr8pAcElZInNIuGUgYN1FFYC2pZSNXgKvqfqdngotpRZb6KE6RyyBwJnAM=\n";

    #[test]
    fn the_published_key_signs_the_published_note() {
        let signer: Signer = SECRET.parse().unwrap();
        assert_eq!(signer.sign(TEXT).unwrap(), NOTE);
        assert_eq!(signer.to_secret_text(), SECRET);
        let note = Note::parse(NOTE.as_bytes()).unwrap();
        note.verify(&signer.verifier()).unwrap();
        assert_eq!(note.to_string(), NOTE);
    }

    #[test]
    fn another_verifier_accepts_our_notes_and_ours_accepts_theirs() {
        let ours = Signer::generate("example.org/ledger").unwrap();
        let key = ours.verifier();
        let note = ours.sign("a\n\nb\n").unwrap();

        let verifier = theirs::StandardVerifier::new(&key.to_string()).unwrap();
        assert_eq!(verifier.key_id().to_be_bytes(), key.id().0);
        let known = theirs::VerifierList::new(vec![Box::new(verifier)]);
        let (verified, unverified) = theirs::Note::from_bytes(note.as_bytes()).unwrap().verify(&known).unwrap();
        assert_eq!((verified.len(), unverified.len()), (1, 0));

        let signer = theirs::StandardSigner::new(&ours.to_secret_text()).unwrap();
        assert_eq!(signer.name(), ours.name());
        let mut signed = theirs::Note::new(b"a\n\nb\n", &[]).unwrap();
        signed.add_sigs(&[&signer]).unwrap();
        Note::parse(&signed.to_bytes()).unwrap().verify(&key).unwrap();
    }

    #[test]
    fn each_departure_from_the_form_has_its_own_error() {
        let good = "t\n\n\u{2014} n AAAAAAA=\n";
        Note::parse(good.as_bytes()).unwrap();
        let many = format!("t\n\n{}", "\u{2014} n AAAAAAA=\n".repeat(101));
        let rows: [(&[u8], NoteError); 13] = [
            (b"t\n\n\xff", NoteError::Utf8 { offset: 3 }),
            (b"t\r\n\n", NoteError::Control { offset: 1 }),
            (b"t\x7f\n\n", NoteError::Control { offset: 1 }),
            ("t\n\n\u{2014} n AAAAAAA=".as_bytes(), NoteError::NoEnd),
            (b"", NoteError::NoEnd),
            ("t\n\u{2014} n AAAAAAA=\n".as_bytes(), NoteError::NoBlankLine),
            ("\n\n\u{2014} n AAAAAAA=\n".as_bytes(), NoteError::NoText),
            (b"t\n\n", NoteError::NoSignature),
            (many.as_bytes(), NoteError::TooManySignatures),
            (b"t\n\n- n AAAAAAA=\n", NoteError::SignatureForm),
            ("t\n\n\u{2014} n+m AAAAAAA=\n".as_bytes(), NoteError::SignatureName),
            ("t\n\n\u{2014} n AAAAAAA\n".as_bytes(), NoteError::SignatureBase64),
            ("t\n\n\u{2014} n AAAAAA==\n".as_bytes(), NoteError::SignatureLength { length: 4 }),
        ];
        for (bytes, error) in rows {
            assert_eq!(Note::parse(bytes), Err(error), "{bytes:?}");
        }
    }

    #[test]
    fn a_text_that_a_note_cannot_carry_is_not_signed() {
        let signer: Signer = SECRET.parse().unwrap();
        assert_eq!(signer.sign(""), Err(NoteError::NoText));
        assert_eq!(signer.sign("a"), Err(NoteError::TextWithoutEnd));
        assert_eq!(signer.sign("a\tb\n"), Err(NoteError::Control { offset: 1 }));
    }

    #[test]
    fn the_wrong_text_key_and_name_have_distinct_errors() {
        let signer: Signer = SECRET.parse().unwrap();
        let (key, id) = (signer.verifier(), signer.id());
        let altered = Note::parse(NOTE.replace("think", "thank").as_bytes()).unwrap();
        assert_eq!(altered.verify(&key), Err(NoteError::BadSignature { id }));
        let renamed = Note::parse(NOTE.replace("PeterNeumann", "PN").as_bytes()).unwrap();
        assert_eq!(renamed.verify(&key), Err(NoteError::Unsigned { id }));
        let other = Signer::generate("PeterNeumann").unwrap().verifier();
        assert_eq!(altered.verify(&other), Err(NoteError::Unsigned { id: other.id() }));
    }

    #[test]
    fn a_key_of_small_order_is_refused() {
        // The neutral element would accept a signature over any text.
        let mut neutral = [0; 32];
        neutral[0] = 1;
        let key = VerifierKey::new("n", neutral).unwrap();
        let bytes = [neutral, [0; 32]].concat();
        let note = Note { text: "t\n".into(), signatures: vec![Signature { name: "n".into(), id: key.id(), bytes }] };
        assert_eq!(note.verify(&key), Err(NoteError::BadSignature { id: key.id() }));
    }

    #[test]
    fn a_private_key_is_read_strictly_and_never_shown() {
        assert!(matches!(
            SECRET.replace("c74f20a3", "c74f20a4").parse::<Signer>(),
            Err(SignerError::Key(KeyError::IdMismatch { .. }))
        ));
        assert!(matches!(
            SECRET.replace("AYEK", "BIEK").parse::<Signer>(),
            Err(SignerError::Key(KeyError::Algorithm(4)))
        ));
        assert!(matches!(format!("{SECRET}\n").parse::<Signer>(), Err(SignerError::Form)));
        assert!(matches!(Signer::generate("a b"), Err(SignerError::Key(KeyError::Name))));
        let signer: Signer = SECRET.parse().unwrap();
        assert_eq!(format!("{signer:?}"), "Signer(PeterNeumann+c74f20a3)");
    }

    proptest::proptest! {
        #[test]
        fn any_bytes_are_a_note_or_an_error(bytes: Vec<u8>, cut in 0..NOTE.len(), byte: u8) {
            let _ = Note::parse(&bytes);
            let mut near = NOTE.as_bytes().to_vec();
            near[cut] = byte;
            if let Ok(note) = Note::parse(&near) {
                proptest::prop_assert_eq!(note.to_string().into_bytes(), near);
            }
        }
    }
}
