//! Reads the answers about money: the funds, their rules, their balances, and the first assessments.

use super::{Reader, text};
use crate::event::ledger::MonthDay;
use crate::everyday::names::Called;
use crate::everyday::opening::model::{Assessment, Balances, Cases, Certificate, Fund};
use crate::everyday::opening::party::{named, slug};
use crate::everyday::opening::words::{self, TypedAssessment};
use crate::everyday::opening::{Place, Question, Said, SaidCases, Wrong};
use crate::everyday::typed::{self, Mistake};
use crate::languages::say;
use crate::value::days::Day;
use crate::value::hash::Blake3;
use crate::value::ids::FundId;
use crate::value::money::{Currency, FrozenCurrency};
use crate::value::name::Name;
use crate::value::text::escaped;

impl Reader<'_> {
    /// Reads the funds. A fund is in the main currency unless another one of the ledger stands behind its name.
    pub(super) fn read_funds(&mut self, currencies: &[FrozenCurrency]) {
        let all: Vec<&Said> = self.answers.funds.iter().filter(|said| !words::is_none(&said.text)).collect();
        if self.answers.funds.is_empty() {
            self.missing(Question::Funds);
        }
        for said in all {
            let place = said.at(Question::Funds);
            let behind = |text: &str| {
                let (name, code) = text.rsplit_once(' ')?;
                let frozen = currencies.iter().find(|frozen| frozen.currency.code() == code)?;
                Some((name.to_owned(), frozen.currency))
            };
            let (text, currency) =
                behind(&said.text).map_or_else(|| (said.text.clone(), None), |(name, code)| (name, Some(code)));
            let Some(currency) = currency.or_else(|| currencies.first().map(|frozen| frozen.currency)) else {
                continue;
            };
            let read = named(&text).and_then(|named| Ok(Fund { id: named.id_of()?, named, currency, place }));
            let Some(fund) = self.take(place, read) else { continue };
            let is_taken =
                |other: &Fund| other.id == fund.id || fund.named.all().any(|name| other.named.is(name.as_str()));
            match self.funds.iter().any(is_taken) {
                false => self.funds.push(fund),
                true => {
                    let mistake = Mistake::new(say!("everyday-opening-named-twice", name = fund.named.en))
                        .with(say!("everyday-opening-name-fund-once"));
                    self.wrong.push(Wrong { place, mistake });
                }
            }
        }
    }

    /// Finds a fund by any of its names; says nothing where the funds themselves could not be read.
    pub(super) fn fund(&mut self, said: &Said, question: Question) -> Option<Fund> {
        let is_unread = self.funds.is_empty()
            || self.wrong.iter().any(|wrong| wrong.place.question == Question::Funds && wrong.place.line != said.line);
        let found = typed::called("fund", "", &said.text, &called(&self.funds));
        match found {
            Err(_) if is_unread => None,
            found => {
                self.take(said.at(question), found).and_then(|id| self.funds.iter().find(|fund| fund.id == id).cloned())
            }
        }
    }

    pub(super) fn cases(&mut self, at: usize, said: &SaidCases) -> Option<Cases> {
        let fund = self.fund(&said.fund, Question::Cases)?;
        let question = Question::Limits(at);
        let mut limit = |said: &Option<Said>| {
            let said = said.as_ref()?;
            self.take(said.at(question), words::amount(&said.text, fund.currency)).flatten()
        };
        let (ceiling, floor) = (limit(&said.ceiling), limit(&said.floor));
        let question = Question::Categories(at);
        let categories = said.categories.iter().filter(|said| !words::is_none(&said.text));
        let categories = categories.filter_map(|said| self.take(said.at(question), text(&said.text))).collect();
        Some(Cases { fund: fund.id, ceiling, floor, categories, place: said.fund.at(Question::Cases) })
    }

    /// Reads a day that has come.
    fn past(&mut self, said: &Said, question: Question) -> Option<Day> {
        let today = self.surroundings.today;
        let day = words::day(&said.text).and_then(|day| match day <= today {
            true => Ok(day),
            false => Err(Mistake::new(say!("everyday-opening-in-future", day = day))
                .with(say!("everyday-opening-write-day-until", today = today))),
        });
        self.take(said.at(question), day)
    }

    /// Reads the certified balances, and from when on the record is kept: the day after them.
    pub(super) fn balances(&mut self) -> (Option<Day>, Option<Balances>) {
        let answers = self.answers;
        let Some(said) = answers.certified_on.as_ref().filter(|said| !words::is_none(&said.text)) else {
            if let Some((_, said)) = answers.balances.first() {
                let mistake =
                    Mistake::new(say!("everyday-opening-held-when")).with(say!("everyday-opening-write-day-certified"));
                self.wrong.push(Wrong { place: said.at(Question::CertifiedOn), mistake });
            }
            if self.funds.is_empty() && answers.begins.is_none() {
                return (Some(self.surroundings.today), None); // Nothing begins on it.
            }
            let Some(said) = &answers.begins else {
                self.missing(Question::Begins);
                return (None, None);
            };
            return (self.past(said, Question::Begins), None);
        };
        let on = self.past(said, Question::CertifiedOn);
        if let Some(said) = &answers.begins {
            let mistake = Mistake::new(say!("everyday-opening-begins-after-balances"))
                .with(say!("everyday-opening-leave-this-out"));
            self.wrong.push(Wrong { place: said.at(Question::Begins), mistake });
        }
        let amounts = answers.balances.iter().filter_map(|(fund, said)| {
            let fund = self.fund(fund, Question::Balances)?;
            let place = said.at(Question::Balances);
            let amount = self.take(place, words::amount(&said.text, fund.currency))??;
            Some((fund.id, amount, place))
        });
        let amounts = amounts.collect();
        if answers.balances.is_empty() {
            self.missing(Question::Balances);
        }
        let certificate = self.certificate();
        let balances = on.zip(certificate).map(|(on, certificate)| Balances { on, amounts, certificate });
        (on.and_then(Day::next), balances)
    }

    fn certificate(&mut self) -> Option<Certificate> {
        let Some(said) = &self.answers.certificate else {
            self.missing(Question::Certificate);
            return None;
        };
        let place = said.at(Question::Certificate);
        let stated = self.answers.blake3.as_ref();
        let stated = stated.map(|said| {
            let wrong = |_| {
                Mistake::new(say!("everyday-opening-no-blake3", text = escaped(&said.text)))
                    .with(say!("everyday-opening-leave-out"))
            };
            self.take(said.at(Question::Certificate), said.text.parse::<Blake3>().map_err(wrong))
        });
        let found = certificate(&said.text, place, stated.flatten(), self.surroundings.file);
        self.take(place, found)
    }

    pub(super) fn assessments(&mut self, year_begins: MonthDay, begins: Option<Day>) -> Vec<Assessment> {
        let (answers, today) = (self.answers, self.surroundings.today);
        let funds: Vec<Called<(FundId, Currency)>> = (called(&self.funds).into_iter().zip(&self.funds))
            .map(|(one, fund)| one.map(|id| (id, fund.currency)))
            .collect();
        let all = answers.assess.iter().filter(|said| !words::is_none(&said.text));
        let read = |said: &Said| {
            let typed = words::assessment(&said.text, year_begins, &funds)?;
            let fund =
                || Mistake::new(say!("everyday-opening-no-members")).with(say!("everyday-opening-write-members-first"));
            let TypedAssessment { fund: fund_id, period, total, due, on } = typed;
            let has_members = |(name, _): &(Said, Vec<Said>)| {
                typed::called("fund", "", &name.text, &funds).is_ok_and(|(found, _)| found == fund_id)
            };
            answers.members.iter().find(|said| has_members(said)).ok_or_else(fund)?;
            let day = on.unwrap_or_else(|| begins.map_or(period.first(), |begins| period.first().max(begins)));
            if day > today {
                let says = say!("everyday-opening-lies-ahead", period = period, first = period.first());
                return Err(Mistake::new(says).with(say!("everyday-opening-write-on-today", today = today)));
            }
            if let Some(begins) = begins.filter(|begins| day < *begins) {
                return Err(Mistake::new(say!("everyday-opening-before-record", day = day, begins = begins))
                    .with(say!("everyday-opening-write-on", begins = begins)));
            }
            Ok((TypedAssessment { fund: fund_id, period, total, due, on }, day))
        };
        all.filter_map(|said| {
            let place = said.at(Question::Assess);
            let (typed, on) = self.take(place, read(said))?;
            Some(Assessment { typed, on, place })
        })
        .collect()
    }
}

