//! Parties: states, organisations, bodies, offices, networks and processes, and how they are related over time.

use crate::event::party::*;
use crate::rules::Context;
use crate::rules::Rule;
use crate::rules::names;
use crate::rules::refusal::Refusal;
use crate::state::books::Books;
use crate::state::parties::Parties;
use crate::value::days::Day;
use crate::value::ids::{Kind, PartyId};
use crate::value::name::Name;

impl Rule for PartyRegistered {
    fn check(&self, books: &Books, _: &Context) -> Result<(), Refusal> {
        let (party, parties) = (&self.party.0, &books.parties);
        parties.check_not_named(party, party.as_str())?;
        let iso = self.iso_3166.as_ref().map(CountryCode::to_string);
        self.names().map(Name::to_string).chain(iso).try_for_each(|name| parties.check_name_free(party, &name))?;
        match self.iati.as_ref().and_then(|iati| Some((iati, parties.with_iati(iati)?))) {
            Some((iati, other)) if other != party => {
                Err(Refusal::IatiTaken { iati: iati.clone(), party: other.clone() })
            }
            _ => Ok(()),
        }
    }
}

impl Rule for PartyRelated {
    fn check(&self, books: &Books, _: &Context) -> Result<(), Refusal> {
        let relation = self.relation;
        let wanted = if relation == Relation::AdministratorOf { Kind::Fund } else { Kind::Party };
        let other: Option<PartyId> = self.of.as_id();
        let nature = other.as_ref().and_then(|other| books.parties.nature(other));
        let is_held = relation == Relation::HolderOf;
        if self.of.kind() != wanted || (is_held && nature != Some(Nature::Office)) {
            return Err(Refusal::RelationTo { relation, of: self.of.clone() });
        }
        if other.as_ref() == Some(&self.party) {
            return Err(Refusal::RelatedToItself { party: self.party.clone(), relation });
        }
        if let (Some(from), Some(until)) = (self.from, self.until)
            && until < from
        {
            return Err(Refusal::RelationEndsBeforeItBegins { from, until });
        }
        match books.parties.overlapping(self) {
            Some(seq) => {
                Err(Refusal::RelationOverlaps { party: self.party.clone(), relation, of: self.of.clone(), seq })
            }
            None => Ok(()),
        }
    }
}

impl Rule for PartyRenamed {
    fn check(&self, books: &Books, _: &Context) -> Result<(), Refusal> {
        self.names().try_for_each(|name| books.parties.check_name_free(&self.party, name.as_str()))
    }
}

impl Rule for PartyMerged {
    fn check(&self, books: &Books, _: &Context) -> Result<(), Refusal> {
        // Whatever its day, a party is merged once.
        if let Some((into, seq)) = books.parties.merged_into(&self.party) {
            return Err(Refusal::PartyMerged { party: self.party.clone(), into: into.clone(), seq });
        }
        // A merger that is dated before another one may name a party that was merged since.
        if self.party == self.into || *books.parties.now(&self.into) == self.party {
            return Err(Refusal::MergedIntoItself { party: self.party.clone() });
        }
        Ok(())
    }
}

impl Parties {
    /// Refuses the id or a name of another party.
    fn check_not_named(&self, party: &PartyId, name: &str) -> Result<(), Refusal> {
        names::check_not_taken(name, party, self.find(name))
    }

    /// Refuses the id or a name of another party, and a name that looks like one.
    fn check_name_free(&self, party: &PartyId, name: &str) -> Result<(), Refusal> {
        self.check_not_named(party, name)?;
        names::check_unlike(name, party, &self.names, |other| self.names(other))
    }

    /// Refuses a party that was merged by a day. What is dated before names it as it was.
    pub fn check_not_merged(&self, party: &PartyId, day: Day) -> Result<(), Refusal> {
        match self.merger(party).filter(|(_, _, merged_on)| *merged_on <= day) {
            None => Ok(()),
            Some((into, seq, _)) => Err(Refusal::PartyMerged { party: party.clone(), into: into.clone(), seq }),
        }
    }
}

#[cfg(test)]
mod tests {
    use serde_json::{Value, json};

    use super::*;
    use crate::rules::testing::{Given, given, state, with};

    fn two_states() -> Given {
        given().and("party.registered", state("belize")).and("party.registered", state("panama"))
    }

