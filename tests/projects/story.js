// An article as a portal's own service would send it: a title and paragraphs.
export const story = {
  title: "枫桥县召开春季生产工作会议",
  lines: [
    "3月5日下午，枫桥县春季生产工作会议在县农业服务中心召开。县委书记林若溪出席并讲话，县委副书记、县长周怀瑾主持。",
    "林若溪强调，一要抢抓农时。全县早稻播种面积要达到12.8万亩，增长3.5%。二要备足农资。三要防灾减灾。",
  ],
};
