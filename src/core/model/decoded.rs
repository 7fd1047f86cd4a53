//! A decoded answer together with what was wrong with parts of it.

/// A value and the records that had to be left out or mended on the way.
#[derive(Clone, Debug, PartialEq)]
pub struct Decoded<T> {
    /// What could be read.
    pub value: T,
    /// What could not, so that one bad record never hides the others and is never hidden itself.
    pub findings: Vec<Finding>,
}

/// Something an integrator should know about an answer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Finding {
    /// Where, such as `[3].service_code`.
    pub place: String,
    /// What, in developers' English.
    pub problem: String,
}
