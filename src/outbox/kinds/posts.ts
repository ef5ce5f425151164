import { createHash } from 'node:crypto';
import { renderFor } from '../../audiences/index.ts';
import { type Message, message } from '../../blocks/blocks.ts';
import { md } from '../../blocks/mrkdwn.ts';
import { digestCard } from '../../cards/digest.ts';
import { headlineCard } from '../../cards/headline.ts';
import { myTurnCard } from '../../cards/turn.ts';
import { voteCard } from '../../cards/vote.ts';
import { EVERYTHING_OPEN, MADE_OF } from '../../domain/documents.ts';
import { dutiesOf } from '../../domain/duty.ts';
import { announcementOf, headlineOf, type Intent } from '../../domain/intents.ts';
import { say } from '../../domain/phrase.ts';
import { doneIn } from '../../domain/release/document.ts';
import { voteOf } from '../../domain/release/release.ts';
import { toErrand } from '../../perform.ts';
import type { Change, Errand } from '../../store/store.ts';
import { digestErrand } from '../digests.ts';
import type { Attempt, Kind } from '../outbox.ts';
import type { Posted } from '../slack-port.ts';
import { type Context, failed, intentOf, ownersOf, remembered, shown, tell, voteKey, worldFor } from './context.ts';

/** What a post says and where; `afterwards` is committed once it is posted. Undefined: there is nothing to say any more. */
type Draft = {
  to: { channel: string } | { user: string };
  message: Message;
  thread?: string;
  broadcast?: boolean;
  afterwards?: (posted: Posted) => Pick<Change, 'put' | 'errands'>;
};
type Draw = (errand: Errand, context: Context) => Promise<Draft | undefined>;

export const hashOf = (m: Message) => createHash('sha256').update(JSON.stringify(m)).digest('hex').slice(0, 16);

const POSTS: Partial<Record<Intent['kind'], Draw>> = {
  async post(errand, { setting }) {
    const { audience: name, told } = intentOf(errand, 'post');
    const audience = setting.company().audiences.find((a) => a.name === name);
    if (!audience) return undefined;
    const inThread = audience.headline && told.release;
    const rendered = renderFor(audience, told);
    return {
      to: { channel: audience.channel },
      message: rendered,
      ...(told.freeze && {
        afterwards: (posted: Posted) => ({ put: remembered(errand.key, posted, hashOf(rendered)) }),
      }),
      ...(inThread && { thread: headlineOf(inThread.id), broadcast: LOUD.includes(told.event) }),
    };
  },
  async note(errand, context) {
    const { release, note, broadcast } = intentOf(errand, 'note');
    return {
      to: { channel: headlineChannel(context) },
      message: message(md`${note}`),
      ...(release && { thread: headlineOf(release), broadcast }),
    };
  },
  async headline(errand, context) {
    const { release: id } = intentOf(errand, 'headline');
    const drawn = await drawHeadline(context, id);
    return (
      drawn && {
        to: { channel: headlineChannel(context) },
        message: drawn,
        afterwards: (posted) => ({ put: remembered(headlineOf(id), posted, hashOf(drawn), id) }),
      }
    );
  },
  async vote(errand, context) {
    const { release, vote } = intentOf(errand, 'vote');
    const drawn = await drawVote(context, vote);
    return (
      drawn && {
        to: { channel: headlineChannel(context) },
        message: drawn,
        thread: headlineOf(release),
        afterwards: (posted) => ({
          put: [...remembered(vote, posted, hashOf(drawn)), { key: voteKey(posted), value: vote, lists: [] }],
        }),
      }
    );
  },
  async 'my-turn'(errand, context) {
    const { user } = intentOf(errand, 'my-turn');
    const world = await worldFor(context.setting, EVERYTHING_OPEN);
    if (dutiesOf(user, world).length === 0) return undefined;
    const drawn = myTurnCard(user, world);
    const name = `my-turn/${user}`;
    const before = await shown(context.setting, name);
    const now = context.setting.now();
    // One message a person: the new one notifies, the old one goes.
    const remove = before
      ? [
          toErrand({
            key: `delete/${before.channel}/${before.ts}`,
            mode: 'once',
            lane: `edit/${name}`,
            dueAt: now,
            intent: { kind: 'delete', channel: before.channel, ts: before.ts },
          }),
        ]
      : [];
    return {
      to: { user },
      message: drawn,
      afterwards: (posted) => ({ put: remembered(name, posted, hashOf(drawn)), errands: remove }),
    };
  },
  async tell(errand) {
    const { user, phrase } = intentOf(errand, 'tell');
    return { to: { user }, message: message(md`${phrase}`) };
  },
  async digest(errand, { setting }) {
    const { audience: name } = intentOf(errand, 'digest');
    const audience = setting.company().audiences.find((a) => a.name === name);
    if (!audience?.digest) return undefined;
    const now = setting.now();
    const weekAgo = new Date(Date.parse(now) - 7 * 86_400_000).toISOString();
    const world = await worldFor(setting, {
      docs: [],
      lists: [...new Set([...EVERYTHING_OPEN.lists, doneIn(now), doneIn(weekAgo)])],
    });
    const shipped = Object.values(world.releases).flatMap((r) =>
      r?.status === 'completed' && r.at >= weekAgo ? [r] : [],
    );
    const drawn = digestCard(world, shipped, audience.digest.silentWhenEmpty);
    return drawn && { to: { channel: audience.channel }, message: drawn };
  },
};

