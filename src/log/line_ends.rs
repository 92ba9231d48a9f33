//! Finds out whether another program changed the line ends of a log, as git does without a `.gitattributes`.
//!
//! Hashes cover the stored bytes, so with CR LF at the end of its lines every record is damaged. Such a file is told
//! from one in which single bytes were altered: each of its lines ends in CR LF, and is whole without the CR.

use serde::de::IgnoredAny;

use super::store::error::StoreError;
use super::{CHECKPOINTS, Finding, FindingKind, Header, LineReader, Place, Reader, in_events, segment_first};
use crate::languages::say;

/// Returns a finding if the lines of checkpoints or segments end in CR LF: one for all of them.
pub fn changed_line_ends(reader: &Reader) -> Result<Option<Finding>, StoreError> {
    let mut changed = Vec::new();
    for name in reader.names()?.iter().filter(|name| segment_first(name).is_some() || *name == CHECKPOINTS) {
        if is_changed(reader, name)? {
            changed.push(in_events(name));
        }
    }
    let Some((first, others)) = changed.split_first() else { return Ok(None) };
    let found = match others {
        [] => say!("log-line-ends-of-one"),
        [other] => say!("log-line-ends-of-two", other = other),
        others => say!("log-line-ends-of-many", others = others.len()),
    };
    let place = Place { file: first.clone(), line: 1 };
    Ok(Some(Finding::new(place, None, FindingKind::LineEnds, &say!("log-line-ends-expected"), &found)))
}

/// Returns whether every line of a file ends in CR LF. Most files are told by their first line.
fn is_changed(reader: &Reader, name: &str) -> Result<bool, StoreError> {
    let mut lines = LineReader::new(reader.file(name)?);
    let mut is_changed = false;
    while let Some(line) = lines.next_line()?.filter(|line| line.ended) {
        let Some(stored) = line.bytes.strip_suffix(b"\r") else { return Ok(false) };
        let is_record = || Header::read(stored).is_some() && serde_json::from_slice::<IgnoredAny>(stored).is_ok();
        if name != CHECKPOINTS && !is_record() {
            return Ok(false);
        }
        is_changed = true;
    }
    Ok(is_changed)
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use super::*;
    use crate::log::reader::tests::reader_of;
    use crate::log::segment_name;
    use crate::value::hash::Blake3;

    fn found(files: &[(&str, String)]) -> Option<String> {
        let files: BTreeMap<_, _> =
            files.iter().map(|(name, text)| ((*name).to_owned(), text.clone().into_bytes())).collect();
        changed_line_ends(&reader_of(&files)).unwrap().map(|finding| format!("{}: {}", finding.place, finding.found))
    }

    #[test]
    fn changed_line_ends_are_one_finding() {
        let line = |seq: u64| format!("{}\"data\":{{}}}}\n", Header { seq, prev: Blake3::ZERO }.text());
        let (segment, sound) = (segment_name(0), format!("{}{}", line(0), line(1)));
        let checkpoints = "origin\n2\nroot\n\n— origin x\n".to_owned();
        let changed = |text: &String| text.replace('\n', "\r\n");
        assert_eq!(found(&[(&segment, sound.clone()), ("checkpoints", checkpoints.clone())]), None);
        let all = found(&[(&segment, changed(&sound)), ("checkpoints", changed(&checkpoints))]).unwrap();
        assert!(
            all.starts_with("events/000000000000.jsonl:1: CR LF at the end of every line, and of events/checkpoints: "),
            "{all}"
        );
        let one = found(&[(&segment, changed(&sound)), ("checkpoints", checkpoints.clone())]).unwrap();
        assert!(one.starts_with("events/000000000000.jsonl:1: CR LF at the end of every line: git"), "{one}");
        let one = found(&[(&segment, sound.clone()), ("checkpoints", changed(&checkpoints))]).unwrap();
        assert!(one.starts_with("events/checkpoints:1: "), "{one}");
    }

    #[test]
    fn an_altered_line_is_no_change_of_line_ends() {
        let line = format!("{}\"data\":{{}}}}\n", Header { seq: 0, prev: Blake3::ZERO }.text());
        let segment = segment_name(0);
        for text in [
            format!("{line}{line}").replacen('\n', "\r\n", 1),
            line.replace("}\n", "\r\n"),
            line.replace('\n', "\r"),
            "\r\n".to_owned(),
            String::new(),
        ] {
            assert_eq!(found(&[(&segment, text.clone())]), None, "{text:?}");
        }
    }
}
