//! Parties: states, organisations, bodies, offices, networks and processes, and how they are related over time.

use crate::event::fact::{Fact, fact};
use crate::event::field::{List, New, words};
use crate::languages::say;
use crate::value::days::{Day, Span};
use crate::value::ids::{PartyId, Thing};
use crate::value::name::Name;
use crate::value::text::{Text, serde_as_text};

words! {
    /// The nature of a party.
    pub enum Nature {
        /// A country.
        State = "state",
        /// An intergovernmental or other organisation.
        Organisation = "organisation",
        /// An organisation of civil society.
        CivilSociety = "civil-society",
        /// A body that meets: it recommends or decides.
        Body = "body",
        /// An office, held by one party after another.
        Office = "office",
        /// A standing network of officials.
        Network = "network",
        /// A regional consultative process.
        Process = "process",
    }
}

words! {
    /// The authority of a forum.
    pub enum Authority {
        /// It recommends to another body.
        Recommends = "recommends",
        /// It decides.
        Decides = "decides",
    }
}

words! {
    /// The relation of a party to a party, an office or a fund.
    pub enum Relation {
        /// A member of a party.
        MemberOf = "member-of",
        /// An observer of a party.
        ObserverOf = "observer-of",
        /// The administrator of a fund.
        AdministratorOf = "administrator-of",
        /// A part of a party.
        PartOf = "part-of",
        /// The holder of an office.
        HolderOf = "holder-of",
        /// It has asked to become a member of a party.
        AsksToJoin = "asks-to-join",
        /// It has asked to become an observer of a party.
        AsksToObserve = "asks-to-observe",
    }
}

/// A country's code in ISO 3166-1 alpha-2.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct CountryCode(String);

/// The officially assigned codes of ISO 3166-1 alpha-2.
const COUNTRIES: &str = "\
    AD AE AF AG AI AL AM AO AQ AR AS AT AU AW AX AZ BA BB BD BE BF BG BH BI BJ BL BM BN BO BQ BR BS BT BV BW BY BZ CA CC CD \
    CF CG CH CI CK CL CM CN CO CR CU CV CW CX CY CZ DE DJ DK DM DO DZ EC EE EG EH ER ES ET FI FJ FK FM FO FR GA GB GD GE GF \
    GG GH GI GL GM GN GP GQ GR GS GT GU GW GY HK HM HN HR HT HU ID IE IL IM IN IO IQ IR IS IT JE JM JO JP KE KG KH KI KM KN \
    KP KR KW KY KZ LA LB LC LI LK LR LS LT LU LV LY MA MC MD ME MF MG MH MK ML MM MN MO MP MQ MR MS MT MU MV MW MX MY MZ NA \
    NC NE NF NG NI NL NO NP NR NU NZ OM PA PE PF PG PH PK PL PM PN PR PS PT PW PY QA RE RO RS RU RW SA SB SC SD SE SG SH SI \
    SJ SK SL SM SN SO SR SS ST SV SX SY SZ TC TD TF TG TH TJ TK TL TM TN TO TR TT TV TW TZ UA UG UM US UY UZ VA VC VE VG VI \
    VN VU WF WS YE YT ZA ZM ZW";

impl std::fmt::Display for CountryCode {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.pad(&self.0)
    }
}

impl std::str::FromStr for CountryCode {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        if text.len() == 2 && COUNTRIES.split(' ').any(|code| code == text) {
            Ok(Self(text.to_owned()))
        } else {
            Err(say!("event-party-country", text = format!("{text:?}")))
        }
    }
}

serde_as_text!(CountryCode);

impl crate::event::field::Field for CountryCode {
    const VALUE: &'static str = "CODE";
    const EXAMPLE: &'static str = "CR";
}

/// The identifier of an organisation in the International Aid Transparency Initiative.
///
/// It holds no white space, and none of `/`, `&`, `|` and `?` (rule set of the IATI standard 2.03). It is compared
/// without regard to case: `gb-chc-285776` and `GB-CHC-285776` are one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct IatiIdentifier(Text);

