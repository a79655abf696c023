import fc from 'fast-check';
import { expect, test } from 'vitest';
import { fileTypeOf, refusalOfFile } from '../../src/kernel/file-type.ts';

const latin = (text: string) => Buffer.from(text, 'latin1');

test.each([
  ['invoice.pdf', latin('%PDF-1.7\n'), 'pdf', null],
  ['invoice.pdf', latin('MZ\x90\0\x03'), 'program', 'program'],
  ['invoice.pdf', latin('PK\x03\x04'), 'zip', 'disguised'],
  ['invoice.pdf', latin('<!DOCTYPE html><title>Sign in</title>'), 'page', 'disguised'],
  ['screen.PNG', latin('\x89PNG\r\n\x1A\n'), 'png', null],
  ['photo.jpg', latin('\xFF\xD8\xFF\xE0'), 'jpeg', null],
  ['photo.jpg', latin('GIF89a'), 'gif', 'disguised'],
  ['mail.msg', latin('\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1'), 'office', null],
  ['order.docx', latin('PK\x03\x04\x14'), 'zip', null],
  ['notes.txt', Buffer.from('bestelling één'), 'text', null],
  ['notes', Buffer.from('ordered twice'), 'text', null],
  ['dlv.txt', latin('Lizenzstatus: f\x81r Windows\r\n'), 'text', null],
  ['dlv.txt', latin('\xFE\x01 no text'), 'binary', 'disguised'],
  ['run.ps1', Buffer.from('Remove-Item C:\\'), 'text', 'program'],
  ['run', Buffer.from('#!/bin/sh\n'), 'program', 'program'],
  ['invoice.pdf.exe', Buffer.from('anything'), 'text', 'program'],
  ['tool', latin('\x7FELF\x02'), 'program', 'program'],
  ['blob.bin', latin('\x01\0\x02'), 'binary', 'unknown-type'],
  ['page.html', latin('<html><script>'), 'page', 'unknown-type'],
  ['bare.webp', latin('RIFF\x10\0\0\0WEBPVP8 '), 'webp', null],
])('%s holding %j is %s: %s', (name, content, type, refusal) => {
  expect(fileTypeOf(content)).toBe(type);
  expect(refusalOfFile(name, fileTypeOf(content))).toBe(refusal);
});

test('whatever the bytes, there is a type, and a program is refused under every name', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 64 }), fc.string(), (bytes, name) => {
      expect(typeof fileTypeOf(bytes)).toBe('string');
      expect(refusalOfFile(name, fileTypeOf(Buffer.concat([latin('MZ'), bytes])))).toBe('program');
    }),
  );
});

test('a text whose last character is cut in two at the end of what was looked at is a text', () => {
  expect(fileTypeOf(Buffer.from('é'.repeat(3_000)).subarray(0, 4_095))).toBe('text');
});
