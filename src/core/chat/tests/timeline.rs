use super::*;

/// What a server has: a few hundred events at most, of which some take others back.
fn log(length: usize) -> Vec<Event> {
    let content = |index: usize| match index % 7 {
        5 => Content::Redaction {
            target: (index / 2).to_string(),
        },
        _ => Content::Text(index.to_string()),
    };
    (0..length)
        .map(|index| event(&index.to_string(), content(index)))
        .collect()
}

fn mark(at: usize) -> String {
    ["t", &at.to_string()].concat()
}

fn run(log: &[Event], from: usize, to: usize) -> Run {
    Run {
        from: (from > 0).then(|| mark(from)),
        to: mark(to),
        events: log[from..to].to_vec(),
    }
}

fn shown(timeline: &Timeline) -> Vec<&str> {
    timeline
        .events()
        .iter()
        .map(|event| event.id.as_str())
        .collect()
}

/// The whole log in pieces that meet or overlap, each at least once, in any order.
fn any_pieces() -> impl Strategy<Value = (usize, Vec<(usize, usize)>)> {
    (1..60_usize).prop_flat_map(|length| {
        let cuts = prop::collection::vec((1..=length, 0..4_usize), 0..8);
        let again = prop::collection::vec((0..length, 1..=length), 0..4);
        (cuts, again).prop_flat_map(move |(mut cuts, again)| {
            cuts.push((length, 0));
            cuts.sort_unstable();
            let mut from = 0;
            let mut pieces = Vec::new();
            for (to, overlap) in cuts {
                if to > from {
                    pieces.push((from, to));
                    from = to - overlap.min(to - from - 1);
                }
            }
            let again = again.into_iter().filter(|(from, to)| from < to);
            pieces.extend(again);
            (Just(length), Just(pieces).prop_shuffle())
        })
    })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(2_000))]

    #[test]
    fn pieces_in_any_order_come_to_the_same((length, pieces) in any_pieces(), at in any::<prop::sample::Index>()) {
        let log = log(length);
        let mut whole = Timeline::default();
        whole.merge(run(&log, 0, length));
        let mut timeline = Timeline::default();
        for &(from, to) in &pieces {
            timeline.merge(run(&log, from, to));
            // No two runs meet, and none is out of order within.
            for known in &timeline.runs {
                let place = |event: &Event| event.id.parse::<usize>().unwrap();
                let is_next = |pair: &[Event]| place(&pair[0]) + 1 == place(&pair[1]);
                let in_order = known.events.windows(2).all(is_next);
                prop_assert!(in_order);
            }
        }
        prop_assert_eq!(timeline.events(), whole.events());
        prop_assert_eq!(timeline.gap(), None);
        prop_assert_eq!(timeline.earlier(), None);
        prop_assert_eq!(timeline.cursor(), Some(&*mark(length)));
        let before = timeline.events().to_vec();
        let (from, to) = pieces[at.index(pieces.len())];
        timeline.merge(run(&log, from, to));
        prop_assert_eq!(timeline.events(), before);
    }

    #[test]
    fn whatever_is_merged_is_there_once(runs in prop::collection::vec(
        (prop::option::of("[a-d]"), "[a-d]", prop::collection::vec(any::any_event(), 0..5)), 0..6))
    {
        let mut timeline = Timeline::default();
        let mut ids: Vec<String> = Vec::new();
        for (from, to, events) in runs {
            ids.extend(events.iter().map(|event| event.id.clone()));
            timeline.merge(Run { from, to, events });
        }
        let mut known: Vec<&String> = timeline.runs.iter().flat_map(|run| &run.events).map(|event| &event.id).collect();
        known.sort_unstable();
        ids.sort_unstable();
        ids.dedup();
        prop_assert_eq!(known, ids.iter().collect::<Vec<_>>());
    }
}

