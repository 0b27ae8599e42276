/** What Chromium's `userAgentData` lists. */
export interface Brand {
  readonly brand: string;
  readonly version: string;
}

/** Longer is no name. */
const mostCharacters = 80;

/** Browsers whose name stands in the user agent alone, the less common first: all of them claim to be others too. */
const patterns: readonly (readonly [name: string, pattern: RegExp])[] = [
  ["Firefox", /\bFirefox\/(\d+)/],
  ["Safari", /\bVersion\/([\d.]+).*\bSafari\//],
  ["Chromium", /\bChrome\/(\d+)/],
];

/** The browser's name and version: as its brands say, but for the made-up ones and Chromium beside another, or as its user agent does. */
export function browserName(brands: readonly Brand[], userAgent: string): string {
  const real = brands.filter(({ brand }) => !/not.?a.?brand|[()]/i.test(brand));
  const own = real.find(({ brand }) => brand !== "Chromium") ?? real[0];
  if (own) return `${own.brand} ${own.version}`.slice(0, mostCharacters);
  for (const [name, pattern] of patterns) {
    const version = pattern.exec(userAgent)?.[1];
    if (version !== undefined) return `${name} ${version}`;
  }
  return userAgent.slice(0, mostCharacters);
}
