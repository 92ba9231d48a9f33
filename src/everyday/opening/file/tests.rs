use super::*;

fn said(text: &str) -> Said {
    Said::typed(text)
}

fn all(texts: &[&str]) -> Vec<Said> {
    texts.iter().map(|text| said(text)).collect()
}

/// Answers to every question.
pub fn answers() -> Answers {
    Answers {
        body: Some(said("Invented \"Forum\"/Foro \\ inventado (IF)")),
        address: Some(said("example.org/forum")),
        invented: Some(said("yes")),
        currencies: all(&["USD", "EUR"]),
        year_begins: Some(said("1 January")),
        time_zone: Some(said("UTC")),
        decides: all(&["Council"]),
        recommends: all(&["Committee"]),
        records: all(&["Secretariat"]),
        funds: all(&["General Fund/Fondo General", "Reserve Fund/Fondo de Reserva"]),
        cases: vec![SaidCases {
            fund: said("Reserve"),
            ceiling: Some(said("1000")),
            floor: Some(said("5,000.00")),
            categories: all(&["lost boat", "injury"]),
        }],
        members: vec![(said("General Fund"), all(&["Barbados 20", "Belize 80"]))],
        others: all(&["Norway", "Fisherfolk Aid (FA) [civil-society]"]),
        certified_on: Some(said("2023-12-31")),
        balances: vec![(said("General Fund"), said("41250")), (said("Reserve Fund"), said("0"))],
        certificate: Some(said("audit-2023.pdf")),
        blake3: Some(said(&"0".repeat(64))),
        begins: Some(said("2024-01-01")),
        assess: all(&["General 2024 120000 --due 2024-03-31"]),
    }
}

/// Takes the lines away.
fn without_lines(mut answers: Answers) -> Answers {
    let Answers {
        body,
        address,
        invented,
        currencies,
        year_begins,
        time_zone,
        decides,
        recommends,
        records,
        funds,
        cases,
        members,
        others,
        certified_on,
        balances,
        certificate,
        blake3,
        begins,
        assess,
    } = &mut answers;
    let one = [body, address, invented, year_begins, time_zone, certified_on, certificate, blake3, begins];
    let many = [currencies, decides, recommends, records, funds, others, assess];
    let of_cases = cases.iter_mut().flat_map(|cases| {
        [&mut cases.fund].into_iter().chain(&mut cases.ceiling).chain(&mut cases.floor).chain(&mut cases.categories)
    });
    let of_members = members.iter_mut().flat_map(|(fund, shares)| [fund].into_iter().chain(shares));
    let of_balances = balances.iter_mut().flat_map(|(fund, said)| [fund, said]);
    let singles = one.into_iter().flatten().chain(many.into_iter().flatten());
    singles.chain(of_cases).chain(of_members).chain(of_balances).for_each(|said| said.line = None);
    answers
}

#[test]
fn what_is_written_is_read_again() {
    let text = write(&answers());
    let (read, wrong) = parse(&text).unwrap();
    assert_eq!(wrong, []);
    assert_eq!(without_lines(read), answers(), "{text}");
    let (read, wrong) = parse(&write(&Answers::default())).unwrap();
    assert_eq!((read, wrong), (Answers::default(), vec![]));
}

#[test]
fn numbers_and_days_are_taken_as_they_are_written() {
    let text = "year_begins = 07-01\n";
    assert!(parse(text).is_err(), "a part of a date is no TOML");
    let text = "[balances]\ncertified_on = 2023-12-31\n[balances.funds]\nA = 41_250\nB = 0.10\nC = 12.500\nD = 1e3\n";
    let (read, wrong) = parse(text).unwrap();
    assert_eq!(wrong, []);
    assert_eq!(read.certified_on, Some(Said { text: "2023-12-31".to_owned(), line: Some(2) }));
    let amounts: Vec<&str> = read.balances.iter().map(|(_, said)| said.text.as_str()).collect();
    assert_eq!(amounts, ["41250", "0.10", "12.500", "1e3"]);
    assert_eq!(read.balances[1].1.line, Some(5));
}

#[test]
fn a_list_may_be_typed_as_at_a_terminal() {
    let (read, _) = parse("others = 'Norway; United Nations (UN);'\ncurrencies = 'USD EUR'\n").unwrap();
    assert_eq!(without_lines(read.clone()).others, all(&["Norway", "United Nations (UN)"]));
    assert_eq!(without_lines(read).currencies, all(&["USD", "EUR"]));
}

#[test]
fn every_mistake_of_form_is_told_with_its_line() {
    let text = "curencies = ['USD']\nbody = ['A']\nmembers = 1\nfunds = [['A']]\nxyz = 1\n[cases]\nReserve.limit = 1\n\
                Reserve.floor = 0x10\n[balances]\nfund = 1\n";
    let (_, wrong) = parse(text).unwrap();
    let told: Vec<(Option<usize>, &str)> =
        wrong.iter().map(|wrong| (wrong.line, wrong.mistake.says.as_str())).collect();
    assert_eq!(
        told,
        [
            (Some(1), "Unknown key \"curencies\". Did you mean currencies?"),
            (Some(2), "One answer is expected here."),
            (Some(3), "A table is expected here."),
            (Some(4), "One answer is expected here."),
            (Some(5), "Unknown key \"xyz\"."),
            (Some(7), "Unknown key \"limit\"."),
            (Some(8), "This number is not decimal."),
            (Some(10), "Unknown key \"fund\". Did you mean funds?"),
        ]
    );
    let wrong = parse("body = \"A\nfunds = [1\n").unwrap_err();
    assert!(wrong.iter().all(|wrong| wrong.line.is_some() && wrong.mistake.says.starts_with("This is not TOML: ")));
}
