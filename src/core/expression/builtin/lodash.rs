//! lodash as forms use it (lodash.com/docs).

mod collection;
mod group;
mod list;
mod object;
mod scalar;
mod value;

pub(super) use collection::COLLECTIONS;
pub(super) use group::GROUPS;
pub(super) use list::LISTS;
pub(super) use object::OBJECTS;
pub(super) use scalar::SCALARS;
pub(super) use value::VALUES;
