//! `cargo xtask run`: the portal beside a sandbox agency, rebuilt as one edits.

mod agency;
mod reload;
mod watch;

use std::path::Path;
use std::sync::Arc;
use std::thread;

use crate::build::{self, Mode};
use crate::failure::{Failure, Outcome};
use crate::serve::Server;
use crate::serve::site::Site;
use crate::setup::BuildTools;
use crate::step::step;
use crate::workspace;
use agency::Agency;
use reload::{Change, Reload};
use watch::Watch;

pub use agency::build as build_agency;

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
    let mut agency = Agency::start()?;

    let reload = Arc::new(Reload::default());
    let served = Site {
        folder: site.clone(),
        portal_json: None,
    };
    let server = Server::bind(listen, served)?.extended(Arc::clone(&reload) as Arc<_>);
    let address = server.address()?;
    thread::spawn(move || server.run());

    println!("\nThe portal          http://{address}/");
    println!("The agency's staff  http://{}/", agency::STAFF);
    println!("Edit src/ or style/ and look; Ctrl-C ends all of it.\n");

    loop {
        let changed = watch.next();
        if let Some(status) = agency.ended() {
            return Err(Failure::new(format!(
                "the sandbox agency has ended ({status})"
            )));
        }
        let Some(change) = changed else { continue };
        match rebuild(&tools, change, &site) {
            Ok(()) => reload.tell(change),
            Err(failure) => report(&failure),
        }
    }
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
