import { type Access, type Grid, type Kernel, type Prelude, type Scalar, shaderSource } from "../kernel";
import { unroll } from "../unroll";
import { ReadBack } from "./readBack";

/** A kernel bound to its buffers, ready to be replayed. */
export interface Dispatch {
  readonly label: string;
  readonly pipeline: GPUComputePipeline;
  readonly bindGroup: GPUBindGroup;
  readonly grid: Grid;
}

/** What one dispatch needs before its pipeline exists. */
export interface DispatchRequest<B extends string = string, P extends string = string> {
  readonly kernel: Kernel<B, P>;
  readonly prelude: Prelude;
  readonly constants: Readonly<Record<string, number>>;
  readonly buffers: Readonly<Record<B, GPUBuffer>>;
  readonly params: Readonly<Record<P, number>>;
  readonly grid: Grid;
}

const PARAMS_SLOT = 256; // minUniformBufferOffsetAlignment of every adapter

/**
 * The small runtime over a GPUDevice: pipelines compiled once per (kernel, prelude, constants), including compilations
 * in flight; explicit bind-group layouts; recorded dispatches replayed in one pass and one submit.
 */
export class Gpu {
  readonly device: GPUDevice;
  readonly #pipelines = new Map<string, Promise<GPUComputePipeline>>();
  readonly #layouts = new Map<string, GPUBindGroupLayout>();
  readonly #buffers = new Set<GPUBuffer>();
  readonly #staging = new Map<number, GPUBuffer[]>();
  readonly #readBack: ReadBack;
  #nothing: GPUBuffer | undefined;
  #memory = 0;
  /** Bytes of read-back buffers and of `nothing`, which nobody asked for by itself. */
  #kept = 0;

  constructor(device: GPUDevice) {
    this.device = device;
    this.#readBack = new ReadBack(device.queue);
  }

  /** Bytes of device memory held now, read-back buffers included. */
  get memory(): number {
    return this.#memory;
  }

  /** A zeroed buffer; throws a RangeError when the adapter's limits do not allow it. */
  buffer(label: string, bytes: number, usage: number = STORAGE): GPUBuffer {
    const size = Math.max(16, Math.ceil(bytes / 16) * 16);
    const limit =
      usage & STORAGE_BIT ? this.device.limits.maxStorageBufferBindingSize : this.device.limits.maxBufferSize;
    if (size > limit)
      throw new RangeError(`${label} needs ${size} bytes in one piece and this device allows ${limit}.`);
    const buffer = this.device.createBuffer({ label, size, usage });
    this.#buffers.add(buffer);
    this.#memory += size;
    return buffer;
  }

  /** A buffer to bind where a dispatch does not use a binding. */
  get nothing(): GPUBuffer {
    this.#nothing ??= this.#keep("nothing", 16, STORAGE);
    return this.#nothing;
  }

  /** The buffer for the parameters of so many dispatches. */
  uniforms(label: string, dispatches: number): GPUBuffer {
    return this.buffer(`${label} parameters`, PARAMS_SLOT * Math.max(1, dispatches), UNIFORM);
  }

