import { Webhook, WebhookVerificationError } from 'standardwebhooks';

/** Whether the raw body was signed with the secret, in constant time; https://www.standardwebhooks.com */
export function isSigned(secret: string, raw: string, header: (name: string) => string | undefined): boolean {
  const names = ['webhook-id', 'webhook-timestamp', 'webhook-signature'];
  try {
    new Webhook(secret).verify(raw, Object.fromEntries(names.map((n) => [n, header(n) ?? ''])));
    return true;
  } catch (error) {
    if (error instanceof WebhookVerificationError) return false;
    // The signature was right and the body is no JSON: that is said as such.
    if (error instanceof SyntaxError) return true;
    throw error;
  }
}

export function parseJson(raw: string): unknown {
  try {
    return JSON.parse(raw);
  } catch {
    return undefined;
  }
}
