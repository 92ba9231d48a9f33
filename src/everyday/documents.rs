//! Documents by their titles, or as files: a file comes to stand on record by being named as the source.

use crate::event::Event;
use crate::event::document::DocumentRegistered;
use crate::event::field::{List, New};
use crate::everyday::names::Called;
use crate::everyday::typed::Mistake;
use crate::languages::say;
use crate::state::books::Books;
use crate::value::hash::Blake3;
use crate::value::ids::DocumentId;
use crate::value::text::{Text, plain};

/// Lists the documents of a ledger.
#[must_use]
pub fn all(books: &Books) -> Vec<Called<DocumentId>> {
    let all = books.documents.all.iter();
    all.map(|(id, document, _)| Called {
        thing: id.clone(),
        names: vec![document.fact.title.to_string(), id.to_string()],
    })
    .collect()
}

/// Finds the document that a file is, or registers it under its name: its bytes are known again by their digest.
pub fn of_file(books: &Books, name: &str, digest: Blake3) -> Result<(DocumentId, Option<Event>), Mistake> {
    let same = books.documents.all.iter().find(|(_, document, _)| document.fact.blake3 == Some(digest));
    if let Some((id, ..)) = same {
        return Ok((id.clone(), None));
    }
    let stem = name.rsplit_once('.').map_or(name, |(stem, _)| stem);
    let words: Vec<String> = plain(stem)
        .split(|c: char| !c.is_ascii_alphanumeric())
        .filter(|word| !word.is_empty())
        .map(str::to_owned)
        .collect();
    let stem = words.join("-");
    let taken = |id: &DocumentId| books.documents.all.created(id).is_some();
    let numbered = std::iter::once(stem.clone()).chain((2_u64..).map(|number| format!("{stem}-{number}")));
    let mut ids = numbered.map_while(|id| id.parse::<DocumentId>().ok());
    let wrong = || Mistake::new(say!("everyday-file-no-id", file = name));
    let document = ids.find(|id| !taken(id)).ok_or_else(wrong)?;
    let title =
        name.parse::<Text>().map_err(|error| Mistake::new(say!("everyday-file-name", file = name, error = error)))?;
    let fact = Event::DocumentRegistered(DocumentRegistered {
        document: New(document.clone()),
        title,
        issuer: None,
        languages: List::default(),
        blake3: Some(digest),
        url: None,
        retrieved: None,
        kept_at: None,
        note: None,
        date: None,
        inferred: None,
    });
    Ok((document, Some(fact)))
}
