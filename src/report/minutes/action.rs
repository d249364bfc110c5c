use super::date;
use super::due::due;
use super::outline::{LABELS, Outline, Tag, WORDS, is_formal};
use super::roster::Entry;
use crate::document::BlockKind;
use crate::lexicon::{Lexicon, List, words};
use crate::text::{is_han, phrase};
use std::ops::Range;

static TASKS: List = List::new(&[words!("../../lexicon/minutes-tasks.txt")]);

/// A task in character positions.
pub(super) struct Task {
    pub(super) text: Range<usize>,
    pub(super) owner: Option<Range<usize>>,
    pub(super) due: Option<Range<usize>>,
    pub(super) done: Option<bool>,
}

/// What is to be done: checkboxes, labels, sections of action items, and sentences that give somebody a task.
pub(super) fn find(outline: &Outline, known: &Known) -> Vec<Task> {
    let mut tasks = Vec::new();
    // The section whose tasks stand in a list: what follows the list is none.
    let mut listed = None;
    // The depth of the last item with a box.
    let mut boxed = u8::MAX;
    let lines = &outline.lines;
    for (at, line) in lines.iter().enumerate() {
        if !matches!(line.kind, BlockKind::Paragraph) && !line.opens {
            listed = line.section;
        }
        if line.opens || !matches!(line.kind, BlockKind::Item { .. } | BlockKind::Paragraph) {
            continue;
        }
        let context = outline.context(line.section);
        let roster = matches!(context, Some(Tag::Present | Tag::Absent));
        let checked = match line.kind {
            BlockKind::Item { checked, .. } => checked,
            _ => None,
        };
        // What stands below a box is said to it.
        let remark = match line.kind {
            BlockKind::Item { depth, checked, .. } => {
                if checked.is_some() || depth <= boxed {
                    boxed = if checked.is_some() { depth } else { u8::MAX };
                }
                checked.is_none() && depth > boxed
            }
            _ => false,
        };
        let numbered =
            matches!(outline.low[line.range.clone()], ['（', c, ..] if c.is_ascii_digit());
        let behind = line.kind == BlockKind::Paragraph
            && line.section.is_some()
            && listed == line.section
            && !numbered;
        if let Some((owner, text)) = announced(outline, line.range.clone()) {
            let who =
                outline.trim(text.start..text.end - usize::from(outline.low[text.end - 1] == '.'));
            // Action: Ann. What she is to do stands before it.
            let before = lines[..at]
                .last()
                .filter(|_| owner.is_none() && !known.open && known.has(outline, &who));
            let said = before.and_then(|line| outline.sentences(line.range.clone()).pop());
            match said {
                Some(said) => {
                    while tasks
                        .last()
                        .is_some_and(|task: &Task| task.text.start >= said.start)
                    {
                        tasks.pop();
                    }
                    tasks.push(Task {
                        due: due(outline, said.clone()),
                        text: said,
                        owner: Some(who),
                        done: checked,
                    });
                }
                None => tasks.extend(task(outline, known, text, owner, checked)),
            }
        } else if !roster
            && (checked.is_some()
                || context == Some(Tag::Action) && line.label.is_none() && !behind && !remark)
        {
            tasks.extend(task(outline, known, line.range.clone(), None, checked));
        } else if !matches!(context, Some(Tag::Present | Tag::Absent | Tag::Aside))
            && !line
                .label
                .as_ref()
                .is_some_and(|label| is_formal(label.tag))
        {
            let start = line
                .label
                .as_ref()
                .map_or(line.range.start, |l| l.value.start);
            let decided = line.label.as_ref().map(|l| l.tag).or(context) == Some(Tag::Decision);
            let before = tasks.len();
            for sentence in outline.sentences(start..line.range.end) {
                // Ann: will ask the mayor. Will report in June.
                let more = begins(&outline.low[sentence.clone()]) == Some("does");
                let grown = tasks.len() > before;
                match tasks.last_mut() {
                    Some(task) if more && grown => task.text.end = sentence.end,
                    _ => tasks.extend(asked(outline, known, sentence, decided)),
                }
            }
        }
    }
    tasks.retain(|t| {
        !outline.scene.is_damaged(t.text.clone()) && !is_none(&outline.low[t.text.clone()])
    });
    tasks
}

