//! Routes through forms with and without branches.

use super::super::definition::{
    Condition, Content, Definition, Item, ItemKind, Next, Page, PageKind, Platform,
};
use super::route;
use crate::value::Value;

/// A condition that is told apart by its name alone.
fn condition(name: &str) -> Condition {
    Condition::When {
        when: name.into(),
        eq: String::new(),
        show: "true".into(),
    }
}

fn page(key: &str, kind: PageKind, next: &[(&str, Option<&str>)]) -> Page {
    Page {
        key: key.into(),
        title: String::new(),
        section: String::new(),
        kind,
        items: Vec::new(),
        next: next
            .iter()
            .map(|(page, when)| Next {
                page: (*page).into(),
                condition: when.map(condition),
            })
            .collect(),
    }
}

fn form(pages: Vec<Page>) -> Definition {
    Definition {
        id: String::new(),
        title: String::new(),
        purpose: Content::new(),
        platform: Platform::DigitalFormBuilder,
        runner: None,
        pages,
        declaration: Content::new(),
        confirmation: Content::new(),
        findings: Vec::new(),
        needs_library: false,
    }
}

/// The keys of the pages that are reached where the named conditions hold.
fn reached<'a>(form: &'a Definition, holding: &[&str]) -> Vec<&'a str> {
    let mut holds = |condition: &Condition| match condition {
        Condition::When { when, .. } => holding.contains(&when.as_str()),
        _ => false,
    };
    let places = route(form, &mut holds);
    places
        .iter()
        .map(|place| form.pages[*place].key.as_str())
        .collect()
}

#[test]
fn a_form_without_branches_goes_from_page_to_page() {
    let pages = ["a", "b", "c"].map(|key| page(key, PageKind::Question, &[]));
    assert_eq!(reached(&form(pages.into()), &[]), ["a", "b", "c"]);
    assert_eq!(reached(&form(Vec::new()), &[]), [""; 0]);
}

#[test]
fn the_first_condition_that_holds_decides() {
    let form = form(vec![
        page("start", PageKind::Start, &[("q", None)]),
        page(
            "q",
            PageKind::Question,
            &[("x", Some("x")), ("y", Some("y")), ("end", None)],
        ),
        page("y", PageKind::Question, &[("end", None)]),
        page("x", PageKind::Question, &[("y", Some("both"))]),
        page("end", PageKind::Summary, &[]),
        page("after", PageKind::Question, &[]),
    ]);
    assert_eq!(reached(&form, &[]), ["start", "q", "end"]);
    assert_eq!(reached(&form, &["y"]), ["start", "q", "y", "end"]);
    assert_eq!(reached(&form, &["x", "y"]), ["start", "q", "x"]);
    assert_eq!(
        reached(&form, &["x", "both"]),
        ["start", "q", "x", "y", "end"]
    );
}

#[test]
fn cycles_and_lost_pages_end_the_route() {
    let form = form(vec![
        page("a", PageKind::Question, &[("b", None)]),
        page(
            "b",
            PageKind::Question,
            &[("gone", Some("lost")), ("a", None)],
        ),
    ]);
    assert_eq!(reached(&form, &[]), ["a", "b"]);
    assert_eq!(reached(&form, &["lost"]), ["a", "b"]);
}

#[test]
fn a_hidden_page_is_passed_by_and_an_end_ends() {
    let group = |name: &str| Item {
        conditions: vec![condition(name)],
        ..Item::new(ItemKind::Group, "", Value::Undefined)
    };
    let mut pages: Vec<Page> = ["a", "b", "c"]
        .map(|key| page(key, PageKind::Question, &[]))
        .into();
    pages[1].kind = PageKind::End;
    pages[1].items = vec![group("shut")];
    let form = form(pages);
    assert_eq!(reached(&form, &[]), ["a", "c"]);
    assert_eq!(reached(&form, &["shut"]), ["a", "b"]);
}
