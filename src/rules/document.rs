//! Documents: the sources that records point to, and their signatures.

use crate::event::document::*;
use crate::rules::Context;
use crate::rules::Rule;
use crate::rules::refusal::Refusal;
use crate::rules::rule::check_past;
use crate::state::books::Books;

impl Rule for DocumentRegistered {
    fn check(&self, _: &Books, context: &Context) -> Result<(), Refusal> {
        if let Some(day) = self.retrieved {
            check_past(day.into(), context)?;
        }
        if self.blake3.is_none() && self.url.is_none() && self.kept_at.is_none() {
            return Err(Refusal::DocumentNotIdentified { document: self.document.0.clone() });
        }
        Ok(())
    }
}

impl Rule for DocumentSigned {
    fn check(&self, books: &Books, _: &Context) -> Result<(), Refusal> {
        for party in self.by.iter() {
            if let Some(seq) = books.documents.signed_by(&self.document, party) {
                let (document, party) = (self.document.clone(), party.clone());
                return Err(Refusal::AlreadySigned { document, party, seq });
            }
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;
    use crate::rules::testing::{document, given, state};
    use crate::value::hash::Blake3;

    #[test]
    fn a_document_needs_a_digest_an_address_or_a_place() {
        given()
            .when("document.registered", json!({"document": "minutes", "title": "Minutes"}))
            .refused(&Refusal::DocumentNotIdentified { document: "minutes".parse().unwrap() });
        let digest = json!({"document": "minutes", "title": "Minutes", "blake3": Blake3::of(b"minutes")});
        given().when("document.registered", digest.clone()).yields("document.registered", digest);
        given().when("document.registered", document("minutes")).accepted();
        let paper = json!({"document": "minutes", "title": "Minutes", "kept_at": "the archive of the Secretariat"});
        given().when("document.registered", paper).accepted();
    }

    #[test]
    fn a_document_cannot_be_retrieved_in_the_future() {
        let mut data = document("minutes");
        data["retrieved"] = json!("2026-11-25");
        given().when("document.registered", data.clone()).refused(&Refusal::InTheFuture {
            date: "2026-11-25".parse().unwrap(),
            last: "2026-11-24".parse().unwrap(),
        });
        data["retrieved"] = json!("2026-11-24");
        given().when("document.registered", data).accepted();
    }

    #[test]
    fn a_party_signs_a_document_once() {
        let ledger = given()
            .and("party.registered", state("belize"))
            .and("party.registered", state("panama"))
            .and("document.registered", document("agreement"))
            .and("document.signed", json!({"document": "agreement", "by": ["belize"]}));
        ledger.clone().when("document.signed", json!({"document": "agreement", "by": ["panama", "belize"]})).refused(
            &Refusal::AlreadySigned {
                document: "agreement".parse().unwrap(),
                party: "belize".parse().unwrap(),
                seq: 4,
            },
        );
        ledger.when("document.signed", json!({"document": "agreement", "by": ["panama"]})).accepted();
    }
}
