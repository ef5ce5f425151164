/** What wakes people, by the name of manifests/pagers.yml. `roles`: whom it reaches; without them, everybody. */
export type PagerFor = { name: string; roles?: string[] };

export type PagingRules = { pagers: PagerFor[] };
