//! The browser's door to the engine.
