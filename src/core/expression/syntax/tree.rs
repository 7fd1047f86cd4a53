//! The tree of a script (after ECMA-262 §13 to §15), flat: nodes name each other by their places,
//! so that nothing needs code to copy, compare or drop it.

use std::sync::Arc;

use crate::expression::HostCall;
use crate::expression::builtin::Native;

/// A node, as its place in the tree.
pub(in crate::expression) type Id = u32;

/// The place of no node, where there need not be one.
pub(in crate::expression) const NONE: Id = u32::MAX;

/// A name of the script, as its place among the names.
pub(in crate::expression) type Symbol = u32;

/// A text of the script, as its place among the texts.
pub(in crate::expression) type Text = u32;

/// A stretch of the tree's lists.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub(in crate::expression) struct List {
    start: u32,
    length: u32,
}

/// A whole script.
#[derive(Clone, Debug, Default, PartialEq)]
pub(in crate::expression) struct Tree {
    nodes: Vec<Node>,
    lists: Vec<u32>,
    pub names: Vec<Arc<str>>,
    pub texts: Vec<Arc<str>>,
    pub scopes: Vec<Scope>,
    pub functions: Vec<Function>,
    pub hosts: Vec<HostCall>,
    /// The scope and the statements of the script itself.
    pub scope: Scope,
    pub body: List,
    /// Names that are assigned and declared nowhere; reading one before that throws.
    pub undeclared: Vec<Symbol>,
    /// Whether it may call the library.
    pub needs_library: bool,
}

/// What comes to be where a function or a block begins.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub(in crate::expression) struct Scope {
    pub names: List,
    /// Function declarations, which are there before the first statement runs: names and places of
    /// functions by turns.
    pub functions: List,
    /// Whether a function stands inside, which may outlive the scope.
    pub is_captured: bool,
}

#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub(in crate::expression) struct Function {
    /// Targets, with or without a default; the last may be a [`Node::Rest`].
    pub parameters: List,
    /// Its own name, for function expressions that have one.
    pub name: Option<Symbol>,
    pub scope: Scope,
    pub body: List,
    /// Whether it is written in the library, whose steps cost less.
    pub is_library: bool,
}

#[derive(Clone, Copy, Debug, PartialEq)]
pub(in crate::expression) enum Node {
    Undefined,
    Null,
    Bool(bool),
    Number(f64),
    Text(Text),
    /// Parts that are joined as texts.
    Template(List),
    Pattern(Text, Text),
    Name(Symbol),
    Native(Native),
    /// A function that needs no leave where the libraries are not there.
    Trusted(Native),
    /// An array of items, [`Node::Spread`] among them.
    Items(List),
    /// An object of [`Node::Entry`], [`Node::Computed`] and [`Node::Spread`].
    Entries(List),
    Entry(Text, Id),
    Computed(Id, Id),
    Spread(Id),
    /// A function by its place.
    Function(u32),
    /// An object, its member, and whether the object may be missing (`?.`).
    Member(Id, Text, bool),
    Index(Id, Id, bool),
    Call(Id, List, bool),
    New(Class, List),
    /// What holds a `?.`: where one meets nothing, all of it is `undefined`.
    Chain(Id),
    /// What the host answers, by its place, after the arguments.
    Host(u32, List),
    Unary(Unary, Id),
    Delete(Id),
    /// A place, whether it counts up, and whether the old value is given.
    Update(Id, bool, bool),
    Assign(Id, Id),
    /// A place is set to what an operator makes of it and a value.
    Operate(Operator, Id, Id),
    /// A value and the [`Node::Operation`]s on it, of one precedence, from left to right.
    Binary(List),
    Operation(Operator, Id),
    Logical(Operator, List),
    /// Tests with what follows from them by turns, and what follows from none.
    Choice(List),
    Sequence(List),

