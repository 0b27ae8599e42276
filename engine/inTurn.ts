/** Asks one question after the other: each when the answer to the one before has come, or its failure. */
export function inTurn<Asked, Answer>(ask: (asked: Asked) => Promise<Answer>): (asked: Asked) => Promise<Answer> {
  let last: Promise<unknown> = Promise.resolve();
  return (asked) => {
    const answer = last.then(() => ask(asked));
    last = answer.catch(() => {});
    return answer;
  };
}
