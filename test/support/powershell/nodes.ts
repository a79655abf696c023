import type { SyntaxNode } from './syntax.ts';

export const only = (node: SyntaxNode, type: string) => node.namedChildren.find((child) => child.type === type);

export function field(node: SyntaxNode, name: string, otherwise?: SyntaxNode): SyntaxNode {
  const found = node.childForFieldName(name) ?? otherwise;
  if (!found) throw new Error(`${node.type} without ${name}: ${node.text}`);
  return found;
}

export function innermost(node: SyntaxNode): SyntaxNode {
  const [inner, ...others] = node.namedChildren;
  const isWrapper = inner !== undefined && others.length === 0 && /expression$|key_expression|unary/.test(node.type);
  const isPlain = isWrapper && inner.text === node.text;
  return isPlain ? innermost(inner) : node;
}

export const operatorOf = (node: SyntaxNode) => node.children.find(({ isNamed }) => !isNamed)?.text.toLowerCase() ?? '';

export function nodesNamed(node: SyntaxNode | undefined, type: string, deep = true): SyntaxNode[] {
  return (node?.namedChildren ?? []).flatMap((child) =>
    child.type === type ? [child] : deep ? nodesNamed(child, type) : [],
  );
}

/** The first node of that kind that is not inside another block. */
export function nested(node: SyntaxNode, type: string): SyntaxNode | null {
  for (const child of node.namedChildren) {
    if (child.type === type) return child;
    const found = child.type === 'script_block' || child.type === 'script_block_body' ? nested(child, type) : null;
    if (found) return found;
  }
  return null;
}
