/** The words of what is looked at beside the text, in three languages; they travel only with it. */
import { languages } from './messages.js';

export const words = {
  study: ['细看', '細看', 'A closer look'],
  figures: ['数据', '數據', 'Figures'],
  keywords: ['关键词', '關鍵詞', 'Keywords'],
  versions: ['比较版本', '比較版本', 'Compare'],
  legend: ['标注', '標註', 'Marks'],
  metric: ['指标', '指標', 'Metric'],
  value: ['数值', '數值', 'Value'],
  change: ['变化', '變化', 'Change'],
  rank: ['位次', '位次', 'Rank'],
  compared: ['文中并提的同类数据', '文中並提的同類數據', 'Quantities that the text sets side by side'],
  told: ['文中数据', '文中數據', 'Figures in the text'],
  words: ['反复出现的词', '反覆出現的詞', 'What is said again and again'],
  slogans: ['提法', '提法', 'Slogans'],
  organizations: ['机构', '機構', 'Organizations'],
  places: ['地方', '地方', 'Places'],
  times: [(n) => `${n} 次`, (n) => `${n} 次`, (n) => `${n} times`],
  nothing: ['此文没有反复出现的词。', '此文沒有反覆出現的詞。', 'Nothing is said again and again.'],
  loading: ['正在细读……', '正在細讀……', 'Reading closely…'],
  failed: [(why) => `未能细读：${why}`, (why) => `未能細讀：${why}`, (why) => `That did not work: ${why}`],
  from: ['另一版', '另一版', 'Other version'],
  choose: ['从稿库选……', '從稿庫選……', 'From the drafts…'],
  before: ['此稿的旧版', '此稿的舊版', 'Earlier texts of this draft'],
  drafts: ['其他稿件', '其他稿件', 'Other drafts'],
  earlier: ['另一版在先', '另一版在先', 'It is the earlier one'],
  paste: ['或把另一版粘贴在这里', '或把另一版貼在這裡', 'Or paste the other version here'],
  other: ['另一版全文', '另一版全文', 'The other version'],
  changes: ['改动', '改動', 'Changes'],
  how: ['选一份旧稿，或粘贴另一版：先列事实的改动，再列文字。', '選一份舊稿，或貼上另一版：先列事實的改動，再列文字。', 'Choose a draft or paste another version: changed facts come first, then other words.'],
  changed: [(n) => `${n} 处不同`, (n) => `${n} 處不同`, (n) => `${n} differences`],
  same: ['两版相同。', '兩版相同。', 'Both versions are the same.'],
  more: [(n) => `另有 ${n} 处未列出。`, (n) => `另有 ${n} 處未列出。`, (n) => `${n} more are not listed.`],
  new: ['（原无）', '（原無）', '(not there before)'],
  gone: ['（已删）', '（已刪）', '(gone)'],
  'change.headline': ['标题', '標題', 'Headline'],
  'change.meeting': ['会议', '會議', 'Meeting'],
  'change.date': ['日期', '日期', 'Date'],
  'change.place': ['地点', '地點', 'Place'],
  'change.person': ['人名', '人名', 'Person'],
  'change.title': ['职务', '職務', 'Title'],
  'change.order': ['名次先后', '名次先後', 'Order of names'],
  'change.figure': ['数据', '數據', 'Figure'],
  'change.text': ['文字', '文字', 'Words'],
};

/** The words of a language, by their key; some take a value. */
export function wordsOf(lang) {
  const at = Math.max(0, languages.indexOf(lang));
  return (key, value) => {
    const word = words[key][at];
    return typeof word === 'function' ? word(value) : word;
  };
}