    fn member(from: Option<&str>, until: Option<&str>) -> Value {
        json!({"party": "belize", "relation": "member-of", "of": "party:panama", "from": from, "until": until})
    }

    fn taken(name: &str) -> Refusal {
        Refusal::NameTaken { name: name.to_owned(), of: "party:belize".parse().unwrap() }
    }

    #[test]
    fn two_parties_do_not_answer_to_one_name() {
        let belize = json!({"party": "belize", "nature": "state", "name_en": "Invented Belize",
            "name_es": "Belice inventado", "aliases": ["Belize City"], "iso_3166": "BZ"});
        let ledger = given().and("party.registered", belize);
        for name in ["Invented Belize", "belice INVENTADO", "belize city", "bz", "belize", "BELIZE"] {
            let refusal = taken(name);
            let other = json!({"party": "panama", "nature": "state", "name_en": "Panama", "aliases": [name]});
            ledger.clone().when("party.registered", other).refused(&refusal);
        }
        let refusal = taken("BZ");
        let other = json!({"party": "panama", "nature": "state", "name_en": "Panama", "iso_3166": "BZ"});
        ledger.clone().when("party.registered", other).refused(&refusal);
        let other = json!({"party": "panama", "nature": "state", "name_en": "Belize City II", "iso_3166": "PA"});
        ledger.when("party.registered", other.clone()).yields("party.registered", other);
    }

    #[test]
    fn a_partys_id_is_not_the_name_of_another() {
        let belize = json!({"party": "belize", "nature": "state", "name_en": "Belize", "aliases": ["BZE"]});
        let refusal = taken("bze");
        let ledger = given().and("party.registered", belize);
        let other = json!({"party": "bze", "nature": "office", "name_en": "Office"});
        ledger.clone().when("party.registered", other).refused(&refusal);
        ledger.when("party.registered", json!({"party": "bz", "nature": "office", "name_en": "Office"})).accepted();
    }

    #[test]
    fn a_party_is_not_renamed_to_the_name_of_another() {
        let refusal = taken("Belize");
        let panama = json!({"party": "panama", "name_en": "Panama the Second", "name_es": "Belize"});
        two_states().when("party.renamed", panama).refused(&refusal);
        let panama = json!({"party": "panama", "name_en": "Panama the Second", "name_es": "Panama"});
        two_states().when("party.renamed", panama).accepted();
    }

    #[test]
    fn an_earlier_name_stays_taken() {
        let refusal = taken("belize");
        let ledger = two_states().and("party.renamed", json!({"party": "belize", "name_en": "New Belize"}));
        ledger.clone().when("party.renamed", json!({"party": "panama", "name_en": "belize"})).refused(&refusal);
        ledger.when("party.renamed", json!({"party": "belize", "name_en": "belize"})).accepted();
    }

    /// Sample 32, of names.
    #[test]
    fn a_name_does_not_look_like_that_of_another_party() {
        let ledger = given().and(
            "party.registered",
            json!({"party": "canada", "nature": "state", "name_en": "Canada", "name_es": "Canadá",
                "aliases": ["CAB", "Costa Blanca"]}),
        );
        let party =
            |name: &str, alias: &str| json!({"party": "other", "nature": "state", "name_en": name, "aliases": [alias]});
        for (name, like, position, found) in [
            ("САВ", "CAB", 1, 'С'), // Cyrillic.
            ("Costa\u{a0}Blanca", "Costa Blanca", 6, '\u{a0}'),
            ("Costa  Blanca", "Costa Blanca", 7, ' '),
            ("CostaBlanca", "", 0, ' '),
            ("Costa BIanca", "Costa Blanca", 8, 'I'),
            ("Canad\u{e0}", "", 0, ' '),
        ] {
            let of = "party:canada".parse().unwrap();
            let then = |data: Value| ledger.clone().when("party.registered", data);
            let refusal = Refusal::NameLooksTaken { name: name.to_owned(), like: like.to_owned(), of, position, found };
            if like.is_empty() {
                then(party(name, "Else")).accepted();
            } else {
                then(party(name, "Else")).refused(&refusal);
                then(party("Else", name)).refused(&refusal);
                let renamed = then(party("Else", "Other")).accepted();
                renamed.when("party.renamed", json!({"party": "other", "name_en": name})).refused(&refusal);
            }
        }
        let own = json!({"party": "canada", "name_en": "САВ"});
        ledger.when("party.renamed", own).accepted();
    }

