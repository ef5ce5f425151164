import type { Ask } from '../ask.ts';
import { type Favour, inTheirZone } from '../asking.ts';
import { EVERYWHERE } from '../scope.ts';
import { type FreezeFields, readingOf } from './fields.ts';

/** A freeze as it is asked of others: a sentence with its times written out, so that it says the same whenever and wherever it is read. */
export function askedFreeze(fields: FreezeFields, a: Ask): Favour {
  const { what, where, except, kind, name, why } = fields;
  const { from, until } = readingOf(fields, a);
  const parts = [
    'freeze',
    kind === 'soft' ? 'softly' : '',
    what,
    where === EVERYWHERE ? '' : `in ${where}`,
    fields.from !== 'now' && from.ok ? `from ${inTheirZone(from.value, a)}` : '',
    until.ok ? `until ${inTheirZone(until.value, a)}` : '',
    except && `except ${except}`,
    name && `called “${name}”`,
    why && `because ${why}`,
  ];
  return { verb: 'again', about: parts.filter((p) => p !== '').join(' '), ...(until.ok && { ends: until.value }) };
}
