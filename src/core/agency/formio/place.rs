//! Where a server's problems stand on the portal's pages.

use crate::agency::ServerProblem;
use crate::form::definition::{Definition, Item, ItemKind};
use crate::form::engine::Plan;
use crate::value::{Path, Segment};

/// A server's problems, apart by where they are shown.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Placed {
    /// Those of questions and rows; each path is the one of the answer in the engine's own notation.
    pub fields: Vec<ServerProblem>,
    /// Those of no question that there is, for the summary; their paths are as the server said.
    pub summary: Vec<ServerProblem>,
}

/// Puts each problem to the question whose answer it is about. The question is the innermost on the
/// problem's path, so that a problem of a part, such as the street of an address, stands at the whole;
/// where one component of the publisher's is several questions here, it is the first of them.
///
/// A path that names no question is tried without a leading `data`, which servers add that check whole
/// submissions, and a single key by the one question of that key which is in no row: older servers
/// leave out the objects around it.
#[must_use]
pub fn place(definition: &Definition, problems: Vec<ServerProblem>) -> Placed {
    let mut known = Vec::new();
    for page in &definition.pages {
        gather(&page.items, &Path::default(), false, &mut known);
    }
    let mut placed = Placed::default();
    for mut problem in problems {
        match find(&known, &problem.path) {
            Some(path) => {
                problem.path = path;
                placed.fields.push(problem);
            }
            None => placed.summary.push(problem),
        }
    }
    placed
}

/// An answer that a problem can stand at.
struct Known {
    /// Its path without indexes.
    path: Path,
    /// What is added to come to the question, where this asks several.
    first: Path,
    is_in_row: bool,
}

fn gather(items: &[Item], around: &Path, is_in_row: bool, known: &mut Vec<Known>) {
    for item in items {
        let mut path = around.clone();
        if item.binding().has_answer() {
            path = Plan::path_within(&path, item);
        }
        let is_repeat = matches!(item.kind, ItemKind::Repeat { .. });
        let first = match item.kind {
            ItemKind::Question(_) | ItemKind::Repeat { .. } => Some(Path::default()),
            _ => first_of_several(item),
        };
        if let Some(first) = first {
            known.push(Known {
                path: path.clone(),
                first,
                is_in_row,
            });
        }
        gather(&item.items, &path, is_in_row || is_repeat, known);
    }
}

/// The first of the questions that the importer made of one component; none where it made none.
fn first_of_several(item: &Item) -> Option<Path> {
    let mut made = item.items.iter().filter(|inner| inner.part.made_here);
    let has_answer = item.binding().has_answer();
    has_answer.then(|| made.next().map(|first| Path::parse(&first.key)))?
}

fn find(known: &[Known], path: &Path) -> Option<Path> {
    if let Some(found) = innermost(known, path.segments()) {
        return Some(found);
    }
    match path.segments() {
        [Segment::Key(first), rest @ ..] if &**first == "data" && !rest.is_empty() => {
            innermost(known, rest)
        }
        [key @ Segment::Key(_)] => {
            let same =
                |known: &&Known| !known.is_in_row && known.path.segments().last() == Some(key);
            let mut of_key = known.iter().filter(same);
            let only = of_key.next()?;
            let path = only.path.join(&only.first);
            of_key.next().is_none().then_some(path)
        }
        _ => None,
    }
}

/// The longest beginning of a path that is the path of an answer in some row.
fn innermost(known: &[Known], path: &[Segment]) -> Option<Path> {
    let mut here = Path::default();
    let mut found = None;
    for segment in path {
        here = joined(here, segment);
        if matches!(segment, Segment::Key(_)) {
            let keys = here.without_indexes();
            if let Some(known) = known.iter().find(|known| known.path == keys) {
                found = Some(here.join(&known.first));
            }
        }
    }
    found
}

fn joined(path: Path, segment: &Segment) -> Path {
    match segment {
        Segment::Key(key) => path.key(key),
        Segment::Index(index) => path.index(*index),
    }
}
