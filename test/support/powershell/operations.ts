import { asText, expressionOf, Failure, isTrue, Secret, Table, Thing, unrolled } from './values.ts';
import type { Value } from './values.ts';

export function cast(type: string, given: Value): Value {
  switch (type) {
    case 'string':
      return asText(given);
    case 'int':
      return Number(given);
    case 'bool':
      return isTrue(given);
    case 'pscustomobject':
      if (!(given instanceof Table)) return given;
      return new Thing(Object.fromEntries([...given.entries.values()].map(({ name, value }) => [name, value])));
    case 'hashtable':
    case 'securestring':
      if (!(given instanceof Table) && !(given instanceof Secret)) throw new Failure(`Cannot convert to ${type}`);
      return given;
    default:
      return given;
  }
}

export function compare(operator: string, left: Value, right: Value): boolean {
  const same = (one: Value, other: Value) =>
    typeof one === 'number'
      ? one === Number(other)
      : one === null || other === null
        ? one === other
        : asText(one).toLowerCase() === asText(other).toLowerCase();
  switch (operator) {
    case '-eq':
      return same(left, right);
    case '-ne':
      return !same(left, right);
    case '-lt':
      return Number(left) < Number(right);
    case '-gt':
      return Number(left) > Number(right);
    case '-ge':
      return Number(left) >= Number(right);
    case '-match':
      return expressionOf(asText(right), 'i').test(asText(left));
    case '-contains':
      return unrolled(left).some((item) => same(item, right));
    default:
      throw new Error(`Not understood: ${operator}`);
  }
}

export function add(operator: string, left: Value, right: Value): Value {
  if (operator === '-') return Number(left) - Number(right);
  if (Array.isArray(left)) return [...left, ...unrolled(right)];
  return typeof left === 'number' ? left + Number(right) : asText(left) + asText(right);
}

/** Strict mode: what is not there is an error. */
export function memberOf(owner: Value, name: string): Value {
  const wanted = name.toLowerCase();
  if (owner instanceof Table) return owner.get(name) ?? (wanted === 'count' ? owner.entries.size : null);
  if (wanted === 'ispresent') return owner === true;
  if (Array.isArray(owner) && (wanted === 'count' || wanted === 'length')) return owner.length;
  if (owner instanceof Secret && wanted === 'length') return owner.text.length;
  if (typeof owner === 'string' && wanted === 'length') return owner.length;
  if (owner instanceof Thing) {
    const found = owner.properties.get(name);
    if (found !== undefined) return found;
  }
  throw new Failure(`The property '${name}' cannot be found on this object.`);
}

export function methodOf(owner: Value, name: string, given: readonly Value[]): Value {
  const [first = null] = given;
  if (owner instanceof Secret) {
    if (name === 'AppendChar') owner.text += asText(first);
    return null;
  }
  if (owner instanceof Table && name === 'ContainsKey') return owner.get(asText(first)) !== undefined;
  if (owner instanceof Date && name === 'ToString') return owner.toISOString().replace('Z', '0000Z');
  if (typeof owner === 'string')
    switch (name) {
      case 'Trim':
        return owner.trim();
      case 'ToUpperInvariant':
        return owner.toUpperCase();
      case 'Split':
        return owner.split(asText(first));
      case 'Contains':
        return owner.includes(asText(first));
      case 'Substring':
        return owner.slice(Number(first));
      case 'ToCharArray':
        return owner.split('');
      default:
    }
  throw new Failure(`You cannot call a method on a null-valued expression, or there is no ${name}`);
}

export function staticCall(name: string, given: readonly Value[]): Value {
  const [first = null, second = null] = given;
  switch (name) {
    case '[regex]::IsMatch':
      return expressionOf(asText(second), '').test(asText(first));
    case '[regex]::Match': {
      const found = expressionOf(asText(second), '').exec(asText(first));
      const groups = [...(found ?? [''])].map((text) => new Thing({ Value: text ?? '', Success: found !== null }));
      return new Thing({ Success: found !== null, Value: found?.[0] ?? '', Groups: groups });
    }
    case '[Runtime.InteropServices.Marshal]::SecureStringToBSTR':
      return first instanceof Secret ? new Thing({ Of: first.text }) : null;
    case '[Runtime.InteropServices.Marshal]::PtrToStringBSTR':
      return memberOf(first, 'Of');
    case '[Runtime.InteropServices.Marshal]::ZeroFreeBSTR':
      return null;
    default:
      throw new Error(`Not understood: ${name}`);
  }
}
