//! Which heading of a file means which column: said with --column, kept from the last time, or proposed and asked.
//!
//! A mapping is kept in the user's config folder, `columns/<hash>.json`, by the ledger's origin and the headings: it is a
//! habit of who records, and no part of the ledger.

use std::io::IsTerminal as _;
use std::path::PathBuf;

use serde::{Deserialize, Serialize};

use crate::cli::everyday::ask_whether;
use crate::cli::{Failure, xdg};
use crate::everyday::names;
use crate::everyday::screen::{WIDTH, wrapped};
use crate::everyday::table::{self, Content, Kind, Mapping};
use crate::everyday::typed::{money, quoted};
use crate::languages::{say, term};
use crate::state::books::Books;
use crate::value::days::Day;
use crate::value::hash::Blake3;
use crate::value::text::escaped;

/// A mapping as it is kept.
#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Kept {
    kind: String,
    columns: Mapping,
}

/// Reads `COLUMN=HEADING`.
pub fn column(text: &str) -> Result<(String, String), String> {
    let (column, heading) = text.split_once('=').ok_or_else(|| say!("cli-import-write-column"))?;
    Ok((column.trim().to_lowercase(), heading.trim().to_owned()))
}

/// Returns the kind of a table that was read before with these headings, and its mapping.
pub fn kept(origin: &str, headings: &[String]) -> Option<(&'static dyn Kind, Mapping)> {
    let text = std::fs::read_to_string(file(origin, headings)?).ok()?;
    let Kept { kind, columns } = serde_json::from_str(&text).ok()?;
    Some((table::kind(&kind)?, columns))
}

/// Keeps a mapping; returns whether it could be written.
fn keep(origin: &str, headings: &[String], kind: &dyn Kind, columns: &Mapping) -> bool {
    let kept = Kept { kind: kind.name().to_owned(), columns: columns.clone() };
    let write = || {
        let file = file(origin, headings)?;
        std::fs::create_dir_all(file.parent()?).ok()?;
        std::fs::write(file, serde_json::to_string_pretty(&kept).ok()?).ok()
    };
    write().is_some()
}

fn file(origin: &str, headings: &[String]) -> Option<PathBuf> {
    let hash = Blake3::of(format!("{origin}\u{1e}{}", headings.join("\u{1f}")).as_bytes()).to_string();
    Some(xdg::folder("XDG_CONFIG_HOME", ".config")?.join("columns").join(format!("{}.json", hash.get(..32)?)))
}

/// Proposes a mapping, and asks at a terminal whether it is right; the answer is kept. Elsewhere, errs with what to write.
pub fn asked(books: &Books, kind: &dyn Kind, file: &str, rows: &[Vec<String>]) -> Result<Mapping, Failure> {
    let parties = names::parties(books);
    let usual = "USD".parse().ok();
    let holds = |content: Content, cell: &str| match content {
        Content::Party => names::find(cell.trim(), &parties).is_ok(),
        Content::Amount => money(cell.trim(), usual).is_ok(),
        Content::Day => cell.trim().parse::<Day>().is_ok(),
        Content::Words => true,
    };
    let proposed = table::proposed(kind.columns(), rows, &holds);
    let headings = rows.first().map_or(&[][..], Vec::as_slice);
    let says = |mapping: &Mapping| {
        let one = |(column, heading): (&String, &String)| format!("--column {column}={}", quoted(&escaped(heading)));
        mapping.iter().map(one).collect::<Vec<_>>()
    };
    let width = proposed.values().map(|heading| heading.chars().count()).max().unwrap_or(0);
    let shown: Vec<String> =
        proposed.iter().map(|(column, heading)| format!("  {:width$}  {column}", escaped(heading))).collect();
    let missing = table::places(kind.columns(), headings, &proposed).err().unwrap_or_default();
    if !missing.is_empty() {
        let mut lines = vec![say!("cli-import-columns-unclear", file = file)];
        lines.extend(shown);
        lines.extend(missing.iter().map(|one| format!("  {}", one.mistake.says)));
        let write: Vec<String> = says(&proposed).into_iter().chain([say!("cli-import-any-column")]).collect();
        let write = format!("  {}", say!("cli-import-write-columns", options = write.join(" ")));
        lines.push(wrapped(&write, WIDTH.saturating_sub(2), 4));
        return Err(Failure::told(lines.join("\n"), 2));
    }
    let title = say!("cli-import-would-mean", file = file, kind = term(kind.name()));
    if !std::io::stdin().is_terminal() {
        let write = say!("cli-import-add-columns", options = says(&proposed).join(" "));
        let write = wrapped(&format!("  {write}"), WIDTH.saturating_sub(2), 4);
        return Err(Failure::told([vec![title], shown, vec![write]].concat().join("\n"), 1));
    }
    ask_whether(&[[vec![title], shown].concat().join("\n")], &say!("cli-import-read-so"))?;
    keep(books.recorders.origin(), headings, kind, &proposed);
    Ok(proposed)
}
