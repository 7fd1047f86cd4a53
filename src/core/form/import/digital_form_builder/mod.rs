//! digital-form-builder (XGovFormBuilder; MHCLG) and its second version (DEFRA, `engine: V2`).
//!
//! The format is read as its public documentation and the definitions of its publishers show it:
//! `pages` with `components`, `lists`, `sections` and `conditions`. The answers have the shape in
//! which the runner keeps them:
//!
//! - version 1: an object for each section, `{"section": {"name": answer}}`, and answers of pages
//!   without a section beside them; version 2: one flat object;
//! - yes or no as `true` or `false`, boxes as an array of values, numbers as numbers;
//! - days as `2026-11-22`, months as `2026-11`, times as `14:30`, moments in ISO 8601;
//! - addresses as an object of `addressLine1`, `addressLine2`, `town`, `county` and `postcode`;
//! - rows of a `MultiInputField` or of a repeat page as an array of objects.
//!
//! A question within a section has the dotted key `section.name`, since several pages may share a
//! section, and one page of it may be off the route while another is on it.

mod choice;
mod component;
mod condition;
mod content;
mod expression;
mod flow;
mod page;
mod question;
mod route;
mod rule;
mod source;
mod words;

use super::MOST_COMPONENTS;
use super::duplicate::shared_answers;
use super::report::MOST;
use super::shape::{Shape, misshapen};
use crate::form::definition::{
    Content, Definition, Effect, Finding, Item, PageKind, Platform, Runner,
};
use crate::value::Value;
use source::Source;

/// Lists, sections and conditions that a form may have of each.
const MOST_LISTED: usize = 2_000;

/// Whether a document is a definition of this format, as against one of Form.io.
#[must_use]
pub fn is_form(document: &Value) -> bool {
    let form = Source(document);
    form.get("pages").0.as_list().is_some()
        && form.get("components").0.is_nil()
        && (form.get("lists").0.as_list().is_some()
            || form.get("conditions").0.as_list().is_some()
            || !form.get("startPage").0.is_nil())
}

/// The form that a definition describes. Every document gives one; what could not be taken over is
/// among its findings.
#[must_use]
pub fn from_value(document: &Value) -> Definition {
    let mut importer = Importer::new(Source(document));
    importer.check_form();
    let mut pages = importer.pages();
    importer.check_flow(&pages);
    for answer in shared_answers(&pages) {
        let feature = "name: another component has it as well, and the same answer";
        importer.find(&answer, feature, Effect::Ignored);
    }
    let mut number = 0;
    for page in &mut pages {
        number_items(&mut page.items, &mut number);
    }
    let form = importer.form;
    let title = [form.get("name"), form.get("metadata").get("title")]
        .into_iter()
        .map(Source::text)
        .find(|title| !title.is_empty());
    let title = match title {
        Some(title) => importer.words("", title),
        None => pages
            .first()
            .map(|page| page.title.clone())
            .unwrap_or_default(),
    };
    let ids = [
        form.get("id"),
        form.get("metadata").get("id"),
        form.get("slug"),
    ];
    let id = ids.into_iter().map(Source::text).find(|id| !id.is_empty());
    let declaration = importer.html("", form.get("declaration").text());
    let confirmation = importer.confirmation();
    Definition {
        id: id.unwrap_or_default().to_owned(),
        title,
        purpose: Content::new(),
        platform: Platform::DigitalFormBuilder,
        runner: Some(Runner {
            holds: crate::form::condition::holds,
            route: crate::form::route::route,
        }),
        pages,
        declaration,
        confirmation,
        findings: importer.findings,
        needs_library: false,
    }
}

/// Numbers items in document order.
fn number_items(items: &mut [Item], number: &mut u32) {
    for item in items {
        item.id = *number;
        *number += 1;
        number_items(&mut item.items, number);
    }
}

/// A definition while it is imported.
struct Importer<'a> {
    form: Source<'a>,
    /// Whether it is of version 2.
    is_second: bool,
    /// All questions, for conditions.
    questions: Vec<Known<'a>>,
    /// The paths of all pages, sorted.
    paths: Vec<&'a str>,
    /// The path of the first summary.
    summary: Option<&'a str>,
    findings: Vec<Finding>,
    /// How many comparisons conditions may still come to. Conditions refer to each other, so that a
    /// short definition can mean a very long one.
    comparisons: u32,
    /// How many choices lists may still come to. Components share lists, so that a short definition
    /// can have very many.
    choices: u32,
    /// How many components are imported.
    components: u32,
    /// Whether what a choice asks is being imported.
    is_within_choice: bool,
}

