use super::*;

fn read(name: &str, text: &str) -> Result<Vec<Row>, Vec<AtCell>> {
    let cells = |line: &str| line.split(',').map(str::to_owned).collect();
    rows(kind(name).unwrap(), text.lines().map(cells).collect(), &Mapping::new())
}

fn keys(name: &str, text: &str) -> Vec<String> {
    let rows = read(name, text).unwrap();
    units(kind(name).unwrap(), &rows).into_iter().map(|unit| unit.key.unwrap().to_string()).collect()
}

#[test]
fn headings_stand_in_any_order_in_both_languages() {
    for text in ["payer,amount,date\nJamaica,5,2025-01-01", "Fecha,Monto,Pagador\n2025-01-01,5,Jamaica"] {
        let rows = read("payments", text).unwrap();
        assert_eq!(rows[0].cell("payer"), Some("Jamaica"));
        assert_eq!(rows[0].cell("amount"), Some("5"));
        assert_eq!(rows[0].cell("ref"), None);
        assert_eq!(rows[0].place("ref"), "row 2");
    }
    assert_eq!(read("payments", "Fecha,Monto,Pagador\n2025-01-01,5,Jamaica").unwrap()[0].place("amount"), "B2");
}

#[test]
fn all_wrong_headings_are_told() {
    let told = read("payments", "payer,amuont,payer\n").unwrap_err();
    let places: Vec<&str> = told.iter().map(|one| one.place.as_str()).collect();
    assert_eq!(places, ["B1", "C1", "A1", "A1"]);
    assert!(read("payments", "").is_err());
}

#[test]
fn a_kind_is_recognised_by_its_headings() {
    for kind in KINDS {
        let names: Vec<String> = kind.columns().iter().map(|column| column.name.to_owned()).collect();
        let needed = kind.columns().iter().filter(|column| column.is_needed);
        let needed: Vec<String> = needed.map(|column| column.name.to_owned()).collect();
        for headings in [names, needed] {
            let found: Vec<&str> = recognised(&headings).iter().map(|kind| kind.name()).collect();
            assert_eq!(found, [kind.name()], "{headings:?}");
        }
    }
    let first = |text: &str| {
        let headings: Vec<String> = text.split(',').map(str::to_owned).collect();
        recognised(&headings).iter().map(|kind| kind.name()).collect::<Vec<_>>()
    };
    assert_eq!(first("Miembro,Monto,Fecha"), ["payments"]);
    assert_eq!(first("Miembro,Año,Monto,Vence,Fecha"), ["assessments"]);
    assert_eq!(first("Rubro,Monto,Fecha,Concepto"), ["expenditures"]);
    assert_eq!(first("Donante,Para,Fecha"), ["pledges"]);
    assert_eq!(first("Fondo,Año,Partida,Importe"), ["budgets"]);
    assert_eq!(first("Nombre en inglés,Tipo,Nombre en español"), ["parties"]);
    assert_eq!(first("something,else"), ["payments"]);
}

#[test]
fn no_two_columns_of_a_kind_have_one_heading() {
    for kind in KINDS {
        let mut seen = std::collections::BTreeSet::new();
        for name in kind.columns().iter().flat_map(|column| std::iter::once(&column.name).chain(column.others)) {
            assert!(seen.insert(*name), "{}: {name}", kind.name());
            assert_eq!(*name, crate::value::text::plain(name));
        }
    }
}

#[test]
fn equal_rows_have_keys_of_their_own_and_keep_them() {
    let one = "payer,amount,date\nA,5,2025-01-01\nB,5,2025-01-01\nA,5,2025-01-01";
    let first = keys("payments", one);
    assert_ne!(first[0], first[2]);
    assert_eq!(first, keys("payments", &format!("{one}\n\nC,1,2025-01-01"))[..3]);
    // Another order of columns, and blanks around a cell, make no other row.
    assert_eq!(keys("payments", "date,payer,amount\n2025-01-01, A ,5"), first[..1]);
}

#[test]
fn the_rows_of_a_budget_have_one_key() {
    let rows = "fund,year,line,amount\nTS,2026,travel,5\nReserve,2026,cases,7\nTS,2026,staff,9";
    let all = keys("budgets", rows);
    assert_eq!(all.len(), 2);
    assert_ne!(all, keys("budgets", &rows.replace(",9", ",8")));
}

#[test]
fn columns_are_named_as_in_a_spreadsheet() {
    for (at, name) in [(0, "A"), (25, "Z"), (26, "AA"), (51, "AZ"), (52, "BA"), (701, "ZZ"), (702, "AAA")] {
        assert_eq!(letters(at), name);
    }
}
