import { formatsFor, type PluralForms } from "../formats";

/** Numbers, dates and names in Spanish. */
export const formats = formatsFor("es", {
  second: "# s",
  minute: "# min",
  hour: "# h",
  percent: "# %",
  realtime: "#× tiempo real",
});

/** `1 palabra`, `20 palabras`, `1.000.000 de palabras`. */
export function counted(n: number, one: string, other: string): string {
  const forms: PluralForms = { one: `# ${one}`, many: `# de ${other}`, other: `# ${other}` };
  return formats.plural(n, forms);
}

/** The name of a language inside of a sentence, where Spanish has no capital. */
export function inSentence(name: string): string {
  return name.charAt(0).toLocaleLowerCase("es") + name.slice(1);
}
