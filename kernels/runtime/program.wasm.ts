// The WebAssembly module of the CPU back end: runs a program, a list of kernel calls, on any number of threads. Which
// kernel has which number is written at build time, from the kernels' sources (scripts/setup/compileKernels.ts).
//
// Threads take units of work from one ticket, the number of the call above that of its next unit. The thread that finishes a
// call's last unit moves the ticket to the next call. Nobody waits for a thread that has not woken yet: it finds no units
// left. Waiting threads spin for a moment and then sleep, so that a busy machine loses little.
import { perform } from "../../dist/wasm/perform.wasm";
import { addDots4 } from "../shared/simd.wasm";

export { dotPeak } from "../testing/dot_peak.wasm";

// Addresses of what the threads share; the host writes SCRATCH and SCRATCH_BYTES (wasmBackend.ts).
const TICKET: usize = 64;
const FINISHED: usize = 128;
const EPOCH: usize = 192;
const SLEEPING: usize = 256;
const PROGRAM: usize = 320;
const CALLS: usize = 324;
const SCRATCH: usize = 328;
const SCRATCH_BYTES: usize = 332;

/** Words of a call's head: kernel, units, units to take at a time, address of its arguments. */
const HEAD_BYTES: usize = 16;
/** The number of no call. */
const CLOSED: u64 = 0xffffffff;
/** Looks at a word before a thread sleeps: some tens of microseconds. */
const SPINS: i32 = 20000;

/**
 * The dot product of four equal bytes with four others. Above seven bits processors differ, which tells them apart
 * (startWasm.ts). Only where relaxed SIMD is compiled in.
 */
export function dotBytes(byte: i32, other: i32): i32 {
  return i32x4.extract_lane(addDots4(i8x16.splat(<i8>byte), i8x16.splat(<i8>other), i32x4.splat(0)), 0);
}

/** Runs a program of `calls` calls to its end; the other threads help. */
export function run(program: usize, calls: i32): void {
  if (ASC_FEATURE_THREADS) {
    store<u32>(PROGRAM, program);
    store<i32>(CALLS, calls);
    atomic.store<i32>(FINISHED, 0);
    atomic.store<u64>(TICKET, 0);
    atomic.add<i32>(EPOCH, 1);
    atomic.notify(EPOCH, -1);
    help(0);
    atomic.store<u64>(TICKET, CLOSED << 32);
  } else {
    for (let i = 0; i < calls; i++) runCall(program + <usize>i * HEAD_BYTES);
  }
}

/** The life of a helping thread: never returns. */
export function serve(thread: i32): void {
  if (ASC_FEATURE_THREADS) {
    let epoch = 0;
    for (;;) {
      epoch = waitForChange(EPOCH, epoch);
      help(thread);
    }
  }
}

function runCall(head: usize): void {
  perform(load<i32>(head), load<u32>(head, 12), 0, load<i32>(head, 4), scratchOf(0));
}

/** Takes units until the program has none left. */
function help(thread: i32): void {
  for (;;) {
    const ticket = atomic.load<u64>(TICKET);
    const call = <u32>(ticket >> 32);
    if (call >= atomic.load<u32>(CALLS)) return;
    const head = load<u32>(PROGRAM) + <usize>call * HEAD_BYTES;
    const isTaken = <i32>ticket >= load<i32>(head, 4);
    if (isTaken) waitForChange(TICKET + 4, call);
    else takeUnits(thread, ticket, load<i32>(head, 8));
  }
}

/**
 * Takes `count` units if the ticket is still the one that was seen. A thread that the system stopped since then may have
 * read its count behind the end of a later, shorter program; that must not move the ticket.
 */
function takeUnits(thread: i32, ticket: u64, count: i32): void {
  if (atomic.cmpxchg<u64>(TICKET, ticket, ticket + count) != ticket) return;
  const call = <u32>(ticket >> 32);
  if (call >= atomic.load<u32>(CALLS)) return;
  const head = load<u32>(PROGRAM) + call * HEAD_BYTES;
  const units = load<i32>(head, 4);
  const from = <i32>ticket;
  if (from >= units) return;
  const to = min(from + count, units);
  perform(load<i32>(head), load<u32>(head, 12), from, to, scratchOf(thread));
  if (atomic.add<i32>(FINISHED, to - from) + to - from < units) return;
  atomic.store<i32>(FINISHED, 0);
  atomic.store<u64>(TICKET, (<u64>call + 1) << 32);
  if (atomic.load<i32>(SLEEPING)) atomic.notify(TICKET + 4, -1);
}

/** Waits until a word is no longer `value`, and returns what it is then. */
function waitForChange(address: usize, value: i32): i32 {
  for (let i = 0; i < SPINS; i++) {
    const found = atomic.load<i32>(address);
    if (found != value) return found;
  }
  atomic.add<i32>(SLEEPING, 1);
  atomic.wait<i32>(address, value, -1);
  atomic.sub<i32>(SLEEPING, 1);
  return atomic.load<i32>(address);
}

function scratchOf(thread: i32): usize {
  return load<u32>(SCRATCH) + <usize>thread * load<u32>(SCRATCH_BYTES);
}
