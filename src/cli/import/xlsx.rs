//! Workbooks: reads the cells of a sheet, and writes templates. The only file of the program in which a number is a binary
//! fraction, since a spreadsheet keeps it as one.
//!
//! **Amounts.** A cell with a number is read as a spreadsheet shows it, with 15 significant digits, and from there on exactly:
//! 0.1 + 0.2 is 0.3. Whether the currency has so many decimals is asked as of any text. A cell with a text is read as it is.
//! **Days.** A cell with a date is the day of it, whatever its time. **Bounds.** A workbook is a ZIP file, which can be small
//! and unpack to any length. Each of its files is unpacked once and counted, before anything reads it, and the cells are read
//! one by one: never the rectangle that a sheet claims to fill.

use std::io::{Cursor, Read as _};

use calamine::{Data, DataRef, ExcelDateTime, Reader as _, Xlsx, open_workbook_from_rs};
use rust_decimal::Decimal;
use rust_xlsxwriter::{Format, Workbook, XlsxError};
use zip::ZipArchive;

use crate::cli::import::Cells;
use crate::everyday::table::{self, Content, Kind};
use crate::languages::say;
use crate::value::text::{escaped, plain};

/// The most bytes to which one file of a workbook unpacks.
const ENTRY_BYTES_MAX: u64 = 1 << 28;
/// The most bytes to which all of them unpack.
const ALL_BYTES_MAX: u64 = 1 << 29;
/// The most files in a workbook.
const ENTRIES_MAX: usize = 10_000;
/// The most columns of a sheet that are read.
const COLUMNS_MAX: u32 = 256;
/// The rows that a sheet can have.
const ROWS_MAX: u32 = 1 << 20;
/// The most cells that are kept, empty ones among them.
const CELLS_MAX: usize = 1 << 24;

/// Reads the cells of a workbook: of the sheet that has the name of a kind of table, or else of the first one.
pub fn read(bytes: Vec<u8>) -> Result<Cells, String> {
    check_bounds(&bytes, ENTRY_BYTES_MAX, ALL_BYTES_MAX)?;
    let wrong = |error: calamine::XlsxError| say!("cli-import-workbook-unreadable", why = escaped(&error.to_string()));
    let mut workbook: Xlsx<_> = open_workbook_from_rs(Cursor::new(bytes)).map_err(wrong)?;
    let sheets = workbook.sheet_names();
    let is_kind = |sheet: &&String| table::kind(&plain(sheet)).is_some();
    let Some(sheet) = sheets.iter().find(is_kind).or(sheets.first()).cloned() else {
        return Err(say!("cli-import-no-sheet"));
    };
    let mut reader = workbook.worksheet_cells_reader(&sheet).map_err(wrong)?;
    let (mut rows, mut cells): (Vec<Vec<String>>, usize) = (Vec::new(), 0);
    while let Some(cell) = reader.next_cell().map_err(wrong)? {
        let text = text(cell.get_value());
        if text.is_empty() {
            continue;
        }
        let (row, column) = cell.get_position();
        if column >= COLUMNS_MAX || row >= ROWS_MAX {
            let (columns, rows) = (COLUMNS_MAX, ROWS_MAX);
            return Err(say!("cli-import-sheet-too-large", sheet = escaped(&sheet), columns = columns, rows = rows));
        }
        let (row, column) = (usize::try_from(row).unwrap_or(0), usize::try_from(column).unwrap_or(0));
        if rows.len() <= row {
            rows.resize_with(row.saturating_add(1), Vec::new);
        }
        let Some(of_row) = rows.get_mut(row) else { continue };
        if of_row.len() <= column {
            cells = cells.saturating_add(column.saturating_add(1).saturating_sub(of_row.len()));
            of_row.resize_with(column.saturating_add(1), String::new);
        }
        if cells > CELLS_MAX {
            return Err(say!("cli-import-too-many-cells", sheet = escaped(&sheet), cells = CELLS_MAX));
        }
        if let Some(place) = of_row.get_mut(column) {
            *place = text;
        }
    }
    Ok(Cells { rows, sheet: Some(sheet), remark: None })
}

