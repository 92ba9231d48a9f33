use super::*;
use crate::everyday::opening::file::{parse, write};
use crate::value::hash::Blake3;

/// The answers of a small body, in the order of the questions.
const ANSWERS: [&str; 15] = [
    "Invented Forum",
    "example.org/forum",
    "yes",
    "USD",
    "",
    "",
    "Council;; Secretariat",
    "General Fund; Reserve Fund",
    "Reserve",
    "; 5000",
    "none",
    "Barbados 20; Belize 80",
    "none",
    "none",
    "",
];

fn interview() -> Interview<'static> {
    let surroundings = Surroundings { today: "2026-01-20".parse().unwrap(), file: &|_| Some(Ok(Blake3::of(b"audit"))) };
    Interview::new(surroundings)
}

fn label(interview: &Interview<'_>) -> String {
    interview.prompt().map_or_else(String::new, |prompt| prompt.label)
}

/// An interview in which the first answers are given.
fn after(count: usize) -> Interview<'static> {
    let mut interview = interview();
    for answer in &ANSWERS[..count] {
        interview.answer(answer).unwrap();
    }
    interview
}

#[test]
fn each_question_follows_from_the_answers_before() {
    let mut interview = interview();
    let mut labels = Vec::new();
    for answer in ANSWERS {
        labels.push(label(&interview));
        interview.answer(answer).unwrap();
    }
    assert_eq!(
        labels[8..],
        [
            "Funds that help cases [none]",
            "  ceiling a case; floor",
            "  categories",
            "Members of General, in %",
            "Others (donors, implementers)",
            "Balances certified on",
            "Record begins [2026-01-01]",
        ]
    );
    assert_eq!(label(&interview), "Assess a year now [later]");
    interview.answer("").unwrap();
    assert_eq!(interview.prompt(), None);
    let (answers, opening) = interview.finish().unwrap();
    assert_eq!(opening.cases[0].floor.unwrap().to_string(), "USD 5,000.00");
    assert!(opening.cases[0].ceiling.is_none() && opening.cases[0].categories.is_empty());
    assert!(opening.others.is_empty() && opening.assessments.is_empty());
    // The file says the same.
    let (again, wrong) = parse(&write(&answers)).unwrap();
    assert_eq!(wrong, []);
    let again = read(&again, interview.surroundings).opening.unwrap();
    assert_eq!(crate::everyday::opening::facts::facts(&again).unwrap().len(), 13);
}

#[test]
fn a_wrong_answer_is_asked_again() {
    let mut interview = after(3);
    let wrong = interview.answer("US EURO").unwrap_err();
    assert_eq!(
        wrong.iter().map(|mistake| mistake.says.as_str()).collect::<Vec<_>>(),
        ["\"US\" is not a currency.", "\"EURO\" is not a currency."]
    );
    assert_eq!(label(&interview), "Currencies, the main first");
    assert_eq!(interview.prompt().unwrap().before, None, "a wrong answer is not kept");
    let nothing = interview.answer(" ").unwrap_err();
    assert_eq!(nothing[0].write.as_deref(), Some("Write it; ? explains the question."));
    interview.answer("usd").unwrap();
    assert_eq!(label(&interview), "Year begins [1 January]");
}

#[test]
fn enter_keeps_an_answer_to_which_one_goes_back() {
    let mut interview = after(12);
    (0..3).for_each(|_| interview.back());
    assert_eq!(label(&interview), "  ceiling a case; floor");
    assert_eq!(interview.prompt().unwrap().before.as_deref(), Some("; 5000"));
    interview.answer("").unwrap();
    interview.answer("injury").unwrap();
    assert_eq!(interview.prompt().unwrap().before.as_deref(), Some("Barbados 20; Belize 80"));
    (0..30).for_each(|_| interview.back());
    assert_eq!(label(&interview), "Body");
}

#[test]
fn an_answer_has_as_many_parts_as_are_asked_for() {
    for (count, answer, says) in
        [(6, "A; B; C; D", "This has 4 parts, not 3."), (9, "1; 2; 3", "This has 3 parts, not 2.")]
    {
        assert_eq!(after(count).answer(answer).unwrap_err()[0].says, says);
    }
    let mut interview = after(13);
    interview.answer("2023-12-31").unwrap();
    assert_eq!(label(&interview), "  General Fund; Reserve Fund");
    assert_eq!(
        interview.answer("1").unwrap_err()[0].write.as_deref(),
        Some("Write one for each fund, 0 for none: 0; 0")
    );
    interview.answer("0; 12500").unwrap();
    interview.answer("audit.pdf").unwrap();
    assert_eq!(label(&interview), "Assess a year now [later]");
}

#[test]
fn a_body_without_funds_is_asked_nothing_about_money() {
    let mut interview = after(7);
    interview.answer("none").unwrap();
    assert_eq!(label(&interview), "Others (donors, implementers)");
    interview.answer("Norway").unwrap();
    let (_, opening) = interview.finish().unwrap();
    assert!(opening.funds.is_empty());
}

#[test]
fn a_later_answer_may_make_an_earlier_one_wrong() {
    let mut interview = after(ANSWERS.len());
    interview.answer("General 2026 100 --due 2026-03-31").unwrap();
    interview.return_to(Question::Funds);
    interview.answer("Other Fund; Reserve Fund").unwrap();
    for _ in 0..4 {
        interview.answer("").unwrap();
    }
    (0..3).for_each(|_| interview.answer("").unwrap());
    assert!(interview.answer("").is_err(), "the assessment names a fund that is not there any more");
}

#[test]
fn every_question_fits_and_explains_itself() {
    let mut interview = interview();
    for answer in ANSWERS {
        let Prompt { label, .. } = interview.prompt().unwrap();
        assert!(label.chars().count() <= 30, "{label}");
        assert!(interview.explanation().len() > 40);
        interview.answer(answer).unwrap();
    }
}