    #[test]
    fn a_name_is_free_once_its_record_is_reversed() {
        let belize = json!({"party": "bz", "nature": "state", "name_en": "BELIZE", "iati": "XX-1"});
        let again = json!({"party": "belize", "nature": "state", "name_en": "BELlZE", "iati": "xx-1"});
        let ledger = given().and("party.registered", belize);
        assert!(ledger.clone().when("party.registered", again.clone()).refusal().is_some());
        ledger.reversing(1).when("party.registered", again).accepted();
    }

    #[test]
    fn an_iati_identifier_belongs_to_one_party() {
        let party = |id: &str, iati: &str| json!({"party": id, "nature": "state", "name_en": id, "iati": iati});
        let ledger = given().and("party.registered", party("belize", "XI-IATI-BZ"));
        let refusal = |iati: &str| Refusal::IatiTaken { iati: iati.parse().unwrap(), party: "belize".parse().unwrap() };
        for iati in ["XI-IATI-BZ", "xi-iati-bz"] {
            ledger.clone().when("party.registered", party("panama", iati)).refused(&refusal(iati));
        }
        ledger.clone().when("party.registered", party("panama", "XI-IATI-PA")).accepted();
        let corrected = party("belize", "xi-iati-bz");
        ledger.when_correcting(1, "party.registered", corrected).accepted();
    }

    #[test]
    fn an_iati_identifier_has_no_white_space() {
        assert_eq!("GB-CHC-285776".parse::<IatiIdentifier>().unwrap().to_string(), "GB-CHC-285776");
        for text in ["XI IATI", "XI-IATI\t", " XI", "XI\u{a0}", "a/b", "a&b", "a|b", "a?b", "", "XI\u{200b}"] {
            assert!(text.parse::<IatiIdentifier>().is_err(), "{text:?}");
        }
    }

    #[test]
    fn a_merged_party_cannot_be_named() {
        let refusal =
            Refusal::PartyMerged { party: "belize".parse().unwrap(), into: "panama".parse().unwrap(), seq: 3 };
        let ledger = two_states().and("party.merged", json!({"party": "belize", "into": "panama"}));
        for (kind, data) in [
            ("party.renamed", json!({"party": "belize", "name_en": "New Belize"})),
            ("party.merged", json!({"party": "belize", "into": "panama"})),
            ("party.merged", json!({"party": "panama", "into": "belize"})),
            ("party.related", json!({"party": "panama", "relation": "member-of", "of": "party:belize"})),
        ] {
            ledger.clone().when(kind, data).refused(&refusal);
        }
        ledger.when("party.renamed", json!({"party": "panama", "name_en": "Both"})).accepted();
    }

    #[test]
    fn a_party_is_not_merged_into_itself() {
        two_states()
            .when("party.merged", json!({"party": "belize", "into": "belize"}))
            .refused(&Refusal::MergedIntoItself { party: "belize".parse().unwrap() });
        let merger = json!({"party": "belize", "into": "panama"});
        two_states().when("party.merged", merger.clone()).yields("party.merged", merger.clone());
        // Nor by a merger that is dated before another one.
        let later = with(merger, json!({"date": "2018-02-01"}));
        let back = json!({"party": "panama", "into": "belize", "date": "2018-01-01"});
        let refusal = Refusal::MergedIntoItself { party: "panama".parse().unwrap() };
        two_states().and("party.merged", later).when("party.merged", back).refused(&refusal);
    }

    #[test]
    fn a_relation_does_not_end_before_it_begins() {
        let (from, until) = ("2017-11-22", "2017-11-21");
        two_states().when("party.related", member(Some(from), Some(until))).refused(
            &Refusal::RelationEndsBeforeItBegins { from: from.parse().unwrap(), until: until.parse().unwrap() },
        );
        two_states().when("party.related", member(Some(from), Some(from))).accepted();
    }

    #[test]
    fn a_relation_is_not_recorded_twice_for_one_time() {
        let ledger = two_states().and("party.related", member(Some("2010-01-01"), Some("2012-12-31")));
        let refusal = Refusal::RelationOverlaps {
            party: "belize".parse().unwrap(),
            relation: Relation::MemberOf,
            of: "party:panama".parse().unwrap(),
            seq: 3,
        };
        for (from, until) in [
            (None, None),
            (Some("2012-12-31"), None),
            (None, Some("2010-01-01")),
            (Some("2011-01-01"), Some("2011-12-31")),
            (Some("2009-01-01"), Some("2013-12-31")),
        ] {
            ledger.clone().when("party.related", member(from, until)).refused(&refusal);
        }
        let ledger = ledger.and("party.related", member(Some("2013-01-01"), None));
        ledger.and("party.related", member(None, Some("2009-12-31")));
    }

