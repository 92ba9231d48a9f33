//! Damage to files of derived data, and replacements for them.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::Duration;

use pledgebook::internals::cache::index::IndexFiles;
use pledgebook::internals::cache::snapshots::Snapshots;
use pledgebook::value::hash::Blake3;
use tempfile::TempDir;

use crate::random::Random;

/// The timeout for an index that may have been damaged. It is short and elapses often, because some damage blocks for
/// ever.
const TIMEOUT: Duration = Duration::from_millis(40);
/// The timeout for an index that will never answer.
pub const SHORT: Duration = Duration::from_millis(5);
/// Longer than any machine takes to open a small database.
pub const LONG: Duration = Duration::from_secs(60);

/// A folder with the derived data of one ledger, and with its part of the user's cache.
pub struct Place {
    folder: TempDir,
}

/// The bytes of files, by their path in a place.
pub type Kept = BTreeMap<PathBuf, Vec<u8>>;

impl Place {
    /// Creates an empty one, in memory if there is a folder for that.
    pub fn new() -> Self {
        let memory = Path::new("/dev/shm");
        let named = || tempfile::Builder::new().prefix("pledgebook-it-").to_owned();
        let folder = named().tempdir_in(memory).or_else(|_| named().tempdir());
        Self { folder: folder.unwrap() }
    }

    pub fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    /// Returns the snapshots, `spacing` records apart.
    pub fn snapshots(&self, spacing: u64) -> Snapshots {
        Snapshots::new(self.folder.path(), self.path("folded")).with_spacing(spacing)
    }

    /// Returns the index with a long timeout, for use without damage.
    pub fn index(&self) -> IndexFiles {
        IndexFiles::new(self.folder.path(), self.path("built")).with_timeout(LONG)
    }

    /// Reads all its files.
    pub fn kept(&self) -> Kept {
        let files = files(self.folder.path());
        let read = |path: PathBuf| {
            let bytes = fs::read(&path).unwrap();
            (path.strip_prefix(self.folder.path()).unwrap().to_owned(), bytes)
        };
        files.into_iter().map(read).collect()
    }

    /// Writes files back to their paths.
    pub fn put(&self, kept: &Kept) {
        for (name, bytes) in kept {
            let path = self.folder.path().join(name);
            fs::create_dir_all(path.parent().unwrap()).unwrap();
            fs::write(path, bytes).unwrap();
        }
    }
}

/// Returns the files at one of these names, or below.
fn named(kept: &Kept, names: &[&str]) -> Kept {
    let is_there = |path: &Path| names.iter().any(|name| path.starts_with(name));
    kept.iter().filter(|(path, _)| is_there(path)).map(|(path, bytes)| (path.clone(), bytes.clone())).collect()
}

/// Returns the regular files below a folder, in order: reading a pipe would block for ever.
fn files(folder: &Path) -> Vec<PathBuf> {
    let mut files = Vec::new();
    for entry in fs::read_dir(folder).into_iter().flatten().flatten() {
        let kind = entry.file_type().unwrap();
        if kind.is_dir() {
            files.extend(self::files(&entry.path()));
        } else if kind.is_file() {
            files.push(entry.path());
        }
    }
    files.sort();
    files
}

fn remove(path: &Path) {
    let Ok(found) = fs::symlink_metadata(path) else { return };
    if found.is_dir() {
        for entry in fs::read_dir(path).into_iter().flatten().flatten() {
            remove(&entry.path());
        }
        // sled may still be at work, in a thread that nobody waits for.
        let _ = fs::remove_dir_all(path);
        return;
    }
    if !found.is_file() {
        // Release the threads that wait at a pipe: there is nothing to read from it.
        drop(fs::File::options().read(true).write(true).open(path)); // Opening a pipe for both does not block.
    }
    fs::remove_file(path).unwrap();
}

thread_local! {
    /// A folder with a pipe in it. Creating one takes a process, a further hard link does not.
    static PIPE: Place = {
        let place = Place::new();
        assert!(Command::new("mkfifo").arg(place.path("pipe")).status().unwrap().success());
        place
    };
}