impl IatiIdentifier {
    /// Returns it as it is compared with others: in lower case.
    #[must_use]
    pub fn compared(&self) -> String {
        self.0.as_str().to_lowercase()
    }
}

impl std::fmt::Display for IatiIdentifier {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        self.0.fmt(f)
    }
}

impl std::str::FromStr for IatiIdentifier {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        let is_refused = |c: &char| c.is_whitespace() || "/&|?".contains(*c);
        match text.chars().find(is_refused) {
            Some(found) if found.is_whitespace() => Err(say!("event-party-iati-space", text = format!("{text:?}"))),
            Some(found) => {
                Err(say!("event-party-iati-character", text = format!("{text:?}"), found = format!("{found:?}")))
            }
            None => Text::new(text).map(Self).map_err(|error| error.to_string()),
        }
    }
}

serde_as_text!(IatiIdentifier);

impl crate::event::field::Field for IatiIdentifier {
    const VALUE: &'static str = "IATI";
    const EXAMPLE: &'static str = "XI-IATI-IADB";
}

fact! {
    /// Registers a party under a permanent id.
    pub struct PartyRegistered {
        /// The party's id, for ever
        pub party: New<PartyId>,
        /// Its nature
        pub nature: Nature,
        /// Its name in English
        pub name_en: Name,
        /// Its name in Spanish
        pub name_es: Option<Name>,
        /// Another name or an abbreviation by which documents call it
        pub aliases: List<Name>,
        /// Its country code in ISO 3166-1, if it is a state
        pub iso_3166: Option<CountryCode>,
        /// Its identifier in IATI
        pub iati: Option<IatiIdentifier>,
        /// Its authority, if it is a forum
        pub authority: Option<Authority>,
        pub date: Option<Span>, pub inferred: Option<Text>,
    }

    impl Fact for PartyRegistered {
        const TYPE: &'static str = "party.registered";
    }
}

impl PartyRegistered {
    /// Iterates over all its names.
    pub fn names(&self) -> impl Iterator<Item = &Name> {
        std::iter::once(&self.name_en).chain(&self.name_es).chain(self.aliases.iter())
    }
}

fact! {
    /// Says how a party is related to another party, an office or a fund, and from when until when.
    pub struct PartyRelated {
        /// The party
        pub party: PartyId,
        /// The relation
        pub relation: Relation,
        /// The other side of the relation
        pub of: Thing,
        /// The first day, if it is stated
        pub from: Option<Day>,
        /// The last day, if it has ended; written with the same first day, it ends a relation on record
        pub until: Option<Day>,
        pub date: Option<Span>, pub inferred: Option<Text>,
    }

    impl Fact for PartyRelated {
        const TYPE: &'static str = "party.related";

        fn chain(&self) -> Option<String> {
            Some(format!("party:{} {} {}", self.party, self.relation, self.of))
        }
    }
}

fact! {
    /// Gives a party new names; the earlier ones stay as other names of it.
    pub struct PartyRenamed {
        /// The party
        pub party: PartyId,
        /// Its name in English from now on
        pub name_en: Name,
        /// Its name in Spanish from now on
        pub name_es: Option<Name>,
        pub date: Option<Span>, pub inferred: Option<Text>,
    }

    impl Fact for PartyRenamed {
        const TYPE: &'static str = "party.renamed";

        fn chain(&self) -> Option<String> {
            Some(format!("party:{} renamed", self.party))
        }
    }
}

impl PartyRenamed {
    /// Iterates over its new names.
    pub fn names(&self) -> impl Iterator<Item = &Name> {
        std::iter::once(&self.name_en).chain(&self.name_es)
    }
}

fact! {
    /// Merges a party into another: its id stays for what is past, and new facts name the other one.
    pub struct PartyMerged {
        /// The party that ends
        pub party: PartyId,
        /// The party that goes on
        pub into: PartyId,
        pub date: Option<Span>, pub inferred: Option<Text>,
    }

    impl Fact for PartyMerged {
        const TYPE: &'static str = "party.merged";
    }
}
