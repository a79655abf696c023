import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { matching, narrow } from '../../../src/flows/download-link/rules.ts';
import type { FileChoice, SoftwareFile } from '../../../src/flows/download-link/rules.ts';

const file = (version: string, languageCode: string, bit: number | undefined, fileType = 'ISO'): SoftwareFile => ({
  version,
  languageCode,
  language: languageCode,
  bit,
  fileType,
});
const nothing: FileChoice = { version: undefined, language: undefined, bit: undefined };

const office = ['Office 2024', 'Office 2021'].flatMap((version) =>
  ['en-US', 'nl-NL', 'de-DE'].flatMap((language) => [file(version, language, 32), file(version, language, 64)]),
);
const server = [file('Windows Server 2022', 'en-US', 64), file('Windows Server 2022', 'nl-NL', 64)];

describe('P3: version, then language, then bit', () => {
  test('offers each version once, and nothing further before one is chosen', () => {
    const { versions, version, languages, bits } = narrow(office, nothing);
    expect(versions.map(({ value }) => value)).toEqual(['Office 2024', 'Office 2021']);
    expect([version, languages, bits]).toEqual([undefined, [], []]);
  });

  test('narrows to the one file that all three name', () => {
    const chosen = narrow(office, { version: 'Office 2021', language: 'nl-NL', bit: '32/ISO' });
    expect(chosen.bit?.file).toEqual(file('Office 2021', 'nl-NL', 32));
  });

  test('chooses by itself where there is but one', () => {
    const chosen = narrow(server, { ...nothing, language: 'nl-NL' });
    expect([chosen.version?.value, chosen.bit?.value]).toEqual(['Windows Server 2022', '64/ISO']);
  });

  test('takes a choice that is not offered for none', () => {
    expect(narrow(office, { version: 'Office 95', language: 'nl-NL', bit: '64/ISO' }).version).toBeUndefined();
    const chosen = narrow(office, { version: 'Office 2024', language: 'xx-XX', bit: '64/ISO' });
    expect([chosen.language, chosen.bits]).toEqual([undefined, []]);
  });

  test('tells two kinds of file of the same bit apart', () => {
    const files = [file('SQL Server 2022', 'en-US', 64, 'ISO'), file('SQL Server 2022', 'en-US', 64, 'EXE')];
    const { bits } = narrow(files, { ...nothing, version: 'SQL Server 2022', language: 'en-US' });
    expect(bits.map(({ value }) => value)).toEqual(['64/ISO', '64/EXE']);
  });

  test('tells long titles apart that differ at their end, in values Slack accepts', () => {
    const long = 'Windows Server 2022 Remote Desktop Services Client Access Licence for Devices and Users, release ';
    const { versions } = narrow([file(`${long}1`, 'en-US', 64), file(`${long}2`, 'en-US', 64)], nothing);
    expect(versions).toHaveLength(2);
    for (const { value } of versions) expect(value.length).toBeLessThanOrEqual(60);
  });

  test('offers something to choose for a file of which nothing is told', () => {
    const bare: SoftwareFile = { version: '', languageCode: '', language: '' };
    const { bit } = narrow([bare], nothing);
    expect(bit?.file).toBe(bare);
  });

  test('reaches every file by its own three values, whatever is offered', () => {
    const anyFile = fc.record({
      version: fc.string({ maxLength: 20 }),
      languageCode: fc.constantFrom('en-US', 'nl-NL', ''),
      language: fc.constantFrom('English', 'Dutch'),
      bit: fc.constantFrom(32, 64, undefined),
      fileType: fc.constantFrom('ISO', 'EXE', undefined),
    });
    fc.assert(
      fc.property(fc.array(anyFile, { minLength: 1, maxLength: 12 }), (files) => {
        for (const { value: version } of narrow(files, nothing).versions) {
          for (const { value: language } of narrow(files, { ...nothing, version }).languages) {
            for (const { value: bit } of narrow(files, { version, language, bit: undefined }).bits) {
              expect(narrow(files, { version, language, bit }).bit?.value).toBe(bit);
            }
          }
        }
      }),
    );
  });
});

test('a menu is searched by a part of the name, whatever its case and blanks', () => {
  const { versions } = narrow(office, nothing);
  expect(matching(versions, ({ version }) => version, '  office 2021 ').map(({ value }) => value)).toEqual([
    'Office 2021',
  ]);
  expect(matching(versions, ({ version }) => version, '')).toHaveLength(2);
});
