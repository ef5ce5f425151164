/** A name without what people leave out or put in when they type it from memory: case, dashes of every kind, underscores, spaces. */
export const keyOf = (name: string): string => name.toLowerCase().replace(/[-\u2010-\u2015_\s]+/g, '');
