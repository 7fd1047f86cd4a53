//! Misbehaviour on command: what a server, a proxy or a network between may do to a call.

use std::sync::{Mutex, PoisonError};
use std::time::Duration;

use serde::{Deserialize, Serialize};

use crate::georeport::Operation;

/// What to do wrong, to which calls, how often.
#[derive(Clone, Debug, Deserialize, Serialize, PartialEq, Eq)]
#[serde(deny_unknown_fields)]
pub struct Rule {
    /// Which calls.
    pub on: Target,
    /// What to do wrong.
    pub kind: Kind,
    /// How long, for `delay` and `late_commit`.
    #[serde(default = "default_ms")]
    pub ms: u64,
    /// How many times; until cleared when left out.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub times: Option<u32>,
    /// Drop on connections that are kept alive, too. By default a call that is to be dropped comes
    /// on a fresh connection, because browsers send a call again by themselves, `POST` included,
    /// when a connection that they reuse closes without an answer: the portal would see the second
    /// answer, and the database two requests.
    #[serde(default)]
    pub keep_alive: bool,
}

impl Rule {
    /// Whether calls should come on fresh connections while it is in force.
    #[must_use]
    pub fn wants_fresh_connections(&self) -> bool {
        let drops = matches!(
            self.kind,
            Kind::DropBeforeStore | Kind::DropAfterStore | Kind::LateCommit
        );
        drops && !self.keep_alive
    }
}

fn default_ms() -> u64 {
    1500
}

/// Calls that a rule is for.
#[derive(Clone, Copy, Debug, Deserialize, Serialize, PartialEq, Eq)]
#[serde(rename_all = "snake_case")]
pub enum Target {
    /// A new request.
    Post,
    /// The list of services.
    Services,
    /// A service's definition.
    Definition,
    /// One request, and the list of them.
    Request,
    /// A token.
    Token,
    /// The discovery document.
    Discovery,
    /// Every call.
    All,
}

impl Target {
    fn fits(self, operation: &Operation) -> bool {
        let target = match operation {
            Operation::Create => Self::Post,
            Operation::Services => Self::Services,
            Operation::Definition(_) => Self::Definition,
            Operation::Requests | Operation::Request(_) => Self::Request,
            Operation::Token(_) => Self::Token,
            Operation::Discovery => Self::Discovery,
        };
        self == Self::All || self == target
    }
}

/// What to do wrong. Where nothing else is said, a new request is stored all the same.
#[derive(Clone, Copy, Debug, Deserialize, Serialize, PartialEq, Eq)]
#[serde(rename_all = "snake_case")]
pub enum Kind {
    /// Wait `ms` before anything else. Goes with any other kind.
    Delay,
    /// Leave out `Access-Control-Allow-Origin`. Goes with any other kind.
    NoCors,
    /// Close the connection in place of an answer; nothing is stored.
    DropBeforeStore,
    /// Store, then close the connection in place of an answer.
    DropAfterStore,
    /// Close the connection in place of an answer, and store `ms` later.
    LateCommit,
    /// HTTP 500; nothing is stored.
    #[serde(rename = "error_500_before_store")]
    Error500BeforeStore,
    /// Store, then HTTP 500.
    #[serde(rename = "error_500_after_store")]
    Error500AfterStore,
    /// A page of HTML with status 200, as from a proxy in between; nothing is stored.
    #[serde(rename = "html_200")]
    Html200,
    /// Answer a new request with a token, whatever the service.
    TokenOnly,
    /// XML that ends within an element.
    MalformedXml,
    /// JSON that ends within a value.
    MalformedJson,
    /// Announce the whole body, send half of it, and close the connection.
    CutAnswer,
    /// An answer without any entry.
    EmptyList,
    /// HTTP 400 "base is a duplicate", as Boston says to a retry; nothing is stored.
    #[serde(rename = "duplicate_400")]
    Duplicate400,
    /// HTTP 400 with reasons; nothing is stored.
    #[serde(rename = "refuse_400")]
    Refuse400,
    /// HTTP 404 in plain text; nothing is stored.
    #[serde(rename = "plain_text_404")]
    PlainText404,
    /// HTTP 429 with `Retry-After`; nothing is stored.
    TooManyRequests,
}

