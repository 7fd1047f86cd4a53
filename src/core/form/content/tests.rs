//! What authors write, and what hostile authors write.

use proptest::prelude::*;

use super::super::definition::{Block, Content, Inline, Tone};
use super::{from_html, from_markdown, plain};

fn text(text: &str) -> Inline {
    Inline::Text(text.into())
}

fn paragraph(words: &str) -> Block {
    Block::Paragraph(vec![text(words)])
}

fn link(href: &str, words: &str) -> Inline {
    Inline::Link {
        href: href.into(),
        text: vec![text(words)],
    }
}

fn bullets(items: &[&str]) -> Block {
    Block::List {
        ordered: false,
        items: items.iter().map(|item| vec![paragraph(item)]).collect(),
    }
}

#[test]
fn paragraphs_formats_and_links_keep_their_meaning() {
    let html = r#"Before<p class="govuk-body">You  <b>must</b>
        <em>read</em> <a class='govuk-link' href="https://x.gov/?a=1&amp;b=2">this</a>.<br>Thanks&nbsp;!</p>"#;
    let wanted = vec![
        paragraph("Before"),
        Block::Paragraph(vec![
            text("You "),
            Inline::Strong(vec![text("must")]),
            text(" "),
            Inline::Emphasis(vec![text("read")]),
            text(" "),
            link("https://x.gov/?a=1&b=2", "this"),
            text("."),
            Inline::Break,
            text("Thanks\u{A0}!"),
        ]),
    ];
    assert_eq!(from_html(html), wanted);
}

#[test]
fn lists_nest_and_unclosed_items_are_forgiven() {
    let html = "<ul><li>a<li>b<ul><li>c</ul></li></ul><ol><li><p>d</p></ol>after<li>e";
    let wanted = vec![
        Block::List {
            ordered: false,
            items: vec![vec![paragraph("a")], vec![paragraph("b"), bullets(&["c"])]],
        },
        Block::List {
            ordered: true,
            items: vec![vec![paragraph("d")]],
        },
        paragraph("after"),
        bullets(&["e"]),
    ];
    assert_eq!(from_html(html), wanted);
}

#[test]
fn details_and_notices_hold_blocks() {
    let html = r#"<details class="govuk-details"><summary><span>Help</span></summary>
        <div class="govuk-details__text">More<p>Still more</p></div></details>
        <div class="govuk-warning-text"><span class="govuk-warning-text__icon" aria-hidden="true">!</span>
        <strong class="govuk-warning-text__text">Take care</strong></div>
        <div class="govuk-inset-text"><div>In</div>set</div>out"#;
    let wanted = vec![
        Block::Details {
            summary: vec![text("Help")],
            content: vec![paragraph("More"), paragraph("Still more")],
        },
        Block::Notice {
            tone: Tone::Warning,
            content: vec![Block::Paragraph(vec![Inline::Strong(vec![text(
                "Take care",
            )])])],
        },
        Block::Notice {
            tone: Tone::Info,
            content: vec![paragraph("In"), paragraph("set")],
        },
        paragraph("out"),
    ];
    assert_eq!(from_html(html), wanted);
}

#[test]
fn headings_count_from_one_without_gaps() {
    let levels = |content: Content| -> Vec<u8> {
        let level = |block: &Block| match block {
            Block::Heading { level, .. } => Some(*level),
            _ => None,
        };
        content.iter().filter_map(level).collect()
    };
    assert_eq!(
        levels(from_html("<h2>a</h2>x<h4>b</h4><h6>c</h6><h2>d</h2>")),
        [1, 2, 2, 1]
    );
    assert_eq!(levels(from_html("<p class='govuk-heading-s'>a</p>b")), [1]);
}

#[test]
fn what_is_not_known_becomes_its_text() {
    assert_eq!(
        from_html("<my-element onclick='x()'>a</my-element> <u>b</u> 1 < 2<svg/>"),
        vec![paragraph("a b 1 < 2")]
    );
    assert_eq!(
        from_html("a<script>if (x<b) alert(1)</script><style>p{}</style><!-- c -->b"),
        vec![paragraph("ab")]
    );
    for href in [
        "javascript:alert(1)",
        "//x.gov",
        " data:text/html,x",
        "/relative",
        "jAvascript:x",
    ] {
        assert_eq!(
            from_html(&format!("<a href=\"{href}\">go</a>")),
            vec![paragraph("go")]
        );
    }
    assert_eq!(
        from_html("<img src=x alt='A map' onerror=y>"),
        vec![paragraph("A map")]
    );
    assert_eq!(from_html("<p>&nbsp;</p><p></p><ul><li></li></ul>"), vec![]);
}

#[test]
fn tables_are_read_row_by_row() {
    let html =
        "<table><thead><tr><th>Year<th>Sum</tr></thead><tr><td>2025</td><td>9 kr</td></tr></table>";
    assert_eq!(from_html(html), vec![bullets(&["Year; Sum", "2025; 9 kr"])]);
}

#[test]
fn interpolations_are_answers() {
    let content = from_html("Dear <b>{{ data.applicant.name }}</b>{{ t('x') }}, hello");
    let wanted = vec![
        text("Dear "),
        Inline::Strong(vec![Inline::Answer("applicant.name".into())]),
        text(", hello"),
    ];
    assert_eq!(plain(&content), "Dear …, hello");
    assert_eq!(content, vec![Block::Paragraph(wanted)]);
}