/// Replaces a file by a pipe, which blocks its readers for ever.
fn pipe(path: &Path) {
    remove(path);
    PIPE.with(|place| fs::hard_link(place.path("pipe"), path)).unwrap();
}

/// Reads a regular file.
fn read(path: &Path) -> Option<Vec<u8>> {
    if fs::symlink_metadata(path).is_ok_and(|found| found.is_file()) { fs::read(path).ok() } else { None }
}

/// Damages any file. What is no longer a file was damaged before.
fn harm(path: &Path, random: &mut Random) {
    let Some(mut bytes) = read(path) else { return };
    let at = usize::try_from(random.below(bytes.len().max(1) as u64)).unwrap();
    match random.below(6) {
        0 => fs::remove_file(path).unwrap(),
        1 => fs::write(path, &bytes[..at.min(bytes.len())]).unwrap(),
        2 => {
            remove(path);
            fs::create_dir(path).unwrap();
        }
        3 => fs::write(path, "garbled \n\n3\n3 x\n").unwrap(),
        _ if bytes.is_empty() => fs::write(path, "x").unwrap(),
        _ => {
            bytes[at] ^= 1 << random.below(8);
            fs::write(path, bytes).unwrap();
        }
    }
}

/// Registers all content of `snapshots/` as made by this machine.
fn register_snapshots(place: &Place) {
    let mut text = String::new();
    for entry in fs::read_dir(place.path("snapshots")).unwrap().flatten() {
        let size: u64 = entry.file_name().to_str().unwrap().parse().unwrap();
        let line = |name: &&str| {
            let bytes = read(&entry.path().join(format!("{name}.json"))).unwrap_or_default();
            format!("{} {name}\n", Blake3::of(&bytes))
        };
        let lines: String = pledgebook::Books::PROJECTIONS.iter().map(line).collect();
        text += &format!("{size} {}\n", Blake3::of(lines.as_bytes()));
    }
    remove(&place.path("folded"));
    fs::write(place.path("folded"), text).unwrap();
}

/// Damages the snapshots, if there are any; `other` is the derived data of another ledger.
pub fn to_snapshots(place: &Place, other: Other<'_>, random: &mut Random) {
    let all = files(&place.path("snapshots"));
    if all.is_empty() {
        return;
    }
    let file = random.pick(&all).clone();
    match random.below(16) {
        0 => remove(&place.path("snapshots")),
        1 => pipe(&file),
        2 => pipe(&place.path("folded")),
        3 => harm(&place.path("folded"), random),
        4 => {
            // A file that an older program wrote on this machine.
            for file in all {
                let text = String::from_utf8_lossy(&fs::read(&file).unwrap()).into_owned();
                fs::write(&file, text.replacen("\"format\":3", "\"format\":2", 1)).unwrap();
            }
            register_snapshots(place);
        }
        5 => {
            remove(&place.path("snapshots"));
            fs::write(place.path("snapshots"), "a file").unwrap();
        }
        6 => swap(place, other, &["snapshots", "folded"][..usize::try_from(1 + random.below(2)).unwrap()]),
        _ => harm(&file, random),
    }
}

/// Whether an index is trusted after damage.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Trusted {
    /// It cannot be.
    No,
    /// It must be.
    Yes,
    /// Both are right.
    Perhaps,
}

