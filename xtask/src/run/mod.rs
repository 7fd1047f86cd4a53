//! `cargo xtask run`: the portal beside a sandbox agency and its chat, rebuilt as one edits.

mod agency;
mod chat;
pub mod reload;
pub mod watch;

use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::thread;

use serde_json::Value;

use crate::build::{self, Mode};
use crate::failure::{Failure, Outcome};
use crate::files;
use crate::serve::Server;
use crate::serve::site::Site;
use crate::setup::BuildTools;
use crate::step::step;
use crate::workspace;
use agency::Agency;
use reload::{Change, Reload};
use watch::Watch;

pub use agency::build as build_agency;
pub use chat::Chat;

/// Sets up, builds, starts both servers, and then rebuilds what changes until Ctrl-C.
pub fn command(listen: &str) -> Outcome {
    let tools = BuildTools::ready(Mode::Development)?;
    // Before the first build, so that what is edited meanwhile is seen.
    let mut watch = Watch::start();
    let site = workspace::dev().join("site");
    if let Err(failure) = build::site(&tools, Mode::Development, &site) {
        if !site.is_dir() {
            return Err(failure);
        }
        report(&failure);
    }
    let chat = Chat::ready();
    let address = chat.as_ref().map(Chat::base_url);
    let mut agency = Agency::start(address.as_deref())?;
    let mut chat = chat.and_then(started);

    let reload = Arc::new(Reload::new(&["/assets/boot."], include_str!("dev.js")));
    let served = Site {
        folder: site.clone(),
        portal_json: match &chat {
            Some(_) => None,
            None => Some(without_chat()?),
        },
    };
    let server = Server::bind(listen, served)?.extended(Arc::clone(&reload) as Arc<_>);
    let address = server.address()?;
    thread::spawn(move || server.run());

    println!("\nThe portal          http://{address}/");
    println!("The agency's staff  http://{}/", agency::STAFF);
    if let Some(chat) = &chat {
        println!("The agency's chats  http://{}/chats", agency::STAFF);
        println!("The chat's server   {}/", chat.base_url());
    }
    println!("Edit src/ or style/ and look; Ctrl-C ends all of it.\n");

    loop {
        let changed = watch.next();
        if let Some(status) = agency.ended() {
            return Err(Failure::new(format!(
                "the sandbox agency has ended ({status})"
            )));
        }
        if let Some(status) = chat.as_mut().and_then(chat::Server::ended) {
            eprintln!("\nThe chat's server has ended ({status}); everything else goes on.\n");
            chat = None;
        }
        let Some(change) = changed else { continue };
        match rebuild(&tools, change, &site) {
            Ok(()) => reload.tell(change),
            Err(failure) => report(&failure),
        }
    }
}

/// The chat's server, with the agency's desk on it. Where it does not start, everything else goes on.
fn started(chat: Chat) -> Option<chat::Server> {
    let started = chat.registered(agency::registration()).start();
    started
        .inspect_err(|failure| eprintln!("\nThere is no chat: {failure}\n"))
        .ok()
}

/// The settings of a portal without chat, for where there is no server to chat on.
fn without_chat() -> Outcome<PathBuf> {
    let text = files::read_text(&workspace::path("public/portal.json"))?;
    let mut portal: Value = serde_json::from_str(&text)
        .map_err(|error| Failure::new(format!("public/portal.json: {error}")))?;
    for agency in portal["agencies"].as_array_mut().into_iter().flatten() {
        if let Some(agency) = agency.as_object_mut() {
            agency.remove("chat");
        }
    }
    let path = workspace::dev().join("portal.json");
    files::write(&path, format!("{portal:#}\n"))?;
    Ok(path)
}

/// A mistake in the sources ends nothing.
fn report(failure: &Failure) {
    eprintln!("\n{failure}\nThe last good build stays served.\n");
}

fn rebuild(tools: &BuildTools, change: Change, site: &Path) -> Outcome {
    match change {
        Change::Style => step("Bundling the styles", || build::restyle(&tools.npm, site)),
        Change::Page => build::site(tools, Mode::Development, site),
    }
}