const LOUD: readonly string[] = ['failed', 'done', 'rolled-back'];

/** What a release's card says beside itself: its risk, its collisions, its checks. */
const AROUND = ['freezes/current', 'releases/open', ...MADE_OF];

export async function drawHeadline({ setting }: Context, id: string): Promise<Message | undefined> {
  const world = await worldFor(setting, { docs: [`release/${id}`], lists: AROUND });
  const release = world.releases[id];
  const voteId = release && voteOf(release);
  const vote = voteId ? (await worldFor(setting, { docs: [`vote/${voteId}`], lists: [] })).votes[voteId] : undefined;
  return release && headlineCard(release, vote, world);
}

export async function drawVote({ setting }: Context, id: string): Promise<Message | undefined> {
  const [about = ''] = id.split('/');
  const world = await worldFor(setting, { docs: [`vote/${id}`, `release/${about}`], lists: AROUND });
  const vote = world.votes[id];
  const release = world.releases[about];
  return vote && release && voteCard(release, vote, world);
}

/** What an audience reads of a freeze that has changed since it was told. */
export async function drawAnnouncement({ setting }: Context, name: string): Promise<Message | undefined> {
  const { company, freezes, now } = await worldFor(setting, { docs: [], lists: ['freezes/current'] });
  const freeze = freezes.find((f) => company.audiences.some((a) => announcementOf(f.id, a.name) === name));
  const audience = freeze && company.audiences.find((a) => announcementOf(freeze.id, a.name) === name);
  return audience && freeze && renderFor(audience, { event: 'frozen', freeze, at: now });
}

const headlineChannel = ({ setting }: Context) =>
  setting.company().audiences.find((a) => a.headline)?.channel ?? 'releases';

/** How long Slack's history is asked for a post of unknown outcome before it is sent again, ms. */
const LOOK_FOR_MS = 10_000;

