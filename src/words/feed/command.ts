import { randomBytes } from 'node:crypto';
import { actions, button, confirm } from '../../blocks/blocks.ts';
import { md, NOTHING } from '../../blocks/mrkdwn.ts';
import type { Company } from '../../domain/company/company.ts';
import { roleTitle } from '../../domain/company/roles.ts';
import { serviceNamed } from '../../domain/company/services.ts';
import { feedsOf } from '../../domain/feed/document.ts';
import type { FeedOf } from '../../domain/feed/feed.ts';
import { answerTo, ask, type OnClick, type OnCommand, refusalMessage, say, seeFor } from '../ask.ts';
import { digestOf } from './digest.ts';

/** `/release feed [mine | a role | services]`: a secret address for one's calendar; shown this once. */
export const typed: OnCommand = async (rest, a) => {
  if (/^\s*revoke\b/i.test(rest)) return revoke(a);
  const { company } = await seeFor(a, {});
  const of = readFeed(rest, company);
  if (!of)
    return say(
      md`I know feeds of everything, \`mine\`, a role (${company.roles.map((r) => r.name).join(', ')}) or services (${company.services.map((s) => s.name).join(', ')}), not “${rest.trim().slice(0, 40)}”.`,
    );
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
};

const revoke: (a: Parameters<OnCommand>[1]) => ReturnType<OnCommand> = async (a) =>
  answerTo(await ask(a, { type: 'RevokeFeeds', by: a.person.id }), () => md`Your calendar feeds are revoked.`);

export const clickRevokeFeeds: OnClick = (_, a) => revoke(a);

function readFeed(text: string, company: Company): FeedOf | undefined {
  const words = text
    .toLowerCase()
    .split(/[\s,]+/)
    .filter(Boolean);
  const [first] = words;
  if (!first || first === 'all' || first === 'everything') return { kind: 'all' };
  if (first === 'mine' || first === 'my') return { kind: 'mine' };
  const role = company.roles.find((r) => r.name === first || r.title.toLowerCase() === words.join(' '));
  if (role) return { kind: 'role', role: role.name };
  const services = words.map((w) => serviceNamed(company, w)?.name);
  return services.every((s) => s !== undefined) ? { kind: 'services', services: services as string[] } : undefined;
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
