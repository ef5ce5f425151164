import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { installed } from '../../sandbox/app/manifest.ts';
import { SECRETS } from '../../sandbox/app/secrets.ts';
import { type Envelope, SocketDelivery } from '../../sandbox/slack/delivery.ts';
import { call } from '../sandbox/bare.ts';
import { eventually } from '../support/eventually.ts';
import { type Sandbox, startSandbox } from '../support/sandbox.ts';
import { control, keep, open, openBrowser, type } from './browser.ts';

/** What the sandbox shows and takes beyond what Gonogo itself sends today: the test posts in the app's name. */

let sandbox: Sandbox;
let browser: Browser;
const sent: Envelope[] = [];
beforeAll(async () => {
  const real = SocketDelivery.prototype.send;
  vi.spyOn(SocketDelivery.prototype, 'send').mockImplementation(function (this: SocketDelivery, envelope) {
    sent.push(structuredClone(envelope));
    return real.call(this, envelope);
  });
  sandbox = await startSandbox({
    speed: 50,
    clock: { at: '2026-03-04T09:00:00.000Z', runs: false },
    installed: {
      scopes: [...installed().scopes, 'files:write'],
      shortcuts: [{ name: 'Request into release', type: 'message', callback_id: 'request' }],
    },
  });
  browser = await openBrowser();
});
afterAll(async () => {
  await browser?.close();
  await sandbox?.stop();
  vi.restoreAllMocks();
});

const RELEASES = 'C0RELEASES';
const PRIYA = 'U0PRIYA001';
const plain = (text: string) => ({ type: 'plain_text', text });
const mrkdwn = (text: string) => ({ type: 'mrkdwn', text });
const cell = (text: string) => ({ type: 'raw_text', text });
const rich = (text: string) => ({
  type: 'rich_text',
  elements: [{ type: 'rich_text_section', elements: [{ type: 'text', text, style: { bold: true } }] }],
});
const option = (value: string, text: string) => ({ value, text: plain(text) });
async function api(method: string, args: object) {
  const answer = await call(sandbox.url, method, args, SECRETS.bot);
  if (!answer.ok) throw new Error(JSON.stringify(answer));
  return answer;
}
/** What the app got last, once it is of that kind. */
async function told(kind: string): Promise<Record<string, unknown>> {
  const found = () => sent.findLast((e) => e.payload.type === kind)?.payload;
  await eventually(() => expect(found()).toBeDefined());
  return found() ?? {};
}
const PIXEL = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg==',
  'base64',
);

