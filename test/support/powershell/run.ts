import { cmdletsOf } from './cmdlets.ts';
import type { Call } from './cmdlets.ts';
import { field, innermost, nested, nodesNamed, only, operatorOf } from './nodes.ts';
import { add, cast, compare, memberOf, methodOf, staticCall } from './operations.ts';
import { mistakesIn, parsePowerShell } from './syntax.ts';
import type { SyntaxNode } from './syntax.ts';
import { asText, Block, collapsed, Failure, formatted, isTrue, Table, unrolled } from './values.ts';
import type { Value } from './values.ts';
import type { World } from './world.ts';

type Scope = { readonly names: Map<string, Value>; readonly caller: Scope | null };
type Routine = { readonly parameters: readonly SyntaxNode[]; readonly body: SyntaxNode | null };

class Return extends Error {}
class Break extends Error {}
class Continue extends Error {}

/**
 * Runs a script of the kit: the part of PowerShell in which the scripts are written, over the syntax tree of the real grammar, in a
 * made-up world. What is not understood fails the test that runs it. It is no PowerShell: it shows what the scripts do where
 * PowerShell does as its documentation says.
 * @param switches such as `Here`
 */
export async function runScript(
  world: World,
  folder: string,
  name: string,
  switches: readonly string[] = [],
): Promise<void> {
  const trees = new Map<string, SyntaxNode>();
  for (const [path, text] of world.files)
    if (/\.psd?1$/.test(path)) {
      const tree = await parsePowerShell(text);
      if (mistakesIn(tree).length > 0) throw new Error(`${path}: ${mistakesIn(tree).join('\n')}`);
      trees.set(path, tree);
    }
  const cmdlets = cmdletsOf(world);
  const routines = new Map<string, Routine>();
  const top: Scope = { names: new Map(), caller: null };
  set(top, 'psscriptroot', folder);
  set(top, 'true', true);
  set(top, 'false', false);
  set(top, 'null', null);
  const chosen = new Table();
  for (const each of switches) chosen.set(each, true);
  const tree = trees.get(`${folder}\\${name}`);
  if (!tree) throw new Error(`There is no ${name}`);
  bind(top, only(tree, 'param_block')?.children.find(({ type }) => type === 'parameter_list')?.children ?? [], {
    named: chosen,
    positional: [],
  });
  statements(only(tree, 'statement_list'), top);

  function set(scope: Scope, variable: string, value: Value): void {
    scope.names.set(variable.toLowerCase(), value);
  }

  function get(scope: Scope, variable: string): Value {
    for (let at: Scope | null = scope; at; at = at.caller) {
      const value = at.names.get(variable);
      if (value !== undefined) return value;
    }
    if (variable === 'env:computername') return world.here;
    throw new Failure(`The variable '$${variable}' cannot be retrieved because it has not been set.`);
  }

  function statements(list: SyntaxNode | null | undefined, scope: Scope): Value[] {
    return (list?.namedChildren ?? []).flatMap((statement) => run(statement, scope));
  }

  function block(node: SyntaxNode | undefined, scope: Scope): Value[] {
    return statements(node && only(node, 'statement_list'), scope);
  }

  function run(node: SyntaxNode, scope: Scope): Value[] {
    switch (node.type) {
      case 'comment':
      case 'empty_statement':
        return [];
      case 'function_statement': {
        const declared = only(node, 'function_parameter_declaration');
        routines.set((only(node, 'function_name')?.text ?? '').toLowerCase(), {
          parameters: (declared && only(declared, 'parameter_list')?.children) ?? [],
          body: only(node, 'script_block') ?? null,
        });
        return [];
      }
      case 'if_statement': {
        if (isTrue(value(field(node, 'condition'), scope))) return block(only(node, 'statement_block'), scope);
        const otherwise = only(node, 'else_clause');
        return otherwise ? block(only(otherwise, 'statement_block'), scope) : [];
      }
      case 'foreach_statement': {
        const [variable, pipeline] = [only(node, 'variable'), only(node, 'pipeline')];
        if (!variable || !pipeline) throw new Error(node.text);
        return loop(unrolled(value(pipeline, scope)), (item) => {
          set(scope, variable.text.slice(1), item);
          return block(only(node, 'statement_block'), scope);
        });
      }
      case 'while_statement':
        return loop(
          forever(() => isTrue(value(field(node, 'condition'), scope))),
          () => block(only(node, 'statement_block'), scope),
        );
      case 'for_statement': {
        run(field(node, 'for_initializer'), scope);
        let isFirst = true;
        return loop(
          forever(() => {
            if (!isFirst) run(field(node, 'for_iterator'), scope);
            isFirst = false;
            return isTrue(value(field(node, 'for_condition'), scope));
          }),
          () => block(only(node, 'statement_block'), scope),
        );
      }
      case 'try_statement':
        return attempt(node, scope);
      case 'flow_control_statement':
        return leave(node, scope);
      case 'pipeline':
        return pipeline(node, scope);
      default:
        if (node.namedChildren.length === 1 && node.namedChildren[0]) return run(node.namedChildren[0], scope);
        return unrolled(value(node, scope));
    }
  }

  function attempt(node: SyntaxNode, scope: Scope): Value[] {
    const [caught, last] = [only(node, 'catch_clauses'), only(node, 'finally_clause')];
    const written: Value[] = [];
    try {
      written.push(...block(only(node, 'statement_block'), scope));
    } catch (error) {
      const clause = caught && only(caught, 'catch_clause');
      if (!(error instanceof Failure) || !clause) throw error;
      world.caught.push(error.message);
      set(scope, '_', error.record);
      written.push(...block(only(clause, 'statement_block'), scope));
    } finally {
      if (last) written.push(...block(only(last, 'statement_block'), scope));
    }
    return written;
  }

  function leave(node: SyntaxNode, scope: Scope): Value[] {
    const told = only(node, 'pipeline');
    switch (node.children[0]?.text) {
      case 'return':
        throw Object.assign(new Return(), { written: told ? pipeline(told, scope) : [] });
      case 'break':
        throw new Break();
      case 'continue':
        throw new Continue();
      default:
        throw new Failure(asText(told ? value(told, scope) : null));
    }
  }

  function pipeline(node: SyntaxNode, scope: Scope): Value[] {
    const [inner] = node.namedChildren;
    if (!inner) return [];
    if (inner.type === 'assignment_expression') return assign(inner, scope);
    const stages = inner.type === 'pipeline_chain' ? inner.namedChildren : [inner];
    let flowing: Value[] = [];
    for (const [index, stage] of stages.entries())
      flowing =
        stage.type === 'command' || stage.type === 'foreach_command'
          ? command(stage, scope, flowing)
          : index === 0
            ? outputOf(stage, scope)
            : [];
    return flowing;
  }

  /** An expression writes its value; one that only counts up writes nothing. */
  function outputOf(node: SyntaxNode, scope: Scope): Value[] {
    const inner = innermost(node);
    if (inner.type === 'post_increment_expression') {
      value(inner, scope);
      return [];
    }
    return unrolled(value(node, scope));
  }

  function assign(node: SyntaxNode, scope: Scope): Value[] {
    const [left, right] = [innermost(only(node, 'left_assignment_expression') ?? node), field(node, 'value')];
    const assigned = value(right, scope);
    if (left.type === 'variable') set(scope, left.text.slice(1), assigned);
    else if (left.text.startsWith('[Net.ServicePointManager]')) return [];
    else if (left.type === 'member_access') {
      const [owner, name] = left.namedChildren;
      const target = owner ? value(owner, scope) : null;
      if (!(target instanceof Table)) throw new Error(`Cannot assign: ${left.text}`);
      target.set(name?.text ?? '', assigned);
    } else throw new Error(`Cannot assign: ${left.text}`);
    return [];
  }

  function command(stage: SyntaxNode, scope: Scope, input: readonly Value[]): Value[] {
    const node = only(stage, 'foreach_command') ?? stage;
    const head = field(node, 'command_name', node.children[0]);
    const call = {
      ...argumentsOf(node, scope),
      input,
      each: (given: Block, item: Value) => runEach(given, item, scope),
    };
    const operator = node.children[0]?.type === 'command_invokation_operator' ? node.children[0].text : '';
    if (operator === '.') {
      const path = asText(value(head, scope));
      const file = trees.get(path);
      if (!file) throw new Failure(`Cannot find ${path}`);
      return statements(only(file, 'statement_list'), scope);
    }
    if (operator === '&') {
      const given = value(head, scope);
      if (!(given instanceof Block)) throw new Error(`Only a block may be run: ${node.text}`);
      const inner: Scope = { names: new Map(), caller: scope };
      given.parameters.forEach((name, index) => set(inner, name, call.positional[index] ?? null));
      return called(() => statements(given.body as SyntaxNode | null, inner));
    }
    const name = head.text.toLowerCase();
    const routine = routines.get(name);
    if (routine) {
      const inner: Scope = { names: new Map(), caller: scope };
      bind(inner, routine.parameters, call);
      const body = routine.body && nested(routine.body, 'statement_list');
      return called(() => statements(body, inner));
    }
    if (name === 'import-powershelldatafile') return [dataOf(asText(call.named.get('LiteralPath') ?? null), scope)];
    const cmdlet = cmdlets[name];
    if (!cmdlet) throw new Failure(`The term '${head.text}' is not recognized`);
    return cmdlet(call).flatMap(unrolledKeepingObjects);
  }

  function dataOf(path: string, scope: Scope): Value {
    const file = trees.get(path);
    return file ? collapsed(statements(only(file, 'statement_list'), scope)) : null;
  }

  function runEach(given: Block, item: Value, scope: Scope): Value[] {
    set(scope, '_', item);
    return statements(given.body as SyntaxNode | null, scope);
  }

  function argumentsOf(node: SyntaxNode, scope: Scope): Pick<Call, 'named' | 'positional'> {
    const named = new Table();
    const positional: Value[] = [];
    let open: string | null = null;
    const give = (given: Value) => {
      if (open === null) positional.push(given);
      else named.set(open, given);
      open = null;
    };
    const elements =
      node.type === 'foreach_command'
        ? [field(node, 'command_elements')]
        : (only(node, 'command_elements')?.namedChildren ?? []);
    for (const element of elements) {
      if (element.type === 'command_argument_sep') continue;
      if (element.type === 'command_parameter') {
        if (open !== null) named.set(open, true);
        open = element.text.slice(1);
        continue;
      }
      const inner = innermost(element);
      if (inner.type === 'variable' && inner.text.startsWith('@')) {
        const splat = get(scope, inner.text.slice(1).toLowerCase());
        if (splat instanceof Table) for (const entry of splat.entries.values()) named.set(entry.name, entry.value);
      } else if (element.type === 'generic_token') give(element.text);
      else give(value(element, scope));
    }
    if (open !== null) named.set(open, true);
    return { named, positional };
  }

  function bind(
    scope: Scope,
    declared: readonly SyntaxNode[],
    { named, positional }: Pick<Call, 'named' | 'positional'>,
  ): void {
    const left = [...positional];
    for (const parameter of declared) {
      if (parameter.type !== 'script_parameter') continue;
      const name = only(parameter, 'variable')?.text.slice(1) ?? '';
      const type =
        only(parameter, 'attribute_list')
          ?.text.replace(/^[^]*\[(\w+)\]\s*$/, '$1')
          .toLowerCase() ?? '';
      const standard = only(parameter, 'script_parameter_default');
      const given = named.get(name) ?? (type === 'switch' ? false : left.shift());
      const told = given ?? (standard?.namedChildren[0] ? value(standard.namedChildren[0], scope) : null);
      set(scope, name, cast(type, told));
    }
  }

  function value(node: SyntaxNode, scope: Scope): Value {
    const parts = node.namedChildren;
    const at = (index: number): Value => {
      const part = parts[index];
      if (!part) throw new Error(node.text);
      return value(part, scope);
    };
    switch (node.type) {
      case 'pipeline': {
        // An expression alone does not go through the pipeline: a list of one stays a list.
        const [chain] = parts;
        const [stage, ...others] = chain?.type === 'pipeline_chain' ? chain.namedChildren : [];
        const isExpression = stage && others.length === 0 && !stage.type.endsWith('command');
        return isExpression ? value(stage, scope) : collapsed(pipeline(node, scope));
      }
      case 'parenthesized_expression':
        return parts[0] ? value(parts[0], scope) : null;
      case 'array_expression':
        return statements(only(node, 'statement_list'), scope);
      case 'variable':
        return get(scope, node.text.slice(1).toLowerCase());
      case 'verbatim_string_characters':
        return node.text.slice(1, -1).replace(/(['\u2018-\u201B])\1/g, '$1');
      case 'expandable_string_literal':
        return node.text.slice(1, -1);
      case 'decimal_integer_literal':
      case 'real_literal':
        return Number(node.text);
      case 'script_block_expression':
        return new Block(
          nodesNamed(nested(node, 'param_block') ?? undefined, 'variable').map(({ text }) => text.slice(1)),
          nested(node, 'statement_list'),
        );
      case 'hash_literal_expression': {
        const table = new Table();
        for (const entry of nodesNamed(only(node, 'hash_literal_body'), 'hash_entry', false)) {
          const [key, given] = entry.namedChildren;
          if (!key || !given) throw new Error(entry.text);
          const name = innermost(key);
          table.set(name.type === 'simple_name' ? name.text : asText(value(name, scope)), value(given, scope));
        }
        return table;
      }
      case 'cast_expression':
        return cast((only(node, 'type_literal')?.text ?? '').slice(1, -1).toLowerCase(), at(1));
      case 'expression_with_unary_operator':
        return operatorOf(node) === '-not' ? !isTrue(at(parts.length - 1)) : at(0);
      case 'post_increment_expression': {
        const name = only(node, 'variable')?.text.slice(1) ?? '';
        const before = Number(get(scope, name.toLowerCase()));
        set(scope, name, before + 1);
        return before;
      }
      case 'array_literal_expression':
      case 'argument_expression_list':
        if (parts.length > 1) return parts.map((part) => value(part, scope));
        break;
      case 'format_expression':
        if (parts.length === 3) return formatted(asText(at(0)), unrolledList(at(2)));
        break;
      case 'logical_expression':
        if (parts.length === 2)
          return operatorOf(node) === '-and' ? isTrue(at(0)) && isTrue(at(1)) : isTrue(at(0)) || isTrue(at(1));
        break;
      case 'bitwise_expression':
        if (parts.length === 2) return 0;
        break;
      case 'comparison_expression':
        if (parts.length === 3) return compare(parts[1]?.text.toLowerCase() ?? '', at(0), at(2));
        break;
      case 'additive_expression':
      case 'additive_argument_expression':
        if (parts.length === 2) return add(operatorOf(node), at(0), at(1));
        break;
      case 'element_access': {
        const list = at(0);
        if (list instanceof Table) return list.get(asText(at(1))) ?? null;
        return (Array.isArray(list) ? list : [list])[Number(at(1))] ?? null;
      }
      case 'member_access':
        return node.text.startsWith('[') ? staticOf(node.text) : memberOf(at(0), parts[1]?.text ?? '');
      case 'invokation_expression':
        return invocation(node, scope);
      default:
    }
    if (parts.length === 1 && parts[0]) return value(parts[0], scope);
    throw new Error(`Not understood: ${node.type} ${node.text}`);
  }

  function invocation(node: SyntaxNode, scope: Scope): Value {
    const [owner, name, list] = node.namedChildren;
    if (!owner || !name) throw new Error(node.text);
    const given = list?.namedChildren[0] ? unrolledList(value(list.namedChildren[0], scope)) : [];
    if (owner.type === 'type_literal') return staticCall(`${owner.text}::${name.text}`, given);
    return methodOf(value(owner, scope), name.text, given);
  }

  function staticOf(text: string): Value {
    if (text === '[DateTime]::UtcNow') return world.now;
    if (/SecurityProtocol/.test(text)) return 0;
    throw new Error(`Not understood: ${text}`);
  }
}

function called(work: () => Value[]): Value[] {
  try {
    return work();
  } catch (error) {
    if (error instanceof Return && 'written' in error) return error.written as Value[];
    throw error;
  }
}

function loop(items: Iterable<Value>, work: (item: Value) => Value[]): Value[] {
  const written: Value[] = [];
  for (const item of items)
    try {
      written.push(...work(item));
    } catch (error) {
      if (error instanceof Break) break;
      if (!(error instanceof Continue)) throw error;
    }
  return written;
}

function* forever(goesOn: () => boolean): Generator<Value> {
  while (goesOn()) yield null;
}

const unrolledKeepingObjects = (given: Value): Value[] => (given === null ? [] : [given]);
const unrolledList = (given: Value): Value[] => (Array.isArray(given) ? given : [given]);
