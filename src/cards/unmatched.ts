import { actions, button, type Message, message, section } from '../blocks/blocks.ts';
import { type Mrkdwn, md, when } from '../blocks/mrkdwn.ts';
import { shortened } from '../blocks/text.ts';
import type { Kept, Unmatched } from '../domain/evidence/unmatched.ts';
import { CHECK_STATE_WORDS } from '../domain/evidence/weigh/subject.ts';
import { isOfAll } from '../domain/outside/version-or-commit.ts';
import { type Phrase, say } from '../domain/phrase.ts';
import { newestFirst } from '../time/in-order.ts';

const MOST = 10;

/** What was told of no service, or of no environment, that could be found: the newest first, `from` how many on; and what becomes of it. */
export function unmatchedCard(all: Unmatched[], can: { attach: boolean }, from = 0): Message {
  if (all.length === 0)
    return message(
      md`Nothing was told of a service or an environment that I don’t know. Of one release: \`/release evidence R-118\`.`,
    );
  const newest = newestFirst(all, (u) => u.at);
  const shown = newest.slice(from, from + MOST);
  const more = newest.length - from - shown.length;
  return message(md`${all.length} told of no service or environment that I know`, [
    section(
      md`*Told of no service or environment that I know.* For good: add a rule to the service in manifests/services.yml, or \`alsoCalled\` to the environment in environments.yml, and restart Gonogo: manifests are read at its start, and what they find is taken then. ${can.attach ? md`Of a single one, [Attach…] says here of which service it is.` : md`Whoever may record what runs can attach a single one here.`}`,
    ),
    ...shown.map((u) => section(lineOf(u), ...(can.attach ? [button('Attach…', 'attach', u.id)] : []))),
    ...(more > 0 ? actions([button(`${more} older…`, 'unmatched', `${from + MOST}`)]) : []),
  ]);
}

export const lineOf = ({ told, earlier = [], source, at, why }: Unmatched): Mrkdwn =>
  md`${toldWords(told)}${earlier.length > 0 ? `, and ${earlier.length} before` : ''} (${source}, ${when(at)}): ${why}`;

function toldWords(told: Kept): Phrase {
  const { commit, version } = told.from;
  const of = commit ? say` of ${commit.slice(0, 12)}` : version ? say` of ${shortened(version, 30)}` : [];
  switch (told.type) {
    case 'check':
      return say`${shortened(told.name, 60)} ${CHECK_STATE_WORDS[told.state]}${of}`;
    case 'findings':
      return say`${told.findings.length === 1 ? '1 finding' : `${told.findings.length} findings`} of ${shortened(told.tool, 40)}${of}`;
    case 'artifact':
      return say`${shortened(told.name, 60)}${of}`;
    case 'deployment':
      if (isOfAll({ ...told.from, state: told.state }))
        return say`taken away from ${shortened(told.from.environment, 60)}`;
      return say`deployment to ${shortened(told.from.environment, 60)} ${told.state}${of}`;
    case 'alert':
      return say`alert “${shortened(told.name, 80)}” ${told.state}`;
    case 'commits':
      return say`${commitWords(told.commits.length)} in ${shortened(told.from.repository ?? 'a repository', 80)}${of}`;
    case 'incident':
      return say`incident “${shortened(told.title, 80)}” ${told.state}`;
  }
}

/** A request that was merged may come without its commits, which the push tells. */
const commitWords = (n: number) => (n === 0 ? 'a merge' : n === 1 ? '1 commit' : `${n} commits`);
