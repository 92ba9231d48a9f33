//! hledger and Beancount read the exported journals strictly, and agree with `trial-balance` on any day.
//!
//! They are other people's programs with their own arithmetic: `tests/run` installs hledger with apt, and Beancount into
//! `target/beancount`. On twenty days of the invented ledger and of random histories, every balance in every currency must
//! be the one that the trial balance of that day shows; and the balances asserted after each closing, which are those that
//! were published, must hold. A journal in which one cent is changed must be refused. A failure names the seed of its
//! history: `histories(SEED..SEED + 1)` repeats it.

use std::collections::{BTreeMap, BTreeSet};
use std::fs::File;
use std::path::{Path, PathBuf};
use std::process::Command;

use pledgebook::Caches;
use pledgebook::export::{Query, json};
use pledgebook::internals::ledger::{KnownAt, Ledger, Scope};
use pledgebook::report::Asked;
use pledgebook::report::trial_balance::trial_balance;
use pledgebook::value::days::Day;
use pledgebook::value::money::Amount;
use serde_json::{Value, json};

use crate::harness::{Ran, Sandbox, finish, golden, masked, ran, repository, runs_all};
use crate::model;
use crate::random::Random;
use crate::sim::SimDisk;

/// The days on which each ledger is compared.
const DAYS: usize = 20;

/// The strict checks of hledger, and of the order. Strict, it infers no rate where an exchange account is missing.
const CHECKS: [&str; 3] = ["check", "--strict", "ordereddates"];

/// The balances that are not zero, by the key of the account and the currency.
type Balances = BTreeMap<(String, String), Amount>;

/// What a program read in a journal: its errors, and the balances by day.
struct Found {
    errors: String,
    balances: BTreeMap<Day, Balances>,
}

/// Runs another program, which must be installed.
fn other(mut command: Command) -> Ran {
    let output = command.env("LC_ALL", "C.UTF-8").output().unwrap_or_else(|error| {
        let name = command.get_program().to_string_lossy().into_owned();
        panic!("{name}: {error}; run tests/run, which installs it")
    });
    ran(format!("{command:?}"), &output)
}

fn hledger(journal: &Path, args: &[&str]) -> Ran {
    let mut command = Command::new("hledger");
    command.arg("-f").arg(journal).args(args);
    other(command)
}

/// What hledger reads in a journal, with every strict check.
fn by_hledger(journal: &Path, days: &BTreeSet<Day>) -> Found {
    let checked = hledger(journal, &CHECKS);
    let (first, end) = (days.first().unwrap(), days.last().unwrap().next().unwrap());
    let (first, end) = (first.to_string(), end.to_string());
    let daily = ["balance", "--historical", "--daily", "--flat", "--no-total", "--empty", "--layout=bare", "-O", "csv"];
    let shown = hledger(journal, &[&daily[..], &["-b", &first, "-e", &end]].concat());
    let mut balances: BTreeMap<Day, Balances> = days.iter().map(|day| (*day, Balances::new())).collect();
    if shown.code == Some(0) {
        let mut rows = csv::Reader::from_reader(shown.stdout.as_bytes());
        let headings = rows.headers().unwrap().clone();
        for row in rows.records().map(Result::unwrap) {
            let (account, currency) = (unquoted(&row[0]), row[1].to_owned());
            for (heading, amount) in headings.iter().zip(&row).skip(2) {
                let amount: Amount = amount.parse().unwrap();
                if let Some(of_day) = balances.get_mut(&heading.parse().unwrap()).filter(|_| !amount.is_zero()) {
                    of_day.insert((account.clone(), currency.clone()), amount);
                }
            }
        }
    }
    Found { errors: [checked.stdout, checked.stderr, shown.stderr].concat(), balances }
}

