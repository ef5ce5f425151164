import { z } from 'zod';

/** A secret as manifests name it: never written there. */
export const secret = z.strictObject(
  {
    env: z
      .string()
      .regex(/^[A-Z][A-Z0-9_]*$/, 'must be the name of an environment variable, such as DEPLOY_WEBHOOK_SECRET'),
  },
  {
    error: ({ code, input }) => {
      if (code !== 'invalid_type') return undefined;
      return input === undefined
        ? 'is missing; write { env: NAME }, with the name of the environment variable that holds it'
        : 'must be { env: NAME }: the secret itself stands in that environment variable';
    },
  },
);

/** While a secret is being changed, both are good. */
export const former = secret
  .optional()
  .describe('the environment variable with the secret of before, which is good too as long as it is named here');

/** What an option that names a secret holds: `is` says it to people ("the address"), `fault` what is wrong with a value. */
export type SecretOption = { is: string; fault?: (value: string) => string | undefined };

/** Gives what an environment variable holds. */
export type ReadSecret = (variable: string, option: SecretOption) => string;

/** The key by which both sides sign: https://www.standardwebhooks.com */
export const SIGNING: SecretOption = {
  is: 'the signing secret',
  fault: (value) =>
    /^(whsec_)?[A-Za-z0-9+/]{24,}={0,2}$/.test(value)
      ? undefined
      : 'is not a Standard Webhooks secret: write whsec_ and at least 24 base64 characters',
};

/** An address may be secret too: then the variable that holds it is named. */
export const address = z.union([z.url({ protocol: /^https?$/ }), secret], {
  error: 'must be an http or https address, or { env: NAME }',
});
/** What somebody thought of may be a sentence; the line break at the end of the file that it was read from is none of it, and nothing signed without it would be right. */
export const typedFault = (value: string) =>
  value !== '' && value === value.trim() && !/\p{Cc}/u.test(value)
    ? undefined
    : 'is empty, or holds a line break, or a space before or after it';
/** What is sent in a header is one word: a line break in it would end up in an error, and the token with it. */
export const wordFault = (value: string) =>
  /^[\x21-\x7e]+$/.test(value) ? undefined : 'holds a space, a line break or another character that no token has';
