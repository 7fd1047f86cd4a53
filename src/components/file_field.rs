//! Questions that are answered by files.

use leptos::html;
use leptos::prelude::*;

use super::focus::focus_soon;
use super::{Frame, live, live_text, live_value};
use crate::i18n::say;
use crate::markup;

/// A file that was chosen.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FileItem {
    /// Its name, as the citizen knows it.
    pub name: String,
    /// How large it is, in words; may be empty.
    pub size: String,
    /// The address of a picture of it, with width and height in pixels.
    pub preview: Option<(String, u32, u32)>,
    /// What the picture shows, in words.
    pub alt: String,
}

/// Files: those chosen so far, and a button to choose more.
#[component]
pub fn FileField(
    /// Its surroundings.
    frame: Frame,
    /// MIME types or endings (HTML, `accept`); empty for any.
    #[prop(into, optional)]
    accept: String,
    /// The files chosen so far.
    files: Signal<Vec<FileItem>>,
    /// How many at most.
    most: usize,
    /// What the button says.
    #[prop(into)]
    button: String,
    /// What is going on, in words; may be empty.
    status: Signal<String>,
    /// Called with the files just chosen, which may be more than there is room for.
    on_choose: Callback<Vec<web_sys::File>>,
    /// Called with the number of the file to remove, from 0.
    on_remove: Callback<usize>,
) -> AnyView {
    let input = NodeRef::<html::Input>::new();
    let chosen = move |_| {
        let Some(field) = input.get_untracked() else {
            return;
        };
        let files = field.files().map(listed).unwrap_or_default();
        // Emptied, so that choosing the same file again is a change again.
        field.set_value("");
        on_choose.run(files);
    };
    let id = frame.id.clone();
    let fixed = frame.disabled;
    let list = live(move || {
        let items: Vec<_> = files
            .get()
            .into_iter()
            .enumerate()
            .map(|(index, file)| {
                let back = id.clone();
                let remove = move || {
                    on_remove.run(index);
                    focus_soon(back.clone());
                };
                item(
                    file,
                    (!fixed).then(|| Box::new(remove) as Box<dyn Fn() + Send>),
                )
            })
            .collect();
        (!items.is_empty())
            .then(|| markup! { <ul class={"photos"}>{items}</ul> })
            .into_any()
    });
    let is_full = move || fixed || files.with(|files| files.len() >= most);
    let said = live_text(move || {
        let said = status.get();
        if said.is_empty() && !fixed && is_full() {
            say::files_full(most)
        } else {
            said
        }
    });
    let class = if accept.starts_with("image/") {
        "button button--secondary file-button"
    } else {
        "button button--secondary file-button file-button--any"
    };
    let accept = (!accept.is_empty()).then_some(accept);
    let id = frame.id.clone();
    frame.around(markup! {
        {list}
        <input
            class={"file-button__input visually-hidden"}
            id={id.clone()}
            type={"file"}
            accept={accept}
            multiple={most > 1}
            disabled={live_value(move || is_full().then_some(""))}
            aria-describedby={frame.described_by()}
            aria-invalid={frame.invalid()}
            node_ref={input}
            on:change={chosen}
        />
        <label class={class} for={id}>{button}</label>
        <p class={"locate__status"} role={"status"}>{said}</p>
    })
}

fn listed(files: web_sys::FileList) -> Vec<web_sys::File> {
    (0..files.length())
        .filter_map(|index| files.get(index))
        .collect()
}

fn item(file: FileItem, remove: Option<Box<dyn Fn() + Send>>) -> AnyView {
    let class = if file.preview.is_some() {
        "photo"
    } else {
        "photo photo--file"
    };
    let preview = file.preview.map(|(source, width, height)| {
        markup! { <img class={"photo__image"} src={source} alt={file.alt} width={width.to_string()} height={height.to_string()}/> }
    });
    let size =
        (!file.size.is_empty()).then(|| markup! { <bdi class={"photo__size"}>{file.size}</bdi> });
    let name = file.name.clone();
    let remove = remove.map(|remove| {
        markup! {
            <button class={"button button--quiet"} type={"button"} on:click={move |_| remove()}>
                {say::remove()}<span class={"visually-hidden"}>{" "}{name}</span>
            </button>
        }
    });
    markup! {
        <li class={class}>
            {preview}
            <p class={"photo__text"}><bdi>{file.name}</bdi>{" "}{size}</p>
            {remove}
        </li>
    }
}
