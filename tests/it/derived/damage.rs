//! What may happen to files that are derived data, and what may stand in their place.

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

/// How long an answer waits for an index that may have been damaged. What waits for ever is waited for a little, and often.
const PATIENCE: Duration = Duration::from_millis(40);
/// How long an answer waits for an index that will never answer.
pub const SHORT: Duration = Duration::from_millis(5);
/// Longer than any machine takes to open a small database.
pub const LONG: Duration = Duration::from_secs(60);

/// A folder with the derived data of one ledger, and with what is in the user's cache of it.
pub struct Place {
    folder: TempDir,
}

/// The bytes of files, by where they are in a place.
pub type Kept = BTreeMap<PathBuf, Vec<u8>>;

impl Place {
    /// An empty one, in memory where there is a folder for that.
    pub fn new() -> Self {
        let memory = Path::new("/dev/shm");
        let named = || tempfile::Builder::new().prefix("pledgebook-it-").to_owned();
        let folder = named().tempdir_in(memory).or_else(|_| named().tempdir());
        Self { folder: folder.unwrap() }
    }

    pub fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    /// The snapshots, one every so many records.
    pub fn snapshots(&self, spacing: u64) -> Snapshots {
        Snapshots::new(self.folder.path(), self.path("folded")).with_spacing(spacing)
    }

    /// The index, as it is opened where nothing was done to it.
    pub fn index(&self) -> IndexFiles {
        IndexFiles::new(self.folder.path(), self.path("built")).with_patience(LONG)
    }

    /// Reads what stands in it.
    pub fn kept(&self) -> Kept {
        let files = files(self.folder.path());
        let read = |path: PathBuf| {
            let bytes = fs::read(&path).unwrap();
            (path.strip_prefix(self.folder.path()).unwrap().to_owned(), bytes)
        };
        files.into_iter().map(read).collect()
    }

    /// Puts files where they were.
    pub fn put(&self, kept: &Kept) {
        for (name, bytes) in kept {
            let path = self.folder.path().join(name);
            fs::create_dir_all(path.parent().unwrap()).unwrap();
            fs::write(path, bytes).unwrap();
        }
    }
}

/// Those of some files that are at one of these names, or below.
fn named(kept: &Kept, names: &[&str]) -> Kept {
    let is_there = |path: &Path| names.iter().any(|name| path.starts_with(name));
    kept.iter().filter(|(path, _)| is_there(path)).map(|(path, bytes)| (path.clone(), bytes.clone())).collect()
}

/// The regular files below a folder, in order: a test that read a pipe would wait for ever.
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
        // sled may still be at it, in a thread that nobody waits for.
        let _ = fs::remove_dir_all(path);
        return;
    }
    if !found.is_file() {
        // Whoever waits at a pipe is let go: there is nothing to be read from it.
        drop(fs::File::options().read(true).write(true).open(path)); // Opened for both, a pipe waits for nobody.
    }
    fs::remove_file(path).unwrap();
}

thread_local! {
    /// A folder with a pipe in it. To make one takes a process, to name it once more does not.
    static PIPE: Place = {
        let place = Place::new();
        assert!(Command::new("mkfifo").arg(place.path("pipe")).status().unwrap().success());
        place
    };
}

/// Puts a pipe in the place of a file: whoever reads it waits for ever.
fn pipe(path: &Path) {
    remove(path);
    PIPE.with(|place| fs::hard_link(place.path("pipe"), path)).unwrap();
}

/// The bytes of a regular file.
fn read(path: &Path) -> Option<Vec<u8>> {
    if fs::symlink_metadata(path).is_ok_and(|found| found.is_file()) { fs::read(path).ok() } else { None }
}

/// What can be done to any file. What is none any more has been harmed before.
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

/// Names what stands in `snapshots/` as something that this machine folded, whatever it is.
fn believe_snapshots(place: &Place) {
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

/// Does something to the snapshots, if there are any; `other` is what another ledger has.
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
            // What an older program wrote on this machine.
            for file in all {
                let text = String::from_utf8_lossy(&fs::read(&file).unwrap()).into_owned();
                fs::write(&file, text.replacen("\"format\":3", "\"format\":2", 1)).unwrap();
            }
            believe_snapshots(place);
        }
        5 => {
            remove(&place.path("snapshots"));
            fs::write(place.path("snapshots"), "a file").unwrap();
        }
        6 => swap(place, other, &["snapshots", "folded"][..usize::try_from(1 + random.below(2)).unwrap()]),
        _ => harm(&file, random),
    }
}

