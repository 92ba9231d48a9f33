//! The answers as a file, `opening.toml`: read with the line of each answer, and written.

use toml::Spanned;
use toml::de::{DeTable, DeValue};

use crate::everyday::names::Called;
use crate::everyday::opening::{Answers, Question, Said, SaidCases, Wrong, missing, words};
use crate::everyday::typed::{self, Mistake};
use crate::languages::say;
use crate::value::text::escaped;

/// A mistake in a file of answers.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct InFile {
    /// The line, counted from 1; `None` for what is missing.
    pub line: Option<usize>,
    /// The key of the answer, if it has one.
    pub key: Option<&'static str>,
    /// What was found, and what to write.
    pub mistake: Mistake,
}

impl From<Wrong> for InFile {
    fn from(Wrong { place, mistake }: Wrong) -> Self {
        let is_missing = mistake.says == missing();
        let mistake = if is_missing { mistake.with(example(place.question)) } else { mistake };
        Self { line: place.line, key: Some(key(place.question)), mistake }
    }
}

/// The keys of a file.
const KEYS: [&str; 16] = [
    "body", "address", "invented", "currencies", "year_begins", "time_zone", "decides", "recommends", "records",
    "funds", "others", "record_begins", "assess", "cases", "members", "balances",
];

/// Returns the key under which a question is answered.
#[must_use]
pub const fn key(question: Question) -> &'static str {
    match question {
        Question::Body => "body",
        Question::Address => "address",
        Question::Invented => "invented",
        Question::Currencies => "currencies",
        Question::YearBegins => "year_begins",
        Question::TimeZone => "time_zone",
        Question::Bodies => "decides",
        Question::Funds => "funds",
        Question::Cases => "cases",
        Question::Limits(_) => "cases",
        Question::Categories(_) => "cases",
        Question::Members(_) => "members",
        Question::Others => "others",
        Question::CertifiedOn => "certified_on",
        Question::Balances => "balances",
        Question::Certificate => "certificate",
        Question::Begins => "record_begins",
        Question::Assess => "assess",
    }
}

/// Says what to write in a file as the answer to a question.
fn example(question: Question) -> String {
    match question {
        Question::Body => say!("everyday-opening-file-body"),
        Question::Address => say!("everyday-opening-file-address"),
        Question::Invented => say!("everyday-opening-file-invented"),
        Question::Currencies => say!("everyday-opening-file-currencies"),
        Question::YearBegins => say!("everyday-opening-file-year-begins"),
        Question::TimeZone => say!("everyday-opening-file-time-zone"),
        Question::Bodies => say!("everyday-opening-file-bodies"),
        Question::Funds => say!("everyday-opening-file-funds"),
        Question::Cases => say!("everyday-opening-file-cases"),
        Question::Limits(_) => say!("everyday-opening-file-limits"),
        Question::Categories(_) => say!("everyday-opening-file-categories"),
        Question::Members(_) => say!("everyday-opening-file-members"),
        Question::Others => say!("everyday-opening-file-others"),
        Question::CertifiedOn => say!("everyday-opening-file-certified-on"),
        Question::Balances => say!("everyday-opening-file-balances"),
        Question::Certificate => say!("everyday-opening-file-certificate"),
        Question::Begins => say!("everyday-opening-file-begins"),
        Question::Assess => say!("everyday-opening-file-assess"),
    }
}

