/** The attributes of `<meeting-report>`. */
export interface Attributes {
  for?: string;
  digest?: number | string;
  highlight?: string;
  script?: "keep" | "hans" | "hant" | "hant-tw" | "hant-tw-words" | "hant-hk" | "hant-hk-words";
  lang?: string;
  show?: string;
  format?: "auto" | "plain" | "markdown";
  repair?: string;
  id?: string;
  class?: string;
}

export interface RenderOptions {
  /** The page's language: that of the closest element with `lang` around. */
  lang?: string;
  /** The address of `element/card.css`, for pages whose policy forbids style elements. */
  sheet?: string | null;
  /** A nonce that the policy allows. */
  nonce?: string | null;
}

/**
 * The markup of an element for a text, one line a block: `<meeting-report …>` with its card in a declarative shadow root.
 * The element takes it over in the page without changing a node.
 */
export function render(text: string, attributes?: Attributes, options?: RenderOptions): Promise<string>;

/** Loads a flavour, once; `wasm` where the file beside the code cannot be read. */
export function load(flavour?: "reader" | "studio" | "full", wasm?: BufferSource | WebAssembly.Module | Response | null): Promise<unknown>;
