//! Names as people write them in one line: `English/Spanish (ALIAS, ALIAS) [nature]`.

use crate::event::field::Field;
use crate::event::party::{Authority, CountryCode, Nature};
use crate::everyday::opening::{Place, states};
use crate::everyday::typed::Mistake;
use crate::languages::say;
use crate::value::ids::{ID_CHARACTERS_MAX, PartyId};
use crate::value::name::Name;
use crate::value::text::{escaped, plain};

/// The names of a party or a fund.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Named {
    /// Its name in English.
    pub en: Name,
    /// Its name in Spanish.
    pub es: Option<Name>,
    /// Its other names.
    pub aliases: Vec<Name>,
}

impl Named {
    /// Iterates over all names.
    pub fn all(&self) -> impl Iterator<Item = &Name> {
        std::iter::once(&self.en).chain(&self.es).chain(&self.aliases)
    }

    /// Returns whether it is called so, whatever the capitals and accents.
    #[must_use]
    pub fn is(&self, text: &str) -> bool {
        self.all().any(|name| plain(name.as_str()) == plain(text))
    }

    /// Makes an id of the English name, or else of another one.
    fn id(&self) -> Option<String> {
        self.all().map(|name| slug(name.as_str())).find(|id| !id.is_empty())
    }

    /// Makes an id of a kind.
    pub fn id_of<I: std::str::FromStr>(&self) -> Result<I, Mistake> {
        self.id().and_then(|id| id.parse().ok()).ok_or_else(|| {
            Mistake::new(say!("everyday-opening-no-id", name = self.en))
                .with(say!("everyday-opening-write-abbreviation"))
        })
    }
}

/// A party of the new ledger.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Party {
    /// Its id.
    pub id: PartyId,
    /// Its names.
    pub named: Named,
    /// Its nature.
    pub nature: Nature,
    /// Its country code, if it is a state.
    pub iso_3166: Option<CountryCode>,
    /// Its authority, if it is a forum.
    pub authority: Option<Authority>,
    /// Where it was said.
    pub place: Place,
}

impl Party {
    /// Reads a party; its nature is what is written, else that of a state if it has the name of one, else `usual`.
    pub fn read(text: &str, usual: Nature, place: Place) -> Result<Self, Mistake> {
        let (text, written) = nature(text)?;
        let named = named(text)?;
        let iso_3166 = states::code(std::iter::once(&named.en).chain(&named.es).map(Name::to_string));
        let is_state = matches!(usual, Nature::State | Nature::Organisation) && iso_3166.is_some();
        let nature = written.unwrap_or(if is_state { Nature::State } else { usual });
        let iso_3166 = iso_3166.filter(|_| nature == Nature::State);
        Ok(Self { id: named.id_of()?, named, nature, iso_3166, authority: None, place })
    }
}

/// Parts a nature in brackets from the names before it.
fn nature(text: &str) -> Result<(&str, Option<Nature>), Mistake> {
    let Some((names, word)) = text.strip_suffix(']').and_then(|text| text.rsplit_once('[')) else {
        return Ok((text, None));
    };
    let wrong = || {
        let words = <Nature as Field>::CHOICES.iter().map(|nature| format!("[{nature}]")).collect::<Vec<_>>();
        Mistake::new(say!("everyday-opening-no-nature", text = escaped(word)))
            .with(say!("everyday-opening-write-nature", natures = words.join(", ")))
    };
    let word = word.trim().to_lowercase().replace(' ', "-").replace("ization", "isation");
    Ok((names.trim(), Some(word.parse().map_err(|_| wrong())?)))
}

/// Reads names.
pub fn named(text: &str) -> Result<Named, Mistake> {
    let text = text.trim();
    let (names, aliases) = match text.strip_suffix(')').map(|text| text.rsplit_once('(')) {
        None => (text, ""),
        Some(Some((names, aliases))) => (names.trim(), aliases),
        Some(None) => return Err(Mistake::new(say!("everyday-opening-bracket-not-opened", text = escaped(text)))),
    };
    let name = |name: &str| {
        let name = name.trim();
        let shown = escaped(name);
        name.parse::<Name>().map_err(|error| match name.is_empty() {
            true => Mistake::new(say!("everyday-opening-lacks-name", text = escaped(text)))
                .with(say!("everyday-opening-write-name")),
            false => Mistake::new(format!("\"{shown}\": {error}.")),
        })
    };
    let mut parts = names.split('/');
    let (en, es, more) = (parts.next().unwrap_or_default(), parts.next(), parts.next());
    if more.is_some() {
        return Err(Mistake::new(say!("everyday-opening-more-than-two-names", text = escaped(names)))
            .with(say!("everyday-opening-write-two-names")));
    }
    let aliases = aliases.split(',').map(str::trim).filter(|alias| !alias.is_empty()).map(name);
    Ok(Named { en: name(en)?, es: es.map(name).transpose()?, aliases: aliases.collect::<Result<_, _>>()? })
}

