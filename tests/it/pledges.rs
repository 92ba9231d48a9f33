//! A pledge in another currency than its fund's, as people type it: paid, corrected, asked about by day.

use crate::harness::Sandbox;
use crate::readme::words;

fn run(sandbox: &Sandbox, command: &str) -> String {
    let words = words(command);
    sandbox.on_ledger(&words.iter().map(String::as_str).collect::<Vec<_>>()).ok().stdout
}

/// A member of the one row of an answer.
fn one(sandbox: &Sandbox, command: &str, member: &str) -> serde_json::Value {
    let words = words(&format!("{command} --format json"));
    let rows = sandbox.on_ledger(&words.iter().map(String::as_str).collect::<Vec<_>>()).rows();
    assert_eq!(rows.len(), 1, "{command}");
    rows[0][member].clone()
}

#[test]
fn the_word_for_a_pledge_follows_a_corrected_rate_and_answers_by_day() {
    let sandbox = Sandbox::with_ledger();
    for command in [
        "party.registered --party mu --nature state --name-en Mu",
        "fund.opened --fund chest --name-en Chest --currency USD",
        "activity.registered --activity fair --kind forum --title 'A fair'",
        "rate.published --rate yen --from JPY --to USD --value 0.0068 --date 2021-03-01 --until 2021-12-31",
        "rate.published --rate dear --from JPY --to USD --value 0.0085 --publisher mu --date 2021-03-01 --until 2021-12-31",
        "pledge.made --pledge silver --party mu --toward activity:fair --roles financial --wording offered \
         --amount 'JPY 10000' --instalments '2021-03=JPY 4000' --instalments '2021-09=JPY 6000' --date 2021-01-01",
        "contribution.received --contribution coins --fund chest --party mu --form cash --amount 'JPY 10000' --rate yen \
         --arrived 'USD 67.00' --date 2021-04-01",
        "contribution.applied --contribution coins --to 'pledge:silver=USD 68.00' --date 2021-04-01",
    ] {
        run(&sandbox, &format!("record {command}"));
    }
    let stage = |scope: &str| one(&sandbox, &format!("pledges {scope}"), "stage");
    assert_eq!(stage("--as-of 2021-03-31"), "open");
    assert_eq!(stage("--as-of 2021-04-01"), "received");
    assert_eq!(stage("--known-at 7"), "open");
    assert!(run(&sandbox, "explain received:silver").contains("received:silver = JPY 10,000 on"));
    assert!(
        run(&sandbox, "explain counts-for:silver --format json").contains("coins to silver (counts for JPY 10,000)")
    );
    // The receipt was credited at another rate: what was applied to the pledge is worked out anew, in one command.
    run(&sandbox, "correct 7 --because 'the other rate' --rate dear");
    assert_eq!(one(&sandbox, "pledges", "received"), "8000");
    assert_eq!(stage("--stage part-received"), "part received");
    assert_eq!(stage("--stage 'part received' --step made"), "part received");
    let instalments = one(&sandbox, "pledges --as-of 2021-12-31", "instalments");
    let late = "JPY 6,000 by 2021-09 late, JPY 4,000 of it paid";
    assert_eq!(instalments, serde_json::json!(["JPY 4,000 by 2021-03 paid", late]));
    assert!(run(&sandbox, "status").contains("1 pledge: 1 part received"));
    let sponsors = serde_json::json!(["Mu, financial, JPY 10,000: part received, JPY 8,000 received, JPY 2,000 open"]);
    assert_eq!(one(&sandbox, "activities", "sponsors"), sponsors);
    run(&sandbox, "verify");
}
