export { acknowledgePage as AcknowledgePage } from './acknowledge-page.ts';
export { escalatePage as EscalatePage } from './escalate-page.ts';
export { missPage as MissPage } from './miss-page.ts';
export { resolvePages as ResolvePages } from './resolve-pages.ts';
export { takePages as TakePages } from './take-pages.ts';
