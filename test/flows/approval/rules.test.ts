import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  APPROVAL_STATES,
  assess,
  deadlines,
  decide,
  hasRisen,
  mayBecome,
  nextStep,
} from '../../../src/flows/approval/rules.ts';
import type { ApprovalState, Need, Rule, Stage } from '../../../src/flows/approval/rules.ts';

const euros = (amount: number) => ({ minor: amount * 100, currency: 'EUR' });
const admin = new Set(['AdminAgent', 'SalesAgent']);
const sales = new Set(['SalesAgent']);
const noon = new Date('2026-11-25T12:00:00Z');
const hours = (count: number) => new Date(noon.getTime() + count * 3_600_000);

function rule(id: string, differs: Partial<Rule> = {}): Rule {
  return {
    id,
    requesterRole: null,
    over: null,
    approvals: 1,
    approvers: [{ kind: 'group', id: 'S1', name: 'Order approvers' }],
    escalateTo: [],
    escalateHours: null,
    expireHours: 72,
    channelId: null,
    askDirectly: true,
    channelCost: false,
    createdAt: noon,
    ...differs,
  };
}

/** In short: who has to approve by which rule, and why. */
const inShort = (need: Need) =>
  need.kind === 'needed' ? `${need.ruleId ?? 'built in'} (${need.why.kind}) ×${need.approvals}` : 'not needed';

describe('whether an approval is needed', () => {
  const over1500 = rule('over 1500', { over: euros(1_500) });
  const over9000 = rule('over 9000', { over: euros(9_000), approvals: 2 });
  const salesOnly = rule('sales', { requesterRole: 'SalesAgent' });
  test.each<[string, readonly Rule[], ReadonlySet<string>, number | null, string]>([
    ['an Admin agent places directly without a rule', [], admin, 10_000, 'not needed'],
    ['and without a price', [], admin, null, 'not needed'],
    ['a Sales agent never places unapproved', [], sales, 1, 'built in (sales-agent) ×1'],
    ['whatever the price, or none', [], sales, null, 'built in (sales-agent) ×1'],
    ['also below the amount of every rule', [over1500], sales, 1_500, 'built in (sales-agent) ×1'],
    ['an amount is over, not at, the limit', [over1500], admin, 1_500, 'not needed'],
    ['a rule holds for Admin agents too', [over1500], admin, 1_501, 'over 1500 (over) ×1'],
    ['of two the stricter holds', [over1500, over9000], admin, 9_001, 'over 9000 (over) ×2'],
    ['without a price the strictest holds', [over1500, over9000], admin, null, 'over 9000 (no-price) ×2'],
    ['a rule for Sales agents is not about Admin agents', [salesOnly], admin, 1, 'not needed'],
    ['and is about Sales agents', [salesOnly], sales, 1, 'sales (always) ×1'],
    [
      'more approvals before a higher amount',
      [rule('two', { approvals: 2 }), over1500],
      sales,
      2_000,
      'two (always) ×2',
    ],
  ])('%s', (_, rules, roles, amount, expected) => {
    expect(inShort(assess('purchase', rules, { roles, amount: amount === null ? null : euros(amount) }))).toBe(
      expected,
    );
  });

  test.each<[string, readonly Rule[], number | null, string]>([
    ['no cancellation does without a rule', [], 10_000, 'not needed'],
    ['nor at the amount of one', [over1500], 1_500, 'not needed'],
    ['over it one does', [over1500], 1_501, 'over 1500 (over) ×1'],
    ['and where nobody knows what comes back', [over1500, over9000], null, 'over 9000 (no-price) ×2'],
  ])('P7: only Admin agents cancel, so %s', (_, rules, amount, expected) => {
    const back = amount === null ? null : euros(amount);
    expect(inShort(assess('cancellation', rules, { roles: admin, amount: back }))).toBe(expected);
  });

  test('amounts are compared in their own currency only', () => {
    const need = assess('purchase', [over1500], { roles: admin, amount: { minor: 99_999_900, currency: 'USD' } });
    expect(need.kind).toBe('not-needed');
  });

  test('a Sales agent needs one under any rules and at any price', () => {
    const rules = fc.array(
      fc.record({
        role: fc.constantFrom(null, 'AdminAgent' as const, 'SalesAgent' as const),
        over: fc.option(fc.nat(10_000)),
      }),
    );
    fc.assert(
      fc.property(rules, fc.option(fc.nat(20_000)), (made, amount) => {
        const all = made.map(({ role, over }, index) =>
          rule(String(index), { requesterRole: role, over: over === null ? null : euros(over) }),
        );
        return (
          assess('purchase', all, { roles: sales, amount: amount === null ? null : euros(amount) }).kind === 'needed'
        );
      }),
    );
  });
});

