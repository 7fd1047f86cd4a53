//! `cargo xtask inspect`: what the portal makes of an agency's recorded answer.

use std::path::Path;

use frontdoor_core::agency::HttpResponse;
use frontdoor_core::agency::open311::inspect::{KINDS, inspect, inspect_error};

use crate::failure::{Failure, Outcome};
use crate::files;

/// Prints the model, or the error that the portal would have, as JSON. The file is the body of an
/// answer, or a whole answer with its status line and headers as `curl --include` writes it.
///
/// # Errors
/// When the portal cannot use the answer, so that scripts notice.
pub fn command(kind: &str, file: &Path) -> Outcome {
    if !KINDS.contains(&kind) {
        return Err(Failure::new(format!(
            "there is no kind \"{kind}\"; there are {}",
            KINDS.join(", ")
        )));
    }
    let answer = HttpResponse::from_dump(&files::read(file)?);
    match inspect(kind, &answer) {
        Ok(model) => {
            println!("{model}");
            Ok(())
        }
        Err(error) => {
            println!("{}", inspect_error(&error));
            Err(Failure::new(
                "the portal cannot use this answer (see above)",
            ))
        }
    }
}
