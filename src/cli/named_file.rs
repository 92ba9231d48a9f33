//! A source that is typed: a document on record, or a file, and the item in it.

use std::path::Path;

use crate::cli::Failure;
use crate::event::{Event, Source};
use crate::everyday::documents;
use crate::everyday::names::find;
use crate::everyday::typed::{Mistake, called};
use crate::languages::say;
use crate::state::books::Books;
use crate::value::hash::Blake3;
use crate::value::ids::DocumentId;
use crate::value::text::TextError;

/// Reads a source, and the record of its document where it is a file that is not on record yet.
///
/// Errs if the file cannot be read; the inner result errs if nothing is called so.
pub fn source(books: &Books, text: &str) -> Result<Result<(Source, Option<Event>), Mistake>, Failure> {
    if let Some(found) = document(books, text)? {
        return Ok(found.map(|(document, added)| (Source { document, item: None }, added)));
    }
    // An item may hold a stroke, and so may a path: the longest beginning that is a document or a file is the document.
    let splits = text.rmatch_indices('/').filter_map(|(at, _)| text.split_at_checked(at));
    for (name, item) in splits {
        let item = item.trim_start_matches('/');
        if let Some(found) = document(books, name)?.filter(|_| !item.is_empty()) {
            let wrong = |error: TextError| Mistake::new(say!("cli-named-file-item", item = item, error = error));
            let item = item.parse().map_err(wrong);
            return Ok(found.and_then(|(document, added)| Ok((Source { document, item: Some(item?) }, added))));
        }
    }
    let name = text.split_once('/').map_or(text, |(name, _)| name);
    let none = called("document", "--source ", name, &documents::all(books));
    Ok(none.map(|document| (Source { document, item: None }, None)))
}

/// A document, and its record where it is not on record yet.
pub type Registered = (DocumentId, Option<Event>);

/// Finds a document by its names, or else as a file. `None` if it is neither.
fn document(books: &Books, name: &str) -> Result<Option<Result<Registered, Mistake>>, Failure> {
    if let Ok(id) = find(name, &documents::all(books)) {
        return Ok(Some(Ok((id, None))));
    }
    let path = Path::new(name);
    if !path.is_file() {
        return Ok(None);
    }
    of(books, path).map(Some)
}

/// Finds the document that a file is, or registers it.
pub fn of(books: &Books, path: &Path) -> Result<Result<Registered, Mistake>, Failure> {
    Ok(documents::of_file(books, &file_name(path), digest(path)?))
}

fn file_name(path: &Path) -> String {
    path.file_name().map_or_else(String::new, |name| name.to_string_lossy().into_owned())
}

/// Computes the digest of a file, whatever its length.
fn digest(path: &Path) -> Result<Blake3, Failure> {
    let failed = |error: std::io::Error| Failure::argument("--source", format!("{}: {error}", path.display()));
    let mut hasher = blake3::Hasher::new();
    hasher.update_reader(std::fs::File::open(path).map_err(failed)?).map_err(failed)?;
    Ok(Blake3::finish(&hasher))
}
