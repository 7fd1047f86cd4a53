//! What must not stand in a declaration: `!important` outside the guard, no focus ring, sizes of text that the
//! reader cannot change, and addresses of others.

use std::path::Path;

use super::{Findings, is_guard};
use crate::style::check::font::is_own;
use crate::style::syntax::{Declaration, Kind, Rule, split_at_commas, text, walk};

/// What has the focus without being a control, and needs no ring: the heading of a page after a navigation.
const RINGLESS: [&str; 2] = ["h1:focus", "main:focus"];

/// Adds what is wrong with a declaration.
pub fn check(
    path: &Path,
    rule: Option<&Rule>,
    declaration: &Declaration,
    found: &mut Findings<'_>,
) {
    let Declaration {
        at, name, value, ..
    } = declaration;
    if declaration.is_important && !is_guard(path) {
        let remedy = "Remove it; a later layer or one more class wins without it.";
        found.add(*at, "`!important` is for the guard alone.", remedy);
    }
    let written = text(value);
    if let Some(off) = ring_off(name, &written)
        && !rule.is_some_and(is_ringless)
    {
        let remedy =
            "Remove it: the guard draws the ring, and everything that takes the focus has one.";
        found.add(
            *at,
            format!("`{name}: {off}` takes the focus ring away."),
            remedy,
        );
    }
    walk(value, &mut |part, _| match &part.kind {
        Kind::Url(address) if !address.starts_with("data:") && !is_own(address) => {
            let what = format!("`{address}` is on another site.");
            found.add(
                part.at,
                what,
                "Put the file into this repository: the portal asks nobody else.",
            );
        }
        Kind::Dimension(_, unit) if unit == "px" && is_size_of_text(name) && !is_guard(path) => {
            let what = format!(
                "`{}` is a size of text that the reader cannot change.",
                part.text
            );
            found.add(part.at, what, "Write it in rem or em; 16px are 1rem.");
        }
        _ => {}
    });
}

fn is_size_of_text(name: &str) -> bool {
    matches!(name, "font-size" | "font" | "line-height")
        || name == "--text"
        || name.starts_with("--text-")
}

fn ring_off<'a>(name: &str, written: &'a str) -> Option<&'a str> {
    let is_none = ["none", "0", "0px", "transparent", "unset", "initial"].contains(&written);
    (name.starts_with("outline") && name != "outline-offset" && is_none).then_some(written)
}

fn is_ringless(rule: &Rule) -> bool {
    split_at_commas(&rule.prelude)
        .into_iter()
        .all(|selector| RINGLESS.contains(&text(selector).as_str()))
}
