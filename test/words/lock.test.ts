import { describe, expect, test } from 'vitest';
import { heldOnes } from '../../src/domain/lock/document.ts';
import { isHeld } from '../../src/domain/lock/lock.ts';
import { see } from '../../src/door/read-only.ts';
import { CLICKS, runCommand, SUBMITS } from '../../src/words/router.ts';
import { COMPANY, PEOPLE } from '../domain/given.ts';
import hold from '../fixtures/approvals/prow-hold.json' with { type: 'json' };
import { openSetting } from '../support/setting.ts';

const [production] = COMPANY.environments;
const company = {
  ...COMPANY,
  environments: [...COMPANY.environments, { ...production, name: 'staging', regions: ['eu'], stageTimeoutMinutes: 30 }],
};
const opened = async (people = PEOPLE) => {
  const setting = await openSetting({ company: () => company, people: () => people });
  const says = async (text: string, id = 'UMANAGER') => {
    const answer = await runCommand(text, { setting, person: { id, zone: 'Europe/Berlin' } });
    return 'say' in answer ? answer.say.text : JSON.stringify(answer);
  };
  const answers = async (text: string) =>
    JSON.stringify(await runCommand(text, { setting, person: { id: 'UMANAGER', zone: 'Europe/Berlin' } }));
  const held = async () => {
    const { locks, now } = await see(setting, { locks: heldOnes });
    return locks.filter((l) => isHeld(l, now)).map((l) => [l.id, l.held?.why, l.held?.until]);
  };
  return { says, held, answers, setting };
};

test.each([
  ['hold cancel', 'unlock'],
  ['lock api production cancel', 'unlock api production'],
])('%s locks nothing: it takes a lock away', async (text, sentence) => {
  const { answers, held } = await opened();
  expect(await answers(text)).toContain(`"value":"${sentence}"`);
  expect(await held()).toEqual([]);
});

test.each([
  ['for 2h because we bisect', 'for 2 h', '2026-03-03T11:00:00.000Z'],
  ['because a | b', 'until you release it', undefined],
])('whoever takes over what they typed %s need not say it again', async (text, said, until) => {
  const managers = { ...PEOPLE.roles, manager: ['UMANAGER', 'USRE1'] };
  const { says, held, answers, setting } = await opened({ ...PEOPLE, roles: managers });
  await says('lock api production because mine', 'USRE1');
  const about = /"(production\/api\|[^"]*)"/.exec(await answers(`lock api production ${text}`))?.[1] ?? '';
  const a = { setting, person: { id: 'UMANAGER', zone: 'UTC' } };
  const why = text.slice(text.indexOf('because ') + 8);
  const opens = await CLICKS.get('take-over-lock')?.(about, a);
  const modal = opens && 'modal' in opens ? opens.modal : expect.fail(JSON.stringify(opens));
  expect(JSON.stringify(modal)).toContain(`It becomes yours ${said}.`);
  expect(JSON.stringify(modal)).toContain(`"initial_value":"${why}"`);
  await SUBMITS.get('take-over-lock')?.({ why }, modal.private_metadata ?? '', a);
  expect(await held()).toEqual([['production/api', why, until]]);
});

test.each([
  'lock wibble production x',
  'lock wibble in production x',
  'lock wibble production because x',
  'lock the wibble in production for 2h because x',
])('%s locks nothing: what it is of is no service', async (text) => {
  const { says, held } = await opened();
  expect(await says(text)).toContain("I don't know what “wibble” is");
  expect(await held()).toEqual([]);
});

test.each([
  ['lock production because wibble in production fails', 'wibble in production fails'],
  ['lock production wibble in production fails', 'wibble in production fails'],
  ['lock production errors in production', 'errors'],
])('%s locks it once, for that reason', async (text, why) => {
  const { says, held } = await opened();
  expect(await says(text)).toContain('Locked for you: *all of production*, until');
  expect(await held()).toEqual([['production/*', why, undefined]]);
});

