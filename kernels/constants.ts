/** The value of a product or sum of numbers, constants of a WGSL source, and what else is known; divided as whole numbers. */
export function evaluate(source: string, expression: string, known: Readonly<Record<string, number>> = {}): number {
  return expression
    .split("+")
    .map((term) => {
      const [first = "", ...rest] = term.trim().split(/\s*([*/])\s*/);
      let product = atom(source, first, known);
      for (let i = 0; i < rest.length; i += 2) {
        const factor = atom(source, rest[i + 1] ?? "", known);
        product = rest[i] === "*" ? product * factor : Math.floor(product / factor);
      }
      return product;
    })
    .reduce((sum, term) => sum + term, 0);
}

function atom(source: string, text: string, known: Readonly<Record<string, number>>): number {
  if (/^\d+u?$/.test(text)) return Number.parseInt(text, 10);
  const value = known[text];
  if (value !== undefined) return value;
  const constant = source.match(new RegExp(`const ${text}\\s*=\\s*([^;]+);`))?.[1];
  if (constant === undefined) throw new Error(`${text} has no value`);
  return evaluate(source, constant, known);
}
