//! Refuses private keys in arguments and files of facts, before anything reads them, and never quotes them.

use std::ffi::OsString;

use crate::cli::Failure;
use crate::error::{Error, InputError, InputFault, InputPlace};
use crate::languages::say;
use crate::value::text::holds_private_key;

/// Maximum number of lines of a file that are named.
const LINES_MAX: usize = 20;

/// Errs if an argument holds a private key.
pub fn refuse_arguments(args: &[OsString]) -> Result<(), Failure> {
    let mut args = args.iter().enumerate().skip(1);
    let held = args.find(|(_, arg)| holds_private_key(arg.as_encoded_bytes()));
    let Some((number, _)) = held else { return Ok(()) };
    let failure = Failure::argument(&say!("cli-exposed-argument", number = number), say!("cli-exposed-argument-holds"));
    Err(failure.hinted(&say!("cli-exposed-key-file")).hinted(&say!("cli-exposed-history")))
}

/// Errs if lines of an input file hold a private key, and names them.
pub fn refuse_lines(bytes: &[u8], name: &str) -> Result<(), Failure> {
    let lines = bytes.split(|byte| *byte == b'\n').zip(1_u64..).filter(|(line, _)| is_held(line));
    let mut held = lines.map(|(_, number)| InputError {
        place: InputPlace { file: name.to_owned(), line: Some(number), column: None },
        fault: InputFault::Value { why: say!("cli-exposed-line") },
    });
    let Some(first) = held.next() else { return Ok(()) };
    let also = held.by_ref().take(LINES_MAX.saturating_sub(1)).map(|fault| fault.to_string()).collect();
    let mut failure = Failure::from(Error::Input(first)).also(also);
    let more = held.count();
    if more > 0 {
        failure = failure.hinted(&say!("cli-exposed-more", lines # more));
    }
    Err(failure.hinted(&say!("cli-exposed-not-recorded")).hinted(&say!("cli-exposed-revoke")))
}

fn is_held(line: &[u8]) -> bool {
    holds_private_key(line) || line.contains(&b'\\') && holds_private_key(&unescaped(line))
}

/// Resolves the escapes of JSON strings, so that they cannot hide a key.
fn unescaped(line: &[u8]) -> Vec<u8> {
    let mut plain = Vec::with_capacity(line.len());
    let mut rest = line;
    while let Some((byte, after)) = rest.split_first() {
        rest = after;
        match (byte, after.split_first()) {
            (b'\\', Some((b'u', digits))) => {
                let (digits, after) =
                    digits.split_first_chunk::<4>().map_or((&[][..], digits), |(d, after)| (d, after));
                plain.extend_from_slice(unit(digits).encode_utf8(&mut [0; 4]).as_bytes());
                rest = after;
            }
            (b'\\', Some((escaped, after))) => {
                plain.push(*escaped);
                rest = after;
            }
            _ => plain.push(*byte),
        }
    }
    plain
}

/// Returns the character of four hexadecimal digits; half of a surrogate pair cannot be part of a key.
fn unit(digits: &[u8]) -> char {
    let code = std::str::from_utf8(digits).ok().and_then(|digits| u32::from_str_radix(digits, 16).ok());
    code.and_then(char::from_u32).unwrap_or(char::REPLACEMENT_CHARACTER)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_escape_hides_a_private_key() {
        for line in
            [r"PRIVATE+KEY+x", r"PRIVATE\u002bKEY+x", r"PRIV\u0041TE\u002BKEY\u002bx", r"\/PRIVATE\u0020KEY-----"]
        {
            assert!(is_held(line.as_bytes()), "{line}");
        }
        for line in [r"PRIVATE\\u002bKEY+x", r"PRIVATE\u002b", r"PRIVATE\u00", r"\", r"\u", r"PRIVATE\ud83d\ude00+KEY+"]
        {
            assert!(!is_held(line.as_bytes()), "{line}");
        }
        assert_eq!(unescaped(br#"a\"b\\c\u00e9"#), "a\"b\\cé".as_bytes());
    }
}
