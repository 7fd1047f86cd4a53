//! What photos that the citizen began with can answer: they are added, and what they tell is used, where the
//! citizen presses a button that says so, and nowhere else.

use frontdoor_core::form::definition::{DateFields, ItemKind, Question};
use frontdoor_core::form::filling::{DateAnswer, DatePart};
use frontdoor_core::media::exif::Taken;
use leptos::prelude::*;
use leptos::task::spawn_local;

use super::file;
use super::filled::Form;
use super::question::Target;
use crate::components::live;
use crate::i18n::say;
use crate::markup;

/// The button that adds the photos that wait, as many as there is room for; nothing while there are none.
pub(super) fn photos(target: &Target, id: &str, most: usize, status: RwSignal<String>) -> AnyView {
    let state = target.form.state;
    let waiting = state.shared_photos.waiting();
    let counting = target.clone();
    let room = Memo::new(move |_| {
        let files = |form: &Form| form.follow(|filling| filling.files(&counting.path).len());
        most.saturating_sub(files(&counting.form))
    });
    let offered = Memo::new(move |_| waiting.with(Vec::len).min(room.get()));
    let is_added = RwSignal::new(false);
    let (target, told) = (target.clone(), [id, "-shared"].concat());
    live(move || {
        let count = offered.get();
        if count == 0 {
            // It has the focus that the button had.
            let told = told.clone();
            return is_added
                .get()
                .then(|| markup! { <p id={told} tabindex={"-1"}>{say::shared_photos_added()}</p> })
                .into_any();
        }
        let (target, told) = (target.clone(), told.clone());
        let add = move |_| {
            let photos = state.shared_photos.hand_over(room.get_untracked());
            let (target, told) = (target.clone(), told.clone());
            is_added.set(true);
            spawn_local(async move {
                for photo in photos {
                    file::add_photo(&target, photo).await;
                }
                let path = &target.path;
                let count = target.form.read(|filling| filling.files(path).len());
                status.try_set(say::photos_count(count));
            });
            request_animation_frame(move || {
                (state.ports.device.focus)(&told);
            });
        };
        markup! {
            <p>
                <button class={"button button--secondary"} type={"button"} on:click={add}>
                    {say::shared_photos_add(count)}
                </button>
            </p>
        }
    })
}

/// What the photos tell that the citizen began this form with.
pub(super) fn told(form: &Form) -> Taken {
    let photos = form.state.shared_photos;
    untrack(|| form.draft.with(|draft| photos.told_to(&draft.files)))
}

/// The day, and the time if it is asked for, to offer for a date; none in a form that takes no photos,
/// where a date can hardly be about one.
pub(super) fn day(form: &Form, fields: DateFields) -> Option<DateAnswer> {
    let with_time = match fields {
        DateFields::Day => false,
        DateFields::Moment | DateFields::DayAndMaybeTime => true,
        DateFields::Month | DateFields::Year | DateFields::Time => return None,
    };
    if !takes_photos(form) {
        return None;
    }
    let mut answer = DateAnswer::default();
    let at = told(form).at?;
    let (day, time) = at.split_once('T')?;
    let mut parts = day.split('-').map(|part| part.trim_start_matches('0'));
    for part in [DatePart::Year, DatePart::Month, DatePart::Day] {
        parts.next()?.clone_into(answer.part_mut(part));
    }
    if with_time {
        time.clone_into(&mut answer.time);
    }
    Some(answer)
}

fn takes_photos(form: &Form) -> bool {
    let plan = form.plan();
    let mut items = (0_u32..).map_while(|number| plan.item(number));
    items.any(|item| {
        matches!(
            item.kind,
            ItemKind::Question(Question::File { photos: true, .. })
        )
    })
}