    /// A target and what stands in for `undefined`.
    Default(Id, Id),
    /// An object taken apart: [`Node::Entry`] with targets, and a [`Node::Rest`].
    Parts(List),
    /// A list taken apart: targets, [`Node::Empty`] and a [`Node::Rest`].
    Places(List),
    Rest(Symbol),

    Empty,
    Break,
    Continue,
    Return(Id),
    Throw(Id),
    /// Targets and values by turns.
    Declare(List),
    /// Tests with their statements by turns, and the statement for none.
    If(List),
    /// Statements.
    Block(List),
    /// A statement in the scope of this place.
    Scoped(u32, Id),
    /// What comes first, the test, the update, and the body.
    For(List),
    /// Its scope, whether it gives keys (`in`) or items (`of`), and: a target, a collection, a body.
    ForEach(u32, bool, List),
    While(Id, Id),
    DoWhile(Id, Id),
    /// Its scope, the value and the cases.
    Switch(u32, Id, List),
    /// The test, none for `default`, and statements.
    Case(Id, List),
    /// The body, the catch and the last, of which either may be missing.
    Try(List),
    /// Its scope, the target, which may be missing, and the body.
    Catch(u32, Id, Id),
}

/// What can be made by `new`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::expression) enum Class {
    Date,
    Error,
    Array,
    Object,
    RegExp,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::expression) enum Unary {
    Not,
    Minus,
    Plus,
    BitNot,
    Typeof,
    Void,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::expression) enum Operator {
    Nullish,
    Or,
    And,
    BitOr,
    BitXor,
    BitAnd,
    Equal,
    NotEqual,
    Same,
    NotSame,
    Less,
    LessOrEqual,
    Greater,
    GreaterOrEqual,
    In,
    InstanceOf,
    ShiftLeft,
    ShiftRight,
    ShiftRightUnsigned,
    Add,
    Subtract,
    Multiply,
    Divide,
    Remainder,
    Power,
}

impl Operator {
    /// Whether it may leave its right operand alone.
    pub fn is_logic(self) -> bool {
        matches!(self, Self::Nullish | Self::Or | Self::And)
    }
}

impl Tree {
    pub fn with_texts(texts: Vec<Arc<str>>) -> Self {
        Self {
            texts,
            ..Self::default()
        }
    }

    pub fn node(&self, id: Id) -> Node {
        self.nodes.get(id as usize).copied().unwrap_or(Node::Empty)
    }

    pub fn list(&self, list: List) -> &[u32] {
        let start = list.start as usize;
        let end = start + list.length as usize;
        self.lists.get(start..end).unwrap_or_default()
    }

    pub fn text(&self, text: Text) -> &Arc<str> {
        static NOTHING: std::sync::LazyLock<Arc<str>> = std::sync::LazyLock::new(Arc::default);
        self.texts.get(text as usize).unwrap_or(&NOTHING)
    }

    pub fn name(&self, symbol: Symbol) -> &str {
        self.names.get(symbol as usize).map_or("", |name| name)
    }

    pub fn scope(&self, scope: u32) -> Scope {
        self.scopes.get(scope as usize).copied().unwrap_or_default()
    }

    pub fn function(&self, function: u32) -> Function {
        let function = self.functions.get(function as usize);
        function.copied().unwrap_or_default()
    }

    pub fn put(&mut self, node: Node) -> Id {
        self.nodes.push(node);
        place_of_last(self.nodes.len())
    }

    pub fn put_text(&mut self, text: &str) -> Text {
        self.texts.push(text.into());
        place_of_last(self.texts.len())
    }

    pub fn put_list(&mut self, items: &[u32]) -> List {
        let start = u32::try_from(self.lists.len()).unwrap_or(NONE);
        self.lists.extend_from_slice(items);
        List {
            start,
            length: u32::try_from(items.len()).unwrap_or(0),
        }
    }
}

/// The place of the last of so many.
pub(in crate::expression) fn place_of_last(length: usize) -> u32 {
    u32::try_from(length).unwrap_or(0).wrapping_sub(1)
}
