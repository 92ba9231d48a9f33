//! Reads files of checkpoints that were saved earlier.
//!
//! A file holds notes, one after the other, with or without blank lines between them: the output of several runs of
//! `pledgebook checkpoint`, or of several people. A note ends with its last signature line.

use std::fs::File;
use std::io::Read as _;
use std::path::Path;

use crate::cli::Failure;
use crate::error::{Error, InputError, InputFault, InputPlace};
use crate::languages::say;
use crate::log::note::SIGNATURE_MARK;
use crate::log::{Checkpoint, CheckpointError, Note};
use crate::value::text::holds_private_key;

/// The largest accepted file, in bytes: some thousand checkpoints.
const FILE_BYTES_MAX: u64 = 1 << 20;

/// A checkpoint, the note that signs it, and the place where it was read.
pub type TakenAway = (Checkpoint, Note, String);

/// Reads the checkpoints of a file, in order. Errs if it holds none, or anything else beside them.
pub fn read(file: &Path) -> Result<Vec<TakenAway>, Failure> {
    let name = file.display().to_string();
    let mut bytes = Vec::new();
    let opened = File::open(file).map_err(|error| Failure::unreadable(file, &error))?;
    let length =
        opened.take(FILE_BYTES_MAX).read_to_end(&mut bytes).map_err(|error| Failure::unreadable(file, &error))?;
    if u64::try_from(length).is_ok_and(|length| length >= FILE_BYTES_MAX) {
        return Err(Failure::argument(&name, say!("cli-against-too-long")));
    }
    if holds_private_key(&bytes) {
        let why = say!("cli-against-private-key");
        return Err(Failure::argument(&name, why).hinted(&say!("cli-against-key")));
    }
    // A copy sent by mail or kept by another system may have other line ends and a byte order mark; what was signed is
    // the text.
    let text =
        String::from_utf8_lossy(bytes.strip_prefix("\u{feff}".as_bytes()).unwrap_or(&bytes)).replace("\r\n", "\n");
    let notes = notes(&text).map_err(|Fault { line, error }| {
        let place = InputPlace { file: name.clone(), line: Some(line), column: None };
        let fault = InputFault::Value { why: error.to_string() };
        Failure::from(Error::Input(InputError { place, fault })).hinted(&say!("cli-against-checkpoint"))
    })?;
    // A finding names the file and, if it holds several checkpoints, the line.
    let is_one = notes.len() == 1;
    let place = |line: u64| if is_one { name.clone() } else { format!("{name}:{line}") };
    Ok(notes.into_iter().map(|found| (found.checkpoint, found.note, place(found.line))).collect())
}

struct Found {
    line: u64,
    checkpoint: Checkpoint,
    note: Note,
}

/// A part of a text that is not a checkpoint.
#[derive(Debug, PartialEq)]
struct Fault {
    line: u64,
    error: CheckpointError,
}

/// Splits a text into its checkpoints. Errs at anything else.
fn notes(text: &str) -> Result<Vec<Found>, Fault> {
    let mut lines = (1_u64..).zip(text.lines()).peekable();
    let mut notes = Vec::new();
    while let Some((first, line)) = lines.find(|(_, line)| !line.is_empty()) {
        let mut whole = format!("{line}\n");
        let mut is_signed = false;
        while let Some((_, line)) = lines.next_if(|(_, line)| !is_signed || line.starts_with(SIGNATURE_MARK)) {
            is_signed = line.starts_with(SIGNATURE_MARK);
            whole.push_str(line);
            whole.push('\n');
        }
        let fault = |error| Fault { line: first, error };
        let note = Note::parse(whole.as_bytes()).map_err(|error| fault(error.into()))?;
        let checkpoint = Checkpoint::parse(&note.text).map_err(fault)?;
        notes.push(Found { line: first, checkpoint, note });
    }
    if notes.is_empty() { Err(Fault { line: 1, error: CheckpointError::Form }) } else { Ok(notes) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::log::Signer;
    use crate::log::note::NoteError;
    use crate::value::hash::TreeHash;

    /// Formats a checkpoint over this many records, with this many signatures.
    fn note(size: u64, signatures: u8) -> String {
        let text = Checkpoint { origin: "example.org/x".to_owned(), size, root: TreeHash([9; 32]) }.text();
        let signed = |seed: u8| Signer::from_seed("example.org/x", &[seed; 32]).unwrap().sign(&text).unwrap();
        let lines = (1..signatures).map(|seed| signed(seed).lines().last().unwrap().to_owned() + "\n");
        signed(0) + &lines.collect::<String>()
    }

    /// Returns line, size and number of signatures of each checkpoint.
    fn found(text: &str) -> Result<Vec<[u64; 3]>, Fault> {
        let signatures = |note: &Note| u64::try_from(note.signatures.len()).unwrap();
        Ok(notes(text)?.iter().map(|found| [found.line, found.checkpoint.size, signatures(&found.note)]).collect())
    }

    #[test]
    fn each_note_of_a_file_is_read_with_its_line() {
        let (one, two, three) = (note(1, 1), note(2, 2), note(3, 1));
        assert_eq!(found(&one), Ok(vec![[1, 1, 1]]));
        assert_eq!(found(&format!("\n\n{one}\n\n")), Ok(vec![[3, 1, 1]]));
        assert_eq!(found(one.trim_end()), Ok(vec![[1, 1, 1]]), "the last line's end may be lost");
        assert_eq!(
            found(&format!("{one}{two}{three}")),
            Ok(vec![[1, 1, 1], [6, 2, 2], [12, 3, 1]]),
            "as cat joins them"
        );
        assert_eq!(found(&format!("{one}\n{two}\n\n\n{three}")), Ok(vec![[1, 1, 1], [7, 2, 2], [16, 3, 1]]));
        assert_eq!(found(&format!("{one}\n{one}")), Ok(vec![[1, 1, 1], [7, 1, 1]]));
    }

    #[test]
    fn a_text_that_is_not_a_note_is_named_by_its_line() {
        let (one, two) = (note(1, 1), note(2, 1));
        let rows = [
            ("", 1, CheckpointError::Form),
            ("\n \n", 2, NoteError::NoBlankLine.into()),
            ("hello\n", 1, NoteError::NoBlankLine.into()),
            (&format!("{one}hello\n"), 6, NoteError::NoBlankLine.into()),
            (&format!("{one}\nhello\n\n{two}"), 7, CheckpointError::Lines),
            (&format!("From: me\n\n{one}"), 1, CheckpointError::Lines),
            (&format!("{one}\n— nobody\n"), 7, NoteError::NoBlankLine.into()),
            (&format!("{one}— nobody\n"), 1, NoteError::SignatureForm.into()),
            (&format!("{one}\n{}", two.replace("\n2\n", "\n02\n")), 7, CheckpointError::Size),
            (&format!("{one}\nexample.org/x\n2\n"), 7, NoteError::NoBlankLine.into()),
        ];
        for (text, line, error) in rows {
            assert_eq!(found(text), Err(Fault { line, error }), "{text:?}");
        }
    }
}
