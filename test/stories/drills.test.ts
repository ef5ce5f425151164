import { afterAll, beforeAll, expect, onTestFailed, test } from 'vitest';
import { type Sandbox, startSandbox } from '../support/sandbox.ts';
import { ownCompany } from './company.ts';
import { Story, TUESDAY } from './driver.ts';

/** Dana is in Chicago, six hours behind. A company whose ledger is drilled every day at eleven in Berlin, without anybody saying so. */
let company: ReturnType<typeof ownCompany>;
let sandbox: Sandbox;
let s: Story;

beforeAll(async () => {
  company = ownCompany({
    'drills.yml': () =>
      '- { service: ledger, environment: staging, owner: sre, start: "0 11 * * *", zone: Europe/Berlin, startsByItself: true }\n',
  });
  const clock = { at: TUESDAY, runs: false };
  const manifests = company.dir;
  sandbox = await startSandbox({ http: true, speed: 50, clock, stepMs: 15, manifests, logLevel: 'silent' });
  s = new Story(sandbox);
});
afterAll(async () => {
  await sandbox?.stop();
  company?.remove();
});

const is = (clock: string) => s.timeIs(`2026-03-03T${clock}.000Z`);
const dana = () => s.person('dana');
const sent = async (id: string) =>
  (await s.pipelineSaw()).flatMap(({ body }) =>
    body.deployId.startsWith(`${id}-`) ? [`${body.action} ${body.stage}`] : [],
  );

async function ran(service: string): Promise<void> {
  for (const version of ['7.0', '7.1']) {
    await dana().types(`done-by-hand ${service} ${version} in staging because moved by hand`);
    await dana().seesModal('Done by hand');
    await dana().submits();
  }
}

test('one that begins by itself by its plan does at its time, is its owner’s, and comes back', async () => {
  onTestFailed(async () => console.error(await s.everything()));
  await ran('ledger');
  await ran('search');
  await is('10:00:01');
  await s.sees('releases', /Drill done[\s\S]*`R-1`/);
  expect(await sent('R-1')).toEqual(['deploy eu', 'rollback eu']);
  // Nobody did it.
  expect((await s.transcript('releases')).filter((l) => /(Deploying|Rolling back).*by @/.test(l))).toEqual([]);
  await dana().types('drill');
  await dana().isTold('the next begins by itself');
});

test('one is booked for a time, and begins then, though the process was killed and came back in time', async () => {
  onTestFailed(async () => console.error(await s.everything()));
  await s.person('noor').types('drill search staging today 06:00');
  await s.person('noor').isTold("You can't book a drill");
  await dana().types('drill search staging today 06:00 because the game day');
  await dana().isTold('If it can’t begin then, you hear why.');
  await dana().clicks('Book the drill…');
  await dana().isTold('The rollback drill of search in staging is booked for');
  await dana().types('drill');
  expect((await dana().isTold('◷ *search* in staging')).buttons).toContain('Call it off');
  for (const asked of ['list', 'list search', 'environments staging', 'calendar today']) {
    await s.person('maya').types(asked);
    expect((await s.person('maya').isTold('Rollback drills booked')).shown, asked).toContain('◷ *search* in staging');
  }
  await s.person('maya').types('list payments');
  expect((await s.person('maya').isTold('No release is open')).shown).not.toContain('◷');
  await is('11:59:00');
  await s.faults({ app: 'kill' });
  await s.timeIs('2026-03-03T12:10:00.000Z');
  await s.faults({ app: 'start' });
  await s.sees('releases', /Drill done[\s\S]*`R-2`[\s\S]*game day/);
  expect(await sent('R-2')).toEqual(['deploy eu', 'rollback eu']);
});

test('where the process was down for long, or somebody locked it, nothing begins, and whoever booked it reads why and drills it with a click', async () => {
  onTestFailed(async () => console.error(await s.everything()));
  await dana().types('drill search staging today 07:00');
  await dana().clicks('Book the drill…');
  await dana().isTold(/is booked for .*13:00/);
  await s.faults({ app: 'kill' });
  await s.timeIs('2026-03-03T14:00:00.000Z');
  await s.faults({ app: 'start' });
  const told = await dana().seesInDm('did not begin: Gonogo was not running at');
  expect(told.buttons).toEqual(['Drill it now…']);
  await dana().types('drill search staging today 09:00');
  await dana().clicks('Book the drill…');
  await dana().isTold(/is booked for .*15:00/);
  await s.person('maya').types('lock search staging because the auditors look for 8h');
  await s.person('maya').isTold('Locked for you');
  await is('15:00:01');
  await dana().seesInDm(/did not begin: No drill of search in staging now: .*auditors/);
  expect(await sent('R-3')).toEqual([]);
});
