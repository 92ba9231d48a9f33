//! Command lines that cannot be parsed, in the language of the reader: what is wrong, the nearest that there is, the usage.

use clap::Error;
use clap::error::{ContextKind, ContextValue, ErrorKind};

use crate::languages::{help, say};

/// Says why a command line cannot be parsed.
pub fn text(error: &Error) -> String {
    let Some(wrong) = wrong(error) else { return error.render().to_string() };
    let mut text = say!("cli-unparsed", wrong = wrong);
    if let Some(nearest) = nearest(error) {
        text.push_str(&format!("\n\n  {nearest}"));
    }
    if let Some(ContextValue::StyledStr(usage)) = error.get(ContextKind::Usage) {
        let usage = usage.to_string();
        let usage = usage.trim_start_matches("Usage:").trim().replace("[OPTIONS]", &help("[OPTIONS]"));
        text.push_str(&format!("\n\n{}", say!("cli-unparsed-usage", usage = usage)));
    }
    format!("{text}\n\n{}\n", say!("cli-unparsed-more"))
}

fn wrong(error: &Error) -> Option<String> {
    let texts = |kind| match error.get(kind) {
        Some(ContextValue::String(one)) => vec![one.clone()],
        Some(ContextValue::Strings(all)) => all.clone(),
        _ => Vec::new(),
    };
    let arg = texts(ContextKind::InvalidArg);
    let value = texts(ContextKind::InvalidValue).concat();
    let number = |kind| match error.get(kind) {
        Some(ContextValue::Number(number)) => *number,
        _ => 0,
    };
    let one = arg.concat();
    Some(match error.kind() {
        ErrorKind::UnknownArgument => say!("cli-unparsed-argument", arg = one),
        ErrorKind::InvalidSubcommand => {
            say!("cli-unparsed-verb", verb = texts(ContextKind::InvalidSubcommand).concat())
        }
        ErrorKind::MissingRequiredArgument => say!("cli-unparsed-missing", args = indented(&arg)),
        ErrorKind::ArgumentConflict => {
            let other = texts(ContextKind::PriorArg);
            match other.as_slice() {
                [other] if *other == one => say!("cli-unparsed-twice", arg = one),
                [other] => say!("cli-unparsed-conflict", arg = one, other = other),
                others => say!("cli-unparsed-conflicts", arg = one, others = indented(others)),
            }
        }
        ErrorKind::InvalidValue if value.is_empty() => say!("cli-unparsed-no-value", arg = one),
        ErrorKind::InvalidValue => {
            let values = texts(ContextKind::ValidValue).join(", ");
            say!("cli-unparsed-value-of", value = value, arg = one, values = values)
        }
        ErrorKind::ValueValidation => {
            let why = std::error::Error::source(error).map(ToString::to_string).unwrap_or_default();
            say!("cli-unparsed-value", value = value, arg = one, why = why)
        }
        ErrorKind::TooManyValues => say!("cli-unparsed-too-many", value = value, arg = one),
        ErrorKind::TooFewValues | ErrorKind::WrongNumberOfValues => {
            let wanted = number(ContextKind::MinValues).max(number(ContextKind::ExpectedNumValues));
            say!("cli-unparsed-number", wanted = wanted, arg = one, found = number(ContextKind::ActualNumValues))
        }
        _ => return None,
    })
}

/// Says what there is of nearly the same name.
fn nearest(error: &Error) -> Option<String> {
    let kinds = [ContextKind::SuggestedSubcommand, ContextKind::SuggestedArg, ContextKind::SuggestedValue];
    let names = kinds.into_iter().find_map(|kind| match error.get(kind)? {
        ContextValue::String(one) => Some(vec![one.clone()]),
        ContextValue::Strings(all) => Some(all.clone()),
        _ => None,
    })?;
    (!names.is_empty()).then(|| say!("cli-unparsed-nearest", names = names.join(", ")))
}

fn indented(args: &[String]) -> String {
    args.iter().map(|arg| format!("\n  {arg}")).collect()
}
