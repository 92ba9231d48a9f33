//! Reads the answers, wherever they come from: what they mean, and every mistake in them.

mod money;

use crate::event::ledger::{Origin, TimeZone};
use crate::event::party::{Authority, Nature};
use crate::everyday::opening::model::{Cases, Fund, Opening, Scale};
use crate::everyday::opening::party::Party;
use crate::everyday::opening::{Answers, Place, Question, Said, Wrong, missing, words};
use crate::everyday::typed::Mistake;
use crate::languages::say;
use crate::value::days::Day;
use crate::value::hash::Blake3;
use crate::value::ids::{FundId, PartyId};
use crate::value::money::{Currency, FrozenCurrency, Share};
use crate::value::name::Name;
use crate::value::text::{Text, escaped};

/// What answers are read against.
#[derive(Clone, Copy)]
pub struct Surroundings<'a> {
    /// Today.
    pub today: Day,
    /// Returns the BLAKE3 of a file, or why it cannot be read; `None` if there is none.
    pub file: &'a dyn Fn(&str) -> Option<Result<Blake3, String>>,
}

/// What was read.
#[derive(Debug, Clone)]
pub struct Reading {
    /// The funds, as far as they could be read.
    pub funds: Vec<Fund>,
    /// The funds that help cases.
    pub cases: Vec<FundId>,
    /// The opening; `None` if there is a mistake.
    pub opening: Option<Opening>,
    /// All mistakes.
    pub wrong: Vec<Wrong>,
}

/// Reads answers.
#[must_use]
pub fn read(answers: &Answers, surroundings: Surroundings<'_>) -> Reading {
    let mut reader = Reader { answers, surroundings, parties: Vec::new(), funds: Vec::new(), wrong: Vec::new() };
    let body = reader.body();
    let (bodies_from, _) = (reader.parties.len(), reader.bodies());
    let bodies = reader.parties.get(bodies_from..).unwrap_or_default().to_vec();
    let origin = reader.one(&answers.address, Question::Address, address);
    let is_invented = reader.one_or(&answers.invented, Question::Invented, "no", words::yes_or_no);
    let currencies = reader.currencies();
    let year_begins = reader.one_or(&answers.year_begins, Question::YearBegins, "01-01", words::day_of_year);
    let time_zone = reader.one_or(&answers.time_zone, Question::TimeZone, "UTC", time_zone);
    reader.read_funds(&currencies);
    let cases: Vec<Cases> = (0..).zip(&answers.cases).filter_map(|(at, said)| reader.cases(at, said)).collect();
    let members_from = reader.parties.len();
    let scales: Vec<Scale> =
        answers.members.iter().filter_map(|(fund, said)| reader.scale(fund, said, members_from)).collect();
    let members = reader.parties.get(members_from..).unwrap_or_default().to_vec();
    reader.others();
    let others = reader.parties.get(members_from.saturating_add(members.len())..).unwrap_or_default().to_vec();
    let (begins, balances) = reader.balances();
    // A wrong day is told once; the assessments are read all the same.
    let year = year_begins.map_or_else(|| words::day_of_year("01-01"), Ok);
    let assessments = year.ok().map(|year| reader.assessments(year, begins));
    let Reader { funds, mut wrong, .. } = reader;
    wrong.sort_by_key(|wrong| (wrong.place.line, wrong.place.question));
    let cases_of = cases.iter().map(|cases| cases.fund.clone()).collect();
    let opening = || {
        Some(Opening {
            body: body?,
            origin: origin?,
            is_invented: is_invented?,
            currencies,
            year_begins: year_begins?,
            time_zone: time_zone?,
            bodies,
            funds: funds.clone(),
            cases,
            members,
            others,
            scales,
            balances,
            begins: begins?,
            assessments: assessments?,
        })
    };
    let opening = if wrong.is_empty() { opening() } else { None };
    Reading { funds, cases: cases_of, opening, wrong }
}

