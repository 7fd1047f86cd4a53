//! The commands of this repository. `cargo xtask` alone lists them.

mod build;
mod configuration;
mod failure;
mod files;
mod forms;
mod inspect;
mod process;
mod run;
mod serve;
mod setup;
mod step;
mod style;
mod synapse;
mod test;
mod versions;
mod workspace;

use std::env;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use failure::{Failure, Outcome};
use setup::BuildTools;
use test::Part;

/// Where the portal is served unless told otherwise.
const PORTAL: &str = "127.0.0.1:7310";

const USAGE: &str = "\
cargo xtask run [--listen ADDRESS]    the portal and a sandbox agency, rebuilt as you edit
cargo xtask test [host|browser]       all checks and tests, or one half of them
cargo xtask build                     the site for any static host, in dist/
cargo xtask serve [DIST] [--listen ADDRESS] [--portal-json FILE]
                                      a built site with the headers of a real server
cargo xtask synapse [--data DIR] [--port N] [--registration FILE]...
                                      the Matrix server of the chat alone; without options it is
                                      only installed
cargo xtask contract [--full]         the portal's chat against a real Matrix server, over a network that
                                      breaks: a sample, or more than 500 messages
cargo xtask headers [PORTAL_JSON]     settings for web servers, without a build
cargo xtask screenshots               pictures of every page of dist/, in end2end/screenshots
cargo xtask bench forms               the forms of dist/ against Form.io's own renderer, in one browser
cargo xtask bench chat                a chat of 5,000 messages: memory and time while it grows, and to open it
                                      (needs npm)
cargo xtask matrix [--full]           the crash × fault matrix on dist/, and kills while somebody types:
                                      a sample, or all of it (hours); into end2end/matrix/results
cargo xtask sizes                     what a first visit to dist/ costs
cargo xtask sizes engine              what the engine of forms costs; fails above its limit
cargo xtask inspect open311 KIND FILE what the portal makes of an agency's answer; KIND is
                                      services, definition, requests, post, token or discovery
cargo xtask inspect form FILE [--data FILE] [--libraries]
                                      what it makes of a form and answers: findings, pages,
                                      errors, hidden paths, data
cargo xtask inspect forms [FOLDER]    how many real forms of each publisher can be filled in, and
                                      why the others cannot; of this repository, or of a folder
cargo xtask compare forms [FOLDER]    whether it agrees with Form.io's own engine on them (needs npm)
cargo xtask unpack forms FOLDER       this repository's real forms, as plain files
cargo xtask pack forms FOLDER         such files as this repository's real forms";

fn main() -> ExitCode {
    let arguments: Vec<String> = env::args().skip(1).collect();
    match process::end_children_on_signal().and_then(|()| command(&arguments)) {
        Ok(()) => ExitCode::SUCCESS,
        Err(failure) => {
            eprintln!("\nFailed: {failure}");
            ExitCode::FAILURE
        }
    }
}

fn command(arguments: &[String]) -> Outcome {
    let words: Vec<&str> = arguments.iter().map(String::as_str).collect();
    match words.as_slice() {
        ["run"] => run::command(PORTAL),
        ["run", "--listen", address] => run::command(address),
        ["test"] => test::command(Part::All),
        ["test", "host"] => test::command(Part::Host),
        ["test", "browser"] => test::command(Part::Browser),
        ["build"] => build::release(&BuildTools::ready(build::Mode::Release)?).map(drop),
        ["screenshots"] => test::screenshots(),
        ["bench", "forms"] => test::bench_forms(),
        ["bench", "chat"] => test::bench_chat(),
        ["contract"] => test::contract(false),
        ["contract", "--full"] => test::contract(true),
        ["matrix"] => test::matrix(false),
        ["matrix", "--full"] => test::matrix(true),
        ["serve", rest @ ..] => serve_site(rest),
        ["synapse", rest @ ..] => synapse::command(rest),
        ["sizes"] => {
            println!(
                "{}",
                build::Sizes::of(&workspace::dist())?.table("an earlier build")
            );
            Ok(())
        }
        ["sizes", "engine"] => build::engine::command(&BuildTools::ready(build::Mode::Release)?),
        ["inspect", "open311", kind, file] => inspect::command(kind, Path::new(file)),
        ["inspect", "form", file, rest @ ..] => inspect_form(file, rest),
        ["inspect", "forms"] => forms::coverage(None),
        ["inspect", "forms", folder] => forms::coverage(Some(Path::new(folder))),
        ["compare", "forms"] => compare_forms(None),
        ["compare", "forms", folder] => compare_forms(Some(Path::new(folder))),
        ["unpack", "forms", folder] => forms::unpack(Path::new(folder)),
        ["pack", "forms", folder] => forms::pack(Path::new(folder)),
        ["style", rest @ ..] => style::command(rest),
        ["headers", rest @ ..] => write_headers(rest),
        [] | ["help" | "--help"] => {
            println!("{USAGE}\n{}", style::USAGE);
            Ok(())
        }
        _ => Err(Failure::new(format!(
            "there is no such command; there are:\n\n{USAGE}\n{}",
            style::USAGE
        ))),
    }
}

fn compare_forms(folder: Option<&Path>) -> Outcome {
    setup::node::packages_ready(&workspace::path(setup::node::FORMIO))?;
    forms::compare(folder)
}

fn inspect_form(file: &str, arguments: &[&str]) -> Outcome {
    let (mut answers, mut libraries) = (None, false);
    let mut rest = arguments.iter();
    while let Some(argument) = rest.next() {
        match *argument {
            "--libraries" => libraries = true,
            "--data" => {
                let file = rest
                    .next()
                    .ok_or_else(|| Failure::new("--data needs a file"))?;
                answers = Some(Path::new(*file));
            }
            other => return Err(Failure::new(format!("there is no option {other}"))),
        }
    }
    forms::inspect(Path::new(file), answers, libraries)
}

fn serve_site(arguments: &[&str]) -> Outcome {
    let (mut folder, mut listen, mut portal_json) = (workspace::dist(), PORTAL, None);
    let mut rest = arguments.iter();
    while let Some(argument) = rest.next() {
        let mut value = || {
            rest.next()
                .ok_or_else(|| Failure::new(format!("{argument} needs a value")))
        };
        match *argument {
            "--listen" => listen = value()?,
            "--portal-json" => portal_json = Some(PathBuf::from(value()?)),
            given if !given.starts_with('-') => folder = PathBuf::from(given),
            other => return Err(Failure::new(format!("there is no option {other}"))),
        }
    }
    serve::command(folder, listen, portal_json)
}

fn write_headers(arguments: &[&str]) -> Outcome {
    let file = arguments
        .first()
        .map_or_else(|| workspace::path("public/portal.json"), PathBuf::from);
    let configuration = configuration::Configuration::read(&file)?;
    let folder = workspace::target().join("deploy");
    build::write_snippets(&configuration, &folder)?;
    println!(
        "Settings for nginx, Caddy and hosts that read `_headers` are in {}.",
        folder.display()
    );
    configuration
        .warnings()
        .iter()
        .for_each(|warning| println!("Warning: {warning}"));
    Ok(())
}
