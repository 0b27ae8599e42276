import { SottoError } from "../errors";

/** `storage-full`, with the bytes that are needed and those that are there. */
export class StorageFull extends SottoError {
  readonly needs: number;
  readonly has: number | undefined;

  constructor(name: string, needs: number, has: number | undefined) {
    const there = has === undefined ? "less is there" : `${has.toLocaleString("en-US")} are there`;
    super("storage-full", `${name} needs ${needs.toLocaleString("en-US")} bytes of storage; ${there}.`);
    this.needs = needs;
    this.has = has;
  }
}