/// The key of an account of hledger: its name, in which some bytes are written in hexadecimal digits.
fn unquoted(name: &str) -> String {
    let mut parts = name.split('%');
    let mut bytes = parts.next().unwrap().as_bytes().to_vec();
    for part in parts {
        bytes.push(u8::from_str_radix(&part[..2], 16).unwrap());
        bytes.extend(part[2..].bytes());
    }
    String::from_utf8(bytes).unwrap()
}

/// What Beancount reads in each of several journals, in one run.
fn by_beancount(journals: &[(PathBuf, &BTreeSet<Day>)], sandbox: &Sandbox) -> Vec<Found> {
    let asked = |(journal, days): &(PathBuf, &BTreeSet<Day>)| {
        let days: Vec<String> = days.iter().map(Day::to_string).collect();
        json!({"journal": journal, "days": days})
    };
    let asked: Vec<Value> = journals.iter().map(asked).collect();
    let asked = sandbox.write("asked.json", Value::from(asked).to_string().as_bytes());
    let mut command = Command::new(repository().join("target/beancount/bin/python3"));
    command.arg(repository().join("tests/it/exports/balances.py")).stdin(File::open(asked).unwrap());
    let answers = other(command).ok().json();
    let found = |answer: &Value| {
        let errors: Vec<&str> =
            answer["errors"].as_array().unwrap().iter().map(|error| error.as_str().unwrap()).collect();
        let of_day = |(day, rows): (&String, &Value)| {
            let row = |row: &Value| {
                let [key, currency, amount] = [0, 1, 2].map(|at| row[at].as_str().unwrap().to_owned());
                ((key, currency), amount.parse().unwrap())
            };
            (day.parse().unwrap(), rows.as_array().unwrap().iter().map(row).collect())
        };
        Found { errors: errors.join("\n"), balances: answer["days"].as_object().unwrap().iter().map(of_day).collect() }
    };
    answers.as_array().unwrap().iter().map(found).collect()
}

/// The balances of a trial balance in JSON.
fn trial(answer: &Value) -> Balances {
    let row = |row: &Value| {
        let text = |name: &str| row[name].as_str();
        let debit = text("debit").map(|debit| debit.parse::<Amount>().unwrap());
        let credit = text("credit").map(|credit| credit.parse::<Amount>().unwrap().negated());
        ((text("key").unwrap().to_owned(), text("currency").unwrap().to_owned()), debit.or(credit).unwrap())
    };
    answer["rows"].as_array().unwrap().iter().map(row).collect()
}

/// Writes both journals of a ledger, and returns their paths.
fn exported(sandbox: &Sandbox, args: &[&str], name: &str) -> [PathBuf; 2] {
    ["hledger", "beancount"].map(|program| {
        let ran = sandbox.on_ledger(&[&["export", program], args].concat()).ok();
        sandbox.write(&format!("{name}.{program}"), ran.stdout.as_bytes())
    })
}

/// Demands that a program found no error, and the balances that are expected on every day.
#[track_caller]
fn assert_agrees(found: &Found, expected: &BTreeMap<Day, Balances>, what: &str) {
    assert!(found.errors.is_empty(), "{what}: {}", found.errors);
    for (day, expected) in expected {
        let found = &found.balances[day];
        let keys: BTreeSet<_> = expected.keys().chain(found.keys()).collect();
        let differing: Vec<_> = keys.into_iter().filter(|key| expected.get(*key) != found.get(*key)).collect();
        let shown: Vec<_> = differing.iter().map(|key| (key, expected.get(*key), found.get(*key))).collect();
        assert!(shown.is_empty(), "{what}, {day}: key, trial-balance, the other program: {shown:#?}");
    }
}

/// Days of the invented ledger: the first one and the day before, ends of closed years and the days after, a closed day
/// whose expenditure was corrected late, days of deferred income, and open days, one of them to come.
const OF_THE_DEMO: [&str; DAYS] = [
    "2022-12-13", "2022-12-14", "2022-12-31", "2023-01-01", "2023-06-30", "2023-09-14", "2023-12-14", "2023-12-31",
    "2024-01-01", "2024-05-15", "2024-06-29", "2024-06-30", "2024-12-31", "2025-01-01", "2025-06-30", "2025-07-14",
    "2025-12-12", "2025-12-31", "2026-01-01", "2026-06-30",
];