    #[test]
    fn another_relation_may_hold_at_the_same_time() {
        let ledger = two_states().and("party.related", member(None, None));
        let observer = json!({"party": "belize", "relation": "observer-of", "of": "party:panama"});
        ledger.when("party.related", observer).accepted();
    }

    #[test]
    fn a_relation_is_ended_once_by_repeating_its_first_day() {
        let begun = two_states().and("party.related", member(Some("2010-01-01"), None));
        let other_first_day = begun.clone().when("party.related", member(Some("2010-01-02"), Some("2012-12-31")));
        let refusal = |seq| Refusal::RelationOverlaps {
            party: "belize".parse().unwrap(),
            relation: Relation::MemberOf,
            of: "party:panama".parse().unwrap(),
            seq,
        };
        other_first_day.refused(&refusal(3));
        let ended = begun.when("party.related", member(Some("2010-01-01"), Some("2012-12-31"))).accepted();
        let again = ended.clone().when("party.related", member(Some("2010-01-01"), Some("2012-12-31")));
        again.refused(&refusal(4));
        let spells = ended.machine.books.parties.relations(&"belize".parse().unwrap());
        let ends: Vec<_> = spells.iter().map(|spell| (spell.until.map(|day| day.to_string()), spell.seq)).collect();
        assert_eq!(ends, [(Some("2012-12-31".to_owned()), 4)]);
    }

    #[test]
    fn a_relation_leads_to_the_right_kind_of_thing() {
        let ledger = two_states().and("fund.opened", json!({"fund": "reserve", "name_en": "Reserve Fund"}));
        let related =
            |relation: &str, of: &str| json!({"party": "belize", "relation": relation, "of": of, "from": "2017-01-01"});
        ledger
            .clone()
            .when("party.related", related("administrator-of", "party:panama"))
            .refused(&Refusal::RelationTo { relation: Relation::AdministratorOf, of: "party:panama".parse().unwrap() });
        for relation in ["member-of", "observer-of", "part-of", "asks-to-join", "asks-to-observe"] {
            ledger.clone().when("party.related", related(relation, "fund:reserve")).refused(&Refusal::RelationTo {
                relation: relation.parse().unwrap(),
                of: "fund:reserve".parse().unwrap(),
            });
            ledger.clone().when("party.related", related(relation, "party:panama")).accepted();
        }
        ledger.when("party.related", related("administrator-of", "fund:reserve")).accepted();
    }

    #[test]
    fn a_country_code_is_assigned() {
        assert_eq!("CR".parse::<CountryCode>().unwrap().to_string(), "CR");
        for text in ["cr", "XX", "C", "CRI", "R ", ""] {
            let words = format!("{text:?} is no country code of ISO 3166-1; write two capital letters, for example CR");
            assert_eq!(text.parse::<CountryCode>(), Err(words));
        }
    }

    #[test]
    fn no_party_is_related_to_itself() {
        given()
            .and("party.registered", json!({"party": "rcm", "nature": "process", "name_en": "RCM"}))
            .when("party.related", json!({"party": "rcm", "relation": "part-of", "of": "party:rcm"}))
            .refused(&Refusal::RelatedToItself { party: "rcm".parse().unwrap(), relation: Relation::PartOf });
    }

    #[test]
    fn only_an_office_has_a_holder() {
        let given = given()
            .and("party.registered", json!({"party": "honduras", "nature": "state", "name_en": "Honduras"}))
            .and("party.registered", json!({"party": "ppt", "nature": "office", "name_en": "Presidency"}))
            .and("party.registered", json!({"party": "rcm", "nature": "process", "name_en": "RCM"}));
        let holder = |of: &str| json!({"party": "honduras", "relation": "holder-of", "of": of});
        let of = "party:rcm".parse().unwrap();
        let refusal = Refusal::RelationTo { relation: Relation::HolderOf, of };
        given.clone().when("party.related", holder("party:rcm")).refused(&refusal);
        given.when("party.related", holder("party:ppt")).accepted();
    }
}