describe('an end at the end of a reason', () => {
  test.each([
    ['because it fails for 45m', 'for 45m', '2026-03-03T09:45:00.000Z', 'it fails'],
    ['because it fails until 14:00.', 'until 14:00', '2026-03-03T13:00:00.000Z', 'it fails'],
    ['because of them, until I know, for 2 hours', 'for 2 hours', '2026-03-03T11:00:00.000Z', 'them, until I know'],
  ])('lock api production %s: is its end, and told', async (text, end, until, why) => {
    const { held, answers } = await opened();
    expect(await answers(`lock api production ${text}`)).toContain(
      `“${end}” at the end of the reason was read as its end.`,
    );
    expect(await held()).toEqual([['production/api', why, until]]);
  });
  test.each([
    ['because it was down for 45m', 'for 45m', '2026-03-03T09:45:00.000Z'],
    ['because it has failed until 14:00', 'until 14:00', '2026-03-03T13:00:00.000Z'],
  ])('lock api production %s: may tell what was; it is kept as it is, and offered', async (text, end, until) => {
    const { says, held, answers } = await opened();
    const answer = await answers(`lock api production ${text}`);
    expect(answer).toContain(`“${end}” was read as part of the reason.`);
    const sentence = /"value":"(lock [^"]*)"/.exec(answer)?.[1] ?? '';
    expect((await held())[0]?.[2]).toBeUndefined();
    await says(sentence);
    expect((await held())[0]?.[2]).toBe(until);
    expect((await held())[0]?.[1]).not.toContain(end);
  });
  test('lock api production for 1h because load test for 2h: the first counts, and the second stays a word', async () => {
    const { held, says } = await opened();
    await says('lock api production for 1h because load test for 2h');
    expect(await held()).toEqual([['production/api', 'load test for 2h', '2026-03-03T10:00:00.000Z']]);
  });
  test.each(['because it waits for them', 'because until then it fails', 'because it fails for a few hours'])(
    'lock api production %s: is none',
    async (text) => {
      const { held, answers } = await opened();
      expect(await answers(`lock api production ${text}`)).not.toMatch(/the reason was read|part of the reason/);
      expect((await held())[0]?.[2]).toBeUndefined();
    },
  );
});

describe('a length that nobody can reckon with, before the reason', () => {
  test.each([
    ['for over a week because it fails', '“over a week” names no exact length: write how long.'],
    ['for more than 2 hours it fails', '“more than 2 hours” names no exact length: write how long.'],
    ['for a few hours: it fails', '“a few hours” names no number: write how many.'],
    ['until further notice because it fails', 'is no end: write one'],
    ['for 18:00-17:00 because it fails', '“for 18:00-17:00” is no end. Write for example “until Friday 18:00”.'],
    ['from 14:00 to 15:00 because it fails', '“from 14:00 to 15:00” is no end.'],
    ['for 18:00-17:00', '“for 18:00-17:00” is no end.'],
  ])('lock api production %s: is named, and nothing is locked', async (text, why) => {
    const { held, answers } = await opened();
    expect(await answers(`lock api production ${text}`)).toContain(why);
    expect(await held()).toEqual([]);
  });
});

