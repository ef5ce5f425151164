/** What each word does, for those who have not read docs/sandbox.md. */
export const MOOD_WORDS: Record<string, string> = {
  well: 'answers',
  silent: 'knows no series',
  NaN: 'answers NaN, as for 0/0',
  several: 'answers several series',
  warnings: 'answers with warnings, as a part of Thanos',
  hang: 'never answers',
  html: 'answers a sign-in page',
  huge: 'answers without an end',
  redirect: 'sends elsewhere',
  histogram: 'answers native histograms',
  garbage: 'answers half a JSON',
};

export const RUN_WORDS: Record<string, string> = {
  succeed: 'succeed',
  fail: 'fail when they deploy',
  'fail-back': 'fail when they roll back',
  manual: 'take the step, and never report (202)',
  silent: 'take the step, and say nothing',
  refuse: 'refuse the step (422)',
  html: 'answer a sign-in page',
  empty: 'succeed, with an empty answer (204)',
  slow: 'answer when told to',
  unavailable: 'are not taken (503)',
  hang: 'hang before they answer',
  contradict: 'succeed, and then say that they failed',
};
