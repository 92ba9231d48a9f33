//! Tables as Markdown: CommonMark with the tables of GitHub Flavored Markdown.
//!
//! **Every text shows as it is.** Characters that Markdown or HTML would read as markup are escaped: `<`, `>` and `&`
//! as entities, all others by a backslash, which CommonMark (section 2.4) allows before any punctuation. So no text of a
//! ledger makes a heading, a list, a link, an image, code, emphasis or an element, and no address becomes a link by
//! itself. The only markup is our own: the table, the bold title, and `<br>` where a report breaks a line. An address
//! of e-mail is the exception: GitHub links it whatever is escaped.

use crate::languages::said;
use crate::report::Table;
use crate::value::text::escaped;

/// Writes the table with the cells that people read, under its title and caption; its notes follow.
#[must_use]
pub fn markdown(title: &str, caption: Option<&str>, table: &Table) -> String {
    let line = |cells: Vec<String>| format!("| {} |\n", cells.join(" | "));
    let caption = caption.map_or_else(String::new, |caption| format!(" — {}", shown(caption)));
    let mut text = format!("**{}**{caption}\n\n", shown(title));
    text.push_str(&line(table.headings.iter().map(|heading| shown(&said(heading, &[]))).collect()));
    text.push_str(&line(table.headings.iter().map(|_| "---".to_owned()).collect()));
    for row in table.rows.iter().filter(|row| !row.cells.is_empty()) {
        let mut cells: Vec<_> = row.cells.iter().map(|cell| shown(cell)).collect();
        cells.resize(table.headings.len(), String::new());
        text.push_str(&line(cells));
    }
    for note in &table.notes {
        text.push_str(&format!("\n{}\n", paragraph(note)));
    }
    text
}

/// Escapes a text; a line break becomes `<br>`.
fn shown(text: &str) -> String {
    text.split('\n').map(|line| inline(&escaped(line))).collect::<Vec<_>>().join("<br>")
}

/// Escapes a text that begins a paragraph, where a heading or a list could begin.
fn paragraph(text: &str) -> String {
    let text = shown(text);
    let digits = text.bytes().take_while(u8::is_ascii_digit).count();
    match text.split_at(digits) {
        ("", rest) if rest.starts_with(['+', '-', '#']) => format!("\\{rest}"),
        (number, rest) if !number.is_empty() && is_marker(rest) => format!("{number}\\{rest}"),
        _ => text,
    }
}

/// Returns whether a text goes on as an item of an ordered list does after its number.
fn is_marker(rest: &str) -> bool {
    rest.strip_prefix(['.', ')']).is_some_and(|rest| rest.is_empty() || rest.starts_with(' '))
}

/// Escapes what would be markup within a line.
fn inline(line: &str) -> String {
    let mut shown = String::with_capacity(line.len());
    let mut before: Option<char> = None;
    for (at, c) in line.char_indices() {
        let after = line.get(at..).and_then(|rest| rest.chars().nth(1));
        let is_within_word = || [before, after].iter().all(|c| c.is_some_and(char::is_alphanumeric));
        let follows_www = || {
            let begun = at.checked_sub(3).and_then(|from| line.get(from..at));
            begun.is_some_and(|begun| begun.eq_ignore_ascii_case("www"))
        };
        let is_markup = match c {
            '\\' | '`' | '*' | '[' | ']' | '|' | '~' | '$' | '@' => true,
            '_' => !is_within_word(),
            ':' => after == Some('/'),
            '.' => follows_www(),
            _ => false,
        };
        match c {
            '<' => shown.push_str("&lt;"),
            '>' => shown.push_str("&gt;"),
            '&' => shown.push_str("&amp;"),
            _ if is_markup => shown.extend(['\\', c]),
            _ => shown.push(c),
        }
        before = Some(c);
    }
    shown
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::report::Row;

    /// Sample 32, of Markdown.
    #[test]
    fn no_text_is_read_as_markup() {
        let rows = [
            ("<img src=x onerror=alert(1)>", "&lt;img src=x onerror=alert(1)&gt;"),
            ("[x](javascript:alert(1))", "\\[x\\](javascript:alert(1))"),
            ("![x](https://example.org/a.png)", "!\\[x\\](https\\://example.org/a.png)"),
            ("<https://example.org>", "&lt;https\\://example.org&gt;"),
            ("see www.example.org or WWW.example.org", "see www\\.example.org or WWW\\.example.org"),
            ("ask me@example.org", "ask me\\@example.org"),
            ("`code` ``more``", "\\`code\\` \\`\\`more\\`\\`"),
            ("a | b", "a \\| b"),
            ("a \\| b \\", "a \\\\\\| b \\\\"),
            ("**bold** *it* _it_ __bold__ title_en", "\\*\\*bold\\*\\* \\*it\\* \\_it\\_ \\_\\_bold\\_\\_ title_en"),
            ("~~gone~~ $x$", "\\~\\~gone\\~\\~ \\$x\\$"),
            ("&lt;b&gt; &amp; &#60;", "&amp;lt;b&amp;gt; &amp;amp; &amp;#60;"),
            ("[^1] [ref]: https://example.org", "\\[^1\\] \\[ref\\]: https\\://example.org"),
            ("a\u{202e}b\u{1b}[0m", "a\\\\u{202e}b\\\\u{1b}\\[0m"),
            ("-5.00 + 3 = 2, 50 %, party:canada", "-5.00 + 3 = 2, 50 %, party:canada"),
            ("première\nseconde", "première<br>seconde"),
        ];
        for (text, expected) in rows {
            assert_eq!(shown(text), expected);
        }
        for (text, expected) in [
            ("# title", "\\# title"),
            ("- a list", "\\- a list"),
            ("+ a list", "\\+ a list"),
            ("1. a list", "1\\. a list"),
            ("12) a list", "12\\) a list"),
            ("1.5 per cent", "1.5 per cent"),
            ("2 receipts", "2 receipts"),
            ("> a quotation", "&gt; a quotation"),
            ("---", "\\---"),
        ] {
            assert_eq!(paragraph(text), expected);
        }
    }

    #[test]
    fn title_caption_headings_cells_and_notes_are_escaped() {
        let row =
            |cells: &[&str]| Row { fields: Vec::new(), cells: cells.iter().map(|cell| (*cell).to_owned()).collect() };
        let table = Table {
            headings: &["A|B", "C"],
            rows: vec![row(&["<b>"]), row(&["a|b", "`x`"])],
            notes: vec!["# <i>".to_owned(), "- x".to_owned()],
            ..Table::default()
        };
        assert_eq!(
            markdown("<T>", Some("*cap*"), &table),
            "**&lt;T&gt;** — \\*cap\\*\n\n| A\\|B | C |\n| --- | --- |\n| &lt;b&gt; |  |\n| a\\|b | \\`x\\` |\n\n\
             \\# &lt;i&gt;\n\n\\- x\n"
        );
        assert!(markdown("T", None, &table).starts_with("**T**\n\n|"));
    }
}