  /** Destroys a buffer, and with the last one those that serve all. */
  free(buffer: GPUBuffer): void {
    if (!this.#buffers.delete(buffer)) return;
    this.#memory -= buffer.size;
    buffer.destroy();
    if (this.#memory === this.#kept) this.dispose();
  }

  write(buffer: GPUBuffer, data: ArrayBufferView<ArrayBuffer>, byteOffset = 0): void {
    this.device.queue.writeBuffer(buffer, byteOffset, data.buffer, data.byteOffset, data.byteLength);
  }

  /** Copies `bytes` of a buffer back; read-back buffers come in powers of two, and are kept and used again. */
  async read(buffer: GPUBuffer, bytes: number): Promise<ArrayBuffer> {
    const copied = Math.min(Math.ceil(bytes / 16) * 16, buffer.size);
    const size = 2 ** Math.ceil(Math.log2(Math.max(16, copied)));
    const free = this.#staging.get(size) ?? [];
    this.#staging.set(size, free);
    const staging = free.pop() ?? this.#keep("read-back", size, READ_BACK);
    const encoder = this.device.createCommandEncoder();
    encoder.copyBufferToBuffer(buffer, 0, staging, 0, copied);
    this.device.queue.submit([encoder.finish()]);
    await this.#readBack.map(staging, copied);
    const copy = staging.getMappedRange(0, copied).slice(0, bytes);
    staging.unmap();
    free.push(staging);
    return copy;
  }

  /** Compiles what is needed and binds every request; parameters of all share one buffer of `uniforms`. */
  async prepare(requests: readonly DispatchRequest[], uniform: GPUBuffer): Promise<readonly Dispatch[]> {
    const packed = new Uint8Array(PARAMS_SLOT * requests.length);
    requests.forEach(({ kernel, params }, i) => {
      packParams(kernel, params, new DataView(packed.buffer, i * PARAMS_SLOT));
    });
    this.write(uniform, packed);
    return Promise.all(
      requests.map(async (request, i) => {
        const { kernel, buffers, grid } = request;
        const pipeline = await this.pipeline(request);
        const entries = Object.keys(kernel.bindings).map((name, binding) => {
          const buffer = buffers[name];
          if (!buffer) throw new Error(`${kernel.name}: nothing bound to ${name}`);
          return { binding, resource: { buffer } as GPUBufferBinding };
        });
        const size = Math.ceil(Object.keys(kernel.params).length / 4) * 16;
        entries.push({ binding: entries.length, resource: { buffer: uniform, offset: i * PARAMS_SLOT, size } });
        const bindGroup = this.device.createBindGroup({ label: kernel.name, layout: this.#layout(kernel), entries });
        return { label: kernel.name, pipeline, bindGroup, grid };
      }),
    );
  }

  /** The compiled pipeline of a kernel variant; a WGSL error is thrown with its message and line. */
  pipeline({
    kernel,
    prelude,
    constants,
  }: Pick<DispatchRequest, "kernel" | "prelude" | "constants">): Promise<GPUComputePipeline> {
    const code = shaderSource(kernel, prelude);
    const key = `${JSON.stringify(constants)}\n${code}`;
    let pipeline = this.#pipelines.get(key);
    if (!pipeline) {
      pipeline = this.#compile(kernel, code, constants);
      this.#pipelines.set(key, pipeline);
      pipeline.catch(() => this.#pipelines.delete(key));
    }
    return pipeline;
  }

  submit(programs: readonly (readonly Dispatch[])[]): void {
    const encoder = this.device.createCommandEncoder();
    const pass = encoder.beginComputePass();
    let current: GPUComputePipeline | undefined;
    for (const dispatches of programs) {
      for (const { pipeline, bindGroup, grid } of dispatches) {
        if (pipeline !== current) pass.setPipeline(pipeline);
        current = pipeline;
        pass.setBindGroup(0, bindGroup);
        pass.dispatchWorkgroups(grid[0], grid[1] ?? 1, grid[2] ?? 1);
      }
    }
    pass.end();
    this.device.queue.submit([encoder.finish()]);
  }

  /** Frees every buffer; pipelines stay, since the next model uses them again. */
  dispose(): void {
    for (const buffer of this.#buffers) buffer.destroy();
    this.#buffers.clear();
    this.#staging.clear();
    this.#nothing = undefined;
    this.#memory = 0;
    this.#kept = 0;
  }

  #keep(label: string, bytes: number, usage: number): GPUBuffer {
    const buffer = this.buffer(label, bytes, usage);
    this.#kept += buffer.size;
    return buffer;
  }

  async #compile(
    kernel: Kernel,
    source: string,
    constants: Readonly<Record<string, number>>,
  ): Promise<GPUComputePipeline> {
    const code = unroll(source, kernel.unrolled);
    const module = this.device.createShaderModule({ label: kernel.name, code });
    const known = Object.fromEntries(Object.entries(constants).filter(([name]) => code.includes(`override ${name}:`)));
    try {
      return await this.device.createComputePipelineAsync({
        label: kernel.name,
        layout: this.device.createPipelineLayout({ bindGroupLayouts: [this.#layout(kernel)] }),
        compute: { module, constants: known },
      });
    } catch (cause) {
      const { messages } = await module.getCompilationInfo();
      const lines = messages.map(
        (m) => `${kernel.name}:${m.lineNum}: ${m.message} in «${code.split("\n")[m.lineNum - 1]}»`,
      );
      throw new Error(lines.join("\n") || `${kernel.name} did not compile: ${cause}`, { cause });
    }
  }

  #layout(kernel: Kernel): GPUBindGroupLayout {
    const types = Object.values<Access>(kernel.bindings).map((access) =>
      access === "read" ? "read-only-storage" : "storage",
    );
    const key = types.join();
    let layout = this.#layouts.get(key);
    if (!layout) {
      layout = this.device.createBindGroupLayout({
        label: key,
        entries: [...types, "uniform"].map((type, binding) => ({
          binding,
          visibility: COMPUTE,
          buffer: { type: type as GPUBufferBindingType },
        })),
      });
      this.#layouts.set(key, layout);
    }
    return layout;
  }
}

function packParams(kernel: Kernel, values: Readonly<Record<string, number>>, view: DataView): void {
  Object.entries<Scalar>(kernel.params).forEach(([name, type], i) => {
    const value = values[name];
    if (value === undefined) throw new Error(`${kernel.name}: parameter ${name} is missing`);
    if (type === "f32") view.setFloat32(i * 4, value, true);
    else if (type === "i32") view.setInt32(i * 4, value, true);
    else view.setUint32(i * 4, value, true);
  });
}

// The numbers of GPUBufferUsage, GPUMapMode and GPUShaderStage: globals of pages that Node does not have.
const STORAGE_BIT = 0x80;
const STORAGE = STORAGE_BIT | 0x04 | 0x08;
const UNIFORM = 0x40 | 0x08;
const READ_BACK = 0x01 | 0x08;
const COMPUTE = 0x04;
