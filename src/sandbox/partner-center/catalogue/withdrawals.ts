import { z } from 'zod';
import type { World } from '../world.ts';
import type { Sku, Software } from './software.ts';

const WITHDRAWN = 'withdrawn-skus';

/** `POST /withdrawals`: `sku` as its product numbers it, `0001`; `withdrawn` false puts it on sale again. */
export const withdrawalSchema = z.strictObject({
  product: z.string().min(1),
  sku: z.string().regex(/^\d{4}$/),
  withdrawn: z.boolean().default(true),
});

/** What is not sold any more, while those who bought it keep it. */
export function isWithdrawn(world: World, software: Software, sku: Sku): boolean {
  return listed(world).has(keyOf(software.id, sku.id));
}

export function withdraw(
  world: World,
  software: Software,
  { sku, withdrawn }: { readonly sku: string; readonly withdrawn: boolean },
): void {
  const all = listed(world);
  if (withdrawn) all.add(keyOf(software.id, sku));
  else all.delete(keyOf(software.id, sku));
  world.state.facts.put(WITHDRAWN, [...all].join(' '));
}

function listed(world: World): Set<string> {
  return new Set((world.state.facts.get(WITHDRAWN) ?? '').split(' ').filter(Boolean));
}

function keyOf(softwareId: string, skuId: string): string {
  return `${softwareId}:${skuId}`;
}