test('every block of a message is shown, light and dark, wide and narrow', async () => {
  await api('chat.postMessage', {
    channel: RELEASES,
    text: 'Everything',
    blocks: [
      { type: 'header', text: plain('The rollout') },
      {
        type: 'section',
        text: mrkdwn(
          '*checkout-api* for <@U0MAYA0001> and <!subteam^S0SRE00001>, <!date^1772622000^{date_short_pretty} {time}|then>',
        ),
        accessory: { type: 'overflow', action_id: 'more', options: [option('a', 'Archive')] },
      },
      { type: 'section', fields: [mrkdwn('*Errors*\n0.11 %'), mrkdwn('*Before*\n0.10 %')] },
      {
        type: 'plan',
        title: 'Steps',
        tasks: [
          { task_id: '1', title: 'staging', status: 'complete' },
          { task_id: '2', title: '25 %', status: 'in_progress', details: rich('healthy') },
          { task_id: '3', title: '100 %', status: 'pending' },
          { task_id: '4', title: 'us', status: 'error' },
        ],
      },
      {
        type: 'table',
        rows: [
          [cell('service'), cell('version')],
          [cell('ledger'), { type: 'raw_number', number: 2.9 }],
        ],
        column_settings: [null, { align: 'right' }],
      },
      {
        type: 'card',
        title: mrkdwn('*search 7.1*'),
        subtitle: mrkdwn('tomorrow'),
        body: mrkdwn('typing mistakes'),
        actions: [{ type: 'button', action_id: 'open', text: plain('Open it') }],
      },
      {
        type: 'data_visualization',
        title: 'Deploys a week',
        categories: ['w8', 'w9'],
        series: [
          { label: 'live', values: [4, 6] },
          { label: 'back', values: [1, 0] },
        ],
      },
      { type: 'markdown', text: '## Notes\n- **one** `two`\n> said\n[the run](https://ci.example/1)' },
      {
        type: 'rich_text',
        elements: [
          {
            type: 'rich_text_list',
            style: 'bullet',
            elements: [
              {
                type: 'rich_text_section',
                elements: [
                  { type: 'user', user_id: PRIYA },
                  { type: 'text', text: ' agrees' },
                ],
              },
            ],
          },
          { type: 'rich_text_preformatted', elements: [{ type: 'text', text: 'exit 0' }] },
        ],
      },
      { type: 'context', elements: [mrkdwn('Impact: being checked')] },
      { type: 'divider' },
      {
        type: 'actions',
        block_id: 'pick',
        elements: [
          { type: 'datepicker', action_id: 'day', initial_date: '2026-03-05' },
          {
            type: 'static_select',
            action_id: 'env',
            placeholder: plain('Environment'),
            options: [option('eu', 'Europe'), option('us', 'America')],
          },
          {
            type: 'button',
            action_id: 'stop',
            text: plain('Stop'),
            style: 'danger',
            confirm: {
              title: plain('Stop it?'),
              text: mrkdwn('All of *it*'),
              confirm: plain('Stop'),
              deny: plain('Go on'),
            },
          },
        ],
      },
    ],
  });
  const { upload_url, file_id } = await api('files.getUploadURLExternal', {
    filename: 'week.png',
    length: PIXEL.length,
  });
  expect((await fetch(String(upload_url), { method: 'POST', body: PIXEL })).status).toBe(200);
  await api('files.completeUploadExternal', {
    files: [{ id: file_id, title: 'The week as a picture' }],
    channel_id: RELEASES,
  });

  const { page, errors } = await open(browser, `${sandbox.url}/?as=priya`);
  const message = page.locator('article').first();
  for (const words of [
    'The rollout',
    '@Maya Okafor',
    '@sre',
    'today 16:30',
    'staging',
    'done',
    'under way',
    'failed',
    'healthy',
    '2.9',
    'search 7.1',
    'Notes',
    'agrees',
    'exit 0',
    'Impact: being checked',
  ])
    await message.getByText(words).first().waitFor();
  await message.getByRole('img', { name: 'Deploys a week. w8: live 4, back 1; w9: live 6, back 0' }).waitFor();
  await message.getByRole('link', { name: 'the run' }).waitFor();
  await page.getByRole('img', { name: 'The week as a picture' }).waitFor();
  await keep(page, 'blocks');
  for (const [name, width, colorScheme] of [
    ['dark', 1280, 'dark'],
    ['narrow', 390, 'light'],
  ] as const) {
    const other = await open(browser, `${sandbox.url}/?as=priya`, { viewport: { width, height: 860 }, colorScheme });
    await other.page.locator('article').first().waitFor();
    // Nothing sticks out to the side.
    expect(await other.page.evaluate('document.documentElement.scrollWidth <= window.innerWidth')).toBe(true);
    await keep(other.page, `blocks-${name}`);
    // What one can do with a message stands behind one menu.
    const under = other.page.locator('article').first();
    const act = under.getByRole('button', { name: 'React', exact: true });
    await act.waitFor({ state: 'hidden' });
    await under.getByRole('button', { name: 'Message actions' }).click();
    await act.waitFor();
    expect(await other.page.evaluate('document.documentElement.scrollWidth <= window.innerWidth')).toBe(true);
    await keep(other.page, `blocks-${name}-menu`);
    await other.page.close();
  }

  expect(await message.getByLabel('Date').inputValue()).toBe('2026-03-05');
  // A date picked in a message is told at once; a select too; a dangerous button asks first.
  await message.getByLabel('Date').fill('2026-03-06');
  await eventually(async () =>
    expect((await told('block_actions')).actions).toMatchObject([{ action_id: 'day', selected_date: '2026-03-06' }]),
  );
  await message.getByLabel('Environment').selectOption('America');
  await eventually(async () =>
    expect((await told('block_actions')).actions).toMatchObject([
      { action_id: 'env', selected_option: { value: 'us' } },
    ]),
  );
  await message.getByRole('button', { name: 'Stop' }).click();
  await page.getByRole('dialog', { name: 'Stop it?' }).getByRole('button', { name: 'Stop' }).click();
  await eventually(async () =>
    expect(await told('block_actions')).toMatchObject({
      actions: [{ action_id: 'stop' }],
      state: { values: { pick: { day: { selected_date: '2026-03-06' }, env: { selected_option: { value: 'us' } } } } },
    }),
  );
  expect(errors).toEqual([]);
  await page.close();
});

