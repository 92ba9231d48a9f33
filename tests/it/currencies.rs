//! Money in another currency than its fund's, from its receipt to what it is worth at a closing.

use crate::harness::{Ran, Sandbox};
use crate::readme::words;

fn ran(sandbox: &Sandbox, command: &str) -> Ran {
    let words = words(command);
    sandbox.on_ledger(&words.iter().map(String::as_str).collect::<Vec<_>>())
}

fn run(sandbox: &Sandbox, command: &str) -> String {
    ran(sandbox, command).ok().stdout
}

/// The answer without its line ends and columns.
fn flowing(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn refused(sandbox: &Sandbox, command: &str, why: &str) {
    let ran = ran(sandbox, command);
    assert!(ran.code == Some(1) && ran.text().contains(why), "{command}: {}", ran.text());
}

/// A fund in dollars, with a rate for the year and one for its last day.
fn with_rates() -> Sandbox {
    let sandbox = Sandbox::with_ledger();
    for command in [
        "party.registered --party mu --nature state --name-en Mu --date 2010-01-01",
        "party.registered --party bank --nature organisation --name-en Bank --date 2010-01-01",
        "fund.opened --fund chest --name-en Chest --currency USD --date 2010-01-01",
        "rate.published --rate year --from GBP --to USD --value 1.1 --publisher bank --date 2020-01-01 --until 2020-12-30",
        "rate.published --rate last --from GBP --to USD --value 1.3 --publisher bank --date 2020-12-31",
        "income.recorded --fund chest --amount 'USD 1000.00' --nature other --date 2020-01-01",
    ] {
        run(&sandbox, &format!("record {command}"));
    }
    sandbox
}

/// Cases 20 and 21: what no bank has is no cash, and there is one rate for a pair, day and publisher.
#[test]
fn what_arrived_is_stated_and_a_rate_is_one() {
    let sandbox = with_rates();
    let receipt =
        "record contribution.received --contribution r --fund chest --party mu --form cash --amount 'GBP 100.00'";
    refused(&sandbox, &format!("{receipt} --rate year --date 2020-02-01"), "write the amount that arrived");
    let arrived = format!("{receipt} --arrived 'GBP 100.00'");
    refused(&sandbox, &format!("{arrived} --date 2020-02-01"), "name the published rate");
    refused(&sandbox, &format!("{arrived} --rate year --date 2021-02-01"), "holds from 2020-01-01 until 2020-12-30");
    let other = "record rate.published --rate other --from USD --to GBP --value 9.9 --publisher bank --date 2020-06-30";
    refused(&sandbox, other, "rate:year of the same publisher");
    run(&sandbox, &format!("{arrived} --rate year --date 2020-02-01"));
    assert!(run(&sandbox, "explain cash:chest --format csv").contains("100.00,GBP"));
    assert!(run(&sandbox, "explain unapplied:r").contains("unapplied:r = USD -110.00"));
}

#[test]
fn what_money_cost_brought_and_is_worth_is_explained() {
    let sandbox = with_rates();
    for command in [
        "contribution.received --contribution r --fund chest --party mu --form cash --amount 'GBP 100.00' --rate year \
         --arrived 'GBP 100.00' --date 2020-02-01",
        "exchange.recorded --fund chest --sold 'USD 120.00' --bought 'GBP 100.00' --date 2020-03-01",
        "exchange.recorded --fund chest --sold 'GBP 50.00' --bought 'USD 60.00' --date 2020-04-01",
        "reserve.disbursed --fund chest --implementer bank --amount 'GBP 40.00' --rate year --date 2020-05-01",
    ] {
        run(&sandbox, &format!("record {command}"));
    }
    let dry = run(&sandbox, "close 2020 --rate last --dry-run");
    assert!(dry.contains("Nothing was recorded"), "{dry}");
    let without = run(&sandbox, "explain worth:chest --as-of 2020-12-31");
    assert!(without.contains("worth:chest = not stated"), "{without}");
    let closed = run(&sandbox, "close 2020 --yes --rate last");
    // GBP 200.00 cost 230.00; a quarter brought 60.00, and a fifth of 200.00 was advanced for 44.00.
    for said in [&dry, &closed, &run(&sandbox, "trial-balance --as-of 2020-12-31")] {
        let said = flowing(said);
        assert!(
            said.contains("Chest: GBP 110.00, which cost USD 126.50 (cost:chest); realised gain USD 0.50"),
            "{said}"
        );
        assert!(
            said.contains(
                "Chest: worth USD 143.00 at the rates of the closing (worth:chest); unrealised gain USD 16.50"
            ),
            "{said}"
        );
        assert!(said.contains("Chest, advanced to Bank: GBP 40.00, which cost USD 44.00 (cost:chest/bank)"), "{said}");
        assert!(said.contains("Chest, advanced to Bank: worth USD 52.00"), "{said}");
    }
    let as_of = "--as-of 2020-12-31";
    let rows = |key: &str| ran(&sandbox, &format!("explain {key} {as_of} --format json")).ok().rows();
    let running: Vec<_> = rows("cost:chest").iter().map(|row| row["cost"].clone()).collect();
    assert_eq!(running, ["110.00", "230.00", "172.50", "126.50"]);
    let gains: Vec<_> = rows("realised:chest").iter().map(|row| row["gain"].clone()).collect();
    assert_eq!(gains, ["2.50", "-2.00"]);
    let worth = rows("worth:chest");
    assert_eq!(
        (&worth[0]["held"], &worth[0]["rate"], &worth[0]["worth"]),
        (&"110.00".into(), &"last".into(), &"143.00".into())
    );
    let parts: Vec<_> = rows("unrealised:chest").iter().map(|row| row["key"].clone()).collect();
    assert_eq!(parts, ["worth:chest", "cost:chest"]);
    // What is found late changes neither, until it is restated.
    run(
        &sandbox,
        "record exchange.recorded --fund chest --sold 'GBP 10.00' --bought 'USD 15.00' --date 2020-06-01 --because late",
    );
    assert!(run(&sandbox, &format!("explain unrealised:chest {as_of}")).contains("unrealised:chest = USD 16.50"));
    assert!(run(&sandbox, &format!("explain worth:chest {as_of} --restated")).contains("worth:chest = USD 130.00"));
    // A rate that is corrected later leaves what was published.
    run(&sandbox, "correct 5 --because 'a digit was wrong' --value 1.5");
    assert!(run(&sandbox, &format!("explain worth:chest {as_of}")).contains("worth:chest = USD 143.00"));
    assert!(run(&sandbox, &format!("explain worth:chest {as_of} --restated")).contains("worth:chest = USD 150.00"));
    // Who succeeds an implementer holds its money, and spends it.
    run(&sandbox, "record party.registered --party agency --nature organisation --name-en Agency --date 2010-01-01");
    run(&sandbox, "record party.merged --party bank --into agency --date 2021-01-01");
    run(
        &sandbox,
        "record rate.published --rate now --from GBP --to USD --value 1.2 --publisher agency --date 2021-02-01",
    );
    run(
        &sandbox,
        "record reserve.spent --fund chest --implementer agency --case c --amount 'GBP 40.00' --rate now --date 2021-02-01",
    );
    for holder in ["bank", "agency"] {
        assert!(run(&sandbox, &format!("explain cost:chest/{holder}")).contains("= USD 0.00"), "{holder}");
        assert!(run(&sandbox, &format!("explain realised:chest/{holder}")).contains("= USD 4.00"), "{holder}");
    }
    let refused_rates = [("nope", "not on record"), ("year", "not on 2021-01-31")];
    for (rate, why) in refused_rates {
        let ran = ran(&sandbox, &format!("close 2021-01 --rate {rate} --dry-run"));
        assert!(ran.code != Some(0) && ran.text().contains(why), "{rate}: {}", ran.text());
    }
    run(&sandbox, "verify");
    for key in ["cost:vault", "worth:chest/atlantis"] {
        refused_key(&sandbox, key);
    }
}

fn refused_key(sandbox: &Sandbox, key: &str) {
    let ran = sandbox.on_ledger(&["explain", key]);
    assert!(ran.code != Some(0) && ran.text().contains("not on record"), "{key}: {}", ran.text());
}

/// A rate is a ground: corrected, it stands, what it had converted stays too, and is listed.
#[test]
fn what_a_corrected_rate_had_converted_is_listed() {
    let sandbox = with_rates();
    run(
        &sandbox,
        "record income.recorded --fund chest --amount 'GBP 10.00' --rate year --nature interest --date 2020-02-01",
    );
    assert!(!run(&sandbox, "status").contains("record 7:"));
    run(&sandbox, "correct 4 --because 'a digit was wrong' --value 1.2");
    let status = flowing(&run(&sandbox, "status"));
    assert!(status.contains("record 7: GBP 10.00 stays USD 11.00"), "{status}");
    let why = flowing(&run(&sandbox, "explain income:chest/interest"));
    assert!(why.contains("rate:year was corrected since, by record 8"), "{why}");
    run(&sandbox, "correct 7 --because 'the rate was corrected' --nature interest --subject 'at the right rate'");
    assert!(!run(&sandbox, "status").contains("record 7:"));
    run(&sandbox, "verify");
}

/// A receipt whose rate was wrong, and of which a part was returned: one command counts both anew.
#[test]
fn a_receipt_is_corrected_with_what_was_returned_of_it() {
    let sandbox = with_rates();
    for command in [
        "record contribution.received --contribution r --fund chest --party mu --form cash --amount 'GBP 100.00' --rate year \
         --arrived 'GBP 100.00' --date 2020-02-01",
        "record contribution.returned --contribution r --amount 'GBP 40.00' --rate year --reason twice --date 2020-03-01",
    ] {
        run(&sandbox, command);
    }
    assert!(run(&sandbox, "explain unapplied:r").contains("unapplied:r = USD -66.00"));
    run(&sandbox, "correct 4 --because 'it was 1.2' --value 1.2");
    assert!(run(&sandbox, "explain unapplied:r").contains("unapplied:r = USD -66.00"), "what was worked out stays");
    run(&sandbox, "correct 7 --because 'the rate was wrong' --rate year");
    assert!(run(&sandbox, "explain unapplied:r").contains("unapplied:r = USD -72.00"));
    let returned = run(&sandbox, "show 11");
    assert!(returned.contains("48.00"), "{returned}");
}
