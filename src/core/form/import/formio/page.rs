//! Pages of a form, and what concerns it as a whole.

use super::super::report::Report;
use super::component::Component;
use super::item::Maker;
use crate::form::definition::{Effect, Item, Page, PageKind};
use crate::joined::joined;
use crate::value::Value;

/// The pages: each panel at the top of a wizard is one, and so is what stands between panels; other
/// displays have one.
pub(super) fn pages(form: Component, title: &str, report: &mut Report) -> Vec<Page> {
    let mut maker = Maker::new(report);
    let components = form.list("components");
    if form.text("display") == "pdf" {
        maker
            .report
            .note(Effect::Blocking, "a form that is filled in on a PDF");
    }
    if form.text("display") != "wizard" {
        let items = maker.items(components);
        return vec![page("form", title, items)];
    }
    let mut pages: Vec<Page> = Vec::new();
    let mut between: Vec<&Value> = Vec::new();
    for value in components {
        let component = Component::of(value);
        let is_panel = component.is_some_and(|component| component.source_type() == "panel");
        if !is_panel {
            between.push(value);
            continue;
        }
        add_between(&mut pages, &mut between, title, &mut maker);
        let items = maker.items([value]);
        let Some(panel) = items.first() else { continue };
        let (key, label) = (panel.key.clone(), panel.label.clone());
        pages.push(page(&key, &label, items));
    }
    add_between(&mut pages, &mut between, title, &mut maker);
    pages
}

fn add_between(pages: &mut Vec<Page>, between: &mut Vec<&Value>, title: &str, maker: &mut Maker) {
    if !between.is_empty() {
        let items = maker.items(between.drain(..));
        let key = joined(&["page", &pages.len().to_string()], "");
        pages.push(page(&key, title, items));
    }
}

fn page(key: &str, title: &str, items: Vec<Item>) -> Page {
    Page {
        key: key.to_owned(),
        title: title.to_owned(),
        section: String::new(),
        kind: PageKind::Question,
        items,
        next: Vec::new(),
    }
}
