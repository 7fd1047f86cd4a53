//! The command line of the sandbox agency.

use std::process::ExitCode;

use frontdoor_agency::options::{HELP, Options};
use frontdoor_agency::serve;

#[tokio::main]
async fn main() -> ExitCode {
    let options = match Options::parse(std::env::args_os().skip(1)) {
        Ok(Some(options)) => options,
        Ok(None) => {
            print!("{HELP}");
            return ExitCode::SUCCESS;
        }
        Err(error) => {
            eprintln!("frontdoor-agency: {error}\n\n{HELP}");
            return ExitCode::from(2);
        }
    };
    match serve(&options).await {
        Ok(running) => {
            println!(
                "The sandbox agency listens on http://{} (staff: http://{})",
                running.public, running.staff
            );
            end_of_program().await;
            running.stop().await;
            ExitCode::SUCCESS
        }
        Err(error) => {
            eprintln!("frontdoor-agency: {error}");
            ExitCode::FAILURE
        }
    }
}

/// Returns on Ctrl-C, and on the signal with which a parent ends its children.
async fn end_of_program() {
    #[cfg(unix)]
    {
        use tokio::signal::unix::{SignalKind, signal};
        if let Ok(mut terminate) = signal(SignalKind::terminate()) {
            tokio::select! {
                _ = tokio::signal::ctrl_c() => {}
                _ = terminate.recv() => {}
            }
            return;
        }
    }
    tokio::signal::ctrl_c().await.ok();
}