/// Reads a file of answers, and the mistakes of form in it. Errs with the mistakes if it is not TOML.
pub fn parse(text: &str) -> Result<(Answers, Vec<InFile>), Vec<InFile>> {
    let (table, errors) = DeTable::parse_recoverable(text);
    let mut reader = Reader { text, mistakes: Vec::new() };
    for error in errors {
        let line = error.span().map(|span| reader.line(span.start));
        let says = say!("everyday-opening-no-toml", why = escaped(&error.message().replace('\n', ", ")));
        reader.mistakes.push(InFile { line, key: None, mistake: Mistake::new(says) });
    }
    if !reader.mistakes.is_empty() {
        return Err(reader.mistakes);
    }
    let mut answers = Answers::default();
    let mut entries: Vec<_> = table.get_ref().iter().collect();
    entries.sort_by_key(|(key, _)| key.span().start);
    for (key, value) in entries {
        let known = KEYS.iter().find(|known| **known == key.get_ref());
        match known {
            Some(known) => reader.entry(&mut answers, known, value),
            None => reader.unknown(key, &KEYS),
        }
    }
    Ok((answers, reader.mistakes))
}

/// A table of a file: its keys and their values, in the order of the file.
type Entries<'t, 'i> = Vec<(&'t Spanned<std::borrow::Cow<'i, str>>, &'t Spanned<DeValue<'i>>)>;

struct Reader<'a> {
    text: &'a str,
    mistakes: Vec<InFile>,
}

impl Reader<'_> {
    fn line(&self, at: usize) -> usize {
        let before = self.text.as_bytes().get(..at).unwrap_or_default();
        before.iter().filter(|byte| **byte == b'\n').count().saturating_add(1)
    }

    fn wrong(&mut self, at: usize, mistake: Mistake) {
        let line = Some(self.line(at));
        self.mistakes.push(InFile { line, key: None, mistake });
    }

    fn unknown(&mut self, key: &Spanned<std::borrow::Cow<'_, str>>, known: &[&str]) {
        let all: Vec<_> =
            known.iter().map(|known| Called { thing: *known, names: vec![(*known).to_owned()] }).collect();
        let mistake = match typed::called("key", "", key.get_ref(), &all) {
            Err(mistake) if mistake.instead.is_some() => Mistake { instead: None, ..mistake },
            _ => Mistake::new(say!("everyday-opening-unknown-key", key = escaped(key.get_ref())))
                .with(say!("everyday-opening-keys", keys = known.join(", "))),
        };
        self.wrong(key.span().start, mistake);
    }

    fn entry(&mut self, answers: &mut Answers, key: &str, value: &Spanned<DeValue<'_>>) {
        match key {
            "body" => answers.body = self.one(value),
            "address" => answers.address = self.one(value),
            "invented" => answers.invented = self.one(value),
            "currencies" => answers.currencies = currencies(&self.list(value)),
            "year_begins" => answers.year_begins = self.one(value),
            "time_zone" => answers.time_zone = self.one(value),
            "decides" => answers.decides = self.list(value),
            "recommends" => answers.recommends = self.list(value),
            "records" => answers.records = self.list(value),
            "funds" => answers.funds = self.list(value),
            "others" => answers.others = self.list(value),
            "record_begins" => answers.begins = self.one(value),
            "assess" => answers.assess = self.list(value),
            "cases" => {
                answers.cases = self
                    .table(value, "[cases.\"Reserve Fund\"]")
                    .into_iter()
                    .map(|(fund, value)| self.cases(fund, value))
                    .collect()
            }
            "members" => {
                let all = self.table(value, "[members]");
                answers.members = all.into_iter().map(|(fund, value)| (self.name(fund), self.list(value))).collect();
            }
            _ => self.balances(answers, value),
        }
    }

    fn cases(&mut self, fund: &Spanned<std::borrow::Cow<'_, str>>, value: &Spanned<DeValue<'_>>) -> SaidCases {
        let mut said = SaidCases { fund: self.name(fund), ceiling: None, floor: None, categories: Vec::new() };
        for (key, value) in self.table(value, "[cases.\"Reserve Fund\"]") {
            match &**key.get_ref() {
                "ceiling" => said.ceiling = self.one(value),
                "floor" => said.floor = self.one(value),
                "categories" => said.categories = self.list(value),
                _ => self.unknown(key, &["ceiling", "floor", "categories"]),
            }
        }
        said
    }

    fn balances(&mut self, answers: &mut Answers, value: &Spanned<DeValue<'_>>) {
        for (key, value) in self.table(value, "[balances]") {
            match &**key.get_ref() {
                "certified_on" => answers.certified_on = self.one(value),
                "certificate" => answers.certificate = self.one(value),
                "blake3" => answers.blake3 = self.one(value),
                "funds" => {
                    for (fund, value) in self.table(value, "[balances.funds]") {
                        let fund = self.name(fund);
                        answers.balances.extend(self.one(value).map(|said| (fund, said)));
                    }
                }
                _ => self.unknown(key, &["certified_on", "certificate", "blake3", "funds"]),
            }
        }
    }

    fn name(&self, key: &Spanned<std::borrow::Cow<'_, str>>) -> Said {
        Said { text: key.get_ref().trim().to_owned(), line: Some(self.line(key.span().start)) }
    }

    /// Reads a table; its entries are in the order of the file.
    fn table<'t, 'i>(&mut self, value: &'t Spanned<DeValue<'i>>, example: &str) -> Entries<'t, 'i> {
        let DeValue::Table(table) = value.get_ref() else {
            self.wrong(
                value.span().start,
                Mistake::new(say!("everyday-opening-table-expected"))
                    .with(say!("everyday-opening-write-table", heading = example)),
            );
            return Vec::new();
        };
        let mut entries: Vec<_> = table.iter().collect();
        entries.sort_by_key(|(key, _)| key.span().start);
        entries
    }

    /// Reads one answer. A number is taken by its digits, as they are written.
    fn one(&mut self, value: &Spanned<DeValue<'_>>) -> Option<Said> {
        let text = match value.get_ref() {
            DeValue::String(text) => text.trim().to_owned(),
            DeValue::Integer(number) if number.radix() == 10 => number.as_str().to_owned(),
            DeValue::Float(number) => number.as_str().to_owned(),
            DeValue::Boolean(yes) => if *yes { "yes" } else { "no" }.to_owned(),
            DeValue::Datetime(day) => day.to_string(),
            DeValue::Integer(_) => {
                self.wrong(
                    value.span().start,
                    Mistake::new(say!("everyday-opening-not-decimal")).with(say!("everyday-opening-write-digits")),
                );
                return None;
            }
            DeValue::Array(_) | DeValue::Table(_) => {
                self.wrong(
                    value.span().start,
                    Mistake::new(say!("everyday-opening-one-expected")).with(say!("everyday-opening-write-one")),
                );
                return None;
            }
        };
        Some(Said { text, line: Some(self.line(value.span().start)) })
    }

    /// Reads a list: an array, or one text with semicolons, as it is typed at a terminal.
    fn list(&mut self, value: &Spanned<DeValue<'_>>) -> Vec<Said> {
        match value.get_ref() {
            DeValue::Array(values) => values.iter().filter_map(|value| self.one(value)).collect(),
            _ => self.one(value).iter().flat_map(split).collect(),
        }
    }
}

