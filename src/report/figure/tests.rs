use crate::{Options, read};

/// Each figure as `value | metric | change | rank`; — for what it has not.
fn figures(text: &str) -> Vec<String> {
    let reading = read(text, &Options::default());
    let of = |span: Option<crate::text::Span>| span.map_or("—", |s| s.of(reading.text()));
    let figures = reading.report().figures.iter();
    figures
        .map(|f| {
            format!(
                "{} | {} | {} | {}",
                of(f.value),
                of(f.metric),
                of(f.change),
                of(f.rank)
            )
        })
        .collect()
}

#[test]
fn a_group_is_one_figure() {
    assert_eq!(
        figures(
            "全县生产总值首次突破300亿元，达到312.6亿元，增长6.4%，增幅全市第一；新增规上企业41家，全市第三。"
        ),
        [
            "312.6亿元 | 全县生产总值 | 增长6.4% | 增幅全市第一",
            "41家 | 新增规上企业 | — | 全市第三"
        ]
    );
}
