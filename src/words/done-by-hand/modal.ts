import type { InputBlock, View } from '@slack/types';
import { button, dialog, section } from '../../blocks/blocks.ts';
import { option, selectInput, textInput } from '../../blocks/inputs.ts';
import { md } from '../../blocks/mrkdwn.ts';
import type { Company } from '../../domain/company/company.ts';
import { serviceNamed } from '../../domain/company/services.ts';
import type { Release } from '../../domain/release/release.ts';
import { recordable } from '../../domain/release/rollout/record-release.ts';

/** What is known of it already. `place`: "production/eu", or "production/" for all of its regions. */
export type ByHandFilled = { service: string; place: string; version: string; why: string };

/** A list in Slack holds a hundred. */
const LISTED = 100;

/** What somebody did, or saw, outside of Gonogo. */
export const byHandModal = (
  { service, place, version, why }: ByHandFilled,
  company: Company,
  stuck?: Release,
): View => ({
  ...dialog('done-by-hand', 'Done by hand', 'Record it'),
  blocks: [
    section(
      md`What runs there now, because somebody put it there or looked. Nothing is deployed by this; what was in doubt is settled.`,
    ),
    ...(stuck && recordable(stuck) ? [allOfIt(stuck)] : []),
    serviceInput(service, company),
    selectInput('place', 'Where', placesIn(company), place),
    textInput('version', 'Version that runs there now', version, { placeholder: '4.1.3' }),
    textInput('why', 'Why', why, { multiline: true, hint: 'It is told with your name and kept.' }),
  ],
});

/** The way to the dialog of the whole release. */
const allOfIt = ({ id }: Release) =>
  section(md`This is about one service in one place.`, button('All of it…', 'done-by-hand-all', id));

const serviceInput = (service: string, { services }: Company): InputBlock =>
  services.length <= LISTED
    ? selectInput(
        'service',
        'Service',
        services.map((s) => option(s.name, s.name)),
        service,
      )
    : textInput('service', 'Service', service, { placeholder: services[0]?.name ?? '' });

const placesIn = ({ environments }: Company) =>
  environments.flatMap(({ name, regions }) => [
    ...regions.map((region) => option(`${name}, ${region}`, `${name}/${region}`)),
    ...(regions.length > 1 ? [option(`${name}, everywhere`, `${name}/`)] : []),
  ]);

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
