import { createServer, type Server } from 'node:http';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Sandbox, startSandbox } from '../support/sandbox.ts';
import { ownCompany } from './company.ts';
import { Story, TUESDAY } from './driver.ts';

/** A company whose SREs are on duty by a pager's calendar, and whose days begin early. */
const shift = (from: string, until: string, who: string) =>
  `BEGIN:VEVENT\nUID:${from}\nDTSTART:${from}\nDTEND:${until}\nSUMMARY:On call\nATTENDEE:mailto:${who}@harbor.example\nEND:VEVENT`;
let calendar = [
  shift('20260303T060000Z', '20260303T110000Z', 'elena'),
  shift('20260303T110000Z', '20260303T180000Z', 'tom'),
].join('\n');
let pager: Server;
let company: ReturnType<typeof ownCompany>;
let sandbox: Sandbox;
let s: Story;

beforeAll(async () => {
  pager = createServer((_, res) =>
    calendar ? res.end(`BEGIN:VCALENDAR\nVERSION:2.0\nPRODID:x\n${calendar}\nEND:VCALENDAR`) : res.writeHead(503).end(),
  );
  await new Promise<void>((up) => pager.listen(0, '127.0.0.1', up));
  const at = pager.address();
  const url = `http://127.0.0.1:${typeof at === 'object' && at ? at.port : 0}/sre.ics`;
  company = ownCompany({
    'company.yml': (text) => `${text}workingHours: { from: '07:00', until: '15:00' }\n`,
    'roles.yml': (text) =>
      text.replace(
        '  title: SRE\n  group: sre\n',
        `  title: SRE\n  onCall: { type: ical, url: '${url}', allowPrivate: true }\n`,
      ),
  });
  sandbox = await startSandbox({
    speed: 50,
    clock: { at: TUESDAY, runs: false },
    manifests: company.dir,
    logLevel: 'silent',
  });
  s = new Story(sandbox);
});
afterAll(async () => {
  await sandbox?.stop();
  pager.closeAllConnections();
  await new Promise((closed) => pager.close(closed));
  company.remove();
});

test('who is on duty by the pager votes; who comes on duty is asked, a kill in between; a pager that is down is said', async () => {
  const id = await s.person('noor').plans('search 7.1 today 19:00 to production because better');
  await s.person('noor').types(`vote ${id}`);
  await s.person('elena').seesInDm('search 7.1 to production (SRE)');
  await s.person('sam').types(`go ${id}`);
  await s.person('sam').isTold("Your vote isn't asked for here");
  // In London it is 11:00 when Tom comes on duty.
  await s.faults({ app: 'kill' });
  await s.faults({ app: 'start' });
  await s.timeIs('2026-03-03T11:00:00.000Z');
  await s.person('tom').seesInDm('search 7.1 to production (SRE)');
  await s.person('tom').types(`go ${id}`);
  await s.person('tom').isTold('Counted: Go for SRE');
  await s.sees('releases', /SRE: Go \(@tom, .* on duty\)/);

  // The reminder is told; killed before the release managers hear, they hear all the same, once.
  await s.timeIs('2026-03-03T14:00:00.000Z');
  await s.faults({ app: 'kill' });
  calendar = '';
  await s.faults({ app: 'start' });
  await s.timeIs('2026-03-03T15:00:00.000Z');
  await s.person('maya').seesInDm('Still missing for R-1: QA and Product (@priya');
  const told = (await s.messages('dm', 'maya')).filter((m) => m.shown.includes('Still missing'));
  expect(told).toHaveLength(1);
  // After a restart nobody is on duty by a schedule that can't be read.
  await s.person('maya').types('on-duty sre');
  await s.person('maya').isTold(/SRE\*: nobody · its schedule can't be read since/);
  const { health } = await s.get<{ health: { ok: boolean; schedulesUnread: object } }>('state');
  expect(health).toMatchObject({ ok: true, schedulesUnread: { sre: expect.any(String) } });
});