#[test]
fn what_comes_after_a_gap_is_shown_once_it_is_filled() {
    let log = log(40);
    let mut timeline = Timeline::default();
    timeline.merge(run(&log, 0, 5));
    timeline.merge(run(&log, 20, 30));
    timeline.merge(run(&log, 30, 31));
    assert_eq!(shown(&timeline).len(), 5);
    assert_eq!(timeline.cursor(), Some("t31"));
    let gap = timeline.gap().unwrap();
    assert_eq!(gap.from, "t20");
    timeline.fill(run(&log, 12, 20));
    assert_eq!(timeline.gap().unwrap().from, "t12");
    timeline.fill(run(&log, 4, 12));
    assert_eq!((shown(&timeline).len(), timeline.gap()), (31, None));
}

#[test]
fn a_gap_that_is_given_up_is_had_again_by_going_back() {
    let log = log(40);
    let mut timeline = Timeline::default();
    timeline.merge(run(&log, 0, 5));
    timeline.merge(run(&log, 20, 30));
    timeline.abandon_gap();
    assert_eq!(shown(&timeline).len(), 10);
    assert_eq!(timeline.earlier().unwrap().from, "t20");
    timeline.merge(run(&log, 4, 20));
    timeline.merge(run(&log, 0, 4));
    assert_eq!((shown(&timeline).len(), timeline.earlier()), (30, None));
}

#[test]
fn what_the_server_lost_is_forgotten_once_its_beginning_is_reached() {
    let log = log(10);
    let mut timeline = Timeline::default();
    timeline.merge(Run {
        from: Some(mark(80)),
        to: mark(90),
        events: vec![text("lost")],
    });
    timeline.merge(run(&log, 6, 10));
    timeline.fill(run(&log, 2, 6));
    assert_eq!(shown(&timeline), ["lost"]);
    timeline.fill(run(&log, 0, 2));
    assert_eq!((shown(&timeline).len(), timeline.gap()), (10, None));
}

#[test]
fn what_is_kept_of_a_long_one_leads_back_to_all_of_it() {
    let log = log(250);
    let mut timeline = Timeline::default();
    timeline.merge(run(&log, 0, 250));
    let mut record = Record::new(Session::new("city", "7k3f", Who::SignedIn, 0));
    record.timeline = timeline;
    let mut timeline = Record::from_text(&record.to_text()).unwrap().timeline;
    assert_eq!(shown(&timeline).len(), 100);
    let mut end = 250;
    while let Some(gap) = timeline.earlier() {
        assert_eq!(gap.from, mark(end));
        let begin = end.saturating_sub(60);
        timeline.merge(run(&log, begin, end));
        end = begin;
    }
    assert_eq!(timeline.events().len(), 250);
    assert_eq!(timeline.cursor(), Some("t250"));
}

#[test]
fn polls_that_bring_nothing_move_the_mark_alone() {
    let log = log(3);
    let mut timeline = Timeline::default();
    timeline.merge(run(&log, 0, 3));
    let nothing = |from: &str, to: &str| Run {
        from: Some(from.into()),
        to: to.into(),
        events: vec![],
    };
    timeline.merge(nothing("t3", "t9"));
    timeline.merge(nothing("t9", "t9"));
    // One that comes a second time.
    timeline.merge(nothing("t5", "t6"));
    assert_eq!((timeline.cursor(), timeline.gap()), (Some("t9"), None));
    assert_eq!(timeline.events().len(), 3);
}

#[test]
fn what_was_taken_back_is_empty_whichever_came_first() {
    let one = text("a");
    let back = event("b", Content::Redaction { target: "a".into() });
    for first in [vec![one.clone()], vec![back.clone()]] {
        let mut timeline = Timeline::default();
        timeline.merge(Run {
            from: None,
            to: "t".into(),
            events: first,
        });
        timeline.merge(Run {
            from: None,
            to: "t2".into(),
            events: vec![one.clone(), back.clone()],
        });
        assert_eq!(timeline.get("a").unwrap().content, Content::Redacted);
        assert_eq!(shown(&timeline), ["a", "b"]);
    }
}
