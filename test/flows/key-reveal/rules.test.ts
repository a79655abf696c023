import { addSeconds } from 'date-fns/addSeconds';
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  AGREE_HOURS,
  asksForKms,
  ASKED_MINUTES,
  checkReason,
  customerIn,
  decideAgreement,
  decidePress,
  KEY_STATES,
  mayBecome,
  REASON_MAX,
  REASON_MIN,
} from '../../../src/flows/key-reveal/rules.ts';
import type { KeyState } from '../../../src/flows/key-reveal/rules.ts';

const asked = new Date('2026-11-20T13:00:00Z');

describe('P4: pressing "Show key"', () => {
  test.each([
    ['at once', 0, 'open'],
    ['at the last moment', ASKED_MINUTES * 60, 'open'],
    ['a second too late', ASKED_MINUTES * 60 + 1, 'too-old'],
    ['a day later', 86_400, 'too-old'],
  ])('%s', (_, seconds, kind) => {
    expect(decidePress({ state: 'requested', requestedAt: asked }, addSeconds(asked, seconds)).kind).toBe(kind);
  });

  test.each(KEY_STATES.filter((state) => state !== 'requested'))('shows nothing once the request is %s', (state) => {
    expect(decidePress({ state, requestedAt: asked }, asked)).toEqual({ kind: 'used' });
  });
});

describe('a second person', () => {
  test.each<[string, KeyState, string, number, string]>([
    ['another one', 'waiting', 'bas', 1, 'may'],
    ['the one who asked', 'waiting', 'kim', 1, 'own'],
    ['another one, the next day', 'waiting', 'bas', AGREE_HOURS * 60 + 1, 'too-old'],
    ['another one, once it is decided', 'requested', 'bas', 1, 'decided'],
    ['the one who asked, once it was refused', 'refused', 'kim', 1, 'decided'],
  ])('%s', (_, state, who, minutes, kind) => {
    const request = { state, personId: 'kim', requestedAt: asked };
    expect(decideAgreement(request, who, addSeconds(asked, minutes * 60)).kind).toBe(kind);
  });
});

describe('the life of a request', () => {
  test('comes to "shown" only from "opening", and never back', () => {
    expect(KEY_STATES.filter((state) => mayBecome(state, 'shown'))).toEqual(['opening']);
    expect(KEY_STATES.filter((state) => mayBecome('shown', state))).toEqual(['hidden', 'left']);
  });

  test('can be opened again only where nothing was shown', () => {
    expect(KEY_STATES.filter((state) => mayBecome(state, 'requested'))).toEqual(['waiting', 'opening']);
    expect(KEY_STATES.filter((state) => mayBecome(state, 'opening'))).toEqual(['requested']);
  });
});

describe('the reason', () => {
  test.each<[string | undefined, string]>([
    [undefined, 'missing'],
    ['', 'missing'],
    ['   \n ', 'missing'],
    ['\u202E\u200B', 'missing'],
    ['ab', 'too-short'],
    ['a\u200Bb', 'too-short'],
    ['abc', 'reason'],
    ['x'.repeat(REASON_MAX), 'reason'],
    ['x'.repeat(REASON_MAX + 1), 'too-long'],
  ])('%j is %s', (text, kind) => {
    expect(checkReason(text).kind).toBe(kind);
  });

  test('is kept as one line without marks that turn the text around', () => {
    expect(checkReason('  INC-4711\n\u202Eroll-out  ')).toEqual({ kind: 'reason', reason: 'INC-4711 roll-out' });
  });

  test('is within its bounds whatever was typed', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 400 }), (text) => {
        const checked = checkReason(text);
        if (checked.kind !== 'reason') return;
        expect(checked.reason.length).toBeGreaterThanOrEqual(REASON_MIN);
        expect(checked.reason.length).toBeLessThanOrEqual(REASON_MAX);
      }),
    );
  });
});

describe('P9: a request for a KMS key', () => {
  test.each([
    'kms',
    'KMS key for fabrikam',
    'we need the KMS-sleutel',
    'a Key Management Service host key',
    'roll-out, (KMS)',
  ])('is heard in %j', (text) => {
    expect(asksForKms(text)).toBe(true);
  });

  test.each(['', 'roll-out INC-4711', 'akms', 'kmsx', '10 kms2'])('is not heard in %j', (text) => {
    expect(asksForKms(text)).toBe(false);
  });

  test.each([
    ['fabrikam', 'fabrikam'],
    ['kms fabrikam', 'fabrikam'],
    ['KMS key for Fabrikam B.V.', 'Fabrikam B.V.'],
    ['fabrikam.nl kms-sleutel', 'fabrikam.nl'],
    ['kms', ''],
    ['Keys for You Ltd', 'Keys for You Ltd'],
  ])('leaves the customer of %j: %j', (text, customer) => {
    expect(customerIn(text)).toBe(customer);
  });
});
