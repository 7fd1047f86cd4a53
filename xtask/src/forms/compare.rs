//! The comparison with Form.io's own engine.

use std::path::Path;
use std::sync::Arc;
use std::thread;

use frontdoor_core::form::definition::{Definition, Platform};
use frontdoor_core::form::engine::{Plan, evaluate};
use frontdoor_core::form::import;
use frontdoor_core::form::inspect::outcome;
use frontdoor_core::value::{Object, Value};

use super::answers::{CASES, answers};
use super::archive::Form;
use super::coverage::percent;
use super::difference::differences;
use super::oracle::{Job, judge};
use super::world;
use crate::failure::{Failure, Outcome};

/// Makes answers for every Form.io definition of a folder, or of this repository, empty, full and
/// sparse, has both engines judge them, and prints how many cases agree in errors, hidden paths and
/// data, and every difference. Every case is judged twice: with what renderers give to scripts, and
/// without it, as Form.io's engine alone runs.
///
/// # Errors
/// When a case differs, or Form.io's engine itself fails.
pub fn compare(folder: Option<&Path>) -> Outcome {
    let forms = Form::all(folder)?;
    let workers = thread::available_parallelism().map_or(1, usize::from);
    // Dealt like cards, so that no worker has all the long forms of one publisher.
    let mut hands: Vec<Vec<&Form>> = vec![Vec::new(); workers];
    for (place, form) in forms.iter().enumerate() {
        if let Some(hand) = hands.get_mut(place % workers) {
            hand.push(form);
        }
    }
    let mut total = Tally::default();
    thread::scope(|scope| {
        let workers: Vec<_> = hands
            .iter()
            .enumerate()
            .map(|(worker, hand)| scope.spawn(move || tally(worker, hand)))
            .collect();
        workers.into_iter().try_for_each(|worker| {
            let tally = worker
                .join()
                .unwrap_or_else(|_| Err(Failure::new("the comparison broke off")))?;
            total.join(tally);
            Ok(())
        })
    })?;
    total.print()
}

/// Compares some of the forms.
fn tally(worker: usize, forms: &[&Form]) -> Outcome<Tally> {
    let mut jobs = Vec::new();
    let mut trials = Vec::new();
    for form in forms {
        let definition = import::any(&form.bytes);
        if definition.platform != Platform::FormIo || definition.pages.is_empty() {
            continue;
        }
        for trial in trials_of(form, definition) {
            jobs.push(Job {
                form: String::from_utf8_lossy(&form.bytes).into_owned(),
                rendered: trial.rendered.contains(&true),
                cases: trial.cases.clone(),
            });
            trials.push(trial);
        }
    }
    let mut said = judge(worker, &jobs)?.into_iter();
    let mut tally = Tally::default();
    for trial in &trials {
        for (number, answers) in trial.cases.iter().enumerate() {
            let theirs = said
                .next()
                .ok_or_else(|| Failure::new("Form.io's engine stopped early"))?;
            for rendered in &trial.rendered {
                let ours = outcome(&evaluate(&trial.plan, answers, &world(*rendered)));
                let name = trial.form.name.display();
                let with = if *rendered { ", rendered" } else { "" };
                tally.add(&format!("{name} case {number}{with}"), &ours, &theirs);
            }
        }
    }
    Ok(tally)
}

/// A form and answers that Form.io's engine judges once.
struct Trial<'a> {
    form: &'a Form,
    plan: Arc<Plan>,
    cases: Vec<Value>,
    /// Whether our engine has what renderers give to scripts; it judges once for each.
    rendered: Vec<bool>,
}