/// Unpacks every file of a workbook into nothing. Errs if one of them, or all together, are larger than any table.
fn check_bounds(bytes: &[u8], entry_max: u64, all_max: u64) -> Result<(), String> {
    let wrong = |error: &dyn std::fmt::Display| say!("cli-import-workbook-damaged", why = escaped(&error.to_string()));
    let mut archive = ZipArchive::new(Cursor::new(bytes)).map_err(|error| wrong(&error))?;
    if archive.len() > ENTRIES_MAX {
        return Err(say!("cli-import-too-many-files", files = archive.len(), most = ENTRIES_MAX));
    }
    let mut all = 0_u64;
    for at in 0..archive.len() {
        let entry = archive.by_index(at).map_err(|error| wrong(&error))?;
        let most = entry_max.min(all_max.saturating_sub(all));
        let read = std::io::copy(&mut entry.take(most.saturating_add(1)), &mut std::io::sink());
        let read = read.map_err(|error| wrong(&error))?;
        if read > most {
            return Err(say!("cli-import-unpacks-to-more", most = most));
        }
        all = all.saturating_add(read);
    }
    Ok(())
}

/// Writes a cell as it would be typed.
fn text(cell: &DataRef<'_>) -> String {
    match Data::from(cell.clone()) {
        Data::Empty => String::new(),
        Data::Int(number) => number.to_string(),
        Data::Float(number) => shown(number),
        Data::String(text) => text,
        Data::Bool(value) => value.to_string(),
        Data::DateTime(time) if time.is_datetime() => day(&time),
        Data::DateTime(time) => shown(time.as_f64()),
        // `2025-03-31T00:00:00`
        Data::DateTimeIso(text) => text.split('T').next().unwrap_or_default().to_owned(),
        Data::DurationIso(text) => text,
        Data::Error(error) => error.to_string(),
    }
}

/// Writes a number as a spreadsheet shows it: with 15 significant digits, without zeros at the end.
fn shown(number: f64) -> String {
    let digits = format!("{number:.14e}");
    Decimal::from_scientific(&digits).map_or(digits, |exact| exact.normalize().to_string())
}

fn day(time: &ExcelDateTime) -> String {
    let (year, month, day, ..) = time.to_ymd_hms_milli();
    format!("{year:04}-{month:02}-{day:02}")
}

/// Writes a workbook to fill in: a sheet with the headings, and a sheet with the names on record.
pub fn template(kind: &dyn Kind, names: &[(&str, Vec<String>)]) -> Result<Vec<u8>, String> {
    written(kind, names).map_err(|error| error.to_string())
}

fn written(kind: &dyn Kind, names: &[(&str, Vec<String>)]) -> Result<Vec<u8>, XlsxError> {
    let mut workbook = Workbook::new();
    let bold = Format::new().set_bold();
    let day = Format::new().set_num_format("yyyy-mm-dd");
    let sheet = workbook.add_worksheet().set_name(kind.name())?;
    for (column, at) in kind.columns().iter().zip(0_u16..) {
        if column.content == Content::Day {
            sheet.set_column_format(at, &day)?;
        }
        sheet.write_string_with_format(0, at, column.name, &bold)?.set_column_width(at, 16)?;
    }
    let sheet = workbook.add_worksheet().set_name("names")?;
    for ((heading, all), at) in names.iter().zip(0_u16..) {
        sheet.write_string_with_format(0, at, *heading, &bold)?.set_column_width(at, 32)?;
        for (name, row) in all.iter().zip(1_u32..) {
            sheet.write_string(row, at, name)?;
        }
    }
    workbook.save_to_buffer()
}

#[cfg(test)]
mod tests {
    use std::io::Write as _;

    use rust_xlsxwriter::{ExcelDateTime as Written, Workbook};
    use zip::ZipWriter;
    use zip::write::SimpleFileOptions;

    use super::*;

