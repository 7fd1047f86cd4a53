//! Pages of a form, and what concerns it as a whole.

use super::super::report::Report;
use super::component::Component;
use super::item::Maker;
use crate::expression::Reads;
use crate::form::definition::{Definition, Effect, Item, Page, PageKind};
use crate::value::{Path, Value};

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
        let key = ["page", &pages.len().to_string()].concat();
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

/// Notes calculations that depend on themselves by way of others. One pass ends all the same, with
/// what the last pass would see as well only after another change.
pub(super) fn find_circles(definition: &Definition, report: &mut Report) {
    let mut calculated = Vec::new();
    for page in &definition.pages {
        gather(&page.items, &Path::default(), &mut calculated);
    }
    for (place, _) in &calculated {
        let mut seen = vec![place];
        let mut waiting = vec![place];
        while let Some(here) = waiting.pop() {
            let read = calculated.iter().filter(|(other, _)| other == here);
            for read in read.flat_map(|(_, reads)| reads) {
                let next = calculated.iter().map(|(other, _)| other);
                for next in next.filter(|other| other.is_within(read)) {
                    if next == place && (here != place || seen.len() > 1) {
                        let feature =
                            ["calculateValue: ", &place.to_string(), " depends on itself"];
                        report.note(Effect::Degraded, feature.concat());
                        return;
                    }
                    if !seen.contains(&next) {
                        seen.push(next);
                        waiting.push(next);
                    }
                }
            }
        }
    }
}

/// Where calculated answers are, and what their scripts read.
fn gather(items: &[Item], around: &Path, calculated: &mut Vec<(Path, Vec<Path>)>) {
    for item in items {
        let own = if item.binding().has_answer() {
            around.key(&item.key)
        } else {
            around.clone()
        };
        if let Some(Reads::Known(reads)) = item.calculate.as_ref().map(|script| script.reads()) {
            let of_data = |(input, name): &(String, String)| match input.as_str() {
                "data" => Some(Path::parse(name)),
                "row" => Some(Path::parse(&[&around.to_string(), ".", name].concat())),
                _ => None,
            };
            let reads = reads.iter().filter_map(of_data).collect();
            calculated.push((own.clone(), reads));
        }
        gather(&item.items, &own, calculated);
    }
}