/// Reads a ledger's origin.
fn address(text: &str) -> Result<Origin, Mistake> {
    text.parse().map_err(|_| {
        Mistake::new(say!("everyday-opening-no-address", text = escaped(text)))
            .with(say!("everyday-opening-write-letters"))
    })
}

fn time_zone(text: &str) -> Result<TimeZone, Mistake> {
    text.parse().map_err(|_| {
        Mistake::new(say!("everyday-opening-no-time-zone", text = escaped(text)))
            .with(say!("everyday-opening-write-zone"))
    })
}

fn text(text: &str) -> Result<Text, Mistake> {
    text.parse().map_err(|error| Mistake::new(format!("\"{}\": {error}.", escaped(text))))
}

struct Reader<'a> {
    answers: &'a Answers,
    surroundings: Surroundings<'a>,
    /// All parties so far: the body first.
    parties: Vec<Party>,
    funds: Vec<Fund>,
    wrong: Vec<Wrong>,
}

impl<'a> Reader<'a> {
    fn take<T>(&mut self, place: Place, found: Result<T, Mistake>) -> Option<T> {
        found.map_err(|mistake| self.wrong.push(Wrong { place, mistake })).ok()
    }

    fn missing(&mut self, question: Question) {
        let place = Place { question, line: None };
        self.wrong.push(Wrong { place, mistake: Mistake::new(missing()) });
    }

    /// Reads an answer that must be there.
    fn one<T>(
        &mut self,
        said: &Option<Said>,
        question: Question,
        read: impl Fn(&str) -> Result<T, Mistake>,
    ) -> Option<T> {
        match said {
            Some(said) => self.take(said.at(question), read(&said.text)),
            None => {
                self.missing(question);
                None
            }
        }
    }

    /// Reads an answer that may be left out.
    fn one_or<T>(
        &mut self,
        said: &Option<Said>,
        question: Question,
        usual: &str,
        read: impl Fn(&str) -> Result<T, Mistake>,
    ) -> Option<T> {
        match said {
            Some(said) => self.take(said.at(question), read(&said.text)),
            None => read(usual).ok(),
        }
    }

    /// Adds a party, unless a name of it is another one's.
    fn add(&mut self, party: Party) {
        let same = |name: &Name| self.parties.iter().any(|other| other.named.is(name.as_str()));
        let taken = party.named.all().find(|name| same(name)).map(ToString::to_string);
        let taken =
            taken.or_else(|| self.parties.iter().any(|other| other.id == party.id).then(|| party.named.en.to_string()));
        match taken {
            None => self.parties.push(party),
            Some(name) => {
                let mistake = Mistake::new(say!("everyday-opening-named-twice", name = name))
                    .with(say!("everyday-opening-name-party-once"));
                self.wrong.push(Wrong { place: party.place, mistake });
            }
        }
    }

    fn body(&mut self) -> Option<Party> {
        let place = |said: &Said| said.at(Question::Body);
        let read = |said: &Said| Party::read(&said.text, Nature::Organisation, place(said));
        let body = match &self.answers.body {
            Some(said) => self.take(place(said), read(said)),
            None => {
                self.missing(Question::Body);
                None
            }
        };
        self.parties.extend(body.clone());
        body
    }

    fn bodies(&mut self) {
        let Answers { decides, recommends, records, .. } = self.answers;
        let of = |said: &'a [Said], authority| said.iter().map(move |said| (said, authority));
        let all = of(decides, Some(Authority::Decides))
            .chain(of(recommends, Some(Authority::Recommends)))
            .chain(of(records, None))
            .filter(|(said, _)| !words::is_none(&said.text))
            .collect::<Vec<_>>();
        if all.is_empty() {
            self.missing(Question::Bodies);
        }
        for (said, authority) in all {
            let place = said.at(Question::Bodies);
            let usual = if authority.is_some() { Nature::Body } else { Nature::Office };
            if let Some(party) = self.take(place, Party::read(&said.text, usual, place)) {
                self.add(Party { authority, ..party });
            }
        }
    }