#[test]
fn both_programs_agree_with_the_invented_ledger() {
    let sandbox = Sandbox::new();
    sandbox.run(&["demo", "ledger"]).ok();
    let days: BTreeSet<Day> = OF_THE_DEMO.iter().map(|day| day.parse().unwrap()).collect();
    for scope in [&[][..], &["--known-at", "300"], &["--restated"]] {
        let [journal, other] = exported(&sandbox, scope, "demo");
        let of_day = |day: &Day| {
            let as_of = day.to_string();
            let args = [&["trial-balance", "--as-of", &as_of, "--format", "json"], scope].concat();
            (*day, trial(&sandbox.on_ledger(&args).ok().json()))
        };
        let expected: BTreeMap<Day, Balances> = days.iter().map(of_day).collect();
        assert!(expected.values().map(BTreeMap::len).sum::<usize>() > 1_000);
        assert_agrees(&by_hledger(&journal, &days), &expected, &format!("hledger {scope:?}"));
        let found = by_beancount(&[(other, &days)], &sandbox);
        assert_agrees(&found[0], &expected, &format!("Beancount {scope:?}"));
    }
}

#[test]
fn a_journal_up_to_a_day_ends_there() {
    let sandbox = Sandbox::new();
    sandbox.run(&["demo", "ledger"]).ok();
    let days: BTreeSet<Day> = ["2023-09-14", "2024-05-15", "9999-12-30"].map(|day| day.parse().unwrap()).into();
    // A closed day, and an open one.
    for as_of in ["2023-12-31", "2025-07-14"] {
        let scope = ["--as-of", as_of];
        let end = trial(&sandbox.on_ledger(&[&["trial-balance", "--format", "json"], &scope[..]].concat()).ok().json());
        let [journal, other] = exported(&sandbox, &scope, "demo");
        let days: BTreeSet<Day> = days.iter().copied().filter(|day| day.to_string().as_str() > as_of).collect();
        let expected = days.iter().map(|day| (*day, end.clone())).collect();
        assert_agrees(&by_beancount(&[(other, &days)], &sandbox)[0], &expected, as_of);
        let checked = hledger(&journal, &CHECKS).ok();
        assert_eq!(checked.stdout + &checked.stderr, "");
    }
}

/// Puts the bytes of a simulated disk into the sandbox, as its ledger.
fn placed(disk: &SimDisk, sandbox: &Sandbox, name: &str) {
    std::fs::create_dir_all(sandbox.path(name).join("events")).unwrap();
    for file in ["000000000000.jsonl", "checkpoints", "keys"] {
        let bytes = disk.bytes(&Path::new("/ledger/events").join(file)).unwrap();
        sandbox.write(&format!("{name}/events/{file}"), &bytes);
    }
}

/// A random history: its journals in some scope, and what its trial balances say.
struct History {
    name: String,
    days: BTreeSet<Day>,
    expected: BTreeMap<Day, Balances>,
    journals: [PathBuf; 2],
}

