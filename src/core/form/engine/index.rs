//! Items by a name.

/// The numbers of items by a name that several may have, in order of the names.
#[derive(Debug, Default)]
pub(super) struct Index(Vec<(String, Vec<u32>)>);

impl Index {
    /// Adds an item under a name.
    pub fn add(&mut self, name: &str, item: u32) {
        match self.place(name) {
            Ok(place) => {
                if let Some((_, items)) = self.0.get_mut(place) {
                    items.push(item);
                }
            }
            Err(place) => self.0.insert(place, (name.to_owned(), vec![item])),
        }
    }

    /// The items under a name, in the order in which they were added.
    pub fn get(&self, name: &str) -> &[u32] {
        let found = self.place(name).ok().and_then(|place| self.0.get(place));
        found.map_or(&[], |(_, items)| items)
    }

    /// The items that share each name.
    pub fn groups(&self) -> impl Iterator<Item = &[u32]> {
        self.0.iter().map(|(_, items)| items.as_slice())
    }

    fn place(&self, name: &str) -> Result<usize, usize> {
        self.0
            .binary_search_by(|(known, _)| known.as_str().cmp(name))
    }
}