    fn kind() -> &'static dyn Kind {
        table::kind("payments").unwrap()
    }

    #[test]
    fn a_template_is_read_again() {
        let bytes = template(kind(), &[("party", vec!["=1+1".to_owned(), "Belize".to_owned()])]).unwrap();
        let Cells { rows, sheet, .. } = read(bytes).unwrap();
        assert_eq!(sheet.as_deref(), Some("payments"));
        let names: Vec<&str> = kind().columns().iter().map(|column| column.name).collect();
        assert_eq!(rows, [names]);
    }

    #[test]
    fn numbers_are_read_as_they_are_shown_and_dates_as_days() {
        let mut workbook = Workbook::new();
        let sheet = workbook.add_worksheet();
        let day = Format::new().set_num_format("yyyy-mm-dd");
        for (number, at) in [250.1, 0.1 + 0.2, 2026.0, 1e15, 18_000.0, 1.005, -3.5].into_iter().zip(0_u16..) {
            sheet.write_number(0, at, number).unwrap();
        }
        let time = Written::from_ymd(2025, 3, 31).unwrap().and_hms(23, 59, 0).unwrap();
        sheet.write_datetime_with_format(2, 1, &time, &day).unwrap();
        sheet.write_string(2, 2, "18,000.00").unwrap().write_boolean(2, 3, true).unwrap();
        let rows = read(workbook.save_to_buffer().unwrap()).unwrap().rows;
        assert_eq!(rows[0], ["250.1", "0.3", "2026", "1000000000000000", "18000", "1.005", "-3.5"]);
        assert!(rows[1].is_empty());
        assert_eq!(rows[2], ["", "2025-03-31", "18,000.00", "true"]);
    }

    #[test]
    fn the_sheet_named_as_a_kind_is_read() {
        let mut workbook = Workbook::new();
        workbook.add_worksheet().set_name("Notes").unwrap().write_string(0, 0, "a").unwrap();
        workbook.add_worksheet().set_name("Pledges").unwrap().write_string(0, 0, "b").unwrap();
        assert_eq!(read(workbook.save_to_buffer().unwrap()).unwrap().rows, [["b"]]);
    }

    #[test]
    fn a_workbook_that_unpacks_to_more_than_a_table_is_refused() {
        let mut archive = ZipWriter::new(Cursor::new(Vec::new()));
        archive.start_file("xl/worksheets/sheet1.xml", SimpleFileOptions::default()).unwrap();
        archive.write_all(&[0; 1 << 20]).unwrap();
        archive.start_file("xl/sharedStrings.xml", SimpleFileOptions::default()).unwrap();
        archive.write_all(&[0; 1 << 19]).unwrap();
        let bytes = archive.finish().unwrap().into_inner();
        assert!(bytes.len() < 1 << 14, "{} bytes", bytes.len());
        assert_eq!(check_bounds(&bytes, 1 << 20, 3 << 19), Ok(()));
        let refused = |entry_max: u64, all_max: u64| check_bounds(&bytes, entry_max, all_max).unwrap_err();
        assert!(refused((1 << 20) - 1, 3 << 19).contains("unpacks to more than 1048575 bytes"));
        assert!(refused(1 << 20, (3 << 19) - 1).contains("unpacks to more than 524287 bytes"));
    }

    #[test]
    fn a_cell_far_away_takes_no_rectangle_and_damage_is_told() {
        let mut workbook = Workbook::new();
        workbook.add_worksheet().write_string(1_000_000, 3, "far").unwrap();
        assert_eq!(read(workbook.save_to_buffer().unwrap()).unwrap().rows.len(), 1_000_001);
        let mut workbook = Workbook::new();
        workbook.add_worksheet().write_string(0, 16_000, "far").unwrap();
        assert!(read(workbook.save_to_buffer().unwrap()).unwrap_err().contains("more than 256 columns"));
        for damaged in [&b"PK\x03\x04"[..], b"PK\x03\x04and more"] {
            assert!(read(damaged.to_vec()).unwrap_err().starts_with("this workbook is damaged"));
        }
    }
}
