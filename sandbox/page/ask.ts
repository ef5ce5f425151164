/** What the sandbox answered; what it refuses, and that it is gone, is an answer too: nobody waits for most of what is sent. */
export type Asked<T> = (T & { error?: undefined }) | { error: string };

/** What goes on though one leaves the page meanwhile: browsers take no more than 64 KB of it. */
const OUTLIVES_CHARS = 15_000;

/** Asks the sandbox; with a body, tells it. */
export async function ask<T extends object>(path: string, body?: object): Promise<Asked<T>> {
  try {
    const response = await fetch(path, body && told(JSON.stringify(body)));
    const answer = await response.json();
    if (response.ok) return answer;
    const { error = `It answered ${response.status}`, faults = [] } = answer;
    return { error: [error, ...faults].join(': ') };
  } catch {
    return { error: 'The sandbox does not answer. Where it has ended, start it again; this page goes on by itself.' };
  }
}

const told = (body: string): RequestInit => ({
  method: 'POST',
  headers: { 'content-type': 'application/json' },
  body,
  keepalive: body.length <= OUTLIVES_CHARS,
});
