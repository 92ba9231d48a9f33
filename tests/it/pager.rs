//! Answers that are longer than the terminal go through a pager; nothing else does.

use crate::harness::{Sandbox, at_terminal};

/// Asks for the shipped ledger's parties at a terminal of some rows.
fn seen(rows: u16, pager: Option<&str>, more: &[&str]) -> String {
    let sandbox = Sandbox::new();
    sandbox.run(&["demo", "ledger"]).ok();
    let mut command = sandbox.command(&[&["--ledger", "ledger", "party"], more].concat());
    command.envs(pager.map(|pager| ("PAGER", pager)));
    let (seen, code) = at_terminal(command, rows, "");
    assert_eq!(code, Some(0), "{seen}");
    seen
}

#[test]
fn a_long_answer_goes_through_the_pager_unless_it_is_asked_not_to() {
    let whole = seen(0, Some("head -n 2"), &[]);
    assert!(whole.lines().count() > 40, "where the height is not known, all is printed: {whole}");
    let first: String = whole.split_inclusive('\n').take(2).collect();
    assert_eq!(seen(24, Some("head -n 2"), &[]), first);
    assert_eq!(seen(24, Some("head -n 2"), &["--no-pager"]), whole);
    assert_eq!(seen(10_000, Some("head -n 2"), &[]), whole, "it fits");
    for pager in ["", "cat", "no-such-pager --raw"] {
        assert_eq!(seen(24, Some(pager), &[]), whole, "{pager}");
    }
}
