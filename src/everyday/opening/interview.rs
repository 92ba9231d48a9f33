//! The interview at a terminal: which question comes next, what it says, and what becomes of an answer.

use std::collections::BTreeMap;

use crate::everyday::names::{Called, short};
use crate::everyday::opening::file::{currencies, split};
use crate::everyday::opening::model::{Fund, Opening};
use crate::everyday::opening::read::{Reading, Surroundings, read};
use crate::everyday::opening::{Answers, Question, Said, SaidCases, missing, words};
use crate::everyday::typed::Mistake;
use crate::languages::say;
use crate::value::days::Period;
use crate::value::name::Name;

/// An interview, as far as it has come.
pub struct Interview<'a> {
    surroundings: Surroundings<'a>,
    /// The answers so far; each can be read.
    typed: BTreeMap<Question, String>,
    /// The next question; `None` after the last one.
    next: Option<Question>,
}

/// A question, as it is asked.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Prompt {
    /// The words before the answer.
    pub label: String,
    /// The answer that was given before, which Enter keeps.
    pub before: Option<String>,
    /// Whether an answer that ends with a semicolon goes on in the next line.
    pub goes_on: bool,
}

impl<'a> Interview<'a> {
    /// Begins with the first question.
    #[must_use]
    pub const fn new(surroundings: Surroundings<'a>) -> Self {
        Self { surroundings, typed: BTreeMap::new(), next: Some(Question::Body) }
    }

    /// Returns the next question; `None` if all are answered.
    #[must_use]
    pub fn prompt(&self) -> Option<Prompt> {
        let question = self.next?;
        let label = match self.usual(question) {
            Some(usual) => format!("{} [{usual}]", self.label(question)),
            None => self.label(question),
        };
        let goes_on = matches!(
            question,
            Question::Funds
                | Question::Cases
                | Question::Categories(_)
                | Question::Members(_)
                | Question::Others
                | Question::Assess
        );
        Some(Prompt { label, before: self.typed.get(&question).cloned(), goes_on })
    }

    /// Explains the next question.
    #[must_use]
    pub fn explanation(&self) -> String {
        self.next.map_or_else(String::new, explanation)
    }

    /// Goes back to the question before, if there is one.
    pub fn back(&mut self) {
        let order = self.order(&self.read());
        let at = self.next.and_then(|next| order.iter().position(|question| *question == next)).unwrap_or(order.len());
        self.next = order.get(at.saturating_sub(1)).copied();
    }

    /// Goes back to a question.
    pub fn return_to(&mut self, question: Question) {
        let order = self.order(&self.read());
        self.next = order.iter().find(|other| **other == question).or(order.last()).copied();
    }

    /// Takes an answer to the next question, or says all that is wrong with it.
    pub fn answer(&mut self, text: &str) -> Result<(), Vec<Mistake>> {
        let Some(question) = self.next else { return Ok(()) };
        let before = self.typed.get(&question).cloned();
        let text = match text.trim() {
            "" => before.clone().or_else(|| self.usual(question)),
            text => Some(text.to_owned()),
        };
        let Some(text) = text else {
            let may_be_none = matches!(
                question,
                Question::Funds
                    | Question::Limits(_)
                    | Question::Categories(_)
                    | Question::Members(_)
                    | Question::Others
                    | Question::CertifiedOn
            );
            let write = match may_be_none {
                true => say!("everyday-opening-write-it-or-none"),
                false => say!("everyday-opening-write-it"),
            };
            return Err(vec![Mistake::new(missing()).with(write)]);
        };
        self.typed.insert(question, text);
        let reading = self.read();
        let of_form = self.mistake_of_form(question, &reading);
        let of_words = reading.wrong.iter().filter(|wrong| wrong.place.question == question);
        let mut wrong: Vec<Mistake> = of_form.into_iter().collect();
        if wrong.is_empty() {
            wrong = of_words.map(|wrong| wrong.mistake.clone()).collect();
        }
        if !wrong.is_empty() {
            match before {
                Some(before) => self.typed.insert(question, before),
                None => self.typed.remove(&question),
            };
            return Err(wrong);
        }
        let mut after = self.order(&reading).into_iter().skip_while(|other| *other != question).skip(1);
        self.next = after.next();
        Ok(())
    }

    /// Returns the answers and what they mean, once all are given. Otherwise goes back to the first mistake, which a
    /// later answer made.
    pub fn finish(&mut self) -> Result<(Answers, Opening), Vec<Mistake>> {
        let Reading { opening, wrong, .. } = self.read();
        match opening {
            Some(opening) => Ok((self.answers(), opening)),
            None => {
                let first = wrong.first().map_or(Question::Body, |wrong| wrong.place.question);
                self.return_to(first);
                Err(wrong
                    .into_iter()
                    .filter(|wrong| wrong.place.question == first)
                    .map(|wrong| wrong.mistake)
                    .collect())
            }
        }
    }

    fn read(&self) -> Reading {
        read(&self.answers(), self.surroundings)
    }

