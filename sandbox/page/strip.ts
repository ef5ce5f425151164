import { type Element, h } from './dom.ts';
import type { PageState } from './serve.ts';
import { send, ui } from './store.ts';

/** For the curious: what the app just did, and ways to break something. */
export function strip(s: PageState): Element {
  const last = s.log.at(-1);
  const limited = s.log.filter((e) => e.detail.startsWith('429')).length;
  return h(
    'div',
    { class: 'strip' },
    s.modals.length === 0 && trouble(),
    h(
      'details',
      {},
      h(
        'summary',
        {},
        `Under the hood · app ${s.appRuns ? 'running' : 'stopped'}${limited > 0 ? ` · ${limited} rate limited` : ''}${last ? ` · ${last.what} ${last.detail}` : ''}`,
      ),
      h(
        'div',
        { class: 'hood' },
        h('ol', { 'aria-label': 'What the app did, newest first' }, ...[...s.log].reverse().map((e) => line(e))),
        h(
          'div',
          { class: 'break' },
          h('p', {}, 'Break something:'),
          ...FAULTS.map(([label, body]) => fault(label, 'faults', body)),
          h('p', {}, 'Let something happen:'),
          ...acts(s).map(([label, path, body]) => fault(label, path, body)),
        ),
      ),
    ),
  );
}

/** Why nothing came of what one did, or why what is shown may be old. */
export const trouble = (): Element | false => {
  const why = ui.lost || ui.trouble;
  return why !== '' && h('p', { class: 'trouble', role: 'alert' }, why);
};

const line = (e: PageState['log'][number]) =>
  h('li', { class: e.ok ? '' : 'bad', key: e.at + e.what }, `${e.at.slice(11, 23)}  ${e.what}  ${e.detail}`);

const post = (kind: string, more = {}) => ({ api: [{ method: 'chat.postMessage', kind, ...more }] });
const FAULTS: [string, object][] = [
  ['429 on the next post', post('429', { retryAfter: 5 })],
  ['503 before the next post', post('503-before')],
  ['503 after the next post', post('503-after')],
  ['Drop the next post', post('drop-after')],
  ['The next post refused: invalid_blocks', post('error', { error: 'invalid_blocks' })],
  ['users.list answers 429, three times', { api: [{ method: 'users.list', kind: '429', times: 3, retryAfter: 5 }] }],
  ['Installed without users:read', { without: ['users:read'] }],
  ['Token revoked once', { api: [{ method: '*', kind: 'invalid_auth' }] }],
  ['Next ack too late', { lateAcks: 1 }],
  ['Every event twice', { duplicates: 2 }],
  ['Next 3 events reversed', { shuffle: 3 }],
  ['Socket refresh', { socket: 'refresh' }],
  ['Lose one socket', { socket: 'drop' }],
  ['Lose all sockets', { socket: 'drop-all' }],
  ['Next deploy fails', { pipeline: { behaviour: 'fail', times: 1 } }],
  ['Next rollback fails', { pipeline: { behaviour: 'fail-back', times: 1 } }],
  ['Pipeline is silent', { pipeline: { behaviour: 'silent' } }],
  ['Pipeline works', { pipeline: { behaviour: 'succeed' } }],
  ['Kill the app', { app: 'kill' }],
  ['Start the app', { app: 'start' }],
  ['Mend everything', { clear: true }],
];

/** What happens in a workspace beside what people write: to the channel one looks at, and to everybody. */
function acts(s: PageState): [string, string, object][] {
  const { place } = ui;
  const here = s.channels.find((c) => 'channel' in place && c.id === place.channel && !c.id.startsWith('D'));
  const channel = (label: string, what: string): [string, string, object] => [
    `${label} #${here?.name}`,
    'channel',
    { as: ui.as, name: here?.id, do: what },
  ];
  return [
    ...(here
      ? [
          here.bot ? channel('Take the app out of', 'remove') : channel('Invite the app to', 'invite'),
          here.archived ? channel('Unarchive', 'unarchive') : channel('Archive', 'archive'),
        ]
      : []),
    [
      'Somebody of a partner comes',
      'join',
      { handle: `partner${s.people.length}`, title: 'Partner', team: 'T0PARTNER1' },
    ],
    ['400 status changes, 20 a second', 'storm', { people: 400, perSecond: 20, changes: 400 }],
  ];
}

const fault = (label: string, path: string, body: object) =>
  h('button', { class: 'btn', type: 'button', key: label, onClick: () => void send(path, body) }, label);
