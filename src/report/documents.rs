//! Documents: who issued and signed them, where they can be read, and what rests on them.

use std::collections::BTreeMap;

use crate::event::document::{DocumentRegistered, DocumentSigned};
use crate::event::record::Recorded;
use crate::languages::say;
use crate::report::{Asked, Table, columns, joined, list, or_not_stated, reading, readings_of, text_or};
use crate::state::pledges::Step;
use crate::state::{Facts, RecordedFact};
use crate::value::ids::{DocumentId, FundId, Id as _, Thing};
use crate::value::text::Text;

/// A document, and its signatures.
type Signed<'a> = (&'a RecordedFact<DocumentRegistered>, &'a Facts<DocumentSigned>);

/// The number of records that cite each document as their source; what corrections replaced is left out.
pub type Citations = BTreeMap<DocumentId, u64>;

/// Counts the citations of records.
#[must_use]
pub fn citations(records: &[Recorded]) -> Citations {
    let mut citations = Citations::new();
    let standing = records.iter().filter(|recorded| recorded.corrected_by.is_none());
    for source in standing.filter_map(|recorded| recorded.record.source.as_ref()) {
        let number = citations.entry(source.document.clone()).or_default();
        *number = number.saturating_add(1);
    }
    citations
}

/// Tabulates all documents, or one.
#[must_use]
pub fn documents(asked: Asked<'_>, only: Option<&DocumentId>, citations: &Citations) -> Table {
    let all = asked.books.documents.all.iter().filter(|(id, ..)| only.is_none_or(|only| only == *id));
    let shown: Vec<Signed<'_>> = all.map(|(_, registered, signed)| (registered, signed)).collect();
    let mut notes = match shown.len() {
        0 => asked.nothing(&say!("report-kind-document"), only.is_some()),
        number => vec![say!("report-documents-found", documents # number)],
    };
    notes.extend(readings_of(shown.iter().map(|(registered, _)| *registered)));
    let columns = columns! { |document: Signed<'_>|
        let (registered, signed) = document;
        let fact = &registered.fact;
        let id = &fact.document.0;
        let leaning = leaning_on(asked, id);
        let cited_by = citations.get(id).copied().unwrap_or(0);
        fields {
            "key": id.thing(), "id": id, "title": fact.title, "issuer": fact.issuer, "date": fact.date,
            "languages": fact.languages, "blake3": fact.blake3, "url": fact.url, "retrieved": fact.retrieved, "kept_at": fact.kept_at,
            "signed_by": signatures(asked, signed), "for": leaning, "record": registered.seq,
            "reading": reading(fact.inferred.as_ref()), "note": fact.note, "records": cited_by,
        }
        cells {
            "report-documents-document": text_or(
                list([Some(format!("{}\n[{id}]", fact.title)), fact.note.as_ref().map(Text::to_string)].iter().flatten(), "\n"),
                ""
            ),
            "report-documents-issuer-and-date": format!(
                "{}\n{}",
                or_not_stated(fact.issuer.as_ref().map(|party| asked.label(party))),
                or_not_stated(fact.date)
            ),
            "report-documents-where": where_it_is(fact),
            "report-documents-resting": resting(cited_by, &signatures(asked, signed), &leaning),
        }
    };
    columns.tabulate(shown, notes)
}

/// Writes how many records cite a document, who signed it, and what it is the certificate, agreement or answer of.
fn resting(cited_by: u64, signatures: &[String], leaning: &[Thing]) -> String {
    let signed = list(signatures, "; ").map(|signed| say!("report-documents-signed-by", signers = signed));
    let of = list(leaning.iter().map(|thing| say!("report-documents-for", thing = thing)), "\n");
    let all = [Some(say!("report-records", records # cited_by)), signed, of];
    text_or(list(all.into_iter().flatten(), "\n"), "")
}

/// Lists who signed a document, and when.
fn signatures(asked: Asked<'_>, signed: &Facts<DocumentSigned>) -> Vec<String> {
    let signature = |signed: &RecordedFact<DocumentSigned>| {
        let parties = asked.names(&signed.fact.by);
        match signed.fact.date {
            Some(date) => say!("report-documents-signature", parties = parties, date = date),
            None => parties,
        }
    };
    signed.iter().map(signature).collect()
}

/// Writes the address, the day on which it was retrieved, the hash and the languages of a document.
fn where_it_is(fact: &DocumentRegistered) -> String {
    let is_on_paper = fact.kept_at.is_some();
    let unknown = || (!is_on_paper).then(|| say!("report-documents-no-address"));
    let address = fact.url.as_ref().map(|url| match fact.retrieved {
        Some(day) => format!("{url} ({})", say!("report-documents-retrieved", day = day)),
        None => url.to_string(),
    });
    let address = address.or_else(unknown);
    let hash = fact.blake3.map(|hash| format!("BLAKE3 {hash}"));
    let languages = (!fact.languages.is_empty())
        .then(|| say!("report-documents-languages", languages = joined(fact.languages.iter())));
    let kept = fact.kept_at.as_ref().map(|place| say!("report-documents-kept-at", place = place));
    or_not_stated(list([address, kept, hash, languages].into_iter().flatten(), "\n"))
}

/// Lists what a document is for: the things whose certificate, agreement or answer it is.
fn leaning_on(asked: Asked<'_>, document: &DocumentId) -> Vec<Thing> {
    let books = asked.books;
    let is_it = |other: Option<&DocumentId>| other == Some(document);
    let pledges = books.pledges.made.iter().filter(|(_, _, steps)| {
        steps.iter().any(|step| matches!(&step.fact, Step::Confirmed(confirmed) if confirmed.agreement == *document))
    });
    let plans = books.assessments.plans.iter().filter(|(_, plan, _)| is_it(plan.fact.agreement.as_ref()));
    let requests = books.meetings.requests.iter();
    let requests = requests.filter(|(_, _, answers)| answers.iter().any(|answer| is_it(answer.fact.document.as_ref())));
    let certified =
        books.funds.certified_by(document).map(|account| account.first().parse().map(|fund: FundId| fund.thing()));
    let assessments = books.assessments.all.iter().filter(|(_, issued, _)| is_it(issued.fact.brought_forward.as_ref()));
    let all = pledges.map(|(id, ..)| id.thing()).chain(plans.map(|(id, ..)| id.thing()));
    let all = all.chain(requests.map(|(id, ..)| id.thing())).chain(certified.flatten());
    let mut all: Vec<Thing> = all.chain(assessments.map(|(id, ..)| id.thing())).collect();
    all.sort();
    all.dedup();
    all
}
