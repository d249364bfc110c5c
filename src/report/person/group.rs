//! Names that act together: 区长王明、副区长李华和陈平.

use super::Mention;
use super::list::joint;
use super::title::Lead;
use crate::lexicon::{houses, verb};
use crate::text::phrase;
use std::ops::Range;

/// Names that act together.
#[derive(Clone)]
pub(super) struct Group {
    pub(super) who: Range<usize>,
    pub(super) range: Range<usize>,
    pub(super) lead: Lead,
}

/// Names joined by 、 and 和, with their titles.
pub(super) fn groups(chars: &[char], mentions: &[Mention]) -> Vec<Group> {
    let mut groups: Vec<Group> = Vec::new();
    for (index, mention) in mentions.iter().enumerate() {
        if mention.credit {
            continue;
        }
        let start = mention.whole.start;
        if let Some(group) = groups.last_mut()
            && let Some(between) = chars.get(group.range.end..start)
            && follows(between, start < mention.name.start)
        {
            group.who.end = index + 1;
            group.range.end = mention.whole.end;
            continue;
        }
        groups.push(Group {
            who: index..index + 1,
            range: mention.whole.clone(),
            lead: mention.lead,
        });
    }
    groups
}

/// Whether the words between two names make one group of them.
fn follows(between: &[char], titled: bool) -> bool {
    // 校长王明，以及李华、陈平.
    let comma = usize::from(between.len() > 1 && between[0] == '，');
    let between = &between[comma..];
    let (length, joint) = (between.len(), joint(between));
    // 区长王明，副区长李华.
    between == [' '] || titled && (between == ['，'] || between == ['，', ' '])
        || joint + comma > 0 && (joint == length || houses().get(&between[joint..]).is_some())
        // A name between that was not found: 、前总理功、.
        || (3..=16).contains(&length)
            && between[0] == '、'
            && between[length - 1] == '、'
            && !between.iter().any(|c| phrase::has!("，。；：", *c))
        // The owner of a title that was not read to its beginning: ，认知与学习.
        || titled && comma > 0 && length <= 30 && (0..length).all(|at| {
            !phrase::has!("，。；：的了在对将由为从向\n", between[at]) && verb(&between[at..]).0 < 2
        })
}
