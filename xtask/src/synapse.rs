//! `cargo xtask synapse`: the Matrix server alone, for tests that start servers of their own.

use std::path::PathBuf;

use frontdoor_synapse::{Settings, server};

use crate::failure::{Failure, Outcome};
use crate::run::Chat;
use crate::setup;

/// Runs it until it is ended. `--data DIR` says where it keeps everything, `--port N` where it answers
/// (a free port when left out), and each `--registration FILE` is an application service's. Without any
/// of them it is only installed.
pub fn command(arguments: &[&str]) -> Outcome {
    let Some(installation) = setup::synapse::ready()? else {
        return Err(Failure::new("there is no Synapse without Python"));
    };
    if arguments.is_empty() {
        println!("Synapse is installed: {}", installation.python.display());
        return Ok(());
    }
    let (mut data, mut port, mut registrations) = (None, None, Vec::new());
    let mut rest = arguments.iter();
    while let Some(argument) = rest.next() {
        let value = rest
            .next()
            .ok_or_else(|| Failure::new(format!("{argument} needs a value")))?;
        match *argument {
            "--data" => data = Some(PathBuf::from(value)),
            "--registration" => registrations.push(PathBuf::from(value)),
            "--port" => {
                let given = value.parse::<u16>();
                port = Some(given.map_err(|_| Failure::new(format!("{value} is no port")))?);
            }
            other => return Err(Failure::new(format!("there is no option {other}"))),
        }
    }
    let data = data.ok_or_else(|| Failure::new("--data DIR is missing"))?;
    let port = match port {
        Some(port) => port,
        None => server::free_port()
            .map_err(|error| Failure::new(format!("there is no free port: {error}")))?,
    };
    // Synapse runs in its own folder, so what is given has to be whole.
    let whole = |path: PathBuf| {
        std::path::absolute(&path)
            .map_err(|error| Failure::new(format!("{}: {error}", path.display())))
    };
    let mut settings = Settings::new(whole(data)?, port);
    for registration in registrations {
        settings.application_services.push(whole(registration)?);
    }
    let mut running = Chat::with(installation, settings).start()?;
    println!("Synapse listens on {}", running.base_url());
    running.wait()
}