/// Whether the words say that there is nothing to do.
pub(super) fn is_none(words: &[char]) -> bool {
    let length = words.iter().take(8).filter(|c| c.is_alphanumeric()).count();
    length < 3 || WORDS.get(words).is_some()
}

/// A line that says by its first words that it is a task: `ACTION: …`, `TODO Ann to …`, `[AI - Ben] …`, `待办：…`.
fn announced(
    outline: &Outline,
    range: Range<usize>,
) -> Option<(Option<Range<usize>>, Range<usize>)> {
    let low = &outline.low;
    let start = outline.words_start(range.clone());
    let (length, tag) = LABELS.longest(&low[start..range.end])?;
    let mut at = start + length;
    if tag != "action" || low.get(at).is_some_and(char::is_ascii_alphanumeric) {
        return None;
    }
    // Next: 18 October, a meeting.
    if outline.has(start, "next") && date::next(low, at..range.end.min(at + 16)).is_some() {
        return None;
    }
    // Upper case or a colon: "action on this is pending" is no label.
    let shout = outline.scene.chars()[start..at]
        .iter()
        .all(|c| !c.is_ascii_lowercase());
    let colon = (at..range.end.min(at + 25)).find(|&i| matches!(low[i], '：' | ':' | ']'));
    let owner = match colon {
        Some(colon) => {
            let owner = outline.words(at..colon);
            at = colon + 1;
            Some(owner).filter(|o| !o.is_empty())
        }
        // 下周：写报告; but 下周写报告. ACTION-61 closed.
        None if shout && !is_han(low[start]) && low.get(at) != Some(&'-') => None,
        None => return None,
    };
    while at < range.end && matches!(low[at], ' ' | '：' | ':' | '-' | '–' | ']') {
        at += 1;
    }
    (at < range.end).then_some((owner, at..range.end))
}

/// A task with the owner and the term that its words give.
fn task(
    outline: &Outline,
    known: &Known,
    range: Range<usize>,
    owner: Option<Range<usize>>,
    done: Option<bool>,
) -> Option<Task> {
    let low = &outline.low;
    let mut text = outline.trim(range);
    // （1）王明：….
    if let ['（', c, '）', ..] = low[text.clone()]
        && c.is_ascii_digit()
    {
        text = outline.trim(text.start + 3..text.end);
    }
    if text.is_empty() {
        return None;
    }
    let whole = text.clone();
    let mut owner = owner;
    if owner.is_some() {
    } else if let Some((who, rest)) = responsible(outline, text.clone()) {
        (owner, text) = (Some(who), rest);
    } else {
        // Write to the school (Ann).
        owner = trailing(outline, known, text.clone());
        let sure = owner.as_ref().is_some_and(|who| known.has(outline, who));
        if let Some((who, rest)) = leading(outline, known, text.clone()).filter(|_| !sure) {
            (owner, text) = (Some(who), rest);
        } else if let Some(who) = &owner
            && low[who.start - 1] == '@'
            && who.start > text.start + 2
            && !low.get(who.end + 1).is_some_and(|c| c.is_ascii_lowercase())
        {
            // Count the sizes @ann 9/16.
            text.end = outline.words(text.start..who.start).end;
        } else if let Some(who) = &owner
            && low[text.end - 1] == '）'
            && who.start > text.start + 1
        {
            // Who stands in a bracket at the end is no part of the task.
            let open = (text.start..who.start).rfind(|&at| low[at] == '（');
            text = outline.trim(text.start..open.unwrap_or(text.end));
        }
    }
    // （王明，8月11日，完成）.
    let note = text.end..whole.end;
    let closed = phrase::first!(&low[note.clone()], "，完成 ,完成 已完成 done");
    let open = phrase::first!(&low[note.clone()], "未完成 进行中 顺延");
    let done = done.or(closed.map(|_| true)).or(open.map(|_| false));
    let term = || date::next(low, note).map(|day| day.range);
    (!text.is_empty()).then(|| Task {
        due: due(outline, whole.clone()).or_else(term),
        text,
        owner,
        done,
    })
}

