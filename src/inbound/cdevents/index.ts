import { adapter } from '../../adapters/adapter.ts';
import { former, secret } from '../../adapters/secret.ts';
import { asBearer, BEARER_REMEDY, bringsToken, digestOf, TOKEN } from '../signing.ts';
import type { Left, Source, Translated } from '../source.ts';
import type { Told } from '../told.ts';
import { eventsIn, idIn } from './envelope.ts';
import { toldBy } from './event.ts';

/** CDEvents over HTTP, in any mode of CloudEvents: docs/sources/cdevents.md, https://cdevents.dev */
export const cdevents = adapter({
  type: 'cdevents',
  example: '{ name: cdevents, type: cdevents, token: { env: NAME } }',
  options: {
    token: secret.describe('the environment variable with the token that is sent as authorization: Bearer …'),
    formerToken: former,
  },
  secrets: { token: TOKEN, formerToken: TOKEN },
  open: (_, secret): Source => sink(secret('token'), secret('formerToken')),
});

/** `tokens`: each as good as the other. CDEvents sign nothing. */
export const sink = (...tokens: string[]): Source => ({
  largest: 4 * 1024 * 1024,
  verify: (delivery) => bringsToken(delivery, tokens),
  sign: () => asBearer(tokens[0] ?? ''),
  remedy: BEARER_REMEDY,
  asksFirst: true,
  deliveryId: (delivery, body) => idIn(body, delivery) ?? digestOf(delivery),
  translate(body, delivery) {
    const events = eventsIn(body, delivery);
    if ('faults' in events) return events;
    const others = events.others.map((type) => ({ ignored: `${type.slice(0, 80)} is not used` }));
    return together([...events.events.map(toldBy), ...others], events.bad);
  },
});

/** Of several events those count that can be read, and `bad` is left. */
function together(all: Translated[], bad: Left | undefined): Translated {
  const told = all.flatMap((one): Told[] => ('told' in one ? [one.told].flat() : []));
  if (told.length > 0 || bad) return { told, ...(bad && { left: bad }) };
  return all.find((one) => 'ignored' in one) ?? { ignored: 'a batch without events is not used' };
}
