import { expect, test } from 'vitest';
import { fromSlack } from '../../src/reading/typed.ts';
import escapes from '../fixtures/slack-escape.json' with { type: 'json' };

const names = {
  person: (id: string) => (id === 'U1' ? 'maya' : undefined),
  group: (id: string) => (id === 'S1' ? 'sre' : undefined),
};

test.each([
  ['no-go: errors &gt; 2 % &amp; rising', 'no-go: errors > 2 % & rising'],
  ['ask <@U1> or <@U2> or <@U3|dana>', 'ask @maya or @U2 or @dana'],
  ['see <#C1|releases>, <#C2|>', 'see #releases, #C2'],
  ['<!subteam^S1> and <!subteam^S2|@ops>', '@sre and @ops'],
  ['<https://example.com/a?b=1&amp;c=2> <mailto:a@b.example|a@b.example>', 'https://example.com/a?b=1&c=2 a@b.example'],
  ['<tel:+4930123|+49 30 123> <mailto:sam@x|Sam> <!here>', '+49 30 123 Sam @here'],
  [
    '<http://harbor.example|harbor.example>, <https://wiki.example/1|our wiki>',
    'harbor.example, https://wiki.example/1',
  ],
  ['until <!date^1700000000^{date}|Nov 14>', 'until Nov 14'],
  ['&lt;!channel&gt; stays text', '<!channel> stays text'],
  ['&amp;lt; was typed', '&lt; was typed'],
])('%s', (sent, typed) => {
  expect(fromSlack(sent, names).text).toBe(typed);
});

test.each(escapes.rows)('%j comes back as it was typed', (typed, sent) => {
  expect(fromSlack(sent ?? '', names).text).toBe(typed);
});