/// The rules in force for one agency.
#[derive(Debug, Default)]
pub struct Rules {
    rules: Mutex<Vec<Rule>>,
}

impl Rules {
    /// Puts these rules in place of those in force.
    pub fn set(&self, rules: Vec<Rule>) {
        *self.rules.lock().unwrap_or_else(PoisonError::into_inner) = rules;
    }

    /// The rules in force, with the times that are left.
    #[must_use]
    pub fn list(&self) -> Vec<Rule> {
        self.rules
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .clone()
    }

    /// Whether calls should come on fresh connections now.
    #[must_use]
    pub fn want_fresh_connections(&self) -> bool {
        self.rules
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .iter()
            .any(Rule::wants_fresh_connections)
    }

    /// What to do wrong to this call; each rule that takes part is used up once. Of the kinds that
    /// replace or distort an answer, the first rule that fits takes part.
    #[must_use]
    pub fn take(&self, operation: &Operation) -> Fault {
        let mut fault = Fault::default();
        let mut rules = self.rules.lock().unwrap_or_else(PoisonError::into_inner);
        for rule in rules.iter_mut().filter(|rule| rule.on.fits(operation)) {
            let duration = Duration::from_millis(rule.ms);
            match rule.kind {
                Kind::Delay => fault.delay += duration,
                Kind::NoCors => fault.no_cors = true,
                _ if fault.kind.is_some() => continue,
                kind => {
                    fault.kind = Some(kind);
                    fault.late_by = duration;
                }
            }
            rule.times = rule.times.map(|times| times.saturating_sub(1));
        }
        rules.retain(|rule| rule.times != Some(0));
        fault
    }
}

/// What to do wrong to one call.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Fault {
    /// Wait so long first.
    pub delay: Duration,
    /// Leave the CORS header out.
    pub no_cors: bool,
    /// What to do to the answer.
    pub kind: Option<Kind>,
    /// How much later to store, for [`Kind::LateCommit`].
    pub late_by: Duration,
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rules(json: &str) -> Rules {
        let rules = Rules::default();
        rules.set(serde_json::from_str(json).expect("the rules are well-formed"));
        rules
    }

    #[test]
    fn a_rule_is_used_up() {
        let rules = rules(r#"[{"on":"post","kind":"drop_after_store","times":1}]"#);
        assert_eq!(rules.take(&Operation::Services), Fault::default());
        assert_eq!(
            rules.take(&Operation::Create).kind,
            Some(Kind::DropAfterStore)
        );
        assert_eq!(rules.take(&Operation::Create), Fault::default());
        assert!(rules.list().is_empty());
    }

    #[test]
    fn delay_and_missing_cors_go_with_others() {
        let rules = rules(
            r#"[{"on":"all","kind":"delay","ms":20},
                {"on":"all","kind":"no_cors"},
                {"on":"services","kind":"html_200","times":1},
                {"on":"services","kind":"empty_list","times":1}]"#,
        );
        let first = rules.take(&Operation::Services);
        assert_eq!(first.delay, Duration::from_millis(20));
        assert!(first.no_cors);
        assert_eq!(first.kind, Some(Kind::Html200));
        let second = rules.take(&Operation::Services);
        assert_eq!(second.kind, Some(Kind::EmptyList));
        assert_eq!(rules.take(&Operation::Services).kind, None);
    }

    #[test]
    fn unknown_words_are_refused() {
        for bad in [
            r#"{"on":"post","kind":"explode"}"#,
            r#"{"on":"nothing","kind":"delay"}"#,
            r#"{"on":"post","kind":"delay","millis":1}"#,
        ] {
            assert!(serde_json::from_str::<Rule>(bad).is_err(), "{bad}");
        }
    }
}