type Damage = fn(&Place, Other<'_>, &mut Random);

/// The derived data of another ledger, created on demand.
pub type Other<'a> = &'a dyn Fn() -> &'a Kept;

/// Draws a kind of damage to an index: often to sled's own files, which can be damaged in the most ways.
pub fn drawn(random: &mut Random) -> (&'static str, Damage, Trusted) {
    let first = if random.chance(30) { TO_INDEX.len() - 3 } else { 0 };
    *random.pick(&TO_INDEX[first..])
}

/// The kinds of damage to an index, and whether it may be trusted afterwards. The last three concern sled's own files.
pub const TO_INDEX: &[(&str, Damage, Trusted)] = &[
    ("nothing", |_, _, _| {}, Trusted::Yes),
    ("the folder is deleted", |place, _, _| remove(&place.path(".index")), Trusted::No),
    ("the database is deleted", |place, _, _| remove(&place.path(".index/v6/db")), Trusted::No),
    ("the marker is deleted", |place, _, _| remove(&place.path(".index/v6/clean")), Trusted::No),
    ("the marker is altered", |place, _, random| flip(&place.path(".index/v6/clean"), random), Trusted::No),
    ("it was not built here", |place, _, _| remove(&place.path("built")), Trusted::No),
    ("another one was built here", |place, _, random| flip(&place.path("built"), random), Trusted::No),
    ("what was built here is garbled", |place, _, random| harm(&place.path("built"), random), Trusted::Perhaps),
    ("it is of another schema", |place, _, _| rename(place, ".index/v6", ".index/v0"), Trusted::No),
    ("a file stands in the folder's place", |place, _, _| file_at(&place.path(".index")), Trusted::No),
    ("a file stands in the schema's place", |place, _, _| file_at(&place.path(".index/v6")), Trusted::No),
    ("a file stands in the database's place", |place, _, _| file_at(&place.path(".index/v6/db")), Trusted::No),
    ("it is of another ledger", |place, other, _| swap(place, other, &[".index"]), Trusted::No),
    ("another ledger's was built here", |place, other, _| swap(place, other, &["built"]), Trusted::No),
    (
        "it is another ledger's and trusted",
        |place, other, _| swap(place, other, &[".index", "built"]),
        Trusted::Perhaps,
    ),
    ("its database is another ledger's", |place, other, _| swap(place, other, &[".index/v6/db"]), Trusted::No),
    ("a pipe stands in the place of the marker", |place, _, _| pipe(&place.path(".index/v6/clean")), Trusted::No),
    ("a pipe stands in the place of what was built", |place, _, _| pipe(&place.path("built")), Trusted::No),
    ("a file of the database is harmed", to_database, Trusted::Perhaps),
    ("bytes of the database are altered", bytes_of_database, Trusted::Perhaps),
    ("a pipe stands in the place of a file of the database", pipe_in_database, Trusted::Perhaps),
];

/// Returns the timeout for an index after such damage.
pub fn timeout(damage: &str, trusted: Trusted) -> Duration {
    match trusted {
        Trusted::Yes => LONG,
        _ if damage.contains("pipe") => SHORT,
        _ => TIMEOUT,
    }
}

fn flip(path: &Path, random: &mut Random) {
    let mut bytes = fs::read(path).unwrap();
    let at = usize::try_from(random.below(bytes.len() as u64 - 1)).unwrap();
    bytes[at] ^= 1;
    fs::write(path, bytes).unwrap();
}

fn rename(place: &Place, from: &str, to: &str) {
    fs::rename(place.path(from), place.path(to)).unwrap();
}

fn file_at(path: &Path) {
    remove(path);
    fs::write(path, "a file").unwrap();
}

/// Replaces this ledger's files by another one's.
fn swap(place: &Place, other: Other<'_>, names: &[&str]) {
    names.iter().for_each(|name| remove(&place.path(name)));
    place.put(&named(other(), names));
}

fn database(place: &Place) -> Vec<PathBuf> {
    files(&place.path(".index/v6/db"))
}

fn to_database(place: &Place, _: Other<'_>, random: &mut Random) {
    harm(&random.pick(&database(place)).clone(), random);
}

/// Alters a few bytes in the written part of the file; most of it is empty.
fn bytes_of_database(place: &Place, _: Other<'_>, random: &mut Random) {
    let file = random.pick(&database(place)).clone();
    let mut bytes = fs::read(&file).unwrap();
    let written = bytes.iter().rposition(|byte| *byte != 0).map_or(0, |last| last + 1);
    for _ in 0..=random.below(3) {
        if written > 0 {
            let at = usize::try_from(random.below(written as u64)).unwrap();
            bytes[at] = u8::try_from(random.below(256)).unwrap();
        }
    }
    fs::write(file, bytes).unwrap();
}

fn pipe_in_database(place: &Place, _: Other<'_>, random: &mut Random) {
    pipe(&random.pick(&database(place)).clone());
}
