//! Checks what README.md promises: its commands exist and its links lead somewhere.

use crate::{Outcome, TASKS, root};
use std::fs;

/// What is wrong in README.md; nothing when all is well.
pub(crate) fn wrong() -> Outcome<Vec<String>> {
    let path = root().join("README.md");
    let text = fs::read_to_string(&path).map_err(|error| format!("{}: {error}", path.display()))?;
    Ok(check(&text, |link| root().join(link).exists()))
}

fn check(text: &str, exists: impl Fn(&str) -> bool) -> Vec<String> {
    let mut wrong = Vec::new();
    for after in text.split("cargo xtask ").skip(1) {
        let task: String = after.chars().take_while(char::is_ascii_lowercase).collect();
        if !TASKS.iter().any(|(name, _)| *name == task) {
            wrong.push(format!("there is no cargo xtask {task}"));
        }
    }
    for after in text.split("](").skip(1) {
        let link = after.split([')', '#', ' ']).next().unwrap_or("");
        if !link.is_empty() && !link.contains(':') && !exists(link) {
            wrong.push(format!("there is no {link}"));
        }
    }
    wrong
}

#[cfg(test)]
mod tests {
    use super::check;

    #[test]
    fn commands_and_links_must_exist() {
        let text = "Run `cargo xtask serve`, then `cargo xtask fly`; see [laws](tests/laws.rs) and [web](https://example.org).";
        assert_eq!(
            check(text, |_| false),
            ["there is no cargo xtask fly", "there is no tests/laws.rs"]
        );
        assert!(check("`cargo xtask build --port`, [a](b#c)", |link| link == "b").is_empty());
    }
}