/// `@ann …`, `Ann: …`, `Ann to …`, `Ann will …`: who, and the task.
fn leading(
    outline: &Outline,
    known: &Known,
    text: Range<usize>,
) -> Option<(Range<usize>, Range<usize>)> {
    let (low, chars) = (&outline.low, outline.scene.chars());
    let handle = low[text.start] == '@';
    let start = text.start + usize::from(handle);
    let name = |c: &char| c.is_alphanumeric() || matches!(c, '-' | '_' | '.' | '\'');
    let first = low[start..text.end].iter().take_while(|c| name(c)).count();
    let mut end = start + first;
    let listed = !known.open && known.has(outline, &(start..end));
    if first == 0 || !handle && !chars[start].is_uppercase() && !is_han(chars[start]) && !listed {
        return None;
    }
    // 王明、李华：….
    while end < text.end && low[end] == '、' {
        end += 1 + low[end + 1..text.end]
            .iter()
            .take_while(|c| name(c))
            .count();
    }
    // A second name: Ann Lee.
    let second = (end + 1..text.end).take_while(|&at| name(&low[at])).count();
    if second > 1 && low.get(end) == Some(&' ') && chars[end + 1].is_uppercase() {
        end += 1 + second;
    }
    let rest = outline.trim(end..text.end);
    if low[rest.clone()]
        .first()
        .is_some_and(|c| matches!(c, '：' | ':'))
        && end - start <= 20
    {
        let rest = outline.trim(rest.start + 1..rest.end);
        return Some((start..end, rest));
    }
    // Ann tags the release.
    let lower = low.get(rest.start).is_some_and(char::is_ascii_lowercase);
    let acts = listed && low.get(end) == Some(&' ') && lower;
    let told = begins(&low[rest.clone()]).is_some_and(|tag| tag != "do");
    if handle || acts && !told {
        return Some((start..end, rest));
    }
    (told && low[end] == ' ').then_some((start..end, text))
}

/// `… — owner: Ann; due …`, 改成异步——负责人：王明；截止：10月8日: who, and the task before it.
fn responsible(outline: &Outline, text: Range<usize>) -> Option<(Range<usize>, Range<usize>)> {
    let low = &outline.low;
    let words = "负责人： 责任人： 负责： owner： owner: assignee： assignee:";
    let label = phrase::first_of(&low[text.clone()], words)?;
    let start = text.start + label;
    let value = start + phrase::starts_with(&low[start..text.end], words);
    let length = low[value..text.end]
        .iter()
        .take_while(|c| !phrase::has!("；，）;,。|", **c))
        .count();
    let mut who = outline.trim(value..value + length);
    who.start += usize::from(low.get(who.start) == Some(&'@'));
    let mut end = start;
    while end > text.start && phrase::has!(" -–—（，；、：(", low[end - 1]) {
        end -= 1;
    }
    (end > text.start && who.start < who.end).then_some((who, text.start..end))
}

/// `… (Ann)`, `… - @ann`, `… @ann`: who, at the end.
fn trailing(outline: &Outline, known: &Known, text: Range<usize>) -> Option<Range<usize>> {
    let low = &outline.low;
    if let Some(at) = text.clone().skip(1).rev().find(|&at| low[at] == '@') {
        // @王明 9月16日: the day is no part of the name.
        let han = low.get(at + 1).is_some_and(|c| is_han(*c));
        let length = low[at + 1..text.end]
            .iter()
            .take_while(|c| {
                c.is_alphanumeric() && !(han && c.is_ascii_digit()) || matches!(c, '-' | '_')
            })
            .count();
        return (length > 0).then_some(at + 1..at + 1 + length);
    }
    if low[text.end - 1] != '）' {
        return None;
    }
    let open = text.clone().rev().find(|&at| low[at] == '（')?;
    let inner = outline.trim(open + 1..text.end - 1);
    let comma = inner
        .clone()
        .find(|&at| matches!(low[at], '，' | ',' | '；'));
    let who = inner.start..comma.unwrap_or(inner.end);
    let capital = outline
        .scene
        .chars()
        .get(who.start)
        .is_some_and(|c| c.is_uppercase());
    let listed = !known.open && known.has(outline, &who);
    (listed || capital && inner.len() <= 20 && !low[who.clone()].iter().any(char::is_ascii_digit))
        .then_some(who)
}

