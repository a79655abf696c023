import { expect, test } from 'vitest';
import { newPassphrase } from '../../src/kernel/ids.ts';
import { hashPassphrase, isPassphrase } from '../../src/secrets/passphrase.ts';

test('a passphrase is known again however it is typed, and kept salted', async () => {
  const passphrase = newPassphrase();
  expect(passphrase).toMatch(/^[2-9A-HJ-NP-Z]{4}(-[2-9A-HJ-NP-Z]{4}){2}$/);
  const [hash, again] = [await hashPassphrase(passphrase), await hashPassphrase(passphrase)];
  expect(hash).not.toBe(again);
  expect(hash).not.toContain(passphrase.replaceAll('-', ''));
  expect(await isPassphrase(` ${passphrase.toLowerCase().replaceAll('-', ' ')} `, hash)).toBe(true);
  expect(await isPassphrase(newPassphrase(), hash)).toBe(false);
});

test('where there is no hash, or one of another kind, nothing is right, not even nothing', async () => {
  expect(await isPassphrase('', null)).toBe(false);
  expect(await isPassphrase('', 'scrypt.15.8.1..')).toBe(false);
});
