import type { View } from '@slack/types';
import { alongWith } from '../../blocks/as-shown.ts';
import { button, dialog, lined, section } from '../../blocks/blocks.ts';
import { option, textInput } from '../../blocks/inputs.ts';
import { listInput } from '../../blocks/long-list.ts';
import { md } from '../../blocks/mrkdwn.ts';
import type { Company } from '../../domain/company/company.ts';
import { serviceNamed } from '../../domain/company/services.ts';
import type { Environments } from '../../domain/environment/document.ts';
import { isKnown, placeAt } from '../../domain/environment/environment.ts';
import { placeWords } from '../../domain/environment/place-words.ts';
import { type Phrase, say } from '../../domain/phrase.ts';
import type { Release } from '../../domain/release/release.ts';
import { recordable } from '../../domain/release/rollout/record-release.ts';
import { printOf, type ShownParts } from '../../domain/shown.ts';
import { type OnChoosing, seeFor } from '../ask.ts';
import { allServices, serviceInput } from '../dialogs/service-input.ts';

/** What is known of it already. `place`: "production/eu", or "production/" for all of its regions. */
export type ByHandFilled = { service: string; place: string; version: string; why: string };

const RECHECK = 'recheck-by-hand';

/** What somebody did, or saw, outside of Gonogo. `there`: what is known to run there. */
export const byHandModal = (
  { service, place, version, why }: ByHandFilled,
  company: Company,
  there: readonly Phrase[],
  stuck?: Release,
): View => ({
  ...dialog('done-by-hand', 'Done by hand', 'Record it', alongWith(stuck?.id ?? '', printOf(thereShown(there)))),
  blocks: [
    section(
      md`What runs there now, because somebody put it there or looked. Nothing is deployed by this; what was in doubt is settled.`,
    ),
    ...(there.length > 0 ? [lined([md`Known of it until now:`, ...there.map((line) => md`• ${line}`)])] : []),
    ...(stuck && recordable(stuck) ? [allOfIt(stuck)] : []),
    serviceInput('Service', company.services, service, { dispatch: RECHECK }),
    listInput('place', 'Where', placesIn(company), place, { dispatch: RECHECK }),
    textInput('version', 'Version that runs there now', version, { placeholder: '4.1.3' }),
    textInput('why', 'Why', why, { multiline: true, hint: 'It is told with your name and kept.' }),
  ],
});

/** What is known to run in those regions, as a part of what the dialog showed: who records another version sees first what others told. */
export const thereShown = (there: readonly Phrase[]): ShownParts => ({
  there: { is: there.length > 0 ? JSON.stringify(there) : '', now: say`another version is known there` },
});

/** What is known to run in each of those regions; of one of which nothing is known, nothing. */
export const knownThere = (
  { service, environment, regions }: { service: string; environment: string; regions: readonly string[] },
  { environments }: Environments,
): Phrase[] =>
  regions.flatMap((region) => {
    const known = placeAt(environments[environment], service, region);
    return isKnown(known) ? [say`${region}: ${service} ${placeWords(known)}`] : [];
  });

/** The way to the dialog of the whole release. */
const allOfIt = ({ id }: Release) =>
  section(md`This is about one service in one place.`, button('All of it…', 'done-by-hand-all', id));

const placesIn = ({ environments }: Company) =>
  environments.flatMap(({ name, regions }) => [
    ...regions.map((region) => option(`${name}, ${region}`, `${name}/${region}`)),
    ...(regions.length > 1 ? [option(`${name}, everywhere`, `${name}/`)] : []),
  ]);

/** What can be chosen in it. */
export const byHandChoices: OnChoosing = async (metadata, a) => ({
  ...(await allServices(metadata, a)),
  place: placesIn((await seeFor(a, {})).company),
});

/** What a submitted dialog says; what is not known is said beside its field. */
export function readPlace(
  { service = '', place = '' }: Record<string, string>,
  company: Company,
): { service: string; environment: string; regions: string[] } | { field: 'service' | 'place'; why: string } {
  const named = serviceNamed(company, service.trim())?.name;
  if (!named) return { field: 'service', why: `I don't know a service ${service.slice(0, 60)}.` };
  const [environment = '', region = ''] = place.split('/');
  const found = company.environments.find((e) => e.name === environment);
  if (!found) return { field: 'place', why: 'Choose where.' };
  return { service: named, environment, regions: region === '' ? found.regions : [region] };
}
