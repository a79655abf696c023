import { createRequire } from 'node:module';

/** A node of the syntax tree, as far as it is used here. */
export type SyntaxNode = {
  readonly type: string;
  readonly text: string;
  readonly isMissing: boolean;
  readonly isNamed: boolean;
  readonly startPosition: { readonly row: number };
  readonly children: readonly SyntaxNode[];
  readonly namedChildren: readonly SyntaxNode[];
  readonly childForFieldName: (name: string) => SyntaxNode | null;
};

type TreeSitter = {
  readonly Parser: (new () => {
    readonly setLanguage: (language: object) => void;
    readonly parse: (text: string) => { readonly rootNode: SyntaxNode };
  }) & { readonly init: () => Promise<void> };
  readonly Language: { readonly load: (path: string) => Promise<object> };
};

const require = createRequire(import.meta.url);

let parser: Promise<(text: string) => SyntaxNode> | undefined;
const trees = new Map<string, SyntaxNode>();

/** Parses PowerShell by the grammar that editors use (tree-sitter); there is no PowerShell on this machine. */
export async function parsePowerShell(text: string): Promise<SyntaxNode> {
  parser ??= open();
  const tree = trees.get(text) ?? (await parser)(text.replace(/^\uFEFF/, '').replaceAll('\r\n', '\n'));
  trees.set(text, tree);
  return tree;
}

async function open(): Promise<(text: string) => SyntaxNode> {
  const { Parser, Language } = require('@vscode/tree-sitter-wasm') as TreeSitter;
  await Parser.init();
  const opened = new Parser();
  opened.setLanguage(await Language.load(require.resolve('@vscode/tree-sitter-wasm/wasm/tree-sitter-powershell.wasm')));
  return (source) => opened.parse(source).rootNode;
}

/** Every node of a tree, outermost first. */
export function nodesOf(root: SyntaxNode): SyntaxNode[] {
  return [root, ...root.children.flatMap(nodesOf)];
}

/** @returns where the text is no PowerShell: `line: text` */
export function mistakesIn(root: SyntaxNode): string[] {
  return nodesOf(root)
    .filter(({ type, isMissing }) => type === 'ERROR' || isMissing)
    .map(({ startPosition, text }) => `${startPosition.row + 1}: ${text.slice(0, 80)}`);
}
