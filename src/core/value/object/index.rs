//! Where the keys of a large object are.

/// Objects of fewer entries are searched one by one, which is quicker for them.
const WORTH_IT: usize = 16;

/// A hash table with open addressing from keys to places; empty for small objects.
#[derive(Clone, Debug, Default)]
pub(super) struct Index {
    /// A place plus one, or 0 where nothing is; as many as a power of two.
    slots: Vec<u32>,
}

impl Index {
    /// The index of these keys in their order.
    pub fn of<'k>(keys: impl ExactSizeIterator<Item = &'k str>) -> Self {
        let count = keys.len();
        if count < WORTH_IT {
            return Self::default();
        }
        let mut index = Self {
            slots: vec![0; (count * 3).next_power_of_two()],
        };
        for (place, key) in keys.enumerate() {
            index.put(key, place);
        }
        index
    }

    /// Whether it knows the keys of an object of so many entries.
    pub fn covers(&self, entries: usize) -> bool {
        entries >= WORTH_IT && !self.slots.is_empty()
    }

    /// Whether an entry at this place can be put without making the table anew.
    pub fn has_room_for(&self, place: usize) -> bool {
        place + 1 < WORTH_IT || (place + 1) * 2 <= self.slots.len()
    }

    /// Adds a key that is not in it.
    pub fn put(&mut self, key: &str, place: usize) {
        let Some(mask) = self.slots.len().checked_sub(1) else {
            return;
        };
        let mut at = hash(key) & mask;
        while let Some(slot) = self.slots.get_mut(at) {
            if *slot == 0 {
                *slot = u32::try_from(place + 1).unwrap_or(0);
                return;
            }
            at = (at + 1) & mask;
        }
    }

    /// The place for which the test holds, among those where the key may be.
    pub fn find(&self, key: &str, is_key: impl Fn(usize) -> bool) -> Option<usize> {
        let mask = self.slots.len().checked_sub(1)?;
        let mut at = hash(key) & mask;
        // A table is never more than half full, so an empty slot ends every search.
        loop {
            let place = (*self.slots.get(at)? as usize).checked_sub(1)?;
            if is_key(place) {
                return Some(place);
            }
            at = (at + 1) & mask;
        }
    }
}

/// FNV-1a, 32 bits (Fowler, Noll, Vo), with its high bits mixed into the low ones that are used.
fn hash(key: &str) -> usize {
    let mix = |hash: u32, byte: u8| (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193);
    let hash = key.bytes().fold(0x811C_9DC5, mix);
    (hash ^ (hash >> 15)) as usize
}
