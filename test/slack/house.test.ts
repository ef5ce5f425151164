import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { houseOf } from '../../src/slack/own-command.ts';

const HINTS = {
  text: "I don't know `/release pol`. See `/release help`, or `/release`",
  blocks: [{ type: 'section', text: { type: 'mrkdwn', text: 'Write `/release what-if checkout-api Fri 5pm`' } }],
};

test('a company with its own command reads it, however deep it stands', () => {
  expect(houseOf('/ship')(HINTS)).toEqual({
    text: "I don't know `/ship pol`. See `/ship help`, or `/ship`",
    blocks: [{ type: 'section', text: { type: 'mrkdwn', text: 'Write `/ship what-if checkout-api Fri 5pm`' } }],
  });
  expect(HINTS.text).toContain('`/release pol`');
});

test('where the command is the usual one nothing is changed', () => {
  expect(houseOf('/release')(HINTS)).toBe(HINTS);
});

test.each(['see https://wiki.example/release notes', 'the file /release was lost', '`cd /release`', '`/releases`'])(
  'what people write stays: %s',
  (text) => {
    expect(houseOf('/ship')({ text })).toEqual({ text });
  },
);

test('whatever is said of the command stands in code, where it is found', () => {
  const src = join(import.meta.dirname, '../../src');
  const said = readdirSync(src, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.ts') && !file.startsWith('manifest/'))
    .flatMap((file) => readFileSync(join(src, file), 'utf8').split('\n'))
    .filter((line) => !/^\s*(\*|\/\*|\/\/)/.test(line) && /(?<!`)\/release [a-z$]/.test(line));
  expect(said).toEqual([]);
});