    /// Lists the questions to be asked, as far as the answers so far tell.
    fn order(&self, reading: &Reading) -> Vec<Question> {
        let mut order = vec![
            Question::Body,
            Question::Address,
            Question::Invented,
            Question::Currencies,
            Question::YearBegins,
            Question::TimeZone,
            Question::Bodies,
            Question::Funds,
        ];
        if reading.funds.is_empty() {
            order.push(Question::Others);
            return order;
        }
        order.push(Question::Cases);
        (0..reading.cases.len()).for_each(|at| order.extend([Question::Limits(at), Question::Categories(at)]));
        let helps = |fund: &Fund| reading.cases.contains(&fund.id);
        let all_help = reading.funds.iter().all(helps);
        let paid = (0..).zip(&reading.funds).filter(|(_, fund)| all_help || !helps(fund));
        let paid: Vec<usize> = paid.map(|(at, _)| at).collect();
        order.extend(paid.iter().map(|at| Question::Members(*at)));
        order.extend([Question::Others, Question::CertifiedOn]);
        match self.is_certified() {
            true => order.extend([Question::Balances, Question::Certificate]),
            false => order.push(Question::Begins),
        }
        let has_members =
            |at: &usize| self.typed.get(&Question::Members(*at)).is_some_and(|text| !words::is_none(text));
        if paid.iter().any(has_members) {
            order.push(Question::Assess);
        }
        order
    }

    fn is_certified(&self) -> bool {
        self.typed.get(&Question::CertifiedOn).is_some_and(|text| !words::is_none(text))
    }

    fn said(&self, question: Question) -> Option<Said> {
        self.typed.get(&question).map(|text| Said::typed(text))
    }

    fn list(&self, question: Question) -> Vec<Said> {
        self.said(question).iter().flat_map(split).collect()
    }

    /// Returns the parts of an answer of which each has its place; one may be empty.
    fn parts(&self, question: Question) -> Vec<Said> {
        self.typed.get(&question).map(|text| text.split(';').map(Said::typed).collect()).unwrap_or_default()
    }

    /// Returns the answers so far.
    fn answers(&self) -> Answers {
        let bodies = self.parts(Question::Bodies);
        let body = |at: usize| {
            let names = bodies.get(at).map(|said| said.text.split(',').map(Said::typed).collect::<Vec<_>>());
            names.unwrap_or_default().into_iter().filter(|said| !said.text.is_empty()).collect()
        };
        let mut answers = Answers {
            body: self.said(Question::Body),
            address: self.said(Question::Address),
            invented: self.said(Question::Invented),
            currencies: currencies(&self.list(Question::Currencies)),
            year_begins: self.said(Question::YearBegins),
            time_zone: self.said(Question::TimeZone),
            decides: body(0),
            recommends: body(1),
            records: body(2),
            funds: self.list(Question::Funds),
            others: self.list(Question::Others),
            certified_on: self.said(Question::CertifiedOn).filter(|_| self.is_certified()),
            begins: self.said(Question::Begins).filter(|_| !self.is_certified()),
            assess: self.list(Question::Assess),
            ..Answers::default()
        };
        answers.others.retain(|said| !words::is_none(&said.text));
        answers.assess.retain(|said| !words::is_none(&said.text));
        let cases = self.list(Question::Cases).into_iter().filter(|said| !words::is_none(&said.text));
        answers.cases = (0..).zip(cases).map(|(at, fund)| self.cases(at, fund)).collect();
        let reading = read(&answers, self.surroundings);
        let name = |fund: &Fund| Said::typed(fund.named.en.as_str());
        let members = (0..).zip(&reading.funds).map(|(at, fund)| (name(fund), self.list(Question::Members(at))));
        let is_paid = |(_, members): &(Said, Vec<Said>)| members.iter().any(|said| !words::is_none(&said.text));
        answers.members = members.filter(is_paid).collect();
        if self.is_certified() {
            answers.balances = reading.funds.iter().map(name).zip(self.parts(Question::Balances)).collect();
            answers.certificate = self.said(Question::Certificate);
        }
        answers
    }

    fn cases(&self, at: usize, fund: Said) -> SaidCases {
        let limits = self.parts(Question::Limits(at));
        let limit =
            |at: usize| limits.get(at).filter(|said| !said.text.is_empty() && !words::is_none(&said.text)).cloned();
        let mut categories = self.list(Question::Categories(at));
        categories.retain(|said| !words::is_none(&said.text));
        SaidCases { fund, ceiling: limit(0), floor: limit(1), categories }
    }