/// The trials of a form. A form that renderers make no difference to is judged by Form.io's slow
/// engine once, and twice by ours.
fn trials_of(form: &Form, definition: Definition) -> Vec<Trial<'_>> {
    let cases: Vec<Value> = (0..CASES).map(|case| answers(&definition, case)).collect();
    let plan = Arc::new(Plan::new(Arc::new(definition)));
    let trial = |rendered: &[bool]| Trial {
        form,
        plan: Arc::clone(&plan),
        cases: cases.clone(),
        rendered: rendered.to_vec(),
    };
    if may_notice_renderers(&String::from_utf8_lossy(&form.bytes)) {
        vec![trial(&[false]), trial(&[true])]
    } else {
        vec![trial(&[false, true])]
    }
}

/// Whether a form's text names anything that renderers give to scripts. NAV's validators
/// (`instance.validateIban`) throw with the oracle's `instance` as without one.
fn may_notice_renderers(text: &str) -> bool {
    let asks_instance =
        text.matches("instance").count() > text.matches("instance.validate").count();
    asks_instance
        || ["_.", "moment", "utils"]
            .iter()
            .any(|name| text.contains(name))
}

/// How many cases agree.
#[derive(Default)]
struct Tally {
    cases: usize,
    /// Every difference, by case.
    differing: Vec<(String, Vec<String>)>,
}

impl Tally {
    fn add(&mut self, case: &str, ours: &Object, theirs: &Value) {
        self.cases += 1;
        let theirs = theirs.as_object();
        let failed = theirs.and_then(|theirs| theirs.get("failed"));
        let differences = match (theirs, failed) {
            (Some(theirs), None) => differences(ours, theirs),
            (_, failed) => {
                let why = failed.map(Value::to_json).unwrap_or_default();
                vec![format!("Form.io's engine fails: {why}")]
            }
        };
        if !differences.is_empty() {
            self.differing.push((case.to_owned(), differences));
        }
    }

    fn join(&mut self, other: Self) {
        self.cases += other.cases;
        self.differing.extend(other.differing);
    }

    fn print(self) -> Outcome {
        for (case, differences) in &self.differing {
            for difference in differences.iter().take(12) {
                println!("{case}: {difference}");
            }
        }
        let (cases, differing) = (self.cases, self.differing.len());
        let agreeing = cases - differing;
        println!(
            "{agreeing} of {cases} cases agree with Form.io's engine ({:.2} %)",
            percent(agreeing, cases)
        );
        if differing > 0 || cases == 0 {
            return Err(Failure::new(format!(
                "{differing} of {cases} cases differ (see above)"
            )));
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn trials(components: &str) -> Vec<Vec<bool>> {
        let form = Form {
            name: "formio/own-a.json".into(),
            bytes: format!(r#"{{"components":[{components}]}}"#).into_bytes(),
        };
        let trials = trials_of(&form, import::any(&form.bytes));
        trials.into_iter().map(|trial| trial.rendered).collect()
    }

    #[test]
    fn a_form_that_names_what_renderers_give_is_judged_with_it_and_without() {
        let plain = r#"{"type":"textfield","key":"a"}"#;
        assert_eq!(trials(plain), [[false, true]]);
        let asks = r#"{"type":"textfield","key":"a","calculateValue":"value = _.get(data, 'b')"}"#;
        assert_eq!(trials(asks), [[false], [true]]);
        assert!(!may_notice_renderers("valid = instance.validateFnr(input)"));
        assert!(may_notice_renderers(
            "valid = instance ? instance.validateFnr(input) : true"
        ));
    }

    #[test]
    fn a_difference_or_no_case_at_all_is_a_failure() {
        assert!(Tally::default().print().is_err());
        let outcome: Object = [("data", Value::object())].into_iter().collect();
        let mut tally = Tally::default();
        tally.add("same", &outcome, &outcome.clone().into());
        let other: Object = [("data", Value::Null)].into_iter().collect();
        assert!(tally.differing.is_empty());
        tally.add("other", &outcome, &other.into());
        let failed: Object = [("failed", "it throws".into())].into_iter().collect();
        tally.add("failed", &outcome, &failed.into());
        assert_eq!((tally.cases, tally.differing.len()), (3, 2));
        assert!(tally.print().is_err());
    }
}
