// The element in a frame, for pages whose policy forbids WebAssembly: frame/index.html?src=/story.txt&digest=80.
import { define, MeetingReportElement } from "../element/index.js";

const asked = new URLSearchParams(location.search);
const element = document.createElement("meeting-report");
for (const name of MeetingReportElement.observedAttributes) {
  if (name !== "for" && asked.has(name)) element.setAttribute(name, asked.get(name));
}
// Texts of this site only: a link to the frame must not put other people's words under our address.
const src = asked.get("src") ?? "";
if (!URL.canParse(src, location.href) || new URL(src, location.href).origin !== location.origin) element.removeAttribute("src");
define();
document.body.append(element);