/// A sentence that gives somebody a task: `Ann will look for …`, 请王明整理…, 由李大海负责….
fn asked(outline: &Outline, known: &Known, sentence: Range<usize>, decided: bool) -> Option<Task> {
    let low = &outline.low;
    if matches!(low[sentence.end - 1], '？' | '?') {
        return None;
    }
    let make = |text: Range<usize>, owner| Task {
        due: due(outline, text.clone()),
        text,
        owner,
        done: None,
    };
    let mut speaker = None;
    for clause in outline.clauses(sentence.clone()) {
        // The copy is to change -> Ann writes a draft.
        let arrow = clause
            .clone()
            .rfind(|&at| low[at] == '→' || outline.has(at, "->"));
        let clause = arrow.map_or(clause.clone(), |at| {
            let behind = at + if low[at] == '→' { 1 } else { 2 };
            outline.trim(behind.min(clause.end)..clause.end)
        });
        let ask = clause.clone().find(|&at| is_request(low, at, &clause));
        // 会议由主任王明主持: nobody is asked.
        let ask = ask.filter(|_| phrase::first!(&low[clause.clone()], "主持 召集 签字").is_none());
        if let Some(at) = ask.filter(|&at| at == clause.start || decided || low[at] == '由') {
            let owner = chinese_owner(outline, known, at + 1..clause.end);
            let first = at == clause.start;
            let plain =
                low[at] == '请' && (decided || first && !is_polite(&low[at + 1..clause.end]));
            if owner.is_some() || plain {
                return Some(make(sentence.start..sentence.end, owner));
            }
        }
        // 王明负责…: a name from the list of those present.
        let mut names = (2..=4).map(|n| clause.start..(clause.start + n).min(clause.end));
        let acts = |who: &Range<usize>| {
            known.has(outline, who) && {
                // 王明9月底前提供….
                let term =
                    due(outline, who.end..clause.end).filter(|term| term.start <= who.end + 1);
                let rest = &low[term.map_or(who.end, |term| term.end)..clause.end];
                let rest = &rest[rest.iter().take_while(|c| **c == ' ').count()..];
                let verb = TASKS.longest(rest).filter(|(_, tag)| *tag == "acts");
                verb.is_some_and(|(length, _)| rest.get(length) != Some(&'了'))
            }
        };
        if let Some(who) = names.find(acts) {
            return Some(make(sentence.start..sentence.end, Some(who)));
        }
        let word = low[clause.clone()]
            .iter()
            .take_while(|c| is_word(c))
            .count();
        let who = clause.start..clause.start + word;
        // Ann: …, Ann, …: who speaks is who does.
        let rest = &low[who.end..clause.end];
        if word > 1
            && matches!(
                rest,
                ['：' | ':' | '，' | ','] | ['：' | ':' | '，' | ',', ' ']
            )
        {
            speaker = Some(who).filter(|who| known.has(outline, who));
            continue;
        }
        if let Some(tag) = begins(&low[clause.start..sentence.end])
            && (tag == "do" || tag == "does" && speaker.is_some())
        {
            return Some(make(clause.start..sentence.end, speaker));
        }
        // Ann: I think I will ask the mayor.
        let promise = |at: usize| {
            low[at] == 'i'
                && low.get(at + 1) != Some(&'s')
                && begins(&low[at..sentence.end]) == Some("does")
        };
        if speaker.is_some() && clause.clone().any(|at| low[at - 1] == ' ' && promise(at)) {
            return Some(make(clause.start..sentence.end, speaker));
        }
        // Ann will …, Mr. Lee was asked to …, the Chair to ….
        let mut ends = (clause.start..clause.end.min(clause.start + 40))
            .filter(|&at| low[at] == ' ')
            .take(4);
        let who = ends.find_map(|end| {
            let who = clause.start..end;
            let does = match begins(&low[end + 1..sentence.end]) {
                Some("does") => true,
                Some("knows") => !known.open,
                _ => false,
            };
            (does && who.len() > 1 && known.has(outline, &who)).then_some(who)
        });
        if let Some(who) = who {
            return Some(make(sentence.start..sentence.end, Some(who)));
        }
    }
    None
}

