import { expect, test } from 'vitest';
import { cron } from '../../src/manifest/fields.ts';
import { faultsWith } from './faults-with.ts';

const CAREFUL = '- { name: careful, type: canary, percents: [5, 100] }\n';
const ACTIONS =
  '- { name: actions, type: github-actions, repository: o/r, workflow: d.yml, token: { env: T } }\n- { name: pipeline, type: webhook, url: { env: U }, secret: { env: S } }\n';

const TRAIN =
  '- { name: weekly, title: Weekly, start: "0 14 * * 4", hours: 1, zone: UTC, items: [{ service: ledger, version: "{n}" }], environment: production, owners: qa, why: x, strategy: careful }\n';

test.each([
  [
    { 'services.yml': '- { name: a, about: x, dependsOn: [b] }\n- { name: b, about: x, dependsOn: [a] }\n' },
    /services\.yml:1 → \[0\]\.dependsOn: a → b → a is a circle; remove one/,
  ],
  [
    // In parts: which pipeline is told what of them is checked in the order of what needs what.
    {
      'strategies.yml': CAREFUL,
      'environments.yml': '- { name: production, regions: [eu], target: pipeline, strategy: careful }\n',
      'services.yml': '- { name: a, about: x, dependsOn: [b] }\n- { name: b, about: x, dependsOn: [a] }\n',
    },
    /services\.yml:1 → \[0\]\.dependsOn: a → b → a is a circle; remove one/,
  ],
  [
    { 'services.yml': '- { name: a, about: x, dependsOn: [nope] }\n' },
    /services\.yml:\d+ → \[0\]\.dependsOn\[0\]: there is no service "nope"; use one of a/,
  ],
  [
    {
      'trackers.yml':
        '- { name: work, type: linear, token: { env: T }, teams: [ENG], queries: [{ services: [moon], query: { title: { eq: x } } }] }\n',
    },
    /trackers\.yml:1 → \[0\]\.queries\[0\]\.services\[0\]: there is no service "moon"/,
  ],
  [
    { 'services.yml': '- { name: a, about: x }\n- { name: a, about: y }\n' },
    /services\.yml:\d+ → \[1\]\.name: "a" is taken by \[0\]/,
  ],
  [
    { 'freezes.yml': '- { name: x, why: y, start: "0 0 31 2 *", hours: 1, zone: UTC }\n' },
    /freezes\.yml:\d+ → \[0\]\.start: "0 0 31 2 \*" never happens/,
  ],
  [
    { 'freezes.yml': '- { name: x, why: y, start: "@reboot", hours: 1, zone: UTC }\n' },
    /freezes\.yml:1 → \[0\]\.start: "@reboot" is no cron \(it takes five fields\)/,
  ],
  [
    { 'freezes.yml': '- { name: x, why: y, start: "H 18 * * 5", hours: 1, zone: UTC }\n' },
    /freezes\.yml:1 → \[0\]\.start: "H 18 \* \* 5" is no cron \(“H” is no minute\)/,
  ],
  [
    { 'freezes.yml': '- { name: x, why: y, start: "0 18 * * 5", end: "0 H(0-5) * * *", zone: UTC }\n' },
    /freezes\.yml:1 → \[0\]\.end: "0 H\(0-5\) \* \* \*" is no cron/,
  ],
  [
    { 'windows.yml': '- { name: x, why: y, from: 9-5, zone: UTC }\n' },
    /windows\.yml:1 → \[0\]\.from: must look like 2026-11-27T18:00; what comes each week takes start/,
  ],
  [
    {
      'audiences.yml': '- name: e\n  title: E\n  language: business\n  channel: #releases\n  headline: true\n',
    },
    /audiences\.yml:4 → \[0\]\.channel: is empty: "#releases" is a comment, .*put the value in quotes/,
  ],
  [
    { 'windows.yml': '- { name: x, why: y, start: "0 18 * * R", hours: 1, zone: UTC }\n' },
    /windows\.yml:1 → \[0\]\.start: "0 18 \* \* R" is no cron/,
  ],
  [
    { 'windows.yml': '- { name: x, why: y, start: "*/90 * * * *", hours: 1, zone: UTC }\n' },
    /windows\.yml:1 → \[0\]\.start: "\*\/90 \* \* \* \*" is no cron \(a step of 90 is more than a minute can take\)/,
  ],
  [
    { 'freezes.yml': '- { name: x, why: y, start: "* * * * *", hours: 0.01, zone: UTC }\n' },
    /freezes\.yml:1 → \[0\]\.start: "\* \* \* \* \*" begins 1440 times a day; make it last/,
  ],
  [
    { 'freezes.yml': '- { name: x, why: y, start: "*/2 * * * *", end: "1-59/2 * * * *", zone: UTC }\n' },
    /freezes\.yml:1 → \[0\]\.start: "\*\/2 \* \* \* \*" begins 720 times a day/,
  ],
  [
    { 'freezes.yml': '- { name: x, why: y, start: "0 8 * * *", end: "0 8 * * *", zone: UTC }\n' },
    /freezes\.yml:1 → \[0\]\.end: "0 8 \* \* \*" is when it begins/,
  ],
  [
    { 'company.yml': "name: X\nzone: UTC\nworkingHours: { from: '9', until: '18:00' }\n" },
    /company\.yml:\d+ → workingHours\.from: must be a time such as 17:00/,
  ],
  [
    { 'company.yml': "name: X\nzone: UTC\nquietHours: { from: '08:00', until: '08:00' }\n" },
    /company\.yml:\d+ → quietHours: must end at another time than it begins/,
  ],
  [
    { 'roles.yml': '- { name: qa, title: QA, onCall: { type: pagerduty, schedule: P1, token: secret } }\n' },
    /roles\.yml:\d+ → \[0\]\.onCall: must be an \.ics file, or .*\{ type: ical/,
  ],
  [
    {
      'inbound.yml':
        '- { name: ci, type: generic, secret: { env: A } }\n- { name: ci, type: generic, secret: { env: B } }\n',
    },
    /inbound\.yml:\d+ → \[1\]\.name: "ci" is taken by \[0\]/,
  ],
  [
    { 'inbound.yml': '- { name: ci, type: generic, secret: whsec_c2VjcmV0 }\n' },
    /inbound\.yml:\d+ → \[0\]\.secret: must be \{ env: NAME \}/,
  ],
  [
    { 'company.yml': 'name: X\nzone: UTC\nholidays: { UTC: holidays/none.ics }\n' },
    /company\.yml:\d+ → holidays\.UTC: holidays\/none\.ics does not exist/,
  ],
  [
    { 'deadlines.yml': '- { name: a, title: A, before: two days, owes: nobody }\n' },
    /deadlines\.yml:\d+ → \[0\]\.before: must be so many hours, days or business days/,
  ],
  [
    { 'deadlines.yml': '- { name: a, title: A, before: 2 days, owes: nobody }\n' },
    /deadlines\.yml:\d+ → \[0\]\.owes: there is no role "nobody"/,
  ],
  [
    {
      'trains.yml':
        '- { name: t, title: T, start: "0 9 * * 1", hours: 1, zone: UTC, items: [{ service: moon, version: "1" }], environment: production, owners: qa, why: x }\n',
    },
    /trains\.yml:\d+ → \[0\]\.items\[0\]\.service: there is no service "moon"/,
  ],
  [
    {
      'trains.yml':
        '- { name: t, title: T, start: "0 9 * * 1", hours: 1, zone: UTC, items: [{ service: api, version: "1" }], environment: production, change: standard, owners: qa, why: x }\n',
    },
    /trains\.yml:\d+ → \[0\]\.change: a pre-approved change comes from a template, which a train has not: write normal or emergency/,
  ],
  [
    {
      'trains.yml':
        '- { name: t, title: T, start: "0 9 * * *", hours: 24, zone: UTC, items: [{ service: api, version: "1" }], environment: production, owners: qa, why: x }\n',
    },
    /trains\.yml:\d+ → \[0\]\.hours: each window lasts until the next departure/,
  ],
  [
    {
      'trains.yml':
        '- { name: t, title: T, start: "0 */6 * * *", hours: 6, zone: UTC, items: [{ service: api, version: "1" }], environment: production, owners: qa, why: x }\n',
    },
    /trains\.yml:\d+ → \[0\]\.hours: each window lasts until the next departure/,
  ],
  [
    {
      'trains.yml':
        '- { name: t, title: T, from: "2026-03-02T09:00", every: day, hours: 30, zone: UTC, items: [{ service: api, version: "1" }], environment: production, owners: qa, why: x }\n',
    },
    /trains\.yml:\d+ → \[0\]\.hours: each window lasts until the next departure/,
  ],
  [
    {
      'vote-policies.yml':
        '- { name: a, environments: [production, staging], rules: [{ role: qa, after: [sre] }, { role: sre, after: [qa] }] }\n',
    },
    /vote-policies\.yml:\d+ → \[0\]\.rules: qa → sre → qa is a circle/,
  ],
  [
    {
      'vote-policies.yml':
        '- { name: a, environments: [production, staging], changes: [normal], rules: [{ role: qa, need: 60% }] }\n',
    },
    /vote-policies\.yml → environments: "staging" is covered by no policy for every kind of change/,
  ],
  [
    { 'vote-policies.yml': '- { name: a, environments: [production, staging], rules: [{ role: qa, need: 101% }] }\n' },
    /vote-policies\.yml:\d+ → \[0\]\.rules\[0\]\.need: /,
  ],
  [
    {
      'vote-policies.yml':
        '- { name: a, environments: [production, staging], rules: [{ role: qa, need: 0, veto: true }] }\n',
    },
    /vote-policies\.yml:\d+ → \[0\]\.rules\[0\]\.need: must be 1 or more: a role that a policy asks has to say go/,
  ],
  [
    { 'strategies.yml': '- { name: a, type: canary, percents: [5, 5, 100] }\n' },
    /strategies\.yml:\d+ → \[0\]\.percents: must grow from step to step/,
  ],
  [
    { 'strategies.yml': '- { name: a, type: canary, percents: [5, 25] }\n' },
    /strategies\.yml:\d+ → \[0\]\.percents: must end with 100/,
  ],
  [
    { 'strategies.yml': '- { name: a, type: sideways }\n' },
    /strategies\.yml:\d+ → \[0\]\.type: must be one of all-at-once/,
  ],
  [{ 'strategies.yml': '- { name: a, type: rolling, batches: 1 }\n' }, /strategies\.yml:\d+ → \[0\]\.batches: /],
  [
    { 'environments.yml': '- { name: production, regions: [eu], target: pipeline, strategy: careful }\n' },
    /environments\.yml:\d+ → \[0\]\.strategy: there is no strategy "careful"/,
  ],
  [
    {
      'strategies.yml': CAREFUL,
      'deploy-targets.yml': ACTIONS,
      'environments.yml': '- { name: production, regions: [eu], target: actions, strategy: careful }\n',
    },
    /environments\.yml:\d+ → \[0\]\.strategy: is a strategy in parts, and the pipeline "actions" of .*ledger.* brings a region all at once: .*\{percent\} or \{step\} into its inputs/,
  ],
  [
    {
      'strategies.yml': CAREFUL,
      'deploy-targets.yml': ACTIONS,
      'environments.yml': '- { name: production, regions: [eu], target: actions }\n',
      'services.yml': '- { name: ledger, about: x, strategy: careful }\n',
    },
    /services\.yml:\d+ → \[0\]\.strategy: is a strategy in parts, and the pipeline "actions" of ledger/,
  ],
  [
    {
      'strategies.yml': CAREFUL,
      'deploy-targets.yml': ACTIONS,
      'environments.yml': '- { name: production, regions: [eu], target: actions }\n',
      'services.yml': '- { name: ledger, about: x, strategy: { production: careful } }\n',
    },
    /services\.yml:\d+ → \[0\]\.strategy: is a strategy in parts, and the pipeline "actions" of ledger/,
  ],
  [
    { 'strategies.yml': CAREFUL, 'services.yml': '- { name: ledger, about: x, strategy: { moon: careful } }\n' },
    /services\.yml:\d+ → \[0\]\.strategy\.moon: there is no environment "moon"/,
  ],
  [
    { 'services.yml': '- { name: ledger, about: x, strategy: { production: careful } }\n' },
    /services\.yml:\d+ → \[0\]\.strategy\.production: there is no strategy "careful"/,
  ],
  [{ 'trains.yml': TRAIN }, /trains\.yml:\d+ → \[0\]\.strategy: there is no strategy "careful"/],
  [
    {
      'trains.yml': TRAIN,
      'strategies.yml': CAREFUL,
      'deploy-targets.yml': ACTIONS,
      'environments.yml': '- { name: production, regions: [eu], target: actions }\n',
    },
    /trains\.yml:\d+ → \[0\]\.strategy: is a strategy in parts, and the pipeline "actions" of ledger/,
  ],
  [
    {
      'trains.yml': TRAIN,
      'strategies.yml': CAREFUL,
      'environments.yml': '- { name: production, regions: [eu] }\n',
    },
    /trains\.yml:\d+ → \[0\]\.strategy: changes nothing: no pipeline deploys it to production/,
  ],
  [
    { 'environments.yml': '- { name: production, regions: [eu], target: pipeline, soakMinutes: 5 }\n' },
    /environments\.yml:\d+ → \[0\]\.soakMinutes: says for how long in the environment before/,
  ],
  [
    {
      'environments.yml':
        '- { name: staging, regions: [eu], target: pipeline, after: production }\n- { name: production, regions: [eu], target: pipeline, after: staging }\n',
    },
    /environments\.yml:\d+ → \[0\]\.after: staging → production → staging is a circle/,
  ],
  [
    { 'services.yml': '- { name: api, about: x, needs: [{ needed: moon, atLeast: "1" }] }\n' },
    /services\.yml:\d+ → \[0\]\.needs\[0\]\.needed: there is no service "moon"/,
  ],
  [
    { 'templates.yml': '- { name: a, title: A, services: [moon], environments: [production] }\n' },
    /templates\.yml:\d+ → \[0\]\.services\[0\]: there is no service "moon"/,
  ],
  [
    { 'freezes.yml': '- { name: x, why: y, start: "0 18 * * 5", end: "0 0 30 2 *", zone: UTC }\n' },
    /freezes\.yml:\d+ → \[0\]\.end: "0 0 30 2 \*" never happens/,
  ],
  [
    { 'freezes.yml': '- { name: x, why: y, start: "0 18 * * 5", every: week, hours: 2, zone: UTC }\n' },
    /freezes\.yml:\d+ → \[0\]: takes start and hours, or start and end, or from and hours/,
  ],
  [
    { 'windows.yml': '- { name: x, why: y, from: "2027-02-29T10:00", hours: 2, zone: UTC }\n' },
    /windows\.yml:\d+ → \[0\]\.from: is no date of the calendar/,
  ],
  [
    {
      'windows.yml':
        '- { name: x, why: y, start: "0 9 * * *", hours: 2, zone: UTC, scope: { except: { services: [moon] } } }\n',
    },
    /windows\.yml:\d+ → \[0\]\.scope\.except\.services\[0\]: there is no service "moon"/,
  ],
  [
    {
      'windows.yml':
        '- { name: x, why: y, start: "0 9 * * *", hours: 2, zone: UTC, scope: { environments: [production], except: { environments: [production] } } }\n',
    },
    /windows\.yml:\d+ → \[0\]\.scope\.except: leaves nothing of it/,
  ],
  [
    {
      'audiences.yml':
        '- { name: e, title: E, language: business, channel: exec, headline: true, templates: { approved: "{{versions}}" } }\n',
    },
    /audiences\.yml:\d+ → \[0\]\.templates\.approved: {{versions}} is not for the language "business"; it may use (\w+, )*services/,
  ],
  [
    {
      'audiences.yml':
        '- { name: e, title: E, language: business, channel: exec, headline: true, environments: [production] }\n',
    },
    /audiences\.yml:\d+ → \[0\]\.environments: the headline shows every release; leave this out where it is/,
  ],
  [
    {
      'audiences.yml':
        '- { name: d, title: D, language: technical, channel: dev, headline: true }\n- { name: e, title: E, language: business, channel: exec, environments: [producton] }\n',
    },
    /audiences\.yml:\d+ → \[1\]\.environments\[0\]: there is no environment "producton"/,
  ],
  [
    { 'audiences.yml': '- { name: e, title: E, language: business, channel: exec }\n' },
    /audiences\.yml → headline: 0 audiences carry the headline/,
  ],
  [
    { 'vote-policies.yml': '- { name: p, environments: [production], rules: [{ role: nobody }] }\n' },
    /vote-policies\.yml:\d+ → \[0\]\.rules\[0\]\.role: there is no role "nobody"/,
  ],
  [
    { 'vote-policies.yml': '- { name: p, environments: [production], rules: [{ role: qa, need: 3 }] }\n' },
    /roles\.yml:\d+ → \[3\]\.members: a vote policy needs 3 of "qa", which has 1/,
  ],
  [
    { 'drills.yml': '- { service: ledger, environment: production, owner: qa }\n' },
    /drills\.yml:1 → \[0\]: takes everyDays, such as 30, or start/,
  ],
  [
    { 'drills.yml': '- { service: ledger, environment: production, owner: qa, everyDays: 3, start: "0 9 * * 1" }\n' },
    /drills\.yml:1 → \[0\]: takes everyDays, such as 30, or start/,
  ],
  [
    { 'drills.yml': '- { service: leger, environment: production, owner: nobody, everyDays: 3 }\n' },
    /\[0\]\.service: there is no service "leger".*\n.*\[0\]\.owner: there is no role "nobody"/,
  ],
  [
    { 'drills.yml': '- { service: ledger, environment: production, owner: qa, start: "0 9 30 2 *" }\n' },
    /drills\.yml:1 → \[0\]\.start: "0 9 30 2 \*" never happens/,
  ],
  [
    { 'drills.yml': '- &d { service: ledger, environment: production, owner: qa, everyDays: 3 }\n- *d\n' },
    /\[1\]: ledger in production stands here twice/,
  ],
  [{ 'services.yml': '- name: [unclosed\n' }, /services\.yml:2: .*Mend the YAML there/],
  [{ 'services.yml': '' }, /services\.yml → \(whole file\): is missing|services\.yml → \(whole file\): must be/],
])('%j', (files, expected) => expect(faultsWith(files).join('\n')).toMatch(expected));

test('a cron may go by its name', () => {
  expect(cron.safeParse('@daily').success).toBe(true);
  expect(cron.safeParse('@daily 8').success).toBe(false);
});
