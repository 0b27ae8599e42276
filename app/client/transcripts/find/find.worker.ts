import { expose } from "comlink";
import { keepToOwnOrigin } from "../../ownOrigin";
import { reportRequests } from "../../requests";
import { findMatches, type Match, type Search } from "./findMatches";

keepToOwnOrigin();
reportRequests();

let known: readonly string[] = [];

const finder = {
  /** Takes the paragraphs that are looked through from now on. */
  read: async (texts: readonly string[]): Promise<void> => {
    known = texts;
  },
  find: async (search: Search): Promise<readonly Match[]> => findMatches(known, search),
};

export type Finder = typeof finder;

expose(finder);
