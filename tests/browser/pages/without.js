// An old browser, or one that is locked down.
delete globalThis.WebAssembly;
