//! Help in the language of the reader. The English texts are the doc comments of the options; where another language is
//! spoken, each text of the command line is replaced by its translation ([`languages::help`]).
//!
//! clap writes some words by itself: they are texts like the others, or replaced by settings that say the same.

use clap::{Arg, Command};

use crate::languages::{self, Language, help, say};

/// Returns the command line with its texts in the language that is spoken.
pub fn spoken(command: Command) -> Command {
    if languages::spoken() == Language::English {
        return command;
    }
    let mut command = command;
    command.build(); // Makes the options and verbs that clap adds, so that they are replaced too.
    translated(command)
}

fn translated(command: Command) -> Command {
    let of_verb = help(command.get_subcommand_value_name().unwrap_or("COMMAND"));
    let mut command = command.mut_args(argument).subcommand_value_name(of_verb);
    let usage = command.render_usage().to_string();
    let usage = usage.trim_start_matches("Usage:").trim_start().replace("[OPTIONS]", &help("[OPTIONS]"));
    let texts = [command.get_about(), command.get_long_about()].map(|text| text.map(|text| help(&text.to_string())));
    let [about, long_about] = texts;
    let after = command.get_after_help().map(|text| by_line(&text.to_string()));
    let heading = command.get_subcommand_help_heading().map_or_else(|| help("Commands"), help);
    let template = match command.get_name() {
        "help" => None,
        // A help topic has a template of its own.
        _ if command.is_hide_set() => None,
        _ => Some(say!(
            "cli-help-template",
            about = "{about-with-newline}",
            usage = "{usage}",
            all = "{all-args}{after-help}"
        )),
    };
    command = command.override_usage(usage).subcommand_help_heading(heading);
    if let Some(template) = template {
        command = command.help_template(template);
    }
    if let Some(about) = about {
        command = command.about(about);
    }
    if let Some(about) = long_about {
        command = command.long_about(about);
    }
    if let Some(after) = after {
        command = command.after_help(after);
    }
    command.mut_subcommands(translated)
}

/// Translates what stands below the help, line by line: lines that are indented are commands.
fn by_line(text: &str) -> String {
    let lines = text.split('\n').map(|line| if line.starts_with(' ') { line.to_owned() } else { help(line) });
    lines.collect::<Vec<_>>().join("\n")
}

fn argument(arg: Arg) -> Arg {
    let default = arg.get_default_values().iter().map(|value| value.to_string_lossy().into_owned());
    let default: Vec<_> = default.collect();
    let values = arg.get_possible_values();
    let values: Vec<_> = values.iter().map(|value| value.get_name()).filter(|_| takes_values(&arg)).collect();
    let mut more = String::new();
    if takes_values(&arg) && !default.is_empty() && !arg.is_hide_default_value_set() {
        more.push_str(&format!(" [{}]", say!("cli-help-default", value = default.join(" "))));
    }
    if !values.is_empty() && !arg.is_hide_possible_values_set() {
        more.push_str(&format!(" [{}]", say!("cli-help-values", values = values.join(", "))));
    }
    let heading = match arg.get_help_heading() {
        Some(heading) => help(heading),
        None if arg.is_positional() => help("Arguments"),
        None => help("Options"),
    };
    let short = arg.get_help().map(|text| help(&text.to_string()));
    let long = arg.get_long_help().map(|text| help(&text.to_string()));
    let names: Option<Vec<String>> =
        arg.get_value_names().map(|names| names.iter().map(|name| help(name.as_str())).collect());
    let is_taking = takes_values(&arg);
    let mut arg = arg.help_heading(heading);
    if is_taking {
        arg = arg.hide_default_value(true).hide_possible_values(true);
    }
    if let Some(short) = short {
        arg = arg.help(format!("{short}{more}"));
    }
    if let Some(long) = long {
        arg = arg.long_help(format!("{long}{more}"));
    }
    match names {
        Some(names) if is_taking => arg.value_names(names),
        _ => arg,
    }
}

fn takes_values(arg: &Arg) -> bool {
    arg.get_action().takes_values()
}

#[cfg(test)]
mod tests {
    use std::collections::{BTreeMap, BTreeSet};

    use super::*;
    use crate::cli::topics::TOPICS;
    use crate::languages::speaking;

    const ENGLISH: &str = include_str!("../languages/en/help.ftl");

