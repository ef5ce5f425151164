const NONE =
  /^(nothing|none|no|nope|nil|n\/?a|[-–—]+|(no|nothing) (visible|noticeable|at all|changes?|effects?|impact|difference)( (change|effect|impact)s?)?|nothing that (they|customers) notice|not(hing)? noticeable|nichts|keine?|rien|aucun|nada|ninguno)[.!]*$/i;

/** Whether customers are to notice something, as far as somebody has said it. “Nothing” typed into the field is an answer, and no effect. */
export const isNoticed = ({ customers }: { customers: string }): boolean =>
  customers.trim() !== '' && !NONE.test(customers.trim());