#[test]
fn markdown_has_the_same_blocks() {
    let markdown = "# Title\n\nSome **strong** and *stressed* snake_case text,\nsee [this _page_](https://x.gov \"t\").\n\n\
        - one\n- two\n  1. a\n  2. b\n\nAfter  \nbreak \\*not\\* <script>x</script>{{ data.a_b_c }}";
    let wanted = vec![
        Block::Heading {
            level: 1,
            text: vec![text("Title")],
        },
        Block::Paragraph(vec![
            text("Some "),
            Inline::Strong(vec![text("strong")]),
            text(" and "),
            Inline::Emphasis(vec![text("stressed")]),
            text(" snake_case text, see "),
            Inline::Link {
                href: "https://x.gov".into(),
                text: vec![text("this "), Inline::Emphasis(vec![text("page")])],
            },
            text("."),
        ]),
        Block::List {
            ordered: false,
            items: vec![
                vec![paragraph("one")],
                vec![
                    paragraph("two"),
                    Block::List {
                        ordered: true,
                        items: vec![vec![paragraph("a")], vec![paragraph("b")]],
                    },
                ],
            ],
        },
        Block::Paragraph(vec![
            text("After"),
            Inline::Break,
            text("break *not* "),
            Inline::Answer("a_b_c".into()),
        ]),
    ];
    assert_eq!(from_markdown(markdown), wanted);
    assert_eq!(
        from_markdown("Under\n---\n`<b>`"),
        vec![
            Block::Heading {
                level: 1,
                text: vec![text("Under")]
            },
            paragraph("<b>"),
        ]
    );
    assert_eq!(
        from_markdown("2 * 3 * 4 ** and __x"),
        vec![paragraph("2 * 3 * 4 ** and __x")]
    );
}

#[test]
fn plain_text_tells_blocks_apart() {
    let content = from_html("<h2>A</h2><p>b<br>c</p><ol><li>d<li>e</ol>");
    assert_eq!(plain(&content), "A\n\nb\nc\n\n1. d\n2. e");
}

/// How many inlines and blocks there are, and how deep they nest.
fn size(content: &Content) -> (usize, usize) {
    let all = content.iter().map(|block| match block {
        Block::Heading { text, .. } | Block::Paragraph(text) => line_size(text),
        Block::List { items, .. } => join(items.iter().map(size)),
        Block::Details { summary, content } => {
            join([line_size(summary), size(content)].into_iter())
        }
        Block::Notice { content, .. } => size(content),
    });
    join(all)
}

fn line_size(line: &[Inline]) -> (usize, usize) {
    join(line.iter().map(|inline| match inline {
        Inline::Strong(text) | Inline::Emphasis(text) => line_size(text),
        Inline::Link { href, text } => {
            let (count, depth) = line_size(text);
            (count + href.len(), depth)
        }
        Inline::Text(text) | Inline::Answer(text) => (text.len(), 0),
        Inline::Break => (1, 0),
    }))
}

fn join(parts: impl Iterator<Item = (usize, usize)>) -> (usize, usize) {
    parts.fold((1, 1), |(count, depth), (more, deeper)| {
        (count + more, depth.max(deeper + 1))
    })
}

#[test]
fn hostile_texts_are_bounded_in_time_depth_and_size() {
    for unit in [
        "<ul><li>",
        "<b>",
        "<details>",
        "<div class=govuk-inset-text>",
        "<a href=https://x.gov>",
        "<p>x",
        "**",
        "* a\n ",
        "_a",
        "[",
        "[a](",
        "`",
        "{{",
        "{{a}}",
        "<",
        "&",
        "<table><tr><td>x",
        "<b><p>x",
        "    - a\n",
        "<a href=https://x.gov><p>",
        "<!--",
        "\\",
        "***a",
        "{% x",
        "![",
        "x**a*",
    ] {
        let hostile = unit.repeat(8_000 / unit.len());
        for content in [from_html(&hostile), from_markdown(&hostile)] {
            let (count, depth) = size(&content);
            assert!(depth <= 64, "{unit}: {depth}");
            assert!(count <= 30 * hostile.len(), "{unit}: {count}");
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn nothing_makes_it_panic_or_grow(text in "(<|>|/|a|br|p|li|ul|b|div|details|summary|script| class=govuk-inset-text| href=\"https://x\"|\"|'|é|&|#|;|lt|!--|--|\\{\\{|\\}\\}|\\{%|\\*|_|`|\\[|\\]\\(|\\)|\n|\n- |\n1\\. |# |\\\\| ){0,60}") {
        for content in [from_html(&text), from_markdown(&text)] {
            prop_assert!(size(&content).0 <= 30 * text.len() + 10);
            let _ = plain(&content);
        }
    }

    #[test]
    fn words_are_never_lost(words in "[a-z]{1,8}( [a-z]{1,8}){0,6}") {
        prop_assert_eq!(plain(&from_html(&words)), words.clone());
        prop_assert_eq!(plain(&from_markdown(&words)), words.clone());
        let within = format!("<p>{words}<div><b>{words}</i>");
        prop_assert_eq!(plain(&from_html(&within)), format!("{words}\n\n{words}"));
    }
}
