// What the card says of itself, in Simplified Chinese, Traditional Chinese and English.

const words = {
  card: ["会议要览", "會議要覽", "Meeting at a glance"],
  lead: ["会议", "會議", "Meeting"],
  date: ["时间", "時間", "Date"],
  place: ["地点", "地點", "Place"],
  host: ["主持", "主持", "Chair"],
  speaker: ["讲话", "講話", "Speakers"],
  attendance: ["出席", "出席", "Present"],
  gist: ["大意", "大意", "Gist"],
  absent: ["缺席", "缺席", "Absent"],
  recorder: ["记录", "記錄", "Recorder"],
  points: ["要点", "要點", "Points"],
  figures: ["数据", "數據", "Figures"],
  slogans: ["提法", "提法", "Slogans"],
  agenda: ["议题", "議題", "Agenda"],
  demand: ["要求", "要求", "Demand"],
  decisions: ["决定", "決定", "Decisions"],
  actions: ["任务", "任務", "Actions"],
  byline: ["供稿", "供稿", "By"],
  more: ["其余", "其餘", "More"],
  inferred: ["推定", "推定", "inferred"],
  done: ["已完成", "已完成", "done"],
  note: ["字句均摘自原文，点按即回原处。", "字句均摘自原文，點按即回原處。", "Verbatim from the article; follow a line to its place."],
};

/** The messages for a language tag: `zh-TW`, `zh-Hans`, `en-GB`. Without one, Simplified Chinese. */
export function messages(lang) {
  const tag = lang || "zh";
  const at = !/^(zh|yue|lzh|cmn)\b/i.test(tag) ? 2 : /hant|\b(tw|hk|mo)\b|^yue/i.test(tag) ? 1 : 0;
  const said = { lang: ["zh-Hans", "zh-Hant", "en"][at] };
  for (const key in words) said[key] = words[key][at];
  return said;
}
