//! Reads the answers, wherever they come from: what they mean, and every mistake in them.

use crate::event::ledger::{MonthDay, Origin, TimeZone};
use crate::event::party::{Authority, Nature};
use crate::everyday::names::Called;
use crate::everyday::opening::model::{Assessment, Balances, Cases, Certificate, Fund, Opening, Scale};
use crate::everyday::opening::party::{Party, named, slug};
use crate::everyday::opening::words::{self, TypedAssessment};
use crate::everyday::opening::{Answers, Place, Question, Said, SaidCases, Wrong};
use crate::everyday::typed::{self, Mistake};
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
    let assessments = year_begins.zip(begins).map(|(year, begins)| reader.assessments(year, begins));
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
        Mistake::new(format!("\"{}\" is not an address without scheme.", escaped(text)))
            .with("Write letters without accents and no spaces, for example example.org/forum")
    })
}

fn time_zone(text: &str) -> Result<TimeZone, Mistake> {
    text.parse().map_err(|_| {
        Mistake::new(format!("\"{}\" is not a time zone.", escaped(text)))
            .with("Write UTC, or its name in the IANA database, for example America/Jamaica")
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
        self.wrong.push(Wrong { place, mistake: Mistake::new("Nothing is written.") });
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
                let mistake = Mistake::new(format!("\"{name}\" is named twice.")).with("Name each party once.");
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
                Mistake::new(format!("\"{}\" is not a currency.", escaped(&said.text)))
                    .with("Write the three letters of ISO 4217, for example USD")
            };
            let read = || {
                let currency: Currency = said.text.to_uppercase().parse().map_err(|_| wrong())?;
                let exponent = currency.iso_exponent().ok_or_else(|| {
                    Mistake::new(format!("ISO 4217 gives {currency} no decimal places.")).with("Leave it out.")
                })?;
                Ok(FrozenCurrency { currency, exponent })
            };
            let frozen = self.take(said.at(Question::Currencies), read());
            all.extend(frozen.filter(|frozen| all.iter().all(|other| other.currency != frozen.currency)));
        }
        all
    }

    /// Reads the funds. A fund is in the main currency unless another one of the ledger stands behind its name.
    fn read_funds(&mut self, currencies: &[FrozenCurrency]) {
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
                    let mistake =
                        Mistake::new(format!("\"{}\" is named twice.", fund.named.en)).with("Name each fund once.");
                    self.wrong.push(Wrong { place, mistake });
                }
            }
        }
    }

    /// Finds a fund by any of its names; says nothing where the funds themselves could not be read.
    fn fund(&mut self, said: &Said, question: Question) -> Option<Fund> {
        let is_unread =
            self.wrong.iter().any(|wrong| matches!(wrong.place.question, Question::Funds | Question::Currencies));
        let found = typed::called("fund", "", &said.text, &called(&self.funds));
        match found {
            Err(_) if is_unread => None,
            found => {
                self.take(said.at(question), found).and_then(|id| self.funds.iter().find(|fund| fund.id == id).cloned())
            }
        }
    }

    fn cases(&mut self, at: usize, said: &SaidCases) -> Option<Cases> {
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
                let mistake =
                    Mistake::new(format!("\"{}\" has two shares.", party.named.en)).with("Write each member once.");
                self.wrong.push(Wrong { place, mistake });
                continue;
            }
            if known.is_none() {
                self.add(party);
            }
            shares.push((id, share));
        }
        let place = said.first()?.at(question);
        let sum = Share::sum(shares.iter().map(|(_, share)| *share));
        if !shares.is_empty() && self.wrong.len() == before && sum != Some(Share::whole()) {
            let sum = sum.map_or_else(|| "more than 100".to_owned(), |sum| sum.to_string());
            let says = format!("The shares of {} add up to {sum} per cent.", fund.named.en);
            self.wrong.push(Wrong { place, mistake: Mistake::new(says).with("Write shares that add up to 100.") });
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

    /// Reads a day that has come.
    fn past(&mut self, said: &Said, question: Question) -> Option<Day> {
        let today = self.surroundings.today;
        let day = words::day(&said.text).and_then(|day| match day <= today {
            true => Ok(day),
            false => {
                Err(Mistake::new(format!("{day} lies in the future.")).with(format!("Write a day until {today}.")))
            }
        });
        self.take(said.at(question), day)
    }

    /// Reads the certified balances, and from when on the record is kept: the day after them.
    fn balances(&mut self) -> (Option<Day>, Option<Balances>) {
        let answers = self.answers;
        let Some(said) = answers.certified_on.as_ref().filter(|said| !words::is_none(&said.text)) else {
            if let Some((_, said)) = answers.balances.first() {
                let mistake = Mistake::new("It is not said when this was held.")
                    .with("Write the day on which balances are certified.");
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
            let mistake =
                Mistake::new("The record begins on the day after the certified balances.").with("Leave this out.");
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
            let wrong = |_| Mistake::new(format!("\"{}\" is not a BLAKE3.", escaped(&said.text))).with("Leave it out.");
            self.take(said.at(Question::Certificate), said.text.parse::<Blake3>().map_err(wrong))
        });
        let found = certificate(&said.text, place, stated.flatten(), self.surroundings.file);
        self.take(place, found)
    }

    fn assessments(&mut self, year_begins: MonthDay, begins: Day) -> Vec<Assessment> {
        let (answers, today) = (self.answers, self.surroundings.today);
        let funds: Vec<Called<(FundId, Currency)>> = (called(&self.funds).into_iter().zip(&self.funds))
            .map(|(one, fund)| one.map(|id| (id, fund.currency)))
            .collect();
        let all = answers.assess.iter().filter(|said| !words::is_none(&said.text));
        let read = |said: &Said| {
            let typed = words::assessment(&said.text, year_begins, &funds)?;
            let fund = || Mistake::new("This fund has no members.").with("Write its members with their shares first.");
            let TypedAssessment { fund: fund_id, period, total, due, on } = typed;
            let has_members = |(name, _): &(Said, Vec<Said>)| {
                typed::called("fund", "", &name.text, &funds).is_ok_and(|(found, _)| found == fund_id)
            };
            answers.members.iter().find(|said| has_members(said)).ok_or_else(fund)?;
            let day = on.unwrap_or_else(|| period.first().max(begins));
            if day > today {
                let why = Mistake::new(format!("{} begins on {}, which lies ahead.", period, period.first()));
                return Err(why.with(format!("Add --on {today} if it is assessed now.")));
            }
            if day < begins {
                return Err(Mistake::new(format!("{day} is before the record begins, on {begins}."))
                    .with(format!("Write --on {begins}, or leave it out.")));
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

/// Reads what certifies the balances: a file, or an address.
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
        slug(stem)
            .parse()
            .map_err(|_| Mistake::new(format!("\"{shown}\" holds no letter of a to z.")).with("Rename the file."))
    };
    if ["http://", "https://"].iter().any(|scheme| said.starts_with(scheme)) {
        let url = said.parse().map_err(|error| Mistake::new(format!("\"{shown}\": {error}.")))?;
        return Ok(Certificate { id: id(stem)?, title: text(said)?, blake3: None, url: Some(url), place });
    }
    let blake3 = match (file(said), stated) {
        (Some(Ok(found)), Some(stated)) if found != stated => {
            return Err(Mistake::new(format!("{shown} holds other bytes than the BLAKE3 says."))
                .with("Find the right file, or leave the BLAKE3 out."));
        }
        (Some(Ok(found)), _) => found,
        (None, Some(stated)) => stated,
        (Some(Err(why)), _) => return Err(Mistake::new(format!("{shown} cannot be read: {why}."))),
        (None, None) => {
            return Err(Mistake::new(format!("There is no file \"{shown}\" here.")).with(
                "Write the path of a file, a scan of what is on paper, or an address that begins with https://",
            ));
        }
    };
    Ok(Certificate { id: id(stem)?, title: text(end)?, blake3: Some(blake3), url: None, place })
}
