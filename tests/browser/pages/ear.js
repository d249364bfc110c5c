// Hears the errors of a page for a driver that is told none.
globalThis.heard = [];
{
  const { error, assert } = console;
  console.error = (...words) => {
    heard.push(words.map(String).join(" "));
    error.apply(console, words);
  };
  console.assert = (holds, ...words) => {
    if (!holds) heard.push(`Assertion failed: ${words.map(String).join(" ")}`);
    assert.call(console, holds, ...words);
  };
  addEventListener("error", (event) => heard.push(event.message ?? `not loaded: ${event.target.src ?? event.target.href}`), true);
  addEventListener("unhandledrejection", (event) => heard.push(String(event.reason)));
  addEventListener("securitypolicyviolation", (event) => heard.push(`${event.violatedDirective} refuses ${event.blockedURI}`));
}
