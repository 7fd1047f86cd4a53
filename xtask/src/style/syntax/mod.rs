//! CSS as a tree that still knows where everything stands.
//!
//! The tokens are those of the crate `cssparser`, so that strings, escapes and comments are read as
//! browsers read them. Above them it stays generic (CSS Syntax Module Level 3, "component values"):
//! checks of how something is written need no model of what it means.

mod reader;

pub use reader::parse;

/// Where something begins; both count from 1, columns in UTF-16 units, as editors do.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct At {
    /// The line.
    pub line: u32,
    /// The column.
    pub column: u32,
}

/// A file.
#[derive(Debug, Default)]
pub struct Sheet {
    /// What stands in it, in order.
    pub items: Vec<Item>,
    /// What no browser could read: where, and what is wrong.
    pub faults: Vec<(At, String)>,
}

/// What stands in a file or in a block.
#[derive(Debug)]
pub enum Item {
    /// `name: value`.
    Declaration(Declaration),
    /// A rule with a selector, or an at-rule.
    Rule(Rule),
    /// The words of a comment, without its signs.
    Comment(String),
}

/// `name: value`.
#[derive(Debug)]
pub struct Declaration {
    /// Where its name begins.
    pub at: At,
    /// Its name as written.
    pub name: String,
    /// Its value, without space at its ends and without `!important`.
    pub value: Vec<Component>,
    /// Whether it is `!important`.
    pub is_important: bool,
}

/// A rule.
#[derive(Debug)]
pub struct Rule {
    /// Where it begins.
    pub at: At,
    /// For an at-rule its name, in lower case and without the sign.
    pub name: Option<String>,
    /// The selector, or what stands between an at-rule's name and its block.
    pub prelude: Vec<Component>,
    /// What stands in its block; none for an at-rule that ends with a semicolon.
    pub body: Option<Vec<Item>>,
}

/// A token, or a bracket with all in it.
#[derive(Clone, Debug)]
pub struct Component {
    /// Where it begins.
    pub at: At,
    /// As it is written.
    pub text: String,
    /// What it is.
    pub kind: Kind,
}

/// What a component is.
#[derive(Clone, Debug, PartialEq)]
pub enum Kind {
    /// A name, in lower case unless it begins with `--`.
    Word(String),
    /// `#` and what follows it.
    Hash(String),
    /// A string, without its quotes.
    Text(String),
    /// The address in `url()`, quoted or not.
    Url(String),
    /// A number.
    Number(f64),
    /// A percentage; 50 for `50%`.
    Percentage(f64),
    /// A number with its unit, in lower case.
    Dimension(f64, String),
    /// `@` and a name, in lower case.
    At(String),
    /// A function: its name in lower case and what it is given.
    Function(String, Inner),
    /// A bracket: the sign that opens it and what stands in it.
    Block(char, Inner),
    /// White space.
    Space,
    /// A comment, without its signs.
    Comment(String),
    /// Any other sign.
    Sign(char),
}

/// Components within a bracket; compared as never equal, since their places differ.
#[derive(Clone, Debug)]
pub struct Inner(pub Vec<Component>);

impl PartialEq for Inner {
    fn eq(&self, _: &Self) -> bool {
        false
    }
}

impl Component {
    /// Whether it says nothing: space or a comment.
    pub fn is_blank(&self) -> bool {
        matches!(self.kind, Kind::Space | Kind::Comment(_))
    }

    /// What stands within it.
    pub fn inner(&self) -> &[Component] {
        match &self.kind {
            Kind::Function(_, inner) | Kind::Block(_, inner) => &inner.0,
            _ => &[],
        }
    }
}

impl Declaration {
    /// Its value as it is written.
    pub fn text(&self) -> String {
        text(&self.value)
    }
}

impl Rule {
    /// Its selector or prelude as it is written.
    pub fn selector(&self) -> String {
        text(&self.prelude)
    }

    /// Whether it is `:root { … }`, which is where a theme sets its knobs.
    pub fn is_root(&self) -> bool {
        self.name.is_none() && self.selector() == ":root"
    }

    /// The rules directly in its block.
    pub fn rules(&self) -> impl Iterator<Item = &Rule> {
        rules(self.body.as_deref().unwrap_or_default())
    }

    /// The declarations directly in its block.
    pub fn declarations(&self) -> impl Iterator<Item = &Declaration> {
        declarations(self.body.as_deref().unwrap_or_default())
    }
}

/// The rules among some items.
pub fn rules(items: &[Item]) -> impl Iterator<Item = &Rule> {
    items.iter().filter_map(|item| match item {
        Item::Rule(rule) => Some(rule),
        _ => None,
    })
}

/// The declarations among some items.
pub fn declarations(items: &[Item]) -> impl Iterator<Item = &Declaration> {
    items.iter().filter_map(|item| match item {
        Item::Declaration(declaration) => Some(declaration),
        _ => None,
    })
}

/// Components as they are written, without space at the ends.
pub fn text(components: &[Component]) -> String {
    let whole: String = components.iter().map(|part| part.text.as_str()).collect();
    whole.trim().to_owned()
}

/// Shows each component to `see`, those in brackets too, with the names of the functions around it.
pub fn walk<'a>(components: &'a [Component], see: &mut impl FnMut(&'a Component, &[&'a str])) {
    fn go<'a>(
        components: &'a [Component],
        around: &mut Vec<&'a str>,
        see: &mut impl FnMut(&'a Component, &[&'a str]),
    ) {
        for component in components {
            see(component, around);
            match &component.kind {
                Kind::Function(name, inner) => {
                    around.push(name);
                    go(&inner.0, around, see);
                    around.pop();
                }
                Kind::Block(_, inner) => go(&inner.0, around, see),
                _ => {}
            }
        }
    }
    go(components, &mut Vec::new(), see);
}

/// Parts a list at its commas.
pub fn split_at_commas(components: &[Component]) -> Vec<&[Component]> {
    components
        .split(|component| component.kind == Kind::Sign(','))
        .collect()
}

/// Without what says nothing.
pub fn filled(components: &[Component]) -> Vec<&Component> {
    components.iter().filter(|part| !part.is_blank()).collect()
}