describe('what is decided', () => {
  const round = { state: 'pending', requesterId: 'ann', approvals: 1, approvedBy: [], expiresAt: hours(72) } as const;
  const approves = (personId: string) => ({ personId, verdict: 'approved' }) as const;
  test.each([
    ['one approval is enough where one is needed', decide(round, approves('bo'), noon), { state: 'approved' }],
    ['nobody approves their own', decide(round, approves('ann'), noon), { kind: 'own' }],
    ['of two, one leaves it pending', decide({ ...round, approvals: 2 }, approves('bo'), noon), { state: 'pending' }],
    [
      'nobody approves twice',
      decide({ ...round, approvals: 2, approvedBy: ['bo'] }, approves('bo'), noon),
      { kind: 'twice' },
    ],
    [
      'one refusal declines, whoever approved before',
      decide({ ...round, approvals: 2, approvedBy: ['bo'] }, { personId: 'kim', verdict: 'declined' }, noon),
      { state: 'declined' },
    ],
    ['after the end it is too late', decide(round, approves('bo'), hours(72)), { kind: 'too-late', state: 'expired' }],
    [
      'and when it was withdrawn',
      decide({ ...round, state: 'withdrawn' }, approves('bo'), noon),
      { kind: 'too-late', state: 'withdrawn' },
    ],
  ])('%s', (_, decision, expected) => {
    expect(decision).toMatchObject(expected);
  });

  test('whoever presses in whatever order, it is approved only by enough others, and decided once', () => {
    const voice = fc.record({
      personId: fc.constantFrom('ann', 'bo', 'kim', 'gil'),
      verdict: fc.constantFrom('approved' as const, 'declined' as const),
    });
    fc.assert(
      fc.property(fc.array(voice, { maxLength: 12 }), fc.constantFrom(1, 2), (voices, approvals) => {
        let state: ApprovalState = 'pending';
        const approvedBy: string[] = [];
        for (const each of voices) {
          const decision = decide({ ...round, state, approvals, approvedBy }, each, noon);
          if (decision.kind !== 'counts') continue;
          expect(state).toBe('pending');
          if (each.verdict === 'approved') approvedBy.push(each.personId);
          state = decision.state;
        }
        if (state === 'approved') expect(new Set(approvedBy.filter((who) => who !== 'ann')).size).toBe(approvals);
        expect(approvedBy).not.toContain('ann');
      }),
    );
  });

  test('what is decided stays decided', () => {
    const ends = APPROVAL_STATES.filter((state) => state !== 'pending');
    for (const from of ends) for (const to of APPROVAL_STATES) expect(mayBecome(from, to)).toBe(false);
    for (const to of ends) expect(mayBecome('pending', to)).toBe(true);
  });
});

describe('what happens by itself', () => {
  const { escalateAt, expiresAt } = deadlines(rule('x', { escalateHours: 4 }), noon);
  const round = (stage: Stage, state: ApprovalState = 'pending') => ({ state, stage, escalateAt, expiresAt });
  test.each([
    ['the approvers are asked at once', round(0), noon, { kind: 'ask', stage: 1 }],
    ['then it is waited for them', round(1), hours(3), { kind: 'wait', until: hours(4) }],
    ['it is escalated', round(1), hours(4), { kind: 'ask', stage: 2 }],
    ['and waited again', round(2), hours(5), { kind: 'wait', until: hours(72) }],
    ['at last it ends', round(2), hours(72), { kind: 'expire' }],
    ['also before anybody could be asked', round(0), hours(72), { kind: 'expire' }],
    ['nothing happens once it is decided', round(1, 'approved'), hours(99), { kind: 'done' }],
  ])('%s', (_, before, now, expected) => {
    expect(nextStep(before, now)).toEqual(expected);
  });

  test('a rule that ends before it would escalate does not escalate', () => {
    const short = deadlines(rule('x', { escalateHours: 4, expireHours: 2 }), noon);
    expect(nextStep({ state: 'pending', stage: 1, ...short }, noon)).toEqual({ kind: 'wait', until: hours(2) });
  });
});

test.each([
  [100, 100, false],
  [100, 99, false],
  [100, 101, true],
  [100, null, true],
  [null, 100, false],
  [null, null, false],
])('approved at %s and now at %s: asked again %s', (before, now, expected) => {
  const money = (amount: number | null) => (amount === null ? null : euros(amount));
  expect(hasRisen(money(before), money(now))).toBe(expected);
});

test('another currency is another price', () => {
  expect(hasRisen(euros(100), { minor: 1, currency: 'USD' })).toBe(true);
});