/// Makes an id of a text: its letters and digits without accents, with hyphens between them.
#[must_use]
pub fn slug(text: &str) -> String {
    let mut slug = String::new();
    for c in plain(text).chars() {
        match c {
            'a'..='z' | '0'..='9' => slug.push(c),
            '\'' | '\u{2019}' | '.' => {}
            _ if slug.is_empty() || slug.ends_with('-') => {}
            _ => slug.push('-'),
        }
    }
    if let Some(cut) = slug.get(..ID_CHARACTERS_MAX) {
        let whole_words =
            if slug.as_bytes().get(ID_CHARACTERS_MAX) == Some(&b'-') { Some(cut.len()) } else { cut.rfind('-') };
        slug.truncate(whole_words.unwrap_or(ID_CHARACTERS_MAX));
    }
    slug.trim_end_matches('-').to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::everyday::opening::Question;

    #[test]
    fn names_are_read_in_both_languages_with_their_abbreviations() {
        let read = named("Trinidad and Tobago/Trinidad y Tobago (TT, T&T)").unwrap();
        assert_eq!(
            read.all().map(Name::as_str).collect::<Vec<_>>(),
            ["Trinidad and Tobago", "Trinidad y Tobago", "TT", "T&T"]
        );
        assert!(read.is("trinidad y tobago") && !read.is("Tobago"));
        assert_eq!(named("Norway").unwrap().es, None);
        for (text, says) in [
            ("A/B/C", "\"A/B/C\" holds more than two names."),
            ("/B", "\"/B\" lacks a name."),
            ("A/", "\"A/\" lacks a name."),
            ("(X)", "\"(X)\" lacks a name."),
            ("A)", "\"A)\" closes a bracket that was not opened."),
        ] {
            assert_eq!(named(text).map_err(|mistake| mistake.says), Err(says.to_owned()), "{text}");
        }
    }

    #[test]
    fn a_party_is_a_state_by_its_name_or_what_is_written() {
        let place = Place { question: Question::Others, line: None };
        for (text, usual, nature, iso) in [
            ("Norway", Nature::Organisation, Nature::State, Some("NO")),
            ("Noruega", Nature::Organisation, Nature::State, Some("NO")),
            ("United Nations (UN)", Nature::Organisation, Nature::Organisation, None),
            ("Fisherfolk Aid (FA) [civil-society]", Nature::Organisation, Nature::CivilSociety, None),
            ("Fisherfolk Aid [civil society]", Nature::Organisation, Nature::CivilSociety, None),
            ("Atlantis", Nature::State, Nature::State, None),
            ("Jordan [office]", Nature::Organisation, Nature::Office, None),
            ("Georgia", Nature::Office, Nature::Office, None),
        ] {
            let party = Party::read(text, usual, place).unwrap();
            let found = party.iso_3166.as_ref().map(ToString::to_string);
            assert_eq!((party.nature, found.as_deref()), (nature, iso), "{text}");
        }
        let wrong = Party::read("Norway [country]", Nature::State, place).unwrap_err();
        assert!(wrong.write.unwrap().starts_with("Write one of [state], [organisation]"));
    }

    #[test]
    fn ids_are_made_of_names() {
        for (name, id) in [
            ("Trinidad and Tobago", "trinidad-and-tobago"),
            ("Côte d'Ivoire", "cote-divoire"),
            ("  U.S.A. -- North ", "usa-north"),
            ("Ελλάδα", ""),
        ] {
            assert_eq!(slug(name), id);
        }
        let long = slug(&"a long name ".repeat(9));
        assert!(long.len() <= ID_CHARACTERS_MAX && long.ends_with("-long-name-a"), "whole words: {long}");
    }
}
