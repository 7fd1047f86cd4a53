//! A question that is answered by several lines.

use frontdoor_core::form::definition::Question;
use leptos::prelude::*;

use super::asking::Asking;
use super::item::Drawn;
use super::question::{Target, frame};
use crate::components::{SeveralField, live};

/// Several lines, each an answer of its own. They are drawn anew when one comes or goes.
pub(super) fn several(
    asking: &Asking,
    drawn: &Drawn<'_>,
    one: &Question,
    target: &Target,
) -> AnyView {
    let kind = match one {
        Question::Email => "email",
        Question::Phone { .. } => "tel",
        Question::Url => "url",
        _ => "text",
    };
    let surroundings = frame(asking, drawn, "");
    let count = {
        let (form, path) = (asking.form.clone(), drawn.path.clone());
        Memo::new(move |_| form.follow(|filling| filling.row_count(&path)))
    };
    let target = target.clone();
    live(move || {
        let count = count.get();
        let (path, form) = (target.path.clone(), target.form.clone());
        let plan = form.plan();
        let Some(item) = plan.item(target.item) else {
            return ().into_any();
        };
        let values =
            (0..count).map(|index| form.read(|filling| filling.text(item, &path.index(index))));
        let (typing, adding, removing) = (target.clone(), target.clone(), target.clone());
        let typed = Callback::new(move |(index, text): (usize, String)| {
            let path = typing.path.index(index);
            typing.change(|filling, item| filling.type_text(item, &path, &text));
        });
        let add = Callback::new(move |()| {
            adding.change(|filling, _| {
                let next = filling.row_count(&adding.path);
                // The line that stands there while there is none is the first.
                for index in next..=next.max(1) {
                    filling.answer(&adding.path.index(index), "".into());
                }
            });
        });
        let remove = Callback::new(move |index: usize| {
            removing.change(|filling, _| filling.remove_row(&removing.path, index));
        });
        view! {
            <SeveralField
                frame={surroundings.clone()}
                values={values.collect::<Vec<_>>()}
                kind={kind}
                on_input={typed}
                on_add={add}
                on_remove={remove}
            />
        }
        .into_any()
    })
}
