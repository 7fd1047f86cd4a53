//! `cargo xtask style` alone: the folder `style/` with its pattern library, as it is saved.

use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::thread;

use super::folder::Folder;
use crate::failure::{Failure, Outcome};
use crate::run::reload::{Change, Reload};
use crate::run::watch::Watch;
use crate::serve::Server;
use crate::workspace;

/// Beside the ports of `cargo xtask run`, so that both can be up.
const ADDRESS: &str = "127.0.0.1:7314";

/// The scripts of a page that hear of changes: the library's, and that of a pattern which is opened alone.
const LISTENERS: [&str; 2] = ["/patterns/library/frames.js", "/patterns/frame.js"];

/// What the command is told.
#[derive(Debug, PartialEq, Eq)]
struct Options {
    listen: String,
    folder: PathBuf,
}

impl Options {
    fn read(words: &[&str]) -> Outcome<Self> {
        let mut options = Self {
            listen: ADDRESS.to_owned(),
            folder: workspace::path("style"),
        };
        let mut rest = words.iter();
        while let Some(word) = rest.next() {
            let mut value = || {
                rest.next()
                    .ok_or_else(|| Failure::new(format!("{word} needs a value")))
            };
            match *word {
                "--listen" => options.listen = (*value()?).to_owned(),
                "--folder" => options.folder = PathBuf::from(value()?),
                other => return Err(Failure::new(format!("there is no option {other}"))),
            }
        }
        Ok(options)
    }
}

/// Serves the looks and tells open pages what is saved, until Ctrl-C. Nothing is compiled.
///
/// # Errors
/// Where an option is unknown, the folder is none of looks, or the address is taken or not of this machine
/// alone.
pub fn command(words: &[&str]) -> Outcome {
    let options = Options::read(words)?;
    let folder = Folder::of_looks(&options.folder)?;
    let root = folder.root().to_owned();
    let mut watch = Watch::of(root.clone(), &["."], kind);
    let server = Server::bind(&options.listen, folder)?;
    let address = server.address()?;
    if !address.ip().is_loopback() {
        return Err(Failure::new(format!(
            "{address} can be reached from other machines, and what is served here is meant for this one \
             alone; give an address like {ADDRESS}"
        )));
    }
    let reload = Arc::new(Reload::new(&LISTENERS, include_str!("studio.js")));
    let server = server.extended(Arc::clone(&reload) as Arc<_>);
    thread::spawn(move || server.run());
    println!("The pattern library  http://{address}/patterns/");
    println!(
        "Save a file in {} and look; Ctrl-C ends it.",
        root.display()
    );
    loop {
        if let Some(change) = watch.next() {
            reload.tell(change);
        }
    }
}

/// Style sheets are swapped in the open page; what a page or script says needs a new page.
fn kind(path: &Path) -> Change {
    match path.extension() {
        Some(ending) if ending == "html" || ending == "js" => Change::Page,
        _ => Change::Style,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn typed_data_survives_what_is_no_page() {
        assert_eq!(kind(Path::new("components/button.css")), Change::Style);
        assert_eq!(kind(Path::new("README.md")), Change::Style);
        assert_eq!(kind(Path::new("patterns/frame.js")), Change::Page);
        assert_eq!(kind(Path::new("patterns/pages/home.html")), Change::Page);
    }

    #[test]
    fn only_this_machine_is_served() {
        let failure = command(&["--listen", "0.0.0.0:0"]).expect_err("is refused");
        assert!(failure.to_string().contains("other machines"), "{failure}");
    }

    #[test]
    fn options_are_known_and_whole() {
        let options = Options::read(&["--listen", "[::1]:0", "--folder", "/looks"]).expect("reads");
        assert_eq!(options.listen, "[::1]:0");
        assert_eq!(options.folder, Path::new("/looks"));
        assert!(Options::read(&["--listen"]).is_err());
        assert!(Options::read(&["--lisen", "x"]).is_err());
    }
}
