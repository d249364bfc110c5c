// Stands in for @codemirror/language and @lezer/common: a text without a syntax, for the commands that ask after one.
export const NodeProp = { closedBy: null, openedBy: null };
export const indentUnit = null;
export const syntaxTree = () => ({ resolveInner: () => null });
export const matchBrackets = () => null;
export const getIndentation = () => 0;
export const getIndentUnit = () => 2;
export const indentString = () => "";
export class IndentContext {}
