import { randomBytes } from 'node:crypto';
import { actions, button, confirm } from '../../blocks/blocks.ts';
import { md, NOTHING } from '../../blocks/mrkdwn.ts';
import type { Company } from '../../domain/company/company.ts';
import { roleTitle } from '../../domain/company/roles.ts';
import { feedsOf } from '../../domain/feed/document.ts';
import type { FeedOf } from '../../domain/feed/feed.ts';
import { services } from '../../reading/parts/services.ts';
import { role, said } from '../../reading/parts/words.ts';
import type { Said } from '../../reading/read.ts';
import { type Answer, type Ask, answerTo, ask, type OnClick, refusalMessage, say, seeFor } from '../ask.ts';
import { sentence } from '../sentence.ts';
import { digestOf } from './hashed.ts';

const TAKES = {
  parts: {
    revoke: said('revoke', 'stop', 'end', 'off', 'unsubscribe'),
    all: said('all', 'everything'),
    mine: said('mine', 'my'),
    anyway: said('to', 'releases', 'release', 'calendar'),
    role,
    services,
  },
};

/** `/release feed [mine | a role | services]`: a secret address for one's calendar; shown this once. */
export const typed = sentence(TAKES, async (said, a) => {
  if (said.revoke) return revoke(a);
  const { company } = await seeFor(a, {});
  const of = feedOf(said);
  if (!of) return say(md`A feed is of everything, \`mine\`, one role or some services: one of them at a time.`);
  const secret = randomBytes(24).toString('base64url');
  const outcome = await ask(a, { type: 'OpenFeed', feed: digestOf(secret), of, by: a.person.id });
  if (!outcome.ok) return { say: refusalMessage(outcome.refusal) };
  const base = a.setting.publicUrl ?? '';
  const local = /\/\/(127\.|localhost)/.test(base);
  const { feeds } = await seeFor(a, { feeds: feedsOf(a.person.id) });
  return say(
    md`Subscribe to ${feedWords(of, company)} in Google, Outlook or Apple Calendar, by address:\n\`${base}/calendar/${secret}.ics\`\nWhoever has the address can read it, so keep it to yourself. I can't show it again.${local ? md` It works on this machine only: whoever runs Gonogo sets PUBLIC_URL.` : NOTHING}`,
    ...actions([
      button(feeds.length > 1 ? `Revoke all ${feeds.length}` : 'Revoke', 'revoke-feeds', 'all', {
        confirm: confirm(
          'Revoke?',
          md`Calendars that subscribed to your feeds show nothing new from then on.`,
          'Revoke',
        ),
      }),
    ]),
  );
});

const revoke = async (a: Ask): Promise<Answer> =>
  answerTo(await ask(a, { type: 'RevokeFeeds', by: a.person.id }), () => md`Your calendar feeds are revoked.`);

export const clickRevokeFeeds: OnClick = (_, a) => revoke(a);

function feedOf({ mine, role, services }: Said<(typeof TAKES)['parts']>): FeedOf | undefined {
  if ([mine, role !== undefined, services.length > 0].filter(Boolean).length > 1) return undefined;
  if (mine) return { kind: 'mine' };
  if (role) return { kind: 'role', role };
  return services.length > 0 ? { kind: 'services', services } : { kind: 'all' };
}

function feedWords(of: FeedOf, company: Company): string {
  switch (of.kind) {
    case 'all':
      return 'all releases, freezes, trains and deadlines';
    case 'mine':
      return 'what is yours';
    case 'role':
      return `what concerns ${roleTitle(company, of.role)}`;
    case 'services':
      return of.services.join(', ');
  }
}
