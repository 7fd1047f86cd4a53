//! Conditions that are written as expressions, as early definitions of version 1 have them:
//! `applicant.ukPassport == true and applicant.age >= 18`.

use crate::form::definition::{Comparison, Condition, Test};
use crate::value::{Value, number};

/// Brackets within brackets beyond this many are not read.
const DEEPEST: u32 = 16;

/// A piece of an expression.
#[derive(Clone, Debug, PartialEq)]
enum Token<'a> {
    /// A path, `and`, `or`, `not`, `in`, or a bracket or operator.
    Word(&'a str),
    /// A literal.
    Literal(Value),
}

/// Reads an expression; none where it holds more than comparisons of answers with literals, joined
/// by `and`, `or`, `not` and brackets.
pub(super) fn read(text: &str) -> Option<Condition> {
    let tokens = tokens(text)?;
    let mut reader = Reader {
        rest: &tokens,
        depth: DEEPEST,
    };
    let condition = reader.any()?;
    reader.rest.is_empty().then_some(condition)
}

fn tokens(text: &str) -> Option<Vec<Token<'_>>> {
    const OPERATORS: [&str; 10] = ["==", "!=", ">=", "<=", "&&", "||", ">", "<", "(", ")"];
    let mut tokens = Vec::new();
    let mut rest = text.trim_start();
    while let Some(first) = rest.chars().next() {
        let length = if let Some(operator) = OPERATORS.iter().find(|one| rest.starts_with(**one)) {
            tokens.push(Token::Word(operator));
            operator.len()
        } else if matches!(first, '\'' | '"') {
            let inner = rest.get(1..)?;
            let end = inner.find(first)?;
            tokens.push(Token::Literal(inner.get(..end)?.into()));
            end + 2
        } else {
            let is_part = |c: char| c.is_alphanumeric() || matches!(c, '_' | '.' | '-');
            let length = rest.find(|c| !is_part(c)).unwrap_or(rest.len());
            let word = rest.get(..length).filter(|word| !word.is_empty())?;
            tokens.push(match word {
                "true" => Token::Literal(true.into()),
                "false" => Token::Literal(false.into()),
                _ if first.is_ascii_digit() || first == '-' => {
                    let amount = number::from_text(word);
                    Token::Literal(Some(amount).filter(|amount| amount.is_finite())?.into())
                }
                _ => Token::Word(word),
            });
            length
        };
        rest = rest.get(length..)?.trim_start();
    }
    Some(tokens)
}

struct Reader<'a> {
    rest: &'a [Token<'a>],
    depth: u32,
}

impl<'a> Reader<'a> {
    fn any(&mut self) -> Option<Condition> {
        let mut any = vec![self.all()?];
        while self.take(&["or", "||"]) {
            any.push(self.all()?);
        }
        Some(match any.len() {
            1 => any.remove(0),
            _ => Condition::Any(any),
        })
    }

    fn all(&mut self) -> Option<Condition> {
        let mut all = vec![self.one()?];
        while self.take(&["and", "&&"]) {
            all.push(self.one()?);
        }
        Some(match all.len() {
            1 => all.remove(0),
            _ => Condition::All(all),
        })
    }

    fn one(&mut self) -> Option<Condition> {
        self.depth = self.depth.checked_sub(1)?;
        let condition = if self.take(&["not"]) {
            Condition::Not(Box::new(self.one()?))
        } else if self.take(&["("]) {
            let inner = self.any()?;
            self.take(&[")"]).then_some(inner)?
        } else {
            self.comparison()?
        };
        self.depth += 1;
        Some(condition)
    }

    fn comparison(&mut self) -> Option<Condition> {
        let (first, rest) = self.rest.split_first()?;
        let (test, rest) = match (first, rest) {
            (Token::Literal(value), [Token::Word("in"), Token::Word(path), rest @ ..]) => {
                (test(path, Comparison::Includes, value), rest)
            }
            (Token::Word(path), [Token::Word(operator), Token::Literal(value), rest @ ..])
                if let Some(comparison) = comparison(operator) =>
            {
                (test(path, comparison, value), rest)
            }
            // An answer alone is a question of yes or no.
            (Token::Word(path), rest) => (test(path, Comparison::IsEqual, &true.into()), rest),
            _ => return None,
        };
        let is_path = test
            .path
            .starts_with(|c: char| c.is_alphabetic() || c == '_');
        let is_word = matches!(test.path.as_str(), "and" | "or" | "not" | "in");
        self.rest = rest;
        (is_path && !is_word).then(|| Condition::Compare {
            any: false,
            negated: false,
            tests: vec![test],
        })
    }

    /// Passes one of these words, where it comes next.
    fn take(&mut self, words: &[&str]) -> bool {
        match self.rest.split_first() {
            Some((Token::Word(word), rest)) if words.contains(word) => {
                self.rest = rest;
                true
            }
            _ => false,
        }
    }
}

fn test(path: &str, comparison: Comparison, value: &Value) -> Test {
    Test {
        path: path.to_owned(),
        comparison,
        value: value.clone(),
    }
}

fn comparison(operator: &str) -> Option<Comparison> {
    Some(match operator {
        "==" => Comparison::IsEqual,
        "!=" => Comparison::IsNotEqual,
        ">" => Comparison::GreaterThan,
        "<" => Comparison::LessThan,
        ">=" => Comparison::GreaterThanOrEqual,
        "<=" => Comparison::LessThanOrEqual,
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::form::condition::is_met;
    use crate::form::engine::World;
    use crate::tree::Limits;

    fn holds(expression: &str, answers: &str) -> Option<bool> {
        let world = World {
            now: 0.0,
            utc_offset_minutes: 0,
            patterns: |_, _, _, _| None,
            libraries: false,
        };
        let answers = Value::from_json(answers.as_bytes(), &Limits::default()).unwrap();
        Some(is_met(&read(expression)?, &answers, &world))
    }

    #[test]
    fn comparisons_are_joined_as_usual() {
        let answers = r#"{"a": {"passport": true, "age": 17, "where": "North"}, "many": ["x"]}"#;
        for (expression, met) in [
            ("a.passport == true", true),
            ("a.passport", true),
            ("a.age >= 18 or a.where == 'North' and a.passport", true),
            (
                "(a.age >= 18 or a.where == \"North\") and not a.passport",
                false,
            ),
            ("a.age<18&&a.where!='South'", true),
            ("'x' in many and not ('y' in many)", true),
            ("missing > -5", false),
        ] {
            assert_eq!(holds(expression, answers), Some(met), "{expression}");
        }
    }

    #[test]
    fn what_is_more_than_that_is_not_read() {
        for expression in [
            "",
            "a ==",
            "a == b",
            "a + 1 == 2",
            "length(a) > 3",
            "a == 'b",
            "(a",
            "a b",
            "and",
            "1 == a",
        ] {
            assert_eq!(read(expression), None, "{expression}");
        }
        assert_eq!(read(&"(".repeat(100_000)), None);
        assert_eq!(read(&"not ".repeat(100_000)), None);
    }

    proptest! {
        #[test]
        fn no_text_makes_it_panic(text in "(a|b\\.c| and | or | not | in |==|>=|<|\\(|\\)|'|\"|1|-|true|é| ){0,30}") {
            let _ = read(&text);
        }
    }
}