    fn currencies(&mut self) -> Vec<FrozenCurrency> {
        let mut all: Vec<FrozenCurrency> = Vec::new();
        if self.answers.currencies.is_empty() {
            self.missing(Question::Currencies);
        }
        for said in &self.answers.currencies {
            let wrong = || {
                Mistake::new(say!("everyday-opening-no-currency", text = escaped(&said.text)))
                    .with(say!("everyday-opening-write-currency"))
            };
            let read = || {
                let currency: Currency = said.text.to_uppercase().parse().map_err(|_| wrong())?;
                let exponent = currency.iso_exponent().ok_or_else(|| {
                    Mistake::new(say!("everyday-opening-no-decimal-places", currency = currency))
                        .with(say!("everyday-opening-leave-out"))
                })?;
                Ok(FrozenCurrency { currency, exponent })
            };
            let frozen = self.take(said.at(Question::Currencies), read());
            all.extend(frozen.filter(|frozen| all.iter().all(|other| other.currency != frozen.currency)));
        }
        all
    }

    /// Reads the members of a fund; the parties from `members_from` on are members already.
    fn scale(&mut self, fund: &Said, said: &[Said], members_from: usize) -> Option<Scale> {
        let fund = self.fund(fund, Question::Funds)?;
        let at = self.funds.iter().position(|other| other.id == fund.id).unwrap_or_default();
        let question = Question::Members(at);
        let mut shares: Vec<(PartyId, Share)> = Vec::new();
        let before = self.wrong.len();
        for said in said.iter().filter(|said| !words::is_none(&said.text)) {
            let place = said.at(question);
            let Some((name, share)) = self.take(place, words::share(&said.text)) else { continue };
            let Some(party) = self.take(place, Party::read(name, Nature::State, place)) else { continue };
            let known = self.parties.iter().skip(members_from).find(|other| other.named.is(party.named.en.as_str()));
            let id = known.map_or(&party.id, |known| &known.id).clone();
            if shares.iter().any(|(member, _)| *member == id) {
                let mistake = Mistake::new(say!("everyday-opening-two-shares", name = party.named.en))
                    .with(say!("everyday-opening-write-member-once"));
                self.wrong.push(Wrong { place, mistake });
                continue;
            }
            match known.map(|known| party.named.all().find(|name| !known.named.is(name.as_str())).cloned()) {
                None => self.add(party),
                Some(None) => {}
                Some(Some(new)) => {
                    let says = say!("everyday-opening-new-name", new = new, party = party.named.en);
                    let mistake = Mistake::new(says).with(say!("everyday-opening-write-all-names"));
                    self.wrong.push(Wrong { place, mistake });
                }
            }
            shares.push((id, share));
        }
        let place = said.first()?.at(question);
        let sum = Share::sum(shares.iter().map(|(_, share)| *share));
        if !shares.is_empty() && self.wrong.len() == before && sum != Some(Share::whole()) {
            let says = match sum {
                Some(sum) => say!("everyday-opening-shares-add-up", fund = fund.named.en, sum = sum),
                None => say!("everyday-opening-shares-above-100", fund = fund.named.en),
            };
            let mistake = Mistake::new(says).with(say!("everyday-opening-write-shares"));
            self.wrong.push(Wrong { place, mistake });
        }
        (!shares.is_empty()).then_some(Scale { fund: fund.id, shares, place })
    }

    fn others(&mut self) {
        for said in self.answers.others.iter().filter(|said| !words::is_none(&said.text)) {
            let place = said.at(Question::Others);
            if let Some(party) = self.take(place, Party::read(&said.text, Nature::Organisation, place)) {
                self.add(party);
            }
        }
    }
}

#[cfg(test)]
mod tests;
