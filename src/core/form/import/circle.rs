//! Circles among things that lead to each other: calculations, pages.

use crate::joined::joined;

/// More circles than this help nobody.
const MOST: usize = 20;

/// How many names of a circle are told.
const NAMED: usize = 6;

/// The circles that are met when one goes from each of `count` things to those it leads to, of which
/// `leads(from, n)` is the `n`th. Each circle is a list of places, the first met first. What leads
/// to itself alone is a circle of one. Every way is gone once, so the time is that of all ways.
pub(super) fn circles(
    count: usize,
    leads: &dyn Fn(usize, usize) -> Option<usize>,
) -> Vec<Vec<usize>> {
    let mut found = Vec::new();
    let mut states = vec![State::New; count];
    for start in 0..count {
        if states.get(start) != Some(&State::New) {
            continue;
        }
        // The things on the way from the start to here, with the next way to go from each.
        let mut trail = vec![(start, 0)];
        set(&mut states, start, State::OnTrail);
        while let Some((here, way)) = trail.last_mut() {
            let here = *here;
            let next = leads(here, *way);
            *way += 1;
            match next.map(|next| (next, states.get(next))) {
                None => {
                    trail.pop();
                    set(&mut states, here, State::Done);
                }
                Some((next, Some(State::New))) => {
                    trail.push((next, 0));
                    set(&mut states, next, State::OnTrail);
                }
                Some((next, Some(State::OnTrail))) if found.len() < MOST => {
                    let circle = trail.iter().skip_while(|(place, _)| *place != next);
                    found.push(circle.map(|(place, _)| *place).collect());
                }
                Some(_) => {}
            }
        }
    }
    found
}

/// A circle in words: `a -> b -> a`. Of a long one, only its beginning.
pub(super) fn told<'a>(circle: &[usize], name: &dyn Fn(usize) -> &'a str) -> String {
    let mut names: Vec<&str> = circle
        .iter()
        .take(NAMED)
        .map(|place| name(*place))
        .collect();
    if circle.len() > NAMED {
        names.push("…");
    }
    names.extend(circle.first().map(|place| name(*place)));
    joined(&names, " -> ")
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum State {
    New,
    OnTrail,
    Done,
}

fn set(states: &mut [State], place: usize, state: State) {
    if let Some(slot) = states.get_mut(place) {
        *slot = state;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(ways: &[&[usize]]) -> Vec<Vec<usize>> {
        circles(ways.len(), &|from, n| ways.get(from)?.get(n).copied())
    }

    #[test]
    fn circles_are_found_and_crossings_are_none() {
        assert!(of(&[&[1, 2], &[3], &[3], &[]]).is_empty());
        assert_eq!(of(&[&[0]]), [[0]]);
        assert_eq!(of(&[&[1], &[2], &[3], &[1]]), [[1, 2, 3]]);
        assert_eq!(of(&[&[1, 2], &[0], &[0]]), [[0, 1], [0, 2]]);
        assert!(of(&[&[7]]).is_empty(), "what is not there is passed over");
    }

    #[test]
    fn long_circles_and_many_of_them_are_cut_short() {
        let long: Vec<usize> = (0..6_000).map(|place| (place + 1) % 6_000).collect();
        let found = circles(long.len(), &|from, n| {
            long.get(from).copied().filter(|_| n == 0)
        });
        assert_eq!(found.len(), 1);
        let told = told(&found[0], &|_| "x");
        assert_eq!(told, "x -> x -> x -> x -> x -> x -> … -> x");
        let all_to_all = circles(100, &|_, n| Some(n).filter(|n| *n < 100));
        assert_eq!(all_to_all.len(), MOST);
    }
}
