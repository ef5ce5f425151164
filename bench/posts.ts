import type { ErrandKind } from '../src/outbox/attempt.ts';
import { attemptAfter } from '../src/outbox/context.ts';
import { type Limits, SLACK_LIMITS } from '../src/outbox/limits.ts';
import { Outbox } from '../src/outbox/outbox.ts';
import { Channels } from '../src/slack/channels.ts';
import { webClient } from '../src/slack/client.ts';
import { slackPort } from '../src/slack/port.ts';
import { openLowdb } from '../src/store/lowdb/index.ts';
import { child, median, type Row, row, scratch } from './support.ts';

const POSTS = 300;
const CHANNELS = 30;
const RUNS = 5;
const CHANNEL = { perSecond: 1, burst: 3 };
const WORKSPACE = { perSecond: 5, burst: 20 };

/** Channel of each post: evenly spread, or a third of all in one channel. */
const even = (n: number) => `C${n % CHANNELS}`;
const hot = (n: number) => (n % 3 === 0 ? 'C0' : `C${1 + (n % (CHANNELS - 1))}`);

/** The least time the limits allow, s. */
function minimum(spread: (n: number) => string, workspace: boolean): number {
  const counts = new Map<string, number>();
  for (let n = 0; n < POSTS; n++) counts.set(spread(n), (counts.get(spread(n)) ?? 0) + 1);
  const byChannel = (Math.max(...counts.values()) - CHANNEL.burst) / CHANNEL.perSecond;
  return Math.max(byChannel, workspace ? (POSTS - WORKSPACE.burst) / WORKSPACE.perSecond : 0);
}

/** `speed` divides the windows on both sides, as in the sandbox: without it the slower cases would take a quarter of an hour. */
async function once(spread: (n: number) => string, workspace: boolean, speed: number) {
  const stub = await child('slack-stub.ts', [], {
    SPEED: String(speed),
    CHANNEL: `${CHANNEL.perSecond},${CHANNEL.burst}`,
    ...(workspace && { WORKSPACE: `${WORKSPACE.perSecond},${WORKSPACE.burst}` }),
  });
  const store = (await openLowdb(scratch())).of('T1');
  const web = webClient({ token: 'xoxb-1', slackApiUrl: stub.said });
  const port = slackPort(web, new Channels(web, () => {}, 'U0BOT'), () => {});
  const now = () => new Date().toISOString();
  const post: ErrandKind = {
    mark: true,
    call: (errand, queued) => ({ rule: 'post', channel: errand.lane, queued }),
    async attempt(errand) {
      const posted = await port.post({ channel: errand.lane }, { text: String(errand.data), blocks: [] }, errand.key);
      return posted.ok ? { done: true } : attemptAfter(posted);
    },
  };
  const { workspace: _, ...channelOnly } = SLACK_LIMITS;
  const limits: Limits = { ...channelOnly, channel: CHANNEL, speed, ...(workspace && { workspace: WORKSPACE }) };
  const outbox = new Outbox({ store, kinds: { post }, limits, now, random: Math.random, log: () => {} });
  await store.commit({
    at: now(),
    errands: Array.from({ length: POSTS }, (_, n) => ({
      key: `p/${n}`,
      mode: 'once',
      lane: spread(n),
      kind: 'post',
      dueAt: now(),
      data: `post #${n}`,
    })),
  });
  const started = performance.now();
  outbox.start();
  while (outbox.state().pending > 0) await new Promise((look) => setTimeout(look, 5));
  const took = (performance.now() - started) / 1000;
  const saw = await stub.ask('posts');
  await outbox.stop();
  await store.close();
  await stub.stop();
  return { took, saw };
}

export async function postsBench(): Promise<Row[]> {
  const rows: Row[] = [];
  for (const [name, spread, workspace, bound, speed] of [
    ['channel limit alone, even', even, false, 1.2, 1],
    ['workspace limit too, even', even, true, 1.1, 5],
    ['workspace limit too, one hot channel', hot, true, 1.1, 5],
  ] as const) {
    const runs = [];
    for (let i = 0; i < RUNS; i++) runs.push(await once(spread, workspace, speed));
    const ratio = median(runs.map((r) => (r.took * speed) / minimum(spread, workspace)));
    const limited = median(runs.map((r) => ((r.saw.limited ?? 0) / POSTS) * 100));
    const whole = runs.every((r) => r.saw.posts === POSTS && r.saw.distinct === POSTS && r.saw.disordered === 0);
    rows.push(
      row(
        `300 posts over 30 channels, ${name}`,
        `${ratio.toFixed(2)} times the minimum, ${limited.toFixed(1)} % 429s, ${whole ? 'none lost, doubled or out of order' : 'LOST, DOUBLED OR OUT OF ORDER'}`,
        `at most ${bound}, 1 %`,
        ratio <= bound && limited <= 1 && whole,
      ),
    );
  }
  return rows;
}