    /// Lists the English texts of the command line in order, each with a key made of its place.
    fn texts(command: &Command, path: &str) -> Vec<(String, String)> {
        let mut all = Vec::new();
        let mut add = |place: &str, text: String| {
            if !text.is_empty() {
                all.push((format!("help{path}{place}"), text));
            }
        };
        let text = |styled: Option<&clap::builder::StyledStr>| styled.map(ToString::to_string).unwrap_or_default();
        add("", text(command.get_about()));
        add("-long", text(command.get_long_about()));
        for line in text(command.get_after_help()).lines().filter(|line| !line.starts_with(' ')) {
            add("-after", line.to_owned());
        }
        for arg in command.get_arguments().filter(|arg| !arg.is_hide_set()) {
            let place = format!("-{}", arg.get_id().as_str().replace('_', "-"));
            add(&place, text(arg.get_help()));
            add(&format!("{place}-long"), text(arg.get_long_help()));
            add(&format!("{place}-heading"), arg.get_help_heading().unwrap_or_default().to_owned());
            for name in arg.get_value_names().into_iter().flatten().filter(|_| takes_values(arg)) {
                add(&format!("{place}-value"), name.to_string());
            }
        }
        add("-heading", command.get_subcommand_help_heading().unwrap_or_default().to_owned());
        let shown = command.get_subcommands().filter(|verb| !verb.is_hide_set());
        // What `help VERB` repeats.
        for verb in shown.filter(|_| command.get_name() != "help") {
            all.extend(texts(verb, &format!("{path}-{}", verb.get_name().replace('.', "-"))));
        }
        all
    }

    /// Writes a text as the value of a Fluent message. (A line may not begin with a mark of Fluent.)
    fn fluent(key: &str, text: &str) -> String {
        let text = text.replace('{', "\u{1}").replace('}', "{\"}\"}").replace('\u{1}', "{\"{\"}");
        if !text.contains('\n') {
            return format!("{key} = {text}\n");
        }
        let line = |line: &str| if line.is_empty() { "\n".to_owned() } else { format!("    {line}\n") };
        format!("{key} =\n{}", text.lines().map(line).collect::<String>())
    }

    /// Compares `en/help.ftl` with the command line; with `UPDATE_GOLDEN` it is written anew, and keeps its keys.
    #[test]
    fn the_english_file_of_the_help_holds_each_text_of_the_command_line() {
        let mut command = crate::cli::command();
        command.build();
        let mut all = texts(&command, "");
        for word in ["Commands", "Options", "Arguments", "[OPTIONS]", "COMMAND"] {
            all.push((format!("help-word-{}", word.trim_matches(['[', ']']).to_lowercase()), word.to_owned()));
        }
        all.extend(TOPICS.iter().map(|topic| ("help-topic".to_owned(), topic.about.to_owned())));
        let keys = ENGLISH.lines().filter_map(|line| line.split_once(" =")).map(|(key, _)| key);
        let had: BTreeMap<String, &str> =
            keys.filter_map(|key| Some((crate::languages::sentence(key, &[])?, key))).collect();
        let (mut file, mut seen, mut taken) = (String::new(), BTreeSet::new(), BTreeSet::new());
        let kept: BTreeSet<&str> = had.values().copied().collect();
        for (place, text) in all {
            if !seen.insert(text.clone()) {
                continue;
            }
            let numbered = (2..).map(|number| format!("{place}-{number}"));
            let free = std::iter::once(place.clone())
                .chain(numbered)
                .find(|key| !kept.contains(key.as_str()) && !taken.contains(key));
            let key = had.get(&text).map(|key| (*key).to_owned()).or(free).unwrap();
            file.push_str(&fluent(&key, &text));
            taken.insert(key);
        }
        let file = format!("{HEADER}{file}");
        if std::env::var_os("UPDATE_GOLDEN").is_some() {
            std::fs::write(concat!(env!("CARGO_MANIFEST_DIR"), "/src/languages/en/help.ftl"), &file).unwrap();
        } else {
            assert!(file == ENGLISH, "UPDATE_GOLDEN=1 cargo test --lib help::tests writes en/help.ftl anew");
        }
    }

    const HEADER: &str =
        "# Texts of the help, made from the declarations of the options by a test (src/cli/help.rs).\n";

    #[test]
    fn the_help_is_in_spanish_where_it_is_asked_for() {
        speaking(Language::Spanish, || {
            let mut command = crate::cli::command();
            let help = command.find_subcommand_mut("receive").unwrap().render_long_help().to_string();
            assert!(help.contains("Uso: "), "{help}");
            assert!(!help.contains("The "), "{help}");
        });
    }
}
