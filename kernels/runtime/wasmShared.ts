import type { Ownership } from "./ownership";
import type { WasmMemory } from "./wasmMemory";

/** Addresses that the module reads: see program.wasm.ts. */
const SCRATCH = 328;
const SCRATCH_BYTES = 332;
const PAGE = 4096;

interface Area {
  readonly name: string;
  readonly address: number;
  readonly bytes: number;
  readonly users: Set<Ownership>;
}

/**
 * Memory that calls need only while they run. Programs run one after the other, so those of all scopes share it; it is freed
 * with the last scope whose programs need it.
 */
export class WasmShared {
  readonly #memory: WasmMemory;
  readonly #threads: number;
  readonly #areas = new Set<Area>();
  readonly #scratchNeeds = new Map<Ownership, number>();
  #scratch: { readonly address: number; readonly bytes: number } | undefined;

  constructor(memory: WasmMemory, threads: number) {
    this.#memory = memory;
    this.#threads = threads;
  }

  /** The address of at least so many bytes that calls of this name use one after the other. */
  area(user: Ownership, name: string, bytes: number): number {
    const known = [...this.#areas].find((area) => area.name === name && area.bytes >= bytes);
    const area = known ?? { name, address: this.#memory.allocate(name, bytes), bytes, users: new Set() };
    this.#areas.add(area);
    if (!area.users.has(user)) {
      area.users.add(user);
      user.hold(0, () => this.#leave(area, user));
    }
    return area.address;
  }

  /** Gives every thread scratch memory of at least so many bytes. */
  needScratch(user: Ownership, bytes: number): void {
    const needed = this.#scratchNeeds.get(user);
    if (needed !== undefined && needed >= bytes) return;
    this.#scratchNeeds.set(user, bytes);
    this.#fitScratch();
    if (needed !== undefined) return;
    user.hold(0, () => {
      this.#scratchNeeds.delete(user);
      this.#fitScratch();
    });
  }

  #leave(area: Area, user: Ownership): void {
    area.users.delete(user);
    if (area.users.size > 0) return;
    this.#areas.delete(area);
    this.#memory.free(area.address);
  }

  /** Programs do not name their scratch memory, so it can move: it is as long as the neediest asks. */
  #fitScratch(): void {
    const bytes = Math.ceil(Math.max(0, ...this.#scratchNeeds.values()) / PAGE) * PAGE;
    if (bytes === (this.#scratch?.bytes ?? 0)) return;
    if (this.#scratch) this.#memory.free(this.#scratch.address);
    this.#scratch = undefined;
    if (bytes === 0) return;
    const address = this.#memory.allocate("scratch", bytes * this.#threads);
    this.#scratch = { address, bytes };
    this.#memory.write(SCRATCH, Uint32Array.of(address));
    this.#memory.write(SCRATCH_BYTES, Uint32Array.of(bytes));
  }
}
