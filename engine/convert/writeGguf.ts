import { type NumberType, numberTypeIds } from "./numbers";

/** What a GGUF's metadata can be written with: numbers are 32-bit unsigned integers. */
export type WrittenValue = string | number | boolean | readonly string[] | readonly number[];

/** A tensor as a GGUF's header names it. */
export interface GgufTensor {
  readonly name: string;
  /** Outermost first. */
  readonly shape: readonly number[];
  readonly type: NumberType;
  readonly bytes: number;
}

/** Numbers begin at multiples of so many bytes, which is what readers expect that are told nothing. */
const alignment = 32;
const utf8 = new TextEncoder();

/** Bytes of zeros between `length` bytes and the next tensor. */
export function paddingAfter(length: number): Uint8Array {
  return new Uint8Array((alignment - (length % alignment)) % alignment);
}

/** All of a GGUF file, version 3, before the numbers of its first tensor (ggml, its specification of GGUF). */
export function ggufHead(
  metadata: ReadonlyMap<string, WrittenValue>,
  tensors: readonly GgufTensor[],
): Uint8Array<ArrayBuffer> {
  const parts: Uint8Array[] = [utf8.encode("GGUF"), uint32(3), uint64(tensors.length), uint64(metadata.size)];
  for (const [key, value] of metadata) parts.push(...text(key), uint32(typeOf(value)), ...bytesOf(value));
  let offset = 0;
  for (const { name, shape, type, bytes } of tensors) {
    parts.push(...text(name), uint32(shape.length), ...shape.toReversed().map(uint64));
    parts.push(uint32(numberTypeIds[type]), uint64(offset));
    offset += bytes + paddingAfter(bytes).length;
  }
  const length = parts.reduce((sum, part) => sum + part.length, 0);
  return joined([...parts, paddingAfter(length)]);
}

/** Numbers of the types in the format. */
const types = { uint32: 4, bool: 7, string: 8, list: 9 } as const;

function typeOf(value: WrittenValue): number {
  if (typeof value === "string") return types.string;
  if (typeof value === "boolean") return types.bool;
  return typeof value === "number" ? types.uint32 : types.list;
}

function bytesOf(value: WrittenValue): readonly Uint8Array[] {
  if (typeof value === "string") return text(value);
  if (typeof value === "number") return [uint32(value)];
  if (typeof value === "boolean") return [Uint8Array.of(value ? 1 : 0)];
  const items = value.flatMap((item: string | number) => bytesOf(item));
  return [uint32(typeof value[0] === "string" ? types.string : types.uint32), uint64(value.length), ...items];
}

function text(value: string): readonly Uint8Array[] {
  const bytes = utf8.encode(value);
  return [uint64(bytes.length), bytes];
}

function uint32(value: number): Uint8Array {
  return new Uint8Array(Uint32Array.of(value).buffer);
}

function uint64(value: number): Uint8Array {
  return new Uint8Array(BigUint64Array.of(BigInt(value)).buffer);
}

function joined(parts: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
  const whole = new Uint8Array(parts.reduce((length, part) => length + part.length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}
