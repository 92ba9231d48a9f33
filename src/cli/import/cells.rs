//! Reads the cells of a file: CSV in any usual encoding, or a workbook.

use std::io::Read as _;
use std::path::Path;

use encoding_rs::{Encoding, UTF_8, WINDOWS_1252};

use crate::cli::Failure;
use crate::cli::import::Cells;
#[cfg(feature = "xlsx")]
use crate::cli::import::xlsx;
use crate::languages::say;

/// The largest file that is read, in bytes.
const BYTES_MAX: u64 = 1 << 28;
/// The first bytes of a workbook: it is a ZIP file.
const WORKBOOK: &[u8] = b"PK\x03\x04";

/// Reads a file.
pub fn read(file: &Path) -> Result<Cells, Failure> {
    let mut bytes = Vec::new();
    let read = std::fs::File::open(file).and_then(|opened| opened.take(BYTES_MAX).read_to_end(&mut bytes));
    let length = read.map_err(|error| Failure::unreadable(file, &error))?;
    let wrong = |why: String| Failure::argument(&file.display().to_string(), why);
    if u64::try_from(length).is_ok_and(|length| length >= BYTES_MAX) {
        return Err(wrong(say!("cli-import-file-too-large")));
    }
    if bytes.starts_with(WORKBOOK) {
        return workbook(bytes).map_err(wrong);
    }
    let (text, remark) = decoded(&bytes).map_err(wrong)?;
    Ok(Cells { rows: parted(&text).map_err(wrong)?, sheet: None, remark })
}

#[cfg(feature = "xlsx")]
fn workbook(bytes: Vec<u8>) -> Result<Cells, String> {
    xlsx::read(bytes)
}

#[cfg(not(feature = "xlsx"))]
fn workbook(_: Vec<u8>) -> Result<Cells, String> {
    Err(say!("cli-import-no-workbooks"))
}

/// Decodes a text: by its byte order mark; else as UTF-8; else, if it is none, as Windows-1252, and says so.
fn decoded(bytes: &[u8]) -> Result<(String, Option<String>), String> {
    let (encoding, mark) = Encoding::for_bom(bytes).unwrap_or((UTF_8, 0));
    let rest = bytes.get(mark..).unwrap_or_default();
    let (text, is_damaged) = encoding.decode_without_bom_handling(rest);
    if !is_damaged {
        let is_usual = encoding == UTF_8;
        return Ok((text.into_owned(), (!is_usual).then(|| say!("cli-import-read-as", encoding = encoding.name()))));
    }
    if mark > 0 {
        return Err(say!("cli-import-other-encoding", encoding = encoding.name()));
    }
    let (text, _) = WINDOWS_1252.decode_without_bom_handling(bytes);
    Ok((text.into_owned(), Some(say!("cli-import-windows-1252"))))
}

/// Parts the cells of a CSV file (RFC 4180); the separator is the one that its first line holds most often.
fn parted(text: &str) -> Result<Vec<Vec<String>>, String> {
    let first = text.lines().next().unwrap_or_default();
    let often = |separator: &u8| first.bytes().filter(|byte| byte == separator).count();
    let separator = [b',', b';', b'\t'].into_iter().max_by_key(often).unwrap_or(b',');
    let separator = if often(&separator) == 0 { b',' } else { separator };
    let mut reader =
        csv::ReaderBuilder::new().has_headers(false).flexible(true).delimiter(separator).from_reader(text.as_bytes());
    let mut all: Vec<Vec<String>> = Vec::new();
    for record in reader.records() {
        let record = record.map_err(|error| error.to_string())?;
        // An empty line is no record for the reader, and a row for a spreadsheet.
        let start = record.position().and_then(|position| usize::try_from(position.byte()).ok()).unwrap_or(0);
        let rest = text.as_bytes().get(start..).unwrap_or_default();
        let empty = rest.iter().take_while(|byte| matches!(byte, b'\r' | b'\n')).filter(|byte| **byte == b'\n').count();
        all.extend(std::iter::repeat_n(Vec::new(), empty));
        all.push(record.iter().map(str::to_owned).collect());
    }
    Ok(all)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_usual_encoding_is_read() {
        let utf_16 = |big: bool| {
            let unit = |unit: u16| if big { unit.to_be_bytes() } else { unit.to_le_bytes() };
            "\u{feff}Panamá".encode_utf16().flat_map(unit).collect::<Vec<u8>>()
        };
        for (bytes, remark) in [
            ("Panamá".as_bytes().to_vec(), None),
            ("\u{feff}Panamá".as_bytes().to_vec(), None),
            (utf_16(false), Some("Read as UTF-16LE.")),
            (utf_16(true), Some("Read as UTF-16BE.")),
            (b"Panam\xe1".to_vec(), Some("Not UTF-8, so read as Windows-1252")),
        ] {
            let (text, said) = decoded(&bytes).unwrap();
            assert_eq!(text, "Panamá");
            assert_eq!(said.is_some(), remark.is_some());
            assert!(said.is_none_or(|said| said.starts_with(remark.unwrap())));
        }
        for damaged in [&b"\xff\xfeP"[..], b"\xef\xbb\xbfPanam\xe1"] {
            assert!(decoded(damaged).is_err(), "{damaged:?}");
        }
    }

    #[test]
    fn an_empty_line_is_a_row() {
        assert_eq!(parted("a;b\n\n1;\"2\n;\"\n").unwrap(), [vec!["a", "b"], vec![], vec!["1", "2\n;"]]);
    }
}
