//! The tree of a script (after ECMA-262 §13 to §15).

use std::sync::Arc;

use crate::expression::HostCall;
use crate::expression::builtin::Native;
use crate::value::Value;

/// A name of the script, as its place in [`Program::names`].
pub(in crate::expression) type Symbol = u32;

/// A whole script.
#[derive(Clone, Debug, PartialEq)]
pub(in crate::expression) struct Program {
    pub names: Vec<Arc<str>>,
    pub body: Block,
    /// Names that are assigned and declared nowhere; reading one before that throws.
    pub undeclared: Vec<Symbol>,
}

/// The names that come to be where a function or a block begins.
#[derive(Clone, Debug, Default, PartialEq)]
pub(in crate::expression) struct Scope {
    pub names: Vec<Symbol>,
    /// Whether a function stands inside, which may outlive the scope.
    pub is_captured: bool,
}

#[derive(Clone, Debug, Default, PartialEq)]
pub(in crate::expression) struct Block {
    pub scope: Scope,
    /// Function declarations; they are there before the first statement runs.
    pub functions: Vec<(Symbol, Function)>,
    pub statements: Vec<Statement>,
}

#[derive(Clone, Debug, Default, PartialEq)]
pub(in crate::expression) struct Function {
    pub parameters: Vec<Binding>,
    pub rest: Option<Symbol>,
    /// Its own name, for function expressions that have one.
    pub name: Option<Symbol>,
    pub body: Block,
    /// Whether it is written in the library, whose steps cost less.
    pub is_library: bool,
}

/// What a value is bound to, and what stands in for `undefined`.
#[derive(Clone, Debug, PartialEq)]
pub(in crate::expression) struct Binding {
    pub target: Target,
    pub default: Option<Expr>,
}

#[derive(Clone, Debug, PartialEq)]
pub(in crate::expression) enum Target {
    Name(Symbol),
    Object(Vec<(Arc<str>, Binding)>, Option<Symbol>),
    List(Vec<Option<Binding>>, Option<Symbol>),
    /// A place that exists: `for (data.x of list)` and the left of an assignment.
    Place(Box<Expr>),
}

#[derive(Clone, Debug, PartialEq)]
pub(in crate::expression) enum Statement {
    Expr(Expr),
    Declare(Vec<(Target, Option<Expr>)>),
    Return(Option<Expr>),
    If(Vec<(Expr, Statement)>, Option<Box<Statement>>),
    Block(Block),
    For(Box<For>),
    ForEach(Box<ForEach>),
    While(Expr, Box<Statement>),
    DoWhile(Box<Statement>, Expr),
    Switch(Expr, Scope, Vec<Case>),
    Throw(Expr),
    Try(Box<Try>),
    Break,
    Continue,
    Empty,
}

/// What a `case` is for, none for `default`, and what it does.
pub(in crate::expression) type Case = (Option<Expr>, Vec<Statement>);

#[derive(Clone, Debug, PartialEq)]
pub(in crate::expression) struct For {
    pub scope: Scope,
    pub first: Statement,
    pub test: Option<Expr>,
    pub update: Option<Expr>,
    pub body: Statement,
}

#[derive(Clone, Debug, PartialEq)]
pub(in crate::expression) struct ForEach {
    pub scope: Scope,
    pub target: Target,
    /// `in` gives keys, `of` gives items.
    pub gives_keys: bool,
    pub over: Expr,
    pub body: Statement,
}

#[derive(Clone, Debug, PartialEq)]
pub(in crate::expression) struct Try {
    pub body: Block,
    pub catch: Option<(Scope, Option<Target>, Block)>,
    pub finally: Option<Block>,
}

#[derive(Clone, Debug, PartialEq)]
pub(in crate::expression) enum Expr {
    Literal(Value),
    /// Parts that are joined as texts.
    Template(Vec<Expr>),
    Pattern(Arc<str>, Arc<str>),
    Name(Symbol),
    /// A function that needs no leave where the libraries are not there.
    Trusted(Native),
    Native(Native),
    List(Vec<Element>),
    Object(Vec<(Key, Expr)>),
    Function(Box<Function>),
    /// An object, its member, and whether the object may be missing (`?.`).
    Member(Box<Expr>, Arc<str>, bool),
    Index(Box<Expr>, Box<Expr>, bool),
    Call(Box<Expr>, Vec<Element>, bool),
    New(Class, Vec<Element>),
    /// What holds a `?.`: where one meets nothing, all of it is `undefined`.
    Chain(Box<Expr>),
    /// What the host answers, after the arguments.
    Host(HostCall, Vec<Element>),
    Unary(Unary, Box<Expr>),
    /// A place, what is added to it, and whether the old value is given.
    Update(Box<Expr>, f64, bool),
    Assign(Box<Expr>, Option<Operator>, Box<Expr>),
    /// Assigns unless the logic is decided by the old value.
    AssignIf(Box<Expr>, Logic, Box<Expr>),
    /// Operators of one precedence, from left to right.
    Binary(Box<Expr>, Vec<(Operator, Expr)>),
    Logical(Logic, Vec<Expr>),
    Choice(Vec<(Expr, Expr)>, Box<Expr>),
    Sequence(Vec<Expr>),
    Delete(Box<Expr>),
}

/// An item of an array literal or an argument.
#[derive(Clone, Debug, PartialEq)]
pub(in crate::expression) struct Element {
    pub expr: Expr,
    pub is_spread: bool,
}

#[derive(Clone, Debug, PartialEq)]
pub(in crate::expression) enum Key {
    Name(Arc<str>),
    Computed(Expr),
    Spread,
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
pub(in crate::expression) enum Logic {
    And,
    Or,
    Nullish,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::expression) enum Operator {
    Add,
    Subtract,
    Multiply,
    Divide,
    Remainder,
    Power,
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
    BitAnd,
    BitOr,
    BitXor,
    ShiftLeft,
    ShiftRight,
    ShiftRightUnsigned,
}