/// How a task begins here: `do` by itself, `does` behind a name.
fn begins(words: &[char]) -> Option<&'static str> {
    let (length, tag) = TASKS.longest(words)?;
    let whole = words.get(length).is_none_or(|c| !is_word(c));
    whole.then_some(tag)
}

fn is_word(c: &char) -> bool {
    c.is_alphanumeric() || matches!(c, '-' | '_' | '\'')
}

/// Whether 请 or 由 asks somebody at `at`: not 申请, 邀请, 请教, 由于, 理由.
fn is_request(low: &[char], at: usize, clause: &Range<usize>) -> bool {
    let before = if at > clause.start { low[at - 1] } else { ' ' };
    let after = low.get(at + 1).copied().unwrap_or(' ');
    match low[at] {
        '请' => !phrase::has!("申邀聘恳提敬", before) && !phrase::has!("款教问假示求", after),
        '由' => !phrase::has!("理自缘因事经余", before) && !phrase::has!("于此", after),
        _ => false,
    }
}

/// Whether what follows 请 asks everybody, or the reader: 请大家…, 请参考….
fn is_polite(words: &[char]) -> bool {
    let first = words.first().copied().unwrap_or(' ');
    phrase::has!("参见查点注务关加扫登在按", first)
        || phrase::starts!(words, "大家 各位 住户 联系 详见 所有 全体 有兴") > 0
}

/// The first and last words of the names of those who were there.
pub(super) struct Known {
    words: Lexicon,
    /// Whether nobody is listed: then any capital may be a name.
    open: bool,
}

impl Known {
    pub(super) fn new(outline: &Outline, names: &[Entry]) -> Self {
        let mut words = Lexicon::sized(names.len() * 16);
        for entry in names {
            let name = name_words(&outline.low[entry.name.clone()]);
            words.learn(name.first().unwrap_or(&&[][..]));
            words.learn(name.last().unwrap_or(&&[][..]));
        }
        let open = names.is_empty();
        Known { words, open }
    }

    /// Whether the words are such a name or an office.
    fn has(&self, outline: &Outline, who: &Range<usize>) -> bool {
        let capital = outline
            .scene
            .chars()
            .get(who.start)
            .is_some_and(|c| c.is_uppercase());
        let words = name_words(&outline.low[who.clone()]);
        if self.open {
            return words.len() == 1 && capital && WORDS.get(words[0]).is_none();
        }
        let known = |word: &&[char]| self.words.get(word).is_some();
        let office = words.len() == 1 && capital && WORDS.get(words[0]) == Some("office");
        office || words.first().is_some_and(known) && words.last().is_some_and(known)
    }
}

/// The words of a name without what stands before it: Mr, the.
fn name_words(name: &[char]) -> Vec<&[char]> {
    let words = name.split(|c| matches!(c, ' ' | '.'));
    let words = words.map(|word| &word[..word.iter().take_while(|c| is_word(c)).count()]);
    words
        .filter(|word| !word.is_empty() && WORDS.get(word) != Some("title"))
        .collect()
}

/// Who is asked, up to what they are asked: 总干事于…, 王明将…, 国霖报价.
fn chinese_owner(outline: &Outline, known: &Known, range: Range<usize>) -> Option<Range<usize>> {
    let low = &outline.low;
    let mut names = (2..=4).map(|n| range.start..(range.start + n).min(range.end));
    if let Some(name) = names.find(|name| known.has(outline, name)) {
        return Some(name);
    }
    let length = range.len().min(8);
    let title = (2..=length).rev().find(|&n| {
        crate::lexicon::titles()
            .longest_ending(&low[range.start..range.start + n], 8)
            .is_some()
    });
    let cut = (2..length).find(|&n| {
        phrase::has!(
            "于将按在视把先列提负评协完尽继整联准跟牵",
            low[range.start + n],
        )
    });
    let end = range.start + title.or(cut)?;
    Some(range.start..end)
}