/** Every errand that posts a message. A post whose outcome is unknown is looked up by its metadata before it is sent again. */
export function postKinds(context: Context): Record<string, Kind> {
  /** by errand, when its post was first looked for: elapsed time, which no change of the clock touches */
  const lookedSince = new Map<string, number>();
  const lookLonger = (key: string) => {
    const since = lookedSince.get(key) ?? performance.now();
    lookedSince.set(key, since);
    return (performance.now() - since) * context.speed < LOOK_FOR_MS;
  };
  const kind = (draw: Draw): Kind => ({
    mark: true,
    call: (errand, queued) => ({ rule: 'post', channel: errand.lane, queued }),
    async attempt(errand) {
      const draft = await draw(errand, context);
      const next = await nextOf(errand, context);
      if (!draft) return { done: true, also: { errands: next } };
      const where = await placeOf(draft, context);
      if ('why' in where || 'giveUp' in where) return where;
      if (errand.triedAt) {
        const found = await context.slack.find(where, errand.key, errand.triedAt);
        if (!found.ok)
          return found.why === 'refused'
            ? failed(found)
            : { ...failed(found), ...(found.why !== 'rate-limited' && { unsent: false }) };
        if (!found.value && lookLonger(errand.key))
          return { retryInMs: 1000, why: 'looking whether it arrived', failing: false, unsent: false };
        lookedSince.delete(errand.key);
        if (found.value) return finish(draft, found.value, next);
      }
      const posted = await context.slack.post(
        { ...where, ...(draft.broadcast && { broadcast: true }) },
        draft.message,
        errand.key,
      );
      return posted.ok ? finish(draft, posted.value, next) : failed(posted);
    },
    async givenUp(errand, why) {
      const about = releaseIn(errand);
      const where = errand.lane.replace(/^channel\//, '#');
      const owners = errand.kind === 'tell' ? [] : await ownersOf(context.setting, about);
      const next = await nextOf(errand, context);
      return {
        errands: [
          ...next,
          ...owners.map((o) =>
            tell(
              context.setting,
              o,
              `given-up/${errand.key}`,
              say`I couldn't post ${about ? `the news of ${about}` : 'a message'} to ${where}: ${why}`,
            ),
          ),
        ],
      };
    },
  });
  return Object.fromEntries(Object.entries(POSTS).map(([name, draw]) => [name, kind(draw)]));
}

function finish(draft: Draft, posted: Posted, next: NonNullable<Change['errands']>): Attempt {
  const also = draft.afterwards?.(posted) ?? {};
  return { done: true, also: { ...also, errands: [...(also.errands ?? []), ...next] } };
}

/** A digest calls for the next one, whether or not there was something to say. */
async function nextOf(errand: Errand, { setting }: Context): Promise<NonNullable<Change['errands']>> {
  if (errand.kind !== 'digest') return [];
  const { audience: name } = intentOf(errand, 'digest');
  const audience = setting.company().audiences.find((a) => a.name === name);
  return audience?.digest ? [digestErrand(audience.name, audience.channel, audience.digest, setting.now())] : [];
}

async function placeOf(
  draft: Draft,
  { slack, setting }: Context,
): Promise<{ channel: string; threadTs?: string } | Extract<Attempt, { why: string } | { giveUp: string }>> {
  const channel =
    'user' in draft.to ? await slack.directMessages(draft.to.user) : await slack.channelId(draft.to.channel);
  if (!channel.ok) {
    const how = failed(channel);
    return 'giveUp' in how || 'why' in how
      ? { ...how, ...('why' in how && { unsent: true }) }
      : { giveUp: 'no channel' };
  }
  if (!channel.value)
    return {
      giveUp: `there is no channel #${'channel' in draft.to ? draft.to.channel : ''} that I can see. Create it, or correct manifests/audiences.yml, and invite me with /invite`,
    };
  if (!draft.thread) return { channel: channel.value };
  const root = await shown(setting, draft.thread);
  return root ? { channel: root.channel, threadTs: root.ts } : { channel: channel.value };
}

/** The release an errand is about: posts carry it as they tell it. */
function releaseIn(errand: Errand): string | undefined {
  if (errand.kind === 'post') return intentOf(errand, 'post').told.release?.id;
  const data = errand.data;
  if (typeof data !== 'object' || data === null || !('release' in data)) return undefined;
  return typeof data.release === 'string' ? data.release : undefined;
}