/// Parts an answer at its semicolons.
pub fn split(said: &Said) -> Vec<Said> {
    let parts = said.text.split(';').map(str::trim).filter(|part| !part.is_empty());
    parts.map(|part| Said { text: part.to_owned(), line: said.line }).collect()
}

/// Parts currencies, which may stand in one text.
pub fn currencies(all: &[Said]) -> Vec<Said> {
    let codes = |said: &Said| {
        let codes = said.text.split([' ', ',', ';']).filter(|code| !code.is_empty());
        codes.map(|code| Said { text: code.to_owned(), line: said.line }).collect::<Vec<_>>()
    };
    all.iter().flat_map(codes).collect()
}

/// Writes answers as a file that [`parse`] reads.
#[must_use]
pub fn write(answers: &Answers) -> String {
    let mut text = "\
# The opening of a ledger: the answers to the questions of `pledgebook init`.
# In an empty folder, `pledgebook init opening.toml` makes a ledger with the same
# facts, under keys of its own. Parties and funds are written as
# \"English/Spanish (ABBREVIATION)\"; all but the first name may be left out.

"
    .to_owned();
    let mut line = |key: &str, value: String, remark: &str| {
        if !value.is_empty() {
            let remark = if remark.is_empty() { String::new() } else { format!("  # {remark}") };
            text.push_str(&format!("{key} = {value}{remark}\n"));
        }
    };
    line("body", one(&answers.body), "");
    line("address", one(&answers.address), "for ever");
    let invented = answers.invented.as_ref().and_then(|said| words::yes_or_no(&said.text).ok());
    line("invented", invented.map_or_else(String::new, |yes| yes.to_string()), "true only for trials");
    line("currencies", list(&answers.currencies), "the main one first");
    line("year_begins", one(&answers.year_begins), "");
    line("time_zone", one(&answers.time_zone), "");
    line("decides", list(&answers.decides), "");
    line("recommends", list(&answers.recommends), "");
    line("records", list(&answers.records), "");
    line("funds", list(&answers.funds), "");
    line("others", list(&answers.others), "donors, implementers");
    line("record_begins", one(&answers.begins), "");
    line("assess", list(&answers.assess), "fund, year, total, last day");
    for SaidCases { fund, ceiling, floor, categories } in &answers.cases {
        text.push_str(&format!("\n[cases.{}]  # a fund that helps cases\n", bare(&fund.text)));
        for (key, value) in [("ceiling", one(ceiling)), ("floor", one(floor)), ("categories", list(categories))] {
            if !value.is_empty() {
                text.push_str(&format!("{key} = {value}\n"));
            }
        }
    }
    if !answers.members.is_empty() {
        text.push_str("\n[members]  # of each fund, with their shares in per cent\n");
    }
    for (fund, shares) in &answers.members {
        text.push_str(&format!("{} = {}\n", bare(&fund.text), list(shares)));
    }
    if answers.certified_on.is_some() {
        text.push_str("\n[balances]  # the file is known again by its BLAKE3\n");
        let all = [
            ("certified_on", one(&answers.certified_on)),
            ("certificate", one(&answers.certificate)),
            ("blake3", one(&answers.blake3)),
        ];
        for (key, value) in all.iter().filter(|(_, value)| !value.is_empty()) {
            text.push_str(&format!("{key} = {value}\n"));
        }
        if !answers.balances.is_empty() {
            text.push_str("\n[balances.funds]\n");
        }
        for (fund, said) in &answers.balances {
            text.push_str(&format!("{} = {}\n", bare(&fund.text), quoted(&said.text)));
        }
    }
    text
}

fn one(said: &Option<Said>) -> String {
    said.as_ref().map_or_else(String::new, |said| quoted(&said.text))
}

fn list(all: &[Said]) -> String {
    let all: Vec<String> = all.iter().map(|said| quoted(&said.text)).collect();
    let short = format!("[{}]", all.join(", "));
    match all.is_empty() {
        true => String::new(),
        false if short.chars().count() < 60 => short,
        false => format!("[\n{}]", all.iter().map(|one| format!("    {one},\n")).collect::<String>()),
    }
}

/// Writes a text as a basic string of TOML.
fn quoted(text: &str) -> String {
    let mut quoted = String::from("\"");
    for c in text.chars() {
        match c {
            '"' | '\\' => quoted.extend(['\\', c]),
            c if c.is_control() => quoted.push_str(&format!("\\u{:04X}", u32::from(c))),
            c => quoted.push(c),
        }
    }
    quoted.push('"');
    quoted
}

/// Writes a key, in quotes only where it needs them.
fn bare(key: &str) -> String {
    let is_bare = !key.is_empty() && key.chars().all(|c| c.is_ascii_alphanumeric() || matches!(c, '-' | '_'));
    if is_bare { key.to_owned() } else { quoted(key) }
}

#[cfg(test)]
mod tests;
