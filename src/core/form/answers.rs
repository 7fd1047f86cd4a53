//! What the citizen answered, exactly as typed.

/// All answers to a form. Photos are kept elsewhere.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Answers {
    /// Answers by attribute code, each code once.
    pub attributes: Vec<(String, Answer)>,
    /// What happened, in the citizen's words.
    pub description: String,
    /// Where, in words.
    pub address: String,
    /// Where, as WGS 84 latitude and longitude in degrees.
    pub lat_long: Option<(f64, f64)>,
    /// Contact detail.
    pub email: String,
    /// Contact detail.
    pub first_name: String,
    /// Contact detail.
    pub last_name: String,
    /// Contact detail.
    pub phone: String,
}

/// One answer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Answer {
    /// Of [`super::Kind::Line`], [`super::Kind::Text`] and [`super::Kind::Number`].
    Text(String),
    /// Keys of the chosen values, of [`super::Kind::One`] and [`super::Kind::Many`].
    Chosen(Vec<String>),
    /// Of [`super::Kind::Date`].
    Date(DateAnswer),
}

/// The fields of a date, as typed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct DateAnswer {
    /// Day of the month.
    pub day: String,
    /// Month, 1 to 12.
    pub month: String,
    /// Year, four digits.
    pub year: String,
    /// Time of day such as `14:30`; may stay empty.
    pub time: String,
}

impl Answers {
    /// The answer to a question, if there is any.
    #[must_use]
    pub fn get(&self, code: &str) -> Option<&Answer> {
        self.attributes
            .iter()
            .find_map(|(of, answer)| (of == code).then_some(answer))
    }

    /// The text answered to a question; empty where there is none.
    #[must_use]
    pub fn text(&self, code: &str) -> &str {
        match self.get(code) {
            Some(Answer::Text(text)) => text,
            _ => "",
        }
    }

    /// The keys chosen for a question; none where nothing is chosen.
    #[must_use]
    pub fn chosen(&self, code: &str) -> &[String] {
        match self.get(code) {
            Some(Answer::Chosen(keys)) => keys,
            _ => &[],
        }
    }

    /// The date answered to a question; empty where there is none.
    #[must_use]
    pub fn date(&self, code: &str) -> DateAnswer {
        match self.get(code) {
            Some(Answer::Date(date)) => date.clone(),
            _ => DateAnswer::default(),
        }
    }

    /// Answers a question, in place of what was answered before.
    pub fn set(&mut self, code: &str, answer: Answer) {
        match self.attributes.iter_mut().find(|(of, _)| of == code) {
            Some((_, before)) => *before = answer,
            None => self.attributes.push((code.to_owned(), answer)),
        }
    }
}

impl Answer {
    /// Whether nothing is answered.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        match self {
            Self::Text(text) => text.trim().is_empty(),
            Self::Chosen(keys) => keys.is_empty(),
            Self::Date(date) => date.is_empty(),
        }
    }
}
