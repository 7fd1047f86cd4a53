//! The comparison with Form.io's own engine.

use std::collections::BTreeSet;
use std::path::Path;
use std::sync::Arc;

use frontdoor_core::form::engine::{Plan, evaluate};
use frontdoor_core::form::inspect::outcome;
use frontdoor_core::value::{Object, Value};

use super::answers::{CASES, answers};
use super::coverage::percent;
use super::oracle::{Job, judge};
use super::{definitions, read, world};
use crate::failure::{Failure, Outcome};

/// Where the two may differ: what the definition holds, and the reason. They only count with the
/// libraries of the renderer; without them there are none.
const EXCEPTIONS: &[(&str, &str)] = &[
    (
        "instance.isSubmissionDigital()",
        "NAV's renderer answers this, Form.io's engine throws; a form that is filled in here is sent \
         digitally",
    ),
    (
        "_.get(instance, 'parent.manualMode'",
        "addresses are typed in here, so their parts are shown; the engine knows no manual mode",
    ),
];

/// Makes answers for every Form.io definition in a folder, empty, full and sparse, has both engines
/// judge them, and prints how many cases agree in errors, hidden paths and data, and every
/// difference. Every case is judged twice: with the libraries that Form.io's renderer gives to
/// scripts, and without them, as its engine alone runs.
///
/// # Errors
/// When a case differs that is no exception.
pub fn compare(folder: &Path) -> Outcome {
    let mut jobs = Vec::new();
    let mut plans = Vec::new();
    for name in definitions(folder)? {
        let form = folder.join(&name);
        let definition = Arc::new(read(&form)?);
        if definition.pages.is_empty() {
            println!("{}: is no form of Form.io", name.display());
            continue;
        }
        let plan = Plan::new(Arc::clone(&definition));
        let text = crate::files::read_text(&form)?;
        let excepted = EXCEPTIONS.iter().any(|(holds, _)| text.contains(holds));
        let cases: Vec<Value> = (0..CASES).map(|case| answers(&definition, case)).collect();
        for libraries in [false, true] {
            jobs.push(Job {
                form: form.clone(),
                libraries,
                cases: cases.clone(),
            });
        }
        plans.push((name, plan, excepted));
    }
    let said = judge(&jobs)?;
    let mut said = said.into_iter();
    let mut tally = Tally::default();
    for (place, job) in jobs.iter().enumerate() {
        let Some((name, plan, excepted)) = plans.get(place / 2) else {
            continue;
        };
        for (number, data) in job.cases.iter().enumerate() {
            let Some(theirs) = said.next() else {
                return Err(Failure::new("the oracle stopped early"));
            };
            let ours = outcome(&evaluate(plan, data, &world(job.libraries)));
            let case = Case {
                name,
                number,
                libraries: job.libraries,
                excepted: *excepted && job.libraries,
            };
            tally.add(&case, &ours, &theirs);
        }
    }
    tally.print()
}

#[derive(Default)]
struct Tally {
    cases: usize,
    agreeing: usize,
    failed: usize,
    excepted: usize,
    differing: usize,
}

struct Case<'a> {
    name: &'a Path,
    number: usize,
    libraries: bool,
    excepted: bool,
}

impl Tally {
    fn add(&mut self, case: &Case, ours: &Object, theirs: &Value) {
        let (name, number) = (case.name, case.number);
        let Some(theirs) = theirs.as_object() else {
            return;
        };
        if let Some(why) = theirs.get("failed") {
            self.failed += 1;
            println!(
                "{} case {number}: the oracle throws: {}",
                name.display(),
                why.to_json()
            );
            return;
        }
        self.cases += 1;
        let differences = differences(ours, theirs);
        if differences.is_empty() {
            self.agreeing += 1;
            return;
        }
        if case.excepted {
            self.excepted += 1;
            return;
        }
        self.differing += 1;
        let with = if case.libraries {
            " with libraries"
        } else {
            ""
        };
        for difference in differences.iter().take(12) {
            println!("{} case {number}{with}: {difference}", name.display());
        }
    }

    fn print(self) -> Outcome {
        let Self {
            cases,
            agreeing,
            failed,
            excepted,
            differing,
        } = self;
        println!(
            "{agreeing} of {cases} cases agree ({:.2} %), {excepted} are exceptions; \
             in {failed} more the oracle itself fails",
            percent(agreeing, cases)
        );
        for (holds, why) in EXCEPTIONS {
            println!("exception: forms with {holds}: {why}");
        }
        if differing > 0 {
            return Err(Failure::new(format!(
                "{differing} cases differ (see above)"
            )));
        }
        Ok(())
    }
}

fn differences(ours: &Object, theirs: &Object) -> Vec<String> {
    let mut found = Vec::new();
    for key in ["errors", "hidden"] {
        let set = |side: &Object| -> BTreeSet<String> {
            let items = side.get(key).and_then(Value::as_list).unwrap_or_default();
            items.iter().map(Value::to_json).collect()
        };
        let (ours, theirs) = (set(ours), set(theirs));
        found.extend(
            theirs
                .difference(&ours)
                .map(|item| format!("{key}: only theirs {item}")),
        );
        found.extend(
            ours.difference(&theirs)
                .map(|item| format!("{key}: only ours {item}")),
        );
    }
    let nothing = Value::Undefined;
    let data = |side: &Object| side.get("data").unwrap_or(&nothing).to_json();
    let (ours, theirs) = (sorted(&data(ours)), sorted(&data(theirs)));
    if ours != theirs {
        different("data", &ours, &theirs, &mut found);
    }
    found
}

fn sorted(json: &str) -> serde_json::Value {
    serde_json::from_str(json).unwrap_or_default()
}

/// Where two trees differ.
fn different(
    path: &str,
    ours: &serde_json::Value,
    theirs: &serde_json::Value,
    found: &mut Vec<String>,
) {
    use serde_json::Value::Object;
    match (ours, theirs) {
        (Object(one), Object(other)) => {
            let keys: BTreeSet<&String> = one.keys().chain(other.keys()).collect();
            for key in keys {
                let nothing = serde_json::Value::Null;
                let (one, other) = (one.get(key), other.get(key));
                if one != other {
                    let path = format!("{path}.{key}");
                    different(
                        &path,
                        one.unwrap_or(&nothing),
                        other.unwrap_or(&nothing),
                        found,
                    );
                }
            }
        }
        _ => found.push(format!("{path}: ours {ours}, theirs {theirs}")),
    }
}