    /// Finds a wrong number of parts in an answer.
    fn mistake_of_form(&self, question: Question, reading: &Reading) -> Option<Mistake> {
        let parts = self.parts(question).len();
        let (most, write) = match question {
            Question::Bodies => (3, say!("everyday-opening-write-three-parts")),
            Question::Limits(_) => (2, say!("everyday-opening-write-two-parts")),
            Question::Balances => {
                let zeros = vec!["0"; reading.funds.len()].join("; ");
                (reading.funds.len(), say!("everyday-opening-write-one-each", zeros = zeros))
            }
            _ => return None,
        };
        let is_short = question == Question::Balances && parts < most;
        let says = || say!("everyday-opening-parts", parts # parts, wanted = most);
        (parts > most || is_short).then(|| Mistake::new(says()).with(write))
    }

    /// Returns what Enter means.
    fn usual(&self, question: Question) -> Option<String> {
        match question {
            Question::Invented => Some("no".to_owned()), // In both languages.
            Question::YearBegins => Some(say!("everyday-opening-usual-year-begins")),
            Question::TimeZone => Some("UTC".to_owned()),
            Question::Cases => Some(say!("everyday-opening-usual-cases")),
            Question::Assess => Some(say!("everyday-opening-usual-assess")),
            Question::Begins => self.year().map(|year| year.first().to_string()),
            _ => None,
        }
    }

    /// Returns the fiscal year in which today lies.
    fn year(&self) -> Option<Period> {
        let begins = words::day_of_year(self.typed.get(&Question::YearBegins)?).ok()?;
        let today = self.surroundings.today;
        let of = |day: crate::value::days::Day| Period::typed(day.to_string().get(..4)?, begins.parts()).ok();
        of(today).filter(|year| year.holds(today)).or_else(|| of(today.year_before()?))
    }

    fn label(&self, question: Question) -> String {
        match question {
            Question::Body => say!("everyday-opening-ask-body"),
            Question::Address => say!("everyday-opening-ask-address"),
            Question::Invented => say!("everyday-opening-ask-invented"),
            Question::Currencies => say!("everyday-opening-ask-currencies"),
            Question::YearBegins => say!("everyday-opening-ask-year-begins"),
            Question::TimeZone => say!("everyday-opening-ask-time-zone"),
            Question::Bodies => say!("everyday-opening-ask-bodies"),
            Question::Funds => say!("everyday-opening-ask-funds"),
            Question::Cases => say!("everyday-opening-ask-cases"),
            Question::Others => say!("everyday-opening-ask-others"),
            Question::CertifiedOn => say!("everyday-opening-ask-certified-on"),
            Question::Certificate => format!("  {}", say!("everyday-opening-ask-certificate")),
            Question::Begins => say!("everyday-opening-ask-begins"),
            Question::Assess => say!("everyday-opening-ask-assess"),
            Question::Limits(at) => self.of_cases(at, &say!("everyday-opening-ask-limits")),
            Question::Categories(at) => self.of_cases(at, &say!("everyday-opening-ask-categories")),
            Question::Members(at) => say!("everyday-opening-ask-members", fund = self.short(at)),
            Question::Balances => {
                let funds = self.read().funds;
                let names: Vec<_> = funds.iter().map(|fund| fund.named.en.as_str()).collect();
                format!("  {}", names.join("; "))
            }
        }
    }

    /// Names the fund too where several help cases.
    fn of_cases(&self, at: usize, label: &str) -> String {
        let reading = self.read();
        let named = reading.cases.get(at).filter(|_| reading.cases.len() > 1);
        let fund = named.and_then(|named| reading.funds.iter().position(|fund| fund.id == *named));
        fund.map_or_else(|| format!("  {label}"), |fund| format!("  {}: {label}", self.short(fund)))
    }

    /// Returns the shortest name that means a fund alone.
    fn short(&self, at: usize) -> String {
        let called =
            |(at, fund): (usize, &Fund)| Called { thing: at, names: fund.named.all().map(Name::to_string).collect() };
        let all: Vec<Called<usize>> = (0..).zip(&self.read().funds).map(called).collect();
        all.get(at).map_or_else(String::new, |fund| short(fund, &all))
    }
}

/// Explains a question.
fn explanation(question: Question) -> String {
    match question {
        Question::Body => say!("everyday-opening-explain-body"),
        Question::Address => say!("everyday-opening-explain-address"),
        Question::Invented => say!("everyday-opening-explain-invented"),
        Question::Currencies => say!("everyday-opening-explain-currencies"),
        Question::YearBegins => say!("everyday-opening-explain-year-begins"),
        Question::TimeZone => say!("everyday-opening-explain-time-zone"),
        Question::Bodies => say!("everyday-opening-explain-bodies"),
        Question::Funds => say!("everyday-opening-explain-funds"),
        Question::Cases => say!("everyday-opening-explain-cases"),
        Question::Limits(_) => say!("everyday-opening-explain-limits"),
        Question::Categories(_) => say!("everyday-opening-explain-categories"),
        Question::Members(_) => say!("everyday-opening-explain-members"),
        Question::Others => say!("everyday-opening-explain-others"),
        Question::CertifiedOn => say!("everyday-opening-explain-certified-on"),
        Question::Balances => say!("everyday-opening-explain-balances"),
        Question::Certificate => say!("everyday-opening-explain-certificate"),
        Question::Begins => say!("everyday-opening-explain-begins"),
        Question::Assess => say!("everyday-opening-explain-assess"),
    }
}

#[cfg(test)]
mod tests;
