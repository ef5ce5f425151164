/** What the content of a release is made of, beside the release: what was built, what of it runs already, and the templates that clear nothing any more. */
export const MADE_OF = ['builds/all', 'environments/all', 'templates/all'];

/** The list of all votes on a release. */
export const votesOf = (release: string) => `votes/${release}`;