/// A question that conditions may refer to.
struct Known<'a> {
    id: &'a str,
    name: &'a str,
    source_type: &'a str,
    /// Where its answer is.
    path: String,
}

impl<'a> Importer<'a> {
    fn new(form: Source<'a>) -> Self {
        let is_second =
            form.get("engine").text() == "V2" || form.get("schema").number() == Some(2.0);
        let pages = || form.get("pages").items();
        let path = |page: Source<'a>| page.get("path").text();
        let mut paths: Vec<&str> = pages().map(path).collect();
        paths.sort_unstable();
        let summary = pages().find(|page| Self::kind(*page) == PageKind::Summary);
        let mut importer = Self {
            form,
            is_second,
            questions: Vec::new(),
            paths,
            summary: summary.map(path),
            findings: Vec::new(),
            comparisons: 20_000,
            choices: 200_000,
            components: 0,
            is_within_choice: false,
        };
        for page in form.get("pages").items() {
            let section = importer.section_of(page);
            let repeat = page.get("repeat").get("options").get("name").text();
            for component in page.get("components").items() {
                let name = component.get("name").text();
                if !name.is_empty() {
                    importer.questions.push(Known {
                        id: component.get("id").text(),
                        name,
                        source_type: component.get("type").text(),
                        path: dotted(dotted(section, repeat).as_str(), name),
                    });
                }
            }
        }
        importer
    }

    /// The key under which the answers of a page are; empty where they are beside all others.
    fn section_of(&self, page: Source<'a>) -> &'a str {
        if self.is_second {
            ""
        } else {
            page.get("section").text()
        }
    }

    /// What concerns the form as a whole.
    fn check_form(&mut self) {
        let lists = [
            ("lists", Shape::List),
            ("sections", Shape::List),
            ("conditions", Shape::List),
        ];
        self.check_shape(self.form, &lists, "");
        for (key, _) in lists {
            if self.form.get(key).items().count() > MOST_LISTED {
                self.find("", ["too many ", key].concat(), Effect::Blocking);
            }
        }
        if self.form.get("pages").items().next().is_none() {
            self.find("", "it has no pages", Effect::Blocking);
        }
        if self.form.get("fees").items().next().is_some() {
            self.find("", "fees: it takes a payment", Effect::Blocking);
        }
    }

    /// Notes what is wrong with the kinds of properties.
    fn check_shape(
        &mut self,
        object: Source<'a>,
        properties: &[(&'static str, Shape)],
        place: &str,
    ) {
        match object.0.as_object() {
            Some(object) => {
                for wrong in misshapen(object, properties) {
                    self.find(place, wrong, Effect::Blocking);
                }
            }
            None => self.find(place, "it is no object", Effect::Blocking),
        }
    }

    /// Whether a component more is one too many, which is noted.
    fn is_too_long(&mut self) -> bool {
        self.components += 1;
        let is_too_long = self.components > MOST_COMPONENTS;
        if self.components == MOST_COMPONENTS + 1 {
            self.find("", "too many components", Effect::Blocking);
        }
        is_too_long
    }

    fn find(&mut self, path: &str, feature: impl Into<String>, effect: Effect) {
        let is_blocking = |finding: &Finding| finding.effect == Effect::Blocking;
        // However many there are, that a form is blocked is never left out.
        let is_first_block = effect == Effect::Blocking && !self.findings.iter().any(is_blocking);
        if self.findings.len() < MOST || is_first_block {
            self.findings.push(Finding {
                path: path.to_owned(),
                feature: feature.into(),
                effect,
            });
        }
    }
}

/// Two keys as one path; either may be empty.
fn dotted(outer: &str, key: &str) -> String {
    match (outer, key) {
        ("", key) => key.to_owned(),
        (outer, "") => outer.to_owned(),
        (outer, key) => [outer, ".", key].concat(),
    }
}

#[cfg(test)]
mod tests;
