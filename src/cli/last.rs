//! The keys of the last answer of a terminal session, so that a person can ask about its third row.
//!
//! They are a convenience in the user's cache folder, one file for each ledger and session: an answer in another terminal, or of a program, does not
//! change what a row's number means in this one. Where they cannot be kept, keys still work.

use std::fs;
use std::path::{Path, PathBuf};
use std::time::Duration;

use serde::{Deserialize, Serialize};

use crate::cache::folder_id;
use crate::cli::{Failure, Options, xdg};
use crate::languages::say;
use crate::ledger::KnownAt;
use crate::log::store::nofollow;
use crate::report::Table;

/// More than the keys of any table that a person reads.
const KEPT_BYTES_MAX: u64 = 1 << 28;

const PREFIX: &str = "last-";
const KEPT: Duration = Duration::from_secs(30 * 24 * 60 * 60);

#[derive(Serialize, Deserialize)]
struct Last {
    as_of: Option<String>,
    #[serde(default)]
    restated: bool,
    known_at: Option<String>,
    keys: Vec<Option<String>>,
}

fn file(ledger: &Path) -> Option<PathBuf> {
    let own = xdg::folder("XDG_CACHE_HOME", ".cache")?;
    Some(own.join(format!("{PREFIX}{}-{}.json", folder_id(ledger)?, session())))
}

/// Identifies the terminal session: what is started in one terminal window has one.
#[cfg(unix)]
fn session() -> String {
    // That of this process itself always can be had.
    rustix::process::getsid(None).map_or_else(|_| String::new(), |session| session.as_raw_nonzero().to_string())
}

/// Identifies the terminal session. Where nothing does, all are one.
#[cfg(not(unix))]
fn session() -> String {
    "0".to_owned()
}

/// Removes the files of sessions that answered nothing for a month.
fn prune(own: &Path) {
    for name in nofollow::list(own).unwrap_or_default().into_iter().filter(|name| name.starts_with(PREFIX)) {
        let path = own.join(name);
        let age = fs::symlink_metadata(&path).and_then(|found| found.modified()).ok().and_then(|at| at.elapsed().ok());
        if age.is_some_and(|age| age > KEPT) {
            let _ = fs::remove_file(path); // The next answer tries again.
        }
    }
}

/// The keys of a table's rows, in the order of their numbers; `None` for tables whose rows have no keys.
pub fn keys(table: &Table) -> Option<Vec<Option<String>>> {
    let column = table.columns.iter().position(|column| *column == "key")?;
    let shown = table.rows.iter().filter(|row| !row.cells.is_empty() && !row.fields.is_empty());
    Some(shown.map(|row| row.fields.get(column).and_then(|key| key.as_str()).map(str::to_owned)).collect())
}

/// Keeps the keys of an answer. That they cannot be kept is no reason to withhold the answer.
pub fn keep(ledger: &Path, table: &Table, options: &Options) {
    let (Some(keys), Some(file)) = (keys(table), file(ledger)) else { return };
    let last = Last {
        as_of: options.as_of.map(|day| day.to_string()),
        restated: options.restated,
        known_at: options.known_at.map(|known| match known {
            KnownAt::Record(seq) => seq.to_string(),
            KnownAt::Instant(at) => at.to_string(),
        }),
        keys,
    };
    let Ok(text) = serde_json::to_vec(&last) else { return };
    let Some(own) = file.parent() else { return };
    if fs::create_dir_all(own).is_ok() {
        prune(own);
        let _ = nofollow::write_whole(&file, &text); // Another answer at the same time leaves one of the two, never a mixture.
    }
}

/// The key of a row of the last answer, and the options under which it was given, unless others are given now.
pub fn row(ledger: &Path, number: usize, options: &Options) -> Result<(String, Options), Failure> {
    let wrong = |why: String| Failure::argument("ROW", why);
    let Some(file) = file(ledger) else {
        return Err(wrong(say!("cli-last-no-folder")));
    };
    let kept = nofollow::read(&file, KEPT_BYTES_MAX).ok();
    let last: Option<Last> = kept.and_then(|bytes| serde_json::from_slice(&bytes).ok());
    let Some(last) = last else {
        return Err(wrong(say!("cli-last-none")));
    };
    let key = number.checked_sub(1).and_then(|index| last.keys.get(index));
    let Some(Some(key)) = key else {
        if last.keys.is_empty() {
            return Err(wrong(say!("cli-last-no-rows")));
        }
        return Err(wrong(say!("cli-last-no-row", row = number, last = last.keys.len())));
    };
    let is_given = options.as_of.is_some() || options.known_at.is_some();
    let as_of = last.as_of.and_then(|day| day.parse().ok()).filter(|_| !is_given).or(options.as_of);
    let known_at = last.known_at.and_then(|known| crate::cli::options::known_at(&known).ok());
    let restated = if is_given { options.restated } else { last.restated };
    let known_at = known_at.filter(|_| !is_given).or(options.known_at);
    Ok((key.clone(), Options { as_of, restated, known_at, ..*options }))
}
