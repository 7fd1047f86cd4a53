//! Which pages the answers lead to.
//!
//! A page that is not on the route is neither checked nor sent; its answers are kept, since another
//! answer may lead back to it.

use super::definition::{Condition, Definition, ItemKind, Page, PageKind};

/// The pages that are reached, as places among [`Definition::pages`], in the order in which they
/// are met, given whether a condition holds for the answers.
///
/// From each page it goes on to the first of [`Page::next`] that holds, to the next page of the
/// definition where there is none to choose from, and ends where nothing holds, where a page
/// is no page of the form, at a summary, at an end, and where it would come back to a page that it
/// met before. A page whose only group is hidden by its conditions is passed by.
#[must_use]
pub fn route(definition: &Definition, holds: &mut dyn FnMut(&Condition) -> bool) -> Vec<usize> {
    let mut route = Vec::new();
    let mut met = vec![false; definition.pages.len()];
    let mut here = Some(0);
    while let Some(place) = here
        && let (Some(page), Some(met)) = (definition.pages.get(place), met.get_mut(place))
        && !std::mem::replace(met, true)
    {
        let is_shown = conditions(page).iter().all(&mut *holds);
        if is_shown {
            route.push(place);
        }
        here = match page.kind {
            PageKind::Summary | PageKind::End if is_shown => None,
            _ if page.next.is_empty() => Some(place + 1),
            _ => page
                .next
                .iter()
                .find(|next| next.condition.as_ref().is_none_or(&mut *holds))
                .and_then(|next| {
                    definition
                        .pages
                        .iter()
                        .position(|page| page.key == next.page)
                }),
        };
    }
    route
}

/// The conditions under which a page as a whole is shown: those of its only group.
#[must_use]
pub fn conditions(page: &Page) -> &[Condition] {
    match page.items.as_slice() {
        [group] if matches!(group.kind, ItemKind::Group) => &group.conditions,
        _ => &[],
    }
}

#[cfg(test)]
mod tests;
