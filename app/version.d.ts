/** The version in package.json; vite.config.ts puts it in. */
declare const SOTTO_VERSION: string;