describe('what is typed after lock', () => {
  test.each([
    ['api production why it fails for 1h', [['production/api', 'it fails', '2026-03-03T10:00:00.000Z']]],
    ['api in production because it fails until 14:00', [['production/api', 'it fails', '2026-03-03T13:00:00.000Z']]],
    ['api in production for 2h because it fails', [['production/api', 'it fails', '2026-03-03T11:00:00.000Z']]],
    ['production api it fails', [['production/api', 'it fails', undefined]]],
    [
      'api, ledger in staging it fails',
      [
        ['staging/api', 'it fails', undefined],
        ['staging/ledger', 'it fails', undefined],
      ],
    ],
    [
      'api and ledger staging it fails',
      [
        ['staging/api', 'it fails', undefined],
        ['staging/ledger', 'it fails', undefined],
      ],
    ],
    // A reason may begin with the name of a service.
    ['api production ledger looks odd', [['production/api', 'ledger looks odd', undefined]]],
    ['staging the database moves', [['staging/*', 'the database moves', undefined]]],
    ['all of staging: the database moves', [['staging/*', 'the database moves', undefined]]],
    [
      'everything because we look for the cause',
      [
        ['production/*', 'we look for the cause', undefined],
        ['staging/*', 'we look for the cause', undefined],
      ],
    ],
    ['API Production <!channel> & co', [['production/api', '<!channel> & co', undefined]]],
  ])('%s', async (text, locks) => {
    const { says, held } = await opened();
    const answer = await says(`lock ${text}`);
    expect(await held(), answer).toEqual(locks);
    expect(answer).toContain('Locked for you');
    expect(answer).not.toContain('<!channel>');
  });

  test.each([
    ['', /"callback_id":"lock"/],
    ['api', /"callback_id":"lock"/],
    ['api production', /"callback_id":"lock"/],
    ['api production for 1h', /"callback_id":"lock"/],
    ['api it fails', /"callback_id":"lock".*it fails/],
    ['lodger production it fails', /Did you mean ledger/],
    ['wibble production it fails', /I don't know what “wibble” is\. I know (?:\w|-)+, /],
    ['api wibble staging it fails', /I don't know what “wibble” is/],
    ['apj staging it fails', /“apj” is\. Did you mean api\?/],
    ['api because our production fails', /"callback_id":"lock"/],
    ['api production it fails for 2 minutes', /lasts from 5 minutes/],
    ['api production it fails for 3 months', /A lock lasts from 5 minutes to 31 days/],
  ])('%s locks nothing yet', async (text, expected) => {
    const { says, held } = await opened();
    expect(await says(`lock ${text}`)).toMatch(expected);
    expect(await held()).toEqual([]);
  });

  test('who may not is told who could', async () => {
    const { says, held } = await opened();
    expect(await says('lock api production x', 'UQA')).toMatch(/takes the role manager/);
    expect(await held()).toEqual([]);
  });
});

test.each([
  ['unlock wibble', '“wibble” is the name of nothing here. Is it this one?'],
  ['unlock api-v2', '“api-v2” is the name of nothing here. Is it this one?'],
  ['unlock wibble in production', "I don't know what “wibble” is"],
  ['unlock it', 'Released: api in production'],
  ['unlock my lock now', 'Released: api in production'],
  ['unlock because wibble is mended', 'Released: api in production'],
  ['unlock production it is mended', 'Released: api in production'],
])('“%s”, of somebody with one lock: %s', async (text, said) => {
  const { says, held } = await opened();
  await says('lock api production because x');
  expect(await says(text)).toContain(said);
  expect(await held()).toHaveLength(said.startsWith('Released') ? 0 : 1);
});

describe('unlock', () => {
  test('one’s own at once, where it is clear which; all that is named', async () => {
    const { says, held } = await opened();
    expect(await says('unlock')).toBe('Nobody holds a lock.');
    await says('lock api production x');
    expect(await says('unlock')).toContain('Released: api in production');
    await says('lock api, ledger in production x');
    expect(await says('unlock')).toContain('Which of yours?');
    expect(await says('unlock shop')).toContain('Nobody holds a lock there');
    expect(await says('unlock production because done')).toContain(
      'Released: api in production and ledger in production',
    );
    expect(await held()).toEqual([]);
  });
  test('not one of the whole environment by the name of a service; another’s is shown', async () => {
    const { says, held } = await opened();
    await says('lock production x');
    expect(await says('unlock api')).toContain('Nobody holds a lock there');
    expect(await says('unlock production', 'UQA')).toContain('You hold none there. Others do');
    expect(await held()).toHaveLength(1);
  });
});

describe('several at once', () => {
  const claims = [
    'api production',
    'production',
    'api, ledger in production',
    'everything',
    'ledger, api in production',
  ];
  test.each([[0], [1], [2], [3], [4]])(
    'one of them gets what all want, the others hear who has it: %d',
    async (first) => {
      const setting = await openSetting({
        company: () => company,
        people: () => ({ ...PEOPLE, roles: { ...PEOPLE.roles, manager: ['U0', 'U1', 'U2', 'U3', 'U4'] } }),
      });
      const answers = await Promise.all(
        claims.map(async (_, n) => {
          const what = claims[(n + first) % claims.length];
          const person = { id: `U${n}`, zone: 'Europe/Berlin' };
          const answer = await runCommand(`lock ${what} because it is mine`, { setting, person });
          return 'say' in answer ? answer.say.text : JSON.stringify(answer);
        }),
      );
      const won = answers.filter((said) => said.includes('Locked for you'));
      expect(won, answers.join('\n')).toHaveLength(1);
      const { locks } = await see(setting, { locks: heldOnes });
      const holders = new Set(locks.map((l) => l.held?.by));
      expect([...holders]).toEqual([`U${answers.indexOf(won[0] ?? '')}`]);
      for (const said of answers.filter((a) => a !== won[0])) expect(said).toContain(`<@${[...holders][0]}>`);
    },
  );
});

test('what is said of one’s own lock is what is held then', async () => {
  const { says, held } = await opened();
  await says('lock api production it fails for 1h');
  expect(await says('lock api production it fails')).toContain('until you release it');
  expect(await held()).toEqual([['production/api', 'it fails', undefined]]);
  expect(await says('lock api production it fails')).toContain('already, for that reason');
  expect(await says('lock api production it fails for 2h')).toContain('Locked for you');
  expect(await held()).toEqual([['production/api', 'it fails', '2026-03-03T11:00:00.000Z']]);
});

/** A label of a pull request there is the lock of a service here: what was typed, before and after. */
describe('the rows of prow’s hold', () => {
  const ours = (text: string): string | undefined => {
    const [, word = '', rest = ''] = /^\/(\S+)\s*(.*)$/.exec(text) ?? [];
    if (word === '') return undefined;
    return /^cancel\b/.test(rest)
      ? `unhold api production ${rest.replace(/^cancel\s*/, '')}`
      : `${word} api production ${rest || 'hold'}`;
  };
  test.each(hold.filter((row) => row.is_pr).map((row) => [row.name, row] as const))('%s', async (_, row) => {
    const { says, held } = await opened();
    if (row.held_before) await says('hold api production before');
    const said = ours(row.text);
    if (said !== undefined) await says(said);
    // Prow takes /removehold and knows no /remove - hold; so it is here.
    expect((await held()).length > 0).toBe(row.held_after);
  });
});
