//! What stands in the way of going on: what cannot be read, what the agency refused, and what the
//! engine finds.

use super::{DatePart, Filling, Misread, Typed};
use crate::form::definition::Item;
use crate::form::engine::Problem;
use crate::value::{Path, Value};

/// How far a citizen is with a page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Progress {
    /// They have not gone on from it yet.
    ToDo,
    /// They have gone on from it, and something is missing or wrong by now.
    Begun,
    /// Nothing is missing.
    Done,
}

impl Filling {
    /// What is wrong on one page, in its rows as well, in order, one problem for each question.
    #[must_use]
    pub fn problems_on(&self, page: usize) -> Vec<Problem> {
        let mut misread = self.misread_on(page);
        let mut told: Vec<Problem> = Vec::new();
        for problem in self.session.problems_on(page) {
            if told.iter().any(|known| known.path == problem.path) {
                continue;
            }
            // What cannot be read is not missing.
            match misread.iter().position(|known| known.path == problem.path) {
                Some(place) => told.push(misread.remove(place)),
                None => told.push(self.in_plain_terms(problem)),
            }
        }
        // Rows that are not filled in are told one by one, and need not be told as a whole.
        let rows: Vec<Path> = told
            .iter()
            .map(|problem| self.session.row_of(problem.item, &problem.path))
            .collect();
        told.retain(|problem| {
            let own = |row: &&Path| row.is_within(&problem.path) && **row != problem.path;
            problem.rule != "required" || !rows.iter().any(|row| own(&row))
        });
        told.append(&mut misread);
        for (path, message) in &self.refused {
            let is_here = |item: u32| self.session.plan().page_of(item) == Some(page);
            if let Some(item) = self.session.item_at(path).filter(|item| is_here(*item))
                && !told.iter().any(|known| known.path == *path)
            {
                told.push(Problem {
                    path: path.clone(),
                    rule: "refused",
                    params: Vec::new(),
                    item,
                    message: message.clone(),
                });
            }
        }
        // Where rows say themselves what they lack, it is not another row that is missing.
        let paths: Vec<Path> = told.iter().map(|problem| problem.path.clone()).collect();
        told.retain(|problem| {
            let is_below = |path: &Path| *path != problem.path && path.is_within(&problem.path);
            problem.rule != "required" || !paths.iter().any(is_below)
        });
        told.sort_by_key(|problem| problem.item);
        told
    }

    /// Notes that the citizen has gone on from a page.
    pub fn go_on_from(&mut self, page: usize) {
        let pages = &self.session.plan().definition().pages;
        if let Some(key) = pages.get(page).map(|page| page.key.clone())
            && !self.done.contains(&key)
        {
            self.done.push(key);
        }
    }

    /// How far the citizen is with a page.
    #[must_use]
    pub fn progress(&self, page: usize) -> Progress {
        let pages = &self.session.plan().definition().pages;
        let is_known = pages
            .get(page)
            .is_some_and(|page| self.done.contains(&page.key));
        match (is_known, self.problems_on(page).is_empty()) {
            (true, true) => Progress::Done,
            (true, false) => Progress::Begun,
            (false, _) => Progress::ToDo,
        }
    }

    /// What is wrong on the pages that can be reached, with the page.
    #[must_use]
    pub fn problems(&self) -> Vec<(usize, Problem)> {
        let pages = self.session.route().into_iter();
        pages
            .flat_map(|page| {
                let problems = self.problems_on(page).into_iter();
                problems.map(move |problem| (page, problem))
            })
            .collect()
    }

    /// Notes what the agency said of answers. It stands in the way until an answer is changed, whichever:
    /// what the agency finds wrong with one may be put right in another.
    pub fn refuse(&mut self, said: Vec<(Path, String)>) {
        self.refused = said;
    }

    /// Form.io tells of dates and lists that are not there by the names of other rules.
    fn in_plain_terms(&self, problem: &Problem) -> Problem {
        let is_missing = match self.session.data().get(&problem.path) {
            Value::Undefined | Value::Null => true,
            Value::Text(text) => text.is_empty(),
            Value::List(items) => items.is_empty(),
            _ => false,
        };
        let stands_for_required = matches!(problem.rule, "day" | "array" | "array_nonempty");
        Problem {
            rule: if is_missing && stands_for_required {
                "required"
            } else {
                problem.rule
            },
            ..problem.clone()
        }
    }

    fn misread_on(&self, page: usize) -> Vec<Problem> {
        let found = self.typed.iter().filter_map(|(path, typed)| {
            let number = self.session.item_at(path)?;
            let plan = self.session.plan();
            let row = self.session.row_of(number, path);
            let is_here = plan.page_of(number) == Some(page) && self.session.is_shown(number, &row);
            let item = plan.item(number).filter(|_| is_here)?;
            let misread = self.misread(item, path, typed)?;
            Some(misread.problem(path, number))
        });
        found.collect()
    }

    fn misread(&self, item: &Item, path: &Path, typed: &Typed) -> Option<Misread> {
        if !self.session.data().get(path).is_nil() {
            return None;
        }
        match typed {
            Typed::Text(text) => self.read_text(item, text).err(),
            Typed::Date(date) => self.read_date(item, date).err(),
        }
    }
}

impl Misread {
    fn problem(&self, path: &Path, item: u32) -> Problem {
        let named = |parts: &[DatePart]| {
            let names: Vec<&str> = parts.iter().map(|part| part.id()).collect();
            vec![("parts", names.join(" "))]
        };
        let (rule, params) = match self {
            Self::NotANumber => ("number", Vec::new()),
            Self::NumberTooLong => ("numberTooLong", Vec::new()),
            Self::NotADate(part) => ("date", named(&[*part])),
            Self::DateIncomplete(parts) => ("dateParts", named(parts)),
            Self::NotATime => ("time", named(&[DatePart::Time])),
        };
        Problem {
            path: path.clone(),
            rule,
            params,
            item,
            message: String::new(),
        }
    }
}