test('every field of a modal takes what a person enters, dates in their zone', async () => {
  const { page, errors } = await open(browser, `${sandbox.url}/?as=priya`);
  await page.getByText('Your zone: Asia/Kolkata').waitFor();
  const field = (id: string, label: string, element: object, more: object = {}) => ({
    type: 'input',
    block_id: id,
    label: plain(label),
    element: { action_id: id, ...element },
    ...more,
  });
  const options = [option('a', 'Alpha'), option('b', 'Beta')];
  await api('views.open', {
    trigger_id: sandbox.slack.handles.trigger(PRIYA),
    view: {
      type: 'modal',
      callback_id: 'fields',
      title: plain('Every field'),
      submit: plain('Send'),
      blocks: [
        { type: 'alert', level: 'warning', text: plain('Payments are frozen') },
        field('name', 'Name', { type: 'plain_text_input' }),
        field(
          'story',
          'Story',
          { type: 'plain_text_input', multiline: true },
          { optional: true, hint: plain('As long as you like') },
        ),
        field('mail', 'Mail', { type: 'email_text_input' }),
        field('count', 'Count', { type: 'number_input', is_decimal_allowed: false }),
        field('env', 'Environment', { type: 'static_select', options }),
        field('long', 'Long', { type: 'external_select', min_query_length: 0, initial_option: option('c', 'Gamma') }),
        field('who', 'Who', { type: 'users_select' }),
        field('where', 'Where', { type: 'channels_select' }),
        field('several', 'Several', { type: 'checkboxes', options }),
        field('one', 'One', { type: 'radio_buttons', options }),
        field('day', 'Day', { type: 'datepicker' }),
        field('time', 'Time', { type: 'timepicker' }),
        field('moment', 'Moment', { type: 'datetimepicker' }),
      ],
    },
  });
  const modal = page.getByRole('dialog', { name: 'Every field' });
  await modal.waitFor();
  await modal.getByRole('button', { name: 'Send' }).click();
  await modal.getByText('Please complete this required field.').first().waitFor();
  await modal.getByLabel('Name').fill('Priya');
  await modal.getByLabel('Mail').fill('not an address');
  await modal.getByLabel('Count').fill('3');
  await modal.getByLabel('Environment').selectOption('Beta');
  // The app has no such dialog, so that it offers nothing; what was chosen before stays.
  await modal.getByLabel('Long').fill('del');
  await modal.getByText('No results').waitFor();
  await modal.getByRole('button', { name: 'Remove Gamma' }).waitFor();
  expect(await told('block_suggestion')).toMatchObject({ block_id: 'long', action_id: 'long', value: 'del' });
  await modal.getByLabel('Who').selectOption('Sam Rivera');
  await modal.getByLabel('Where').selectOption('#releases');
  await modal.getByLabel('Alpha').first().check();
  await modal.getByLabel('Beta').last().check();
  await modal.getByLabel('Day').fill('2026-03-06');
  await modal.getByLabel('Time').fill('15:00');
  await modal.getByLabel('Moment').fill('2026-03-05T15:00');
  await keep(page, 'fields');
  await modal.getByRole('button', { name: 'Send' }).click();
  await modal.getByText('Please enter a valid email address.').waitFor();
  // What was entered is still there.
  expect(await modal.getByLabel('Moment').inputValue()).toBe('2026-03-05T15:00');
  await modal.getByLabel('Mail').fill('priya@harbor.example');
  await modal.getByRole('button', { name: 'Send' }).click();
  // No word of the app knows this dialog: it says so, and what was entered stays.
  await modal.getByText('Another version of Gonogo made this').waitFor();
  expect(await modal.getByLabel('Mail').inputValue()).toBe('priya@harbor.example');
  const { view } = (await told('view_submission')) as {
    view: { state: { values: Record<string, Record<string, object>> } };
  };
  const values = Object.fromEntries(
    Object.entries(view.state.values).map(([block, v]) => [block, Object.values(v)[0]]),
  );
  expect(values).toMatchObject({
    name: { value: 'Priya' },
    story: { value: null },
    mail: { value: 'priya@harbor.example' },
    count: { value: '3' },
    env: { selected_option: { value: 'b' } },
    long: { type: 'external_select', selected_option: option('c', 'Gamma') },
    who: { selected_user: 'U0SAM00001' },
    where: { selected_channel: RELEASES },
    several: { selected_options: [{ value: 'a' }] },
    one: { selected_option: { value: 'b' } },
    day: { selected_date: '2026-03-06' },
    time: { selected_time: '15:00', timezone: 'Asia/Kolkata' },
    // 15:00 in Kolkata
    moment: { selected_date_time: Date.parse('2026-03-05T09:30:00Z') / 1000 },
  });
  await modal.getByRole('button', { name: 'Cancel' }).click();
  await modal.waitFor({ state: 'detached' });
  expect(errors).toEqual([]);
  await page.close();
});