impl History {
    fn of(seed: u64, sandbox: &Sandbox) -> Self {
        let mut random = Random::of(seed);
        let asked = 60 + random.below(60);
        let disk = model::disk_of(&model::facts(&mut random, asked));
        let folder = format!("ledger-{seed}");
        placed(&disk, sandbox, &folder);
        let ledger = Ledger::open(&sandbox.path(&folder), Caches::default()).unwrap();
        let size = ledger.head().unwrap().size;
        let known = size / 2 + random.below(size / 2);
        let scope = match random.below(10) {
            0..6 => Vec::new(),
            6..9 => vec!["--known-at".to_owned(), known.to_string()],
            _ => vec!["--restated".to_owned()],
        };
        let known_at = (scope.len() == 2).then_some(KnownAt::Record(known));
        let restated = scope.len() == 1;
        let days = some_days(&ledger, &mut random);
        let of_day = |day: &Day| {
            let view = ledger.read(Scope { known_at, as_of: Some(*day), restated }).unwrap();
            let table = trial_balance(Asked { books: &view.books, today: *day, narrowed: true }, None);
            let query = Query { verb: "trial-balance", filters: Vec::new() };
            (*day, trial(&serde_json::from_str(&json(&table, &query, &view, Some(*day))).unwrap()))
        };
        let expected = days.iter().map(of_day).collect();
        let journals = ["hledger", "beancount"].map(|program| {
            let args = ["--ledger", &folder, "export", program].into_iter().chain(scope.iter().map(String::as_str));
            let ran = sandbox.run(&args.collect::<Vec<_>>()).ok();
            sandbox.write(&format!("{folder}.{program}"), ran.stdout.as_bytes())
        });
        Self { name: format!("the history of seed {seed} {}", scope.join(" ")), days, expected, journals }
    }
}

/// Days of a random history: first ends of closed periods, the days beside them, the days of what was found late and of
/// deferred income; then any.
fn some_days(ledger: &Ledger, random: &mut Random) -> BTreeSet<Day> {
    let books = ledger.read(Scope::default()).unwrap().books;
    let lasts = books.periods.standing().map(|closing| closing.period.last());
    let beside = lasts.flat_map(|last| [last.previous().unwrap(), last, last.next().unwrap()]);
    let late = books.periods.entries_since(0, Day::LAST).map(|late| late.day);
    let deferred = books.journal.iter().filter_map(|(account, _)| {
        account.second().filter(|_| account.account_type().word() == "deferred")?.parse::<Day>().ok()
    });
    let mut notable: Vec<Day> = beside.chain(late).chain(deferred).collect();
    let mut days = BTreeSet::new();
    while days.len() < DAYS {
        let any = format!("{}-{:02}-{:02}", 2024 + random.below(3), 1 + random.below(12), 1 + random.below(28));
        let is_notable = days.len() < DAYS * 3 / 4 && !notable.is_empty();
        days.insert(if is_notable {
            notable.swap_remove(usize::try_from(random.below(notable.len() as u64)).unwrap())
        } else {
            any.parse().unwrap()
        });
    }
    days
}

/// What some of the random histories must hold: words of their journals.
const HELD: [&str; 4] = ["published-by:", "value-date:", "removed-by:", "deferred:"];

/// Counts these words in the journals of a history.
fn held(history: &History) -> [usize; HELD.len()] {
    let text = std::fs::read_to_string(&history.journals[0]).unwrap();
    HELD.map(|words| text.matches(words).count())
}

/// Compares random histories.
fn compare(all: &[History], sandbox: &Sandbox) {
    let journals: Vec<_> = all.iter().map(|one| (one.journals[1].clone(), &one.days)).collect();
    let mut holding = [0; HELD.len()];
    for (one, found) in all.iter().zip(by_beancount(&journals, sandbox)) {
        assert_agrees(&found, &one.expected, &format!("Beancount, {}", one.name));
        let found = by_hledger(&one.journals[0], &one.days);
        assert_agrees(&found, &one.expected, &format!("hledger, {}", one.name));
        let held = held(one);
        eprintln!("{}: {held:?} of {HELD:?}", one.name);
        holding.iter_mut().zip(held).filter(|(_, times)| *times > 0).for_each(|(count, _)| *count += 1);
    }
    let least = holding.into_iter().min().unwrap();
    assert!(least * 5 >= all.len(), "of {} histories {holding:?} hold {HELD:?}", all.len());
}

