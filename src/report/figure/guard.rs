//! What looks like a quantity and is none: 第三次, 千家万户, 一个, 24小时值班.

use super::number::Numeral;
use super::quantity::{Kind, Quantity};
use crate::lexicon::{before, has, places, units};
use crate::text::{is_han, phrase};

/// Whether what looks like a quantity is one, by the words around it.
pub(super) fn is_quantity(chars: &[char], quantity: &Quantity, numeral: &Numeral) -> bool {
    let (start, end) = (quantity.range.start, quantity.range.end);
    let left = |n: usize| start.checked_sub(n).map_or(' ', |i| chars[i]);
    let after = chars.get(end).copied().unwrap_or(' ');
    // 第三次, 每两年, 逢五个, 星期三.
    if phrase::has!("第每某初逢各周这那此该唯述届", left(1))
        || left(1) == '期' && left(2) == '星'
        || chars[start] == '半' && quantity.kind != Kind::Time
    {
        return false;
    }
    // 三门峡市.
    if numeral.han && places().at(&chars[start..]).0 > 1 {
        return false;
    }
    let unit = quantity.unit.of(chars);
    // 三台县, 585 本报讯.
    if chars[start] == '三' && unit == ['台'] && after == '县'
        || unit == ['本'] && phrase::starts_at!(chars, end, "报讯 报记者 报社 台讯 台记者") > 0
    {
        return false;
    }
    // 国家六部委; an age, but not how long people live.
    let near = &chars[start.saturating_sub(16)..start];
    if unit == ['部'] && after == '委'
        || unit == ['岁'] && phrase::first!(near, "寿命 平均年龄").is_none()
    {
        return false;
    }
    // 中华北路二段.
    if unit == ['段'] && phrase::has!("路街", left(1)) {
        return false;
    }
    let one = numeral.han
        && numeral
            .number
            .is_some_and(|n| n.mantissa == 1 && n.exponent == 0);
    // 千家万户, 百人计划, but not 近千家, 上百人.
    let bare = numeral.han && numeral.scaled && !phrase::has!("十上", chars[start]);
    let idiom = one || bare && !phrase::has!("近超逾约过达破", left(1));
    // 两方, 八里桥, 三大: short words that count only behind digits.
    let short = numeral.han && end == start + 2;
    match quantity.kind {
        Kind::Measure | Kind::Points | Kind::Bare => {
            let place = short && phrase::has!("方里度股升转票尺丈克米担元角", chars[end - 1]);
            !idiom && !place && !phrase::has!("级化", after)
        }
        Kind::Count => {
            let ranked = left(1) == '前'
                && !phrase::has!("目当此提之以日年", left(2))
                && phrase::has!("名位强家", chars[end - 1]);
            let tag = units().get(unit).unwrap_or_default();
            // 三次, 七届十七次全会, but 上百次, 三十余次.
            let nth = tag == "n"
                && numeral.han
                && (short && !numeral.scaled || phrase::has!("全会常代", after));
            // 江浙沪三省市
            let few = nth
                || numeral.han && matches!(unit, ['省', '市'])
                || short
                    && (tag == "d"
                        || matches!(unit, ['对' | '路'])
                        || chars[start] == '两'
                            && phrase::has!("个种类项条件面张", chars[end - 1]));
            // 二人, or 三人 at the start of a clause, stand for names told before.
            let people = unit == ['人']
                && (phrase::has!("民才大员均物事力心口工类生间文", after)
                    && phrase::starts_at!(chars, end, "大关") == 0
                    || short && (chars[start] == '二' || !is_han(left(1))));
            !idiom && !ranked && !few && !people && !phrase::has!("级化届", after)
        }
        Kind::Time => {
            let long = numeral.number.is_some_and(|n| {
                (n.exponent > 0 || n.mantissa > 999) && !unit.ends_with(&['时']) && unit != ['天']
                    || n.mantissa > 60 && unit.first() == Some(&'年')
            });
            // 3年来, 两年前, 五年计划; but 90分钟以内.
            let setting = phrase::has!("前后来内间度计级以制止起中", after)
                && phrase::starts_at!(chars, end, "以内 以上 以下") == 0;
            // 飞行314.5万小时; 受教育9.87年: no setting is told by tenths.
            let work = quantity.number.is_some_and(|n| {
                n.exponent > 0 && unit.ends_with(&['时']) || n.exponent < 0 && !setting
            });
            // 缩短了3天, 举行了约3个小时.
            let lasts = before().longest_ending(exactly(&chars[..start]), 4);
            // 两个小时的讲座.
            let of = after == '的' && chars[end - 1] != '年' && !phrase::has!("前后来去", left(1));
            // 一年, but 一个半小时.
            let one = one && quantity.number.is_some();
            work || !long
                && !setting
                && !one
                && (of
                    || phrase::starts_at!(chars, end, "历史 悠久历史") > 0
                    || lasts.is_some_and(|(_, tag)| has(tag, b't')))
        }
        _ => true,
    }
}

/// Without what only approximates at the end.
pub(super) fn exactly(mut words: &[char]) -> &[char] {
    while let [rest @ .., '了' | '约' | '近' | '逾'] = words {
        words = rest;
    }
    words
}

/// Whether a small number of these only announces a list: 三项要求, 五个方面.
pub(super) fn announces(noun: &[char]) -> bool {
    const NOUNS: &str = "方面 环节 部分 层面 阶段 领域 维度 统一 坚持 意识 自信 维护 确立 关系 条件 要求 要点 特点 原则 问题 步骤 必须 注重 突出 着力 聚焦 到位 结合 板块 关键 转变 字 时间段 数字 任务 工作 议程 建议 职责 主线 调整 底线 红线 举措 能力 力量 精神 典型 支撑 先行 示范 行动 聚力 持续 严格 带头 加强 强化 形态 方式 作风 不 更加";
    let skip = phrase::starts_at!(noun, 0, "重点");
    // 三个“者”, 五个“必须”.
    let slogan = matches!(noun, ['“', _, '”', ..] | ['“', _, _, '”', ..]);
    slogan || skip > 0 && skip == noun.len() || phrase::starts_at!(noun, skip, NOUNS) > 0
}
