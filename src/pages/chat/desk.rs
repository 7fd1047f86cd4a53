//! Whether anybody is at the desk, in words.

use frontdoor_core::chat::{Desk, DeskState, Hours};
use frontdoor_core::ports::{DateStyle, Zone};
use leptos::prelude::*;

use crate::components::NoticeBox;
use crate::i18n::{intl, language, say, time_of};
use crate::markup;

/// What the desk says of itself.
pub(super) fn desk(desk: &Desk) -> AnyView {
    let (tone, title) = match desk.state {
        DeskState::Open => ("success", say::chat_desk_open()),
        DeskState::Busy => ("warning", say::chat_desk_busy()),
        DeskState::Closed => ("info", say::chat_desk_closed()),
        DeskState::Unknown => ("info", say::chat_desk_unknown()),
    };
    let is_closed = desk.state == DeskState::Closed;
    let waiting = desk.waiting.filter(|&count| !is_closed && count > 0);
    let waiting = waiting.map(|count| {
        markup! { <p>{say::chat_desk_waiting(usize::try_from(count).unwrap_or_default())}</p> }
    });
    let opens = desk
        .opens
        .filter(|_| is_closed)
        .map(|at| markup! { <p>{say::chat_desk_opens(&time_of(at))}</p> });
    let message =
        (is_closed && desk.takes_messages).then(|| markup! { <p>{say::chat_desk_message()}</p> });
    let hours = (!desk.hours.is_empty()).then(|| {
        let hours = desk.hours.iter().map(|hours| {
            markup! { <li><span>{days(hours)}</span>{" "}<bdi>{times(hours)}</bdi></li> }
        });
        markup! {
            <p>{say::chat_desk_hours()}</p>
            <ul class={"list"}>{hours.collect::<Vec<_>>()}</ul>
        }
    });
    view! {
        <NoticeBox tone={tone} title={title}>
            {markup! { {waiting} {opens} {message} {hours} }}
        </NoticeBox>
    }
    .into_any()
}

/// Days that follow each other as a range: "Mon – Fri, Sun".
fn days(hours: &Hours) -> String {
    let mut text = String::new();
    let mut day = 0;
    while day < 7 {
        let first = day;
        while hours.days.has(day) {
            day += 1;
        }
        if day > first {
            if !text.is_empty() {
                text.push_str(", ");
            }
            text.push_str(name(first));
            if day - first > 1 {
                text.push_str(" – ");
                text.push_str(name(day - 1));
            }
        }
        day += 1;
    }
    text
}

/// 0 is Monday.
fn name(day: u8) -> &'static str {
    match day {
        0 => say::chat_monday(),
        1 => say::chat_tuesday(),
        2 => say::chat_wednesday(),
        3 => say::chat_thursday(),
        4 => say::chat_friday(),
        5 => say::chat_saturday(),
        _ => say::chat_sunday(),
    }
}

fn times(hours: &Hours) -> String {
    let time = |minute: u16| {
        let at = i64::from(minute) * 60_000;
        let written = intl().map(|intl| (intl.date)(language(), at, DateStyle::Time, Zone::Utc));
        written.unwrap_or_default()
    };
    [&time(hours.opens), " – ", &time(hours.closes)].concat()
}