fn called(funds: &[Fund]) -> Vec<Called<FundId>> {
    let names = |fund: &Fund| fund.named.all().map(Name::to_string).chain([fund.id.to_string()]).collect();
    funds.iter().map(|fund| Called { thing: fund.id.clone(), names: names(fund) }).collect()
}

/// Reads what certifies the balances: a file, an address, or a paper and where it is kept.
fn certificate(
    said: &str,
    place: Place,
    stated: Option<Blake3>,
    file: &dyn Fn(&str) -> Option<Result<Blake3, String>>,
) -> Result<Certificate, Mistake> {
    let shown = escaped(said);
    let end = said.trim_end_matches('/').rsplit(['/', '\\']).next().unwrap_or(said);
    let stem = end.rsplit_once('.').map_or(end, |(stem, _)| stem);
    let id = |stem: &str| {
        slug(stem).parse().map_err(|_| {
            Mistake::new(say!("everyday-opening-no-letter", file = shown)).with(say!("everyday-opening-rename-file"))
        })
    };
    if let Some(kept) = ["paper ", "papel "].iter().find_map(|word| said.strip_prefix(word)) {
        let (id, title) = (id("certificate-on-paper")?, text("Certificate of balances, on paper")?);
        return Ok(Certificate { id, title, blake3: None, url: None, kept_at: Some(text(kept.trim())?), place });
    }
    if ["http://", "https://"].iter().any(|scheme| said.starts_with(scheme)) {
        let url = said.parse().map_err(|error| Mistake::new(format!("\"{shown}\": {error}.")))?;
        return Ok(Certificate {
            id: id(stem)?,
            title: text(said)?,
            blake3: None,
            url: Some(url),
            kept_at: None,
            place,
        });
    }
    let blake3 = match (file(said), stated) {
        (Some(Ok(found)), Some(stated)) if found != stated => {
            return Err(Mistake::new(say!("everyday-opening-other-bytes", file = shown))
                .with(say!("everyday-opening-find-file")));
        }
        (Some(Ok(found)), _) => found,
        (None, Some(stated)) => stated,
        (Some(Err(why)), _) => {
            return Err(Mistake::new(say!("everyday-opening-unreadable", file = shown, why = why)));
        }
        (None, None) => {
            return Err(Mistake::new(say!("everyday-opening-no-file", file = shown))
                .with(say!("everyday-opening-write-certificate-place")));
        }
    };
    Ok(Certificate { id: id(stem)?, title: text(end)?, blake3: Some(blake3), url: None, kept_at: None, place })
}