/// Whether an index is believed after what was done to it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Believed {
    /// It cannot be.
    No,
    /// It must be.
    Yes,
    /// Both are right.
    Perhaps,
}

type Damage = fn(&Place, Other<'_>, &mut Random);

/// What another ledger has, once somebody wants it.
pub type Other<'a> = &'a dyn Fn() -> &'a Kept;

/// Draws something that is done to an index: often to sled's own files, which can be damaged in the most ways.
pub fn drawn(random: &mut Random) -> (&'static str, Damage, Believed) {
    let first = if random.chance(30) { TO_INDEX.len() - 3 } else { 0 };
    *random.pick(&TO_INDEX[first..])
}

/// What is done to an index, and whether it may be believed after it. The last three are done to sled's own files.
pub const TO_INDEX: &[(&str, Damage, Believed)] = &[
    ("nothing", |_, _, _| {}, Believed::Yes),
    ("the folder is deleted", |place, _, _| remove(&place.path(".index")), Believed::No),
    ("the database is deleted", |place, _, _| remove(&place.path(".index/v1/db")), Believed::No),
    ("the marker is deleted", |place, _, _| remove(&place.path(".index/v1/clean")), Believed::No),
    ("the marker is altered", |place, _, random| flip(&place.path(".index/v1/clean"), random), Believed::No),
    ("it was not built here", |place, _, _| remove(&place.path("built")), Believed::No),
    ("another one was built here", |place, _, random| flip(&place.path("built"), random), Believed::No),
    ("what was built here is garbled", |place, _, random| harm(&place.path("built"), random), Believed::Perhaps),
    ("it is of another schema", |place, _, _| rename(place, ".index/v1", ".index/v0"), Believed::No),
    ("a file stands in the folder's place", |place, _, _| file_at(&place.path(".index")), Believed::No),
    ("a file stands in the schema's place", |place, _, _| file_at(&place.path(".index/v1")), Believed::No),
    ("a file stands in the database's place", |place, _, _| file_at(&place.path(".index/v1/db")), Believed::No),
    ("it is of another ledger", |place, other, _| swap(place, other, &[".index"]), Believed::No),
    ("another ledger's was built here", |place, other, _| swap(place, other, &["built"]), Believed::No),
    (
        "it is another ledger's and believed",
        |place, other, _| swap(place, other, &[".index", "built"]),
        Believed::Perhaps,
    ),
    ("its database is another ledger's", |place, other, _| swap(place, other, &[".index/v1/db"]), Believed::No),
    ("a pipe stands in the place of the marker", |place, _, _| pipe(&place.path(".index/v1/clean")), Believed::No),
    ("a pipe stands in the place of what was built", |place, _, _| pipe(&place.path("built")), Believed::No),
    ("a file of the database is harmed", to_database, Believed::Perhaps),
    ("bytes of the database are altered", bytes_of_database, Believed::Perhaps),
    ("a pipe stands in the place of a file of the database", pipe_in_database, Believed::Perhaps),
];

/// How long an answer waits for an index after such a damage.
pub fn patience(damage: &str, believed: Believed) -> Duration {
    match believed {
        Believed::Yes => LONG,
        _ if damage.contains("pipe") => SHORT,
        _ => PATIENCE,
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

/// Puts another ledger's files in the place of this one's.
fn swap(place: &Place, other: Other<'_>, names: &[&str]) {
    names.iter().for_each(|name| remove(&place.path(name)));
    place.put(&named(other(), names));
}

fn database(place: &Place) -> Vec<PathBuf> {
    files(&place.path(".index/v1/db"))
}

fn to_database(place: &Place, _: Other<'_>, random: &mut Random) {
    harm(&random.pick(&database(place)).clone(), random);
}

/// Alters a few bytes where the file is written; most of it is air.
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
