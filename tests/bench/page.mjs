// Runs in the page: measures the engine as WebAssembly, and other tools on the same text in the same run.

const PAGE = 3_000;

/**
 * The median time of a call in milliseconds, after a second of warm-up: browsers compile what is called often anew, meanwhile
 * and behind it. Short calls are measured in batches, since clocks of browsers are coarse.
 */
async function time(work, batches = 9) {
  const begun = performance.now();
  let warm = 0;
  for (; performance.now() < begun + 1_000; warm += 1) await work();
  const calls = Math.max(1, Math.round((30 * warm) / (performance.now() - begun)));
  const measured = [];
  for (let batch = 0; batch < batches; batch += 1) {
    const start = performance.now();
    for (let call = 0; call < calls; call += 1) await work();
    measured.push((performance.now() - start) / calls);
  }
  return measured.sort((a, b) => a - b)[batches >> 1];
}

const repeated = (text, length) => text.repeat(Math.ceil(length / text.length)).slice(0, length);

async function autocorrect() {
  const glue = await import("/test/peers/autocorrect_bg.js");
  const { instance } = await WebAssembly.instantiateStreaming(fetch("/test/peers/autocorrect_bg.wasm"), { "./autocorrect_bg.js": glue });
  glue.__wbg_set_wasm(instance.exports);
  instance.exports.__wbindgen_start();
  return glue.format;
}

/**
 * Everything, as [name, milliseconds] rows: ours, then others'; repair alone in MB/s, and a doubled text as a multiple.
 * Repeated to a megabyte are the texts of `damaged`, by name.
 */
export async function measure(clean, spoilt, damaged) {
  const start = performance.now();
  const engine = await import("/engine/reader.js");
  await engine.default();
  const loading = performance.now() - start;
  const whole = (text, options, by = engine) => {
    const reading = by.read(text, options);
    reading.report(200);
    reading.marks();
    reading.free();
  };
  const page = repeated(clean, PAGE);
  const large = repeated(clean, 330_000);
  const { Converter } = await import("/test/peers/t2cn.js");
  const convert = Converter({ from: "tw", to: "cn" });
  const format = await autocorrect();
  const words = new Intl.Segmenter("zh", { granularity: "word" });

  const ours = [["load", loading]];
  const cold = performance.now();
  whole(page);
  ours.push(["first page", performance.now() - cold]);
  ours.push(["page", await time(() => whole(page))]);
  ours.push(["spoilt page", await time(() => whole(repeated(spoilt, PAGE), { script: "hans" }))]);
  ours.push(["megabyte", await time(() => whole(large), 5)]);
  ours.push(["two megabytes", await time(() => whole(large + large), 5)]);
  const full = await import("/engine/full.js");
  await full.default();
  ours.push(["page, full", await time(() => whole(page, undefined, full))]);
  ours.push(["megabyte, full", await time(() => whole(large, undefined, full), 5)]);
  const bytes = (text) => new TextEncoder().encode(text).length / 1e6;
  for (const [name, words] of Object.entries({ clean, ...damaged })) {
    const text = repeated(words, 330_000);
    const once = await time(() => full.repair(text), 5);
    ours.push([`repair ${name}`, bytes(text) / (once / 1e3)]);
    ours.push([`repair ${name} twice`, (await time(() => full.repair(text + text), 5)) / once]);
  }
  const others = [];
  others.push(["Intl.Segmenter cuts it into words", await time(() => [...words.segment(page)].length)]);
  others.push(["opencc-js converts its characters", await time(() => convert(page))]);
  others.push(["autocorrect corrects its punctuation and spaces", await time(() => format(page))]);
  return { ours, others, megabytes: bytes(large) };
}
