import { join, type Mrkdwn, md, NOTHING } from '../blocks/mrkdwn.ts';
import type { Company } from '../domain/company/company.ts';
import { strategyNamed } from '../domain/company/services.ts';
import type { Release } from '../domain/release/release.ts';
import { isChosenKnown } from '../domain/strategy/choosing.ts';
import { choicesIn } from '../domain/strategy/chosen.ts';
import { wavesOf, waysOf } from '../domain/strategy/waves.ts';

type Going = Pick<Release, 'items' | 'environment' | 'strategy' | 'ahead'>;

/** The strategy that was chosen for a release, in place of those of its services and environment. */
export function chosenLine({ strategy }: Pick<Release, 'strategy'>, company: Company): Mrkdwn {
  if (!strategy) return NOTHING;
  const choices = choicesIn(strategy).map((c) => ({ ...c, known: strategyNamed(company, c.strategy) }));
  const where = (environment: string | undefined) => (environment ? md` in ${environment}` : NOTHING);
  const stand = choices.flatMap(({ known, environment }) =>
    known ? [md`*${known.name}*${where(environment)}, chosen for it: ${known.words}`] : [],
  );
  const lost = choices.flatMap(({ known, strategy: name, environment }) =>
    known
      ? []
      : [
          md`The strategy ${name}${where(environment)} was chosen for it, and is in strategies.yml no more: it goes as its services and environment say`,
        ],
  );
  return join([...(stand.length > 0 ? [md`Strategy ${join(stand, '; ')}`] : []), ...lost], '. ');
}

/** "Strategy: canary 5 → 25 → 100 %, 10 min each", for whoever decides on it, whoever chose it; nothing where all of it goes all at once, or by hand. */
export function strategyLine(release: Going, company: Company): Mrkdwn {
  const chosen = chosenLine(release, company);
  const isForAll = choicesIn(release.strategy ?? '').some((c) => c.environment === undefined);
  if (release.strategy && isForAll && isChosenKnown(release.strategy, company)) return chosen;
  const legs = [release.environment, ...(release.ahead ?? []).map((leg) => leg.environment)];
  const ways = legs.flatMap((environment) => {
    if (wavesOf({ ...release, environment }, company).length === 0) return [];
    return [{ environment, how: waysOf({ ...release, environment }, company).join('; ') || 'all at once' }];
  });
  const hows = [...new Set(ways.map((w) => w.how))];
  if (hows.every((how) => how === 'all at once')) return chosen;
  const told = hows.length === 1 ? hows : ways.map((w) => `${w.environment} ${w.how}`);
  const usual = md`Strategy: ${told.join(', then ')}`;
  return release.strategy ? md`${chosen}. ${usual}` : usual;
}
