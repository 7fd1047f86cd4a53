//! A definition made ready for evaluation: every item by its number, and the names by which
//! conditions find items.

use std::sync::Arc;

use super::change::Readers;
use super::index::Index;
use crate::form::definition::{Binding, Definition, Item, Logic, LogicAction};
use crate::value::Path;

/// A definition with what evaluation finds out about it once.
#[derive(Debug)]
pub struct Plan {
    definition: Arc<Definition>,
    /// By the number of the item.
    nodes: Vec<Node>,
    /// Items by their key, by the keys of all items around them, and by their path without indexes.
    pub(super) by_key: Index,
    pub(super) by_full_path: Index,
    pub(super) by_path: Index,
    /// Who reads what.
    pub(super) readers: Readers,
}

/// What is known of an item by its place.
#[derive(Debug)]
pub(super) struct Node {
    /// Where it is in the definition: the page, then places among items.
    place: Vec<usize>,
    /// The item around it.
    pub parent: Option<u32>,
    /// The keys of all items around it and its own.
    pub full_path: Path,
    /// The path of its answer without indexes; of layout, that of the answer around it.
    pub data_path: Path,
    /// Whether it is evaluated in every pass, because it shares state with other items: its name
    /// with theirs, or changes by logic with the rows around it.
    pub volatile: bool,
}

impl Plan {
    /// Makes a definition ready. Items must be numbered from 0 in document order, as importers do;
    /// they are found by these numbers.
    #[must_use]
    pub fn new(definition: Arc<Definition>) -> Self {
        let mut plan = Self {
            nodes: Vec::new(),
            by_key: Index::default(),
            by_full_path: Index::default(),
            by_path: Index::default(),
            readers: Readers::default(),
            definition: Arc::clone(&definition),
        };
        // Items by their name in the list of hidden items.
        let mut names = Index::default();
        for (page, content) in definition.pages.iter().enumerate() {
            let around = Around {
                parent: None,
                full_path: Path::default(),
                data_path: Path::default(),
            };
            plan.add(&content.items, &mut vec![page], &around, &mut names);
        }
        for sharing in names.groups().filter(|sharing| sharing.len() > 1) {
            let mut items = sharing.iter().filter_map(|item| plan.item(*item));
            if items.any(|item| !item.conditions.is_empty()) {
                for item in sharing {
                    if let Some(node) = plan.nodes.get_mut(*item as usize) {
                        node.volatile = true;
                    }
                }
            }
        }
        plan.readers = Readers::of(&plan);
        plan
    }

    fn add(&mut self, items: &[Item], place: &mut Vec<usize>, around: &Around, names: &mut Index) {
        for (index, item) in items.iter().enumerate() {
            place.push(index);
            let binding = item.binding();
            let full_path = extend(&around.full_path, &item.key);
            let data_path = if binding.has_answer() {
                Self::path_within(&around.data_path, item)
            } else {
                around.data_path.clone()
            };
            let name = match binding {
                Binding::Layout => full_path.to_string(),
                _ if data_path.segments().is_empty() => item.key.clone(),
                _ => data_path.to_string(),
            };
            let number = self.nodes.len() as u32;
            names.add(&name, number);
            self.index(item, number, &full_path, &data_path);
            self.nodes.push(Node {
                place: place.clone(),
                parent: around.parent,
                full_path: full_path.clone(),
                data_path: data_path.clone(),
                volatile: changes_itself(&item.logic),
            });
            let within = Around {
                parent: Some(number),
                full_path,
                data_path,
            };
            self.add(&item.items, place, &within, names);
            place.pop();
        }
    }

    fn index(&mut self, item: &Item, number: u32, full_path: &Path, data_path: &Path) {
        self.by_key.add(&item.key, number);
        self.by_full_path.add(&full_path.to_string(), number);
        if item.binding().has_answer() {
            self.by_path.add(&data_path.to_string(), number);
        }
    }

    /// The definition.
    #[must_use]
    pub fn definition(&self) -> &Definition {
        &self.definition
    }

    /// How many items there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.nodes.len()
    }

    /// Whether there are none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.nodes.is_empty()
    }

    /// The item with a number.
    #[must_use]
    pub fn item(&self, number: u32) -> Option<&Item> {
        let (page, rest) = self.node(number)?.place.split_first()?;
        let (first, rest) = rest.split_first()?;
        let mut item = self.definition.pages.get(*page)?.items.get(*first)?;
        for place in rest {
            item = item.items.get(*place)?;
        }
        Some(item)
    }

    /// Where the answer of an item is, in the object at the path `around`. An item's key may be a path
    /// itself, such as `address.street`.
    #[must_use]
    pub fn path_within(around: &Path, item: &Item) -> Path {
        match &item.part.path {
            Some(path) => around.join(path),
            None => extend(around, &item.key),
        }
    }

    /// Whether what is seen of an item may change while the form is filled in: whether it is shown,
    /// what it is called, whether it must be answered.
    #[must_use]
    pub fn may_change(&self, number: u32) -> bool {
        let item = self.item(number);
        self.node(number).is_none_or(|node| node.volatile)
            || item.is_none_or(|item| !item.conditions.is_empty() || !item.logic.is_empty())
    }

    /// The page that an item is on, as a place among the pages.
    #[must_use]
    pub fn page_of(&self, number: u32) -> Option<usize> {
        self.node(number)?.place.first().copied()
    }

    pub(super) fn node(&self, number: u32) -> Option<&Node> {
        self.nodes.get(number as usize)
    }

    /// The numbers of an item and of those around it, outermost first.
    pub(super) fn ancestry(&self, number: u32) -> Vec<u32> {
        let mut chain = vec![number];
        let mut here = number;
        while let Some(parent) = self.node(here).and_then(|node| node.parent) {
            chain.push(parent);
            here = parent;
        }
        chain.reverse();
        chain
    }
}

struct Around {
    parent: Option<u32>,
    full_path: Path,
    data_path: Path,
}

/// Whether logic changes an item's own properties, which rows of one item share.
fn changes_itself(logic: &[Logic]) -> bool {
    logic
        .iter()
        .flat_map(|logic| &logic.actions)
        .any(|action| !matches!(action, LogicAction::Value(_)))
}

/// A path and a key more, which may be a path itself.
fn extend(path: &Path, key: &str) -> Path {
    if key.bytes().any(|byte| matches!(byte, b'.' | b'[')) {
        path.join(&Path::parse(key))
    } else {
        path.key(key)
    }
}
