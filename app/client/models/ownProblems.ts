/** Why an address that the user gave is not asked for a model. */
export const addressProblems = {
  none: "This is no address on the web.",
  scheme: "Models are fetched over https alone.",
  password: "The address holds a name or a password.",
} as const;

export type OwnProblem = keyof typeof addressProblems | "cut-off";

/** What is wrong with a model of the user's own, from the message of a `model-unknown`; undefined: it is something else altogether. */
export function ownProblem(message: string): OwnProblem | undefined {
  for (const [problem, words] of Object.entries(addressProblems)) {
    if (message === words) return problem as keyof typeof addressProblems;
  }
  // A page or an archive ends early too, and is called what it is.
  return /The model file ends at byte [\d,]+ /.test(message) ? "cut-off" : undefined;
}