test('reactions, shortcuts on messages, unread marks, keys, faults and the clock', async () => {
  const { page, errors } = await open(browser, `${sandbox.url}/?as=sam`);
  await control(sandbox.url, 'message', { as: 'tom', channel: 'general', text: 'Lunch? @sam' });
  const general = page.getByRole('button', { name: '# general' });
  await general.getByLabel('1 unread').waitFor();
  await general.press('Enter');
  const message = page.locator('article', { hasText: 'Lunch? @Sam Rivera' });
  await message.waitFor();
  await general.getByLabel('1 unread').waitFor({ state: 'detached' });
  await message.hover();
  await message.getByRole('button', { name: 'Message actions' }).click();
  await message.getByRole('button', { name: 'React', exact: true }).click();
  await message.getByRole('button', { name: 'React with eyes' }).click();
  const reaction = message.getByRole('button', { name: '👀 1' });
  await reaction.waitFor();
  await reaction.click();
  await reaction.waitFor({ state: 'detached' });
  await message.getByRole('button', { name: 'Message actions' }).click();
  await message.getByRole('button', { name: 'Request into release' }).click();
  expect(await told('message_action')).toMatchObject({
    callback_id: 'request',
    message: { text: 'Lunch? <@U0SAM00001>' },
  });

  await message.getByRole('button', { name: 'Message actions' }).click();
  await message.getByRole('button', { name: 'Reply in thread' }).click();
  const thread = page.getByRole('complementary', { name: 'Thread' });
  await page.locator('#composer-thread').fill('Yes');
  await page.locator('#composer-thread').press('Enter');
  await thread.getByText('Yes', { exact: true }).waitFor();
  await page.keyboard.press('Escape');
  await thread.waitFor({ state: 'detached' });
  await message.getByRole('button', { name: '1 reply' }).waitFor();

  await page.locator('.strip summary').click();
  await page.getByRole('button', { name: 'Next ack too late' }).click();
  await eventually(() => expect(sandbox.slack.lateAcks).toBe(1));
  await type(page, '/release list');
  await page.getByText('operation_timeout').first().waitFor();
  await keep(page, 'late-ack');
  await page.getByRole('button', { name: 'Kill the app' }).click();
  await page.getByText('app stopped').waitFor();
  await page.getByRole('button', { name: 'Start the app' }).click();
  await page.getByText('app running').waitFor();
  await page.getByRole('button', { name: 'Move the time on, +1 h' }).click();
  await page.getByText('It is Wed 4 Mar, 05:00').waitFor();
  expect(errors).toEqual([]);
  await everythingNamed(page);
});

/** Everything that can be used has a name for a screen reader. */
async function everythingNamed(page: Page): Promise<void> {
  const nameless = await page.evaluate(`[...document.querySelectorAll('button, a, input, select, textarea')]
    .filter((e) => !(e.textContent.trim() || e.getAttribute('aria-label') || (e.id && document.querySelector('label[for="' + e.id + '"]')) || e.closest('label')))
    .map((e) => e.outerHTML.slice(0, 120))`);
  expect(nameless).toEqual([]);
  await page.close();
}
