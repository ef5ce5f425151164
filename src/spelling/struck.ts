/** “~go~ no-go”: what is struck out is said no more. */
export const STRUCK = /(?<![\p{L}\p{N}~])~{1,2}(?![\s~])[^~\n]*~{1,2}(?![\p{L}\p{N}~])/gu;