#[test]
fn both_programs_agree_with_random_histories() {
    let sandbox = Sandbox::new();
    let mut all = (0..100).map(|seed| History::of(seed, &sandbox));
    if runs_all() {
        return compare(&all.collect::<Vec<_>>(), &sandbox);
    }
    let one = all.find(|history| held(history).iter().all(|times| *times > 0));
    compare(&[one.expect("one of a hundred histories holds all of that")], &sandbox);
}

/// Facts with one of everything that a journal must write with care.
const SMALL: &str = include_str!("exports/small.jsonl");

/// A small ledger.
fn small() -> Sandbox {
    let sandbox = Sandbox::with_ledger();
    sandbox.write("small.jsonl", SMALL.as_bytes());
    sandbox.on_ledger(&["record", "--from", "small.jsonl"]).ok();
    sandbox
}

#[test]
fn a_journal_is_written_as_the_format_asks() {
    let sandbox = small();
    let days: BTreeSet<Day> = ["2025-01-01".parse().unwrap()].into();
    let [journal, other] = exported(&sandbox, &[], "small");
    let expected = sandbox.on_ledger(&["trial-balance", "--as-of", "2025-01-01", "--format", "json"]).ok().json();
    let expected = [(*days.first().unwrap(), trial(&expected))].into();
    assert_agrees(&by_hledger(&journal, &days), &expected, "hledger");
    // No text of a source begins a tag, such as `date`, which would move a posting.
    let tags = [
        "corrects", "document", "fund", "item", "published-by", "record", "record-type", "removed-by", "type",
        "value-date",
    ];
    assert_eq!(hledger(&journal, &["tags"]).ok().stdout.lines().collect::<Vec<_>>(), tags);
    assert_agrees(&by_beancount(&[(other.clone(), &days)], &sandbox)[0], &expected, "Beancount");
    for (path, name) in [(journal, "small.journal"), (other, "small.beancount")] {
        golden(&format!("exports/{name}"), &masked(&std::fs::read_to_string(path).unwrap()));
    }
}

#[test]
fn a_cent_too_much_is_refused_by_both_programs() {
    let sandbox = small();
    let days: BTreeSet<Day> = ["2025-01-01".parse().unwrap()].into();
    let journals = exported(&sandbox, &[], "small").map(|path| std::fs::read_to_string(path).unwrap());
    // An entry, and a balance as published.
    let changes = [
        [("cash:reserve  USD 5000.00", "cash:reserve  USD 5000.01"), ("USD 0 = USD 3800.00", "USD 0 = USD 3800.01")],
        [
            ("Assets:Cash:Reserve  5000.00 USD", "Assets:Cash:Reserve  5000.01 USD"),
            ("balance Assets:Cash:Reserve  3800.00", "balance Assets:Cash:Reserve  3800.01"),
        ],
    ];
    for (at, (text, changes)) in journals.iter().zip(changes).enumerate() {
        for (from, to) in changes {
            assert_eq!(text.matches(from).count(), 1, "{from}\n{text}");
            let path = sandbox.write("changed", text.replace(from, to).as_bytes());
            let found = match at {
                0 => by_hledger(&path, &days),
                _ => by_beancount(&[(path, &days)], &sandbox).remove(0),
            };
            assert!(found.errors.to_lowercase().contains("balance"), "{to}: {}", found.errors);
        }
    }
}

#[test]
fn a_ledger_without_money_has_an_empty_journal() {
    let sandbox = Sandbox::with_ledger();
    let days: BTreeSet<Day> = ["2025-01-01".parse().unwrap()].into();
    let [journal, other] = exported(&sandbox, &[], "empty");
    let checked = hledger(&journal, &CHECKS).ok();
    assert_eq!(checked.stdout + &checked.stderr, "");
    assert_eq!(by_beancount(&[(other, &days)], &sandbox)[0].errors, "");
    let refused = finish(sandbox.command(&["--ledger", "ledger", "export", "ledger-cli"]));
    assert_eq!(refused.code, Some(2), "{}", refused.text());
}
