export { pageAcknowledged as PageAcknowledged } from './page-acknowledged.ts';
export { pageChanged as PageChanged } from './page-changed.ts';
export { pageEscalated as PageEscalated } from './page-escalated.ts';
export { pageHadBefore as PageHadBefore } from './page-had-before.ts';
export { pageRaised as PageRaised } from './page-raised.ts';
export { pageResolved as PageResolved } from './page-resolved.ts';
export { pageUnanswered as PageUnanswered } from './page-unanswered.ts';
export { pageUnsent as PageUnsent } from './page-unsent.ts';
