//! Pages.

use super::super::shape::Shape;
use super::source::Source;
use super::{Importer, dotted};
use crate::form::definition::{Content, Effect, Item, ItemKind, Page, PageKind, Question};
use crate::value::Value;

/// Pages that a form may have.
const MOST_PAGES: usize = 2_000;

/// What the format has as a list, an object or a text.
const SHAPES: [(&str, Shape); 6] = [
    ("path", Shape::Text),
    ("components", Shape::List),
    ("next", Shape::List),
    ("condition", Shape::Text),
    ("controller", Shape::Text),
    ("repeat", Shape::Object),
];

impl<'a> Importer<'a> {
    /// The pages, that on which the form starts first. A page that the runner shows once the form is
    /// sent is none.
    pub fn pages(&mut self) -> Vec<Page> {
        let form = self.form;
        let mut pages: Vec<Page> = Vec::new();
        for page in form.get("pages").items() {
            if !controller(page).starts_with("Status") {
                if pages.len() >= MOST_PAGES {
                    self.find("", "too many pages", Effect::Blocking);
                    break;
                }
                let page = self.page(page);
                if pages.iter().any(|other| other.key == page.key) {
                    self.find(&page.key, "two pages have this path", Effect::Blocking);
                }
                pages.push(page);
            }
        }
        self.start_first(&mut pages);
        pages
    }

    fn page(&mut self, page: Source<'a>) -> Page {
        let key = page.get("path").text();
        let place = key.trim_start_matches('/');
        let kind = Self::kind(page);
        self.check_page(page, place);
        let mut items = self.items_of(page, place);
        let condition = page.get("condition").text();
        if !condition.is_empty() {
            let mut group = Item::new(ItemKind::Group, place, Value::Undefined);
            group
                .conditions
                .extend(self.named_condition(condition, place));
            group.items = items;
            items = vec![group];
        }
        Page {
            key: key.to_owned(),
            title: self.words(place, page.get("title").text()),
            section: self.section_title(page, place),
            kind,
            items,
            next: self.ways_on(page, kind, place),
        }
    }

    /// What the controller of a page, which is code of the runner, makes of it.
    pub fn kind(page: Source<'_>) -> PageKind {
        match controller(page) {
            "Start" | "start" | "Home" | "home" => PageKind::Start,
            "Terminal" => PageKind::End,
            name if name.starts_with("Summary") || name == "summary" || name == "confirm" => {
                PageKind::Summary
            }
            _ => PageKind::Question,
        }
    }

    fn check_page(&mut self, page: Source<'a>, place: &str) {
        self.check_shape(page, &SHAPES, place);
        if place.is_empty() && page.get("path").text().is_empty() {
            self.find(place, "a page without a path", Effect::Blocking);
        }
        let known = [
            "",
            "Page",
            "Question",
            "Start",
            "start",
            "Home",
            "home",
            "Summary",
            "summary",
            "SummaryPageWithConfirmationEmail",
            "SummaryWithConfirmationEmail",
            "confirm",
            "continue",
            "Terminal",
            "FileUpload",
            "Upload",
            "upload",
            "RepeatingField",
            "Repeat",
            "Status",
        ];
        let name = controller(page);
        if !known.contains(&name) {
            let feature = ["controller ", name, ": shown as a page of questions"].concat();
            self.find(place, feature, Effect::Degraded);
        }
        if !page.get("repeatField").text().is_empty() {
            let feature = "repeatField: as many pages as another answer says";
            self.find(place, feature, Effect::Blocking);
        }
        let events = page.get("events");
        if !events.0.is_nil() {
            let feature = "events: calls to other servers while the form is filled in";
            self.find(place, feature, Effect::Degraded);
        }
    }

    fn items_of(&mut self, page: Source<'a>, place: &str) -> Vec<Item> {
        let section = self.section_of(page);
        let repeat = page.get("repeat");
        let name = repeat.get("options").get("name").text();
        let inner = if name.is_empty() { section } else { "" };
        let mut items = Vec::new();
        for component in page.get("components").items() {
            items.extend(self.component(component, inner, place));
        }
        if !name.is_empty() {
            items = self.rows(repeat, &dotted(section, name), items, place);
        } else if controller(page) == "RepeatingField" {
            repeat_single(&mut items);
        }
        items
    }

    /// The questions of a repeat page of version 2, asked for each row.
    fn rows(&mut self, repeat: Source<'a>, key: &str, items: Vec<Item>, place: &str) -> Vec<Item> {
        let limits = repeat.get("schema");
        let kind = ItemKind::Repeat {
            min: limits.get("min").count().unwrap_or(1),
            max: limits.get("max").count(),
            add_label: String::new(),
            row_label: self.words(place, repeat.get("options").get("title").text()),
        };
        let mut rows = Item::new(kind, key, Value::Undefined);
        let is_text = |item: &Item| matches!(item.kind, ItemKind::Content(_));
        let (mut all, asked): (Vec<Item>, Vec<Item>) = items.into_iter().partition(is_text);
        rows.items = asked;
        all.push(rows);
        all
    }

    fn section_title(&mut self, page: Source<'a>, place: &str) -> String {
        let name = page.get("section").text();
        let found = self.form.get("sections").items().find(|section| {
            !name.is_empty()
                && (section.get("name").text() == name || section.get("id").text() == name)
        });
        match found {
            Some(section) if section.get("hideTitle").flag() != Some(true) => {
                self.words(place, section.get("title").text())
            }
            _ => String::new(),
        }
    }

    /// What is said once the form is sent.
    pub fn confirmation(&mut self) -> Content {
        let special = self.form.get("specialPages").get("confirmationPage");
        let mut confirmation = self.html("", special.get("customText").get("nextSteps").text());
        let pages = self.form.get("pages").items();
        let status = pages.filter(|page| controller(*page).starts_with("Status"));
        for page in status.chain([special]) {
            for component in page.get("components").items() {
                for item in self.component(component, "", "confirmation") {
                    if let ItemKind::Content(content) = item.kind {
                        confirmation.extend(content);
                    }
                }
            }
        }
        confirmation
    }
}

/// The name of a controller without what all names have: `./pages/summary.js` is `summary`,
/// `SummaryPageController` is `Summary`.
fn controller(page: Source<'_>) -> &str {
    let name = page.get("controller").text();
    let name = name.rsplit('/').next().unwrap_or_default();
    let name = name.strip_suffix(".js").unwrap_or(name);
    let name = name.strip_suffix("Controller").unwrap_or(name);
    name.strip_suffix("Page").unwrap_or(name)
}

/// Makes the one question of a page ask for several answers, as the repeat pages of version 1 do
/// where they have no `MultiInputField`.
fn repeat_single(items: &mut [Item]) {
    let has_rows = items
        .iter()
        .any(|item| matches!(item.kind, ItemKind::Repeat { .. }));
    let mut questions = items
        .iter_mut()
        .filter(|item| matches!(item.kind, ItemKind::Question(_)));
    if let (false, Some(item), None) = (has_rows, questions.next(), questions.next())
        && let ItemKind::Question(question) = &item.kind
    {
        item.kind = ItemKind::Question(Question::Several(Box::new(question.clone())));
    }
}
