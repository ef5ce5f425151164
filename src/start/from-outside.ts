import { reason } from '../outbound/call.ts';
import type { OwnAddress } from '../setup/seen.ts';
import { callersOf } from './callers.ts';
import type { Settings } from './configuration.ts';

const PATIENCE_MS = 5000;

/** Where others reach Gonogo, who has to, and what comes back from there instead of Gonogo. `address`: where it listens. */
export async function addressOf({ settings, address }: { settings: Settings; address: string }): Promise<OwnAddress> {
  const { targets, sources } = settings.manifests;
  const given = settings.PUBLIC_URL !== undefined;
  const neededBy = [...callersOf(targets, sources), ...(given && !settings.SLACK_APP_TOKEN ? ['Slack'] : [])];
  const url = settings.PUBLIC_URL ?? address;
  const why = given ? await whyNotOurs(url) : undefined;
  return { url, given, neededBy, ...(why !== undefined && { why }) };
}

/** What came instead of our own answer; undefined when it is ours. */
async function whyNotOurs(url: string): Promise<string | undefined> {
  try {
    const response = await fetch(`${url}/healthz`, { redirect: 'manual', signal: AbortSignal.timeout(PATIENCE_MS) });
    const location = response.headers.get('location');
    if (location) return `it sends callers on to ${new URL(location, url).origin}`;
    return /^\{"ok":(true|false)/.test(await beginningOf(response))
      ? undefined
      : `it answered ${response.status}, and not as Gonogo`;
  } catch (error) {
    return error instanceof Error && error.name === 'TimeoutError'
      ? `it did not answer within ${PATIENCE_MS / 1000} s`
      : `it can’t be reached from here (${reason(error)})`;
  }
}

/** As much as came at once: whoever answers in our place may send without end. */
async function beginningOf({ body }: Response): Promise<string> {
  const reader = body?.getReader();
  const first = await reader?.read();
  await reader?.cancel();
  return new TextDecoder().decode(first?.value);
}

/** How far our clock is ahead of Slack's, ms, by the Date of an answer: whole seconds, half of the way taken off. */
export async function clockAhead(api = 'https://slack.com/api/'): Promise<number | undefined> {
  try {
    const before = Date.now();
    const response = await fetch(new URL('api.test', api), {
      method: 'POST',
      signal: AbortSignal.timeout(PATIENCE_MS),
    });
    await response.body?.cancel();
    const theirs = Date.parse(response.headers.get('date') ?? '');
    return Number.isNaN(theirs) ? undefined : (before + Date.now()) / 2 - theirs - 500;
  } catch {
    return undefined;
  }
}
