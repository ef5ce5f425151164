/** What the app is given, and what stands around it knows. */
export const SECRETS = {
  bot: 'xoxb-sandbox-bot-token',
  app: 'xapp-1-sandbox-app-token',
  signing: '8f742231b10e8888abcd99yyyzzz85a5',
  check: 'sandbox-check-token',
  export: 'sandbox-export-token',
  webhook: 'whsec_c2FuZGJveC1waXBlbGluZS1zaWduaW5nLXNlY3JldA==',
  github: 'ghp_right',
  gitlab: 'glpat-right',
  jenkins: 'api-token',
  argo: 'argo-right',
};
