import { adapter } from '../../adapters/adapter.ts';
import { isSame } from '../../adapters/constant-time.ts';
import { wordFault } from '../../adapters/secret.ts';
import { type HeardAt, isRecent } from '../../adapters/standard-webhooks.ts';
import { alertsIn } from '../alerts.ts';
import { asBearer, BEARER_REMEDY, bringsToken, digestOf, hmacHex, someSecret } from '../signing.ts';
import type { Delivery, SignedBy, Source } from '../source.ts';
import { isLegacy, legacy } from './legacy.ts';
import { type Options, options } from './options.ts';
import { isTest } from './test.ts';

const KEY = { is: 'the secret of the contact point', fault: wordFault };

/** Alerts as Grafana sends them: https://grafana.com/docs/grafana/latest/alerting/configure-notifications/manage-contact-points/integrations/webhook-notifier/ */
export const grafana = adapter({
  type: 'grafana',
  example: '{ name: grafana, type: grafana, secret: { env: NAME } }',
  options,
  secrets: { secret: KEY, formerSecret: KEY },
  open: (o, secret): Source => {
    const secrets = [secret('secret'), secret('formerSecret')];
    return {
      largest: 4 * 1024 * 1024,
      verify: (delivery, now) =>
        delivery.header(o.signatureHeader) === undefined
          ? bringsToken(delivery, secrets)
          : isSigned(delivery, o, secrets, now),
      signedAt: ({ header }) => (o.timestampHeader === undefined ? undefined : header(o.timestampHeader)),
      sign: () => asBearer(secret('secret')),
      remedy: `enter the secret that inbound.yml names as that of the HMAC signature at Grafana, with the same names of its headers, or ${BEARER_REMEDY}`,
      deliveryId: digestOf,
      translate(body) {
        if (isTest(body)) return { test: 'a test of the contact point' };
        return isLegacy(body) ? legacy(body, o) : alertsIn(body, { version: '1', of: 'Grafana (version 1)' }, o);
      },
    };
  },
});

/** It signs the body; with a header for the time, that before it. */
function isSigned({ raw, header }: Delivery, o: Options, secrets: string[], now: HeardAt): SignedBy | undefined {
  const given = header(o.signatureHeader) ?? '';
  const at = o.timestampHeader === undefined ? undefined : (header(o.timestampHeader) ?? '');
  if (at !== undefined && !isRecent(at, now)) return undefined;
  const signed = at === undefined ? raw : Buffer.concat([Buffer.from(`${at}:`), raw]);
  return someSecret(secrets, (secret) => isSame(given, hmacHex(secret, signed)));
}
