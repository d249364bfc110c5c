// The manifest of custom elements (schema 1.0.0), from the JSDoc of the element's code.
import { readFileSync } from "node:fs";
import { join } from "node:path";

/** Describes the element whose code lies in `folder`. */
export function manifest(folder) {
  const read = (name) => readFileSync(join(folder, name), "utf8");
  const [element, attributes] = ["index.js", "attributes.js"].map(read);
  const doc = /\/\*\*\n((?: \*.*\n)+?) \*\/\nexport class (\w+)/.exec(element);
  const [lines, name] = [doc[1].split("\n").map((line) => line.replace(/^ \* ?/, "")), doc[2]];
  const tags = (tag, shape) => lines.filter((line) => line.startsWith(`@${tag} `)).map((line) => shape(line.slice(tag.length + 2)));
  const named = (line) => {
    const [, name, description] = /^\[?(.+?)\]? - (.*)$/.exec(line);
    return { name, description };
  };
  const slot = (line) => ({ name: "", description: line.replace(/^- /, "") });
  const event = (line) => {
    const [, text, rest] = /^\{(.+?)\} (.*)$/.exec(line);
    return { ...named(rest), type: { text } };
  };
  const observed = /observedAttributes = "([^"]+)"/.exec(attributes)[1].split(" ");
  const fields = [...(attributes + element).matchAll(/\/\*\* (.+) \*\/\n {2}get (\w+)\(/g)].map(([, description, name]) => ({
    kind: "field",
    name,
    description,
    ...(observed.includes(name) ? { attribute: name, reflects: true } : { readonly: true }),
  }));
  const methods = [...element.matchAll(/\/\*\* (.+) \*\/\n {2}(\w+)\((.*)\) \{/g)]
    .filter(([, , name]) => !name.endsWith("Callback"))
    .map(([, description, name, parameters]) => ({
      kind: "method",
      name,
      description,
      ...(parameters && { parameters: parameters.split(", ").map((name) => ({ name })) }),
    }));
  const described = (name) => fields.find((field) => field.name === name)?.description ?? "The language of the labels; without it that of the closest element that has one.";
  return {
    schemaVersion: "1.0.0",
    modules: [
      {
        kind: "javascript-module",
        path: "element/index.js",
        declarations: [
          {
            kind: "class",
            customElement: true,
            name,
            tagName: tags("tagname", (line) => line)[0],
            description: lines[0],
            attributes: observed.map((name) => ({ name, fieldName: name, description: described(name) })),
            members: [...fields, ...methods],
            events: tags("fires", event),
            slots: tags("slot", slot),
            cssStates: tags("cssstate", named),
            cssParts: tags("csspart", named),
            cssProperties: tags("cssprop", named),
          },
        ],
        exports: [
          { kind: "js", name, declaration: { name, module: "element/index.js" } },
          { kind: "js", name: "define", declaration: { name: "define", module: "element/index.js" } },
        ],
      },
      {
        kind: "javascript-module",
        path: "element/define.js",
        exports: [{ kind: "custom-element-definition", name: "meeting-report", declaration: { name, module: "element/index.js" } }],
      },
    ],
  };
}
