import { dirname, join } from "node:path";
import { exporters, type Segment, type Transcript } from "../../engine/index";
import type { Request } from "./args";
import type { Services } from "./commandServices";
import { diskReason } from "./disk";
import { formats as allFormats, type OutputFormat, type SoundFacts } from "./formats";
import { outputPath, printTranscript, writeTranscript, writeWhole } from "./output";
import { printable } from "./printable";
import type { Printer } from "./printer";

/** Where a transcript went. */
export interface Delivered {
  /** Files that were written. */
  readonly files: readonly string[];
  /** False where some format found no place and was printed, or told, instead. */
  readonly isComplete: boolean;
}

interface DeliveryJob {
  readonly request: Request;
  readonly services: Pick<Services, "disk" | "stderr">;
  readonly printer: Printer;
}

/**
 * Brings transcripts to where the command line wants them: files with `--output`, else the formats asked for on standard
 * output. What ends early goes to `NAME.partial.FORMAT`, so that it never passes for a whole transcript or replaces one.
 */
export class Delivery {
  readonly #job: DeliveryJob;
  readonly formats: readonly OutputFormat[];
  /** The name whose text is kept as it comes. */
  #kept: string | undefined;
  #keeping: Promise<void> = Promise.resolve();

  constructor(job: DeliveryJob) {
    this.#job = job;
    const { formats, output } = job.request;
    this.formats = formats ?? (output === undefined ? [] : allFormats);
  }

  /** Says before the work what cannot be written; false where there is such a thing. */
  async check(names: Iterable<string>): Promise<boolean> {
    const { output: folder } = this.#job.request;
    if (folder === undefined) return true;
    const refused: string[] = [];
    try {
      await writeWhole(this.#job.services.disk, join(folder, ".sotto"), "");
      await this.#job.services.disk.remove(join(folder, ".sotto"));
    } catch (error) {
      refused.push(`${folder} cannot be written: ${diskReason(error)}`);
    }
    for (const name of refused.length > 0 ? [] : names) {
      for (const format of this.formats) {
        const path = outputPath({ folder, name }, format);
        if ((await this.#job.services.disk.kindOf(path)) === "folder")
          refused.push(`${path} cannot be written: it is a folder`);
      }
    }
    for (const reason of refused) this.#tell(`${reason}; what belongs there will be printed.`);
    return refused.length === 0;
  }

  /** The name where nothing of it lies there yet, else the first of `name.1`, `name.2` … */
  async freeName(name: string): Promise<string> {
    for (let number = 0; ; number++) {
      const free = number === 0 ? name : `${name}.${number}`;
      if (!(await this.#hasAny(free)) && !(await this.#hasAny(`${free}.partial`))) return free;
    }
  }

  async #hasAny(name: string): Promise<boolean> {
    const { output: folder } = this.#job.request;
    if (folder === undefined) return false;
    const kinds = allFormats.map((format) => this.#job.services.disk.kindOf(outputPath({ folder, name }, format)));
    return (await Promise.all(kinds)).some((kind) => kind !== "none");
  }

  /** True where every format of a name lies there already. */
  async exists(name: string): Promise<boolean> {
    const { output: folder } = this.#job.request;
    if (folder === undefined) return false;
    for (const format of this.formats)
      if ((await this.#job.services.disk.kindOf(outputPath({ folder, name }, format))) !== "file") return false;
    return true;
  }

  /** Keeps segments as they come in `NAME.partial.txt`, which survives even a process that is killed. Never rejected. */
  keep(name: string, segments: readonly Segment[]): Promise<void> {
    this.#keeping = this.#keeping.then(() => this.#append(name, segments));
    return this.#keeping;
  }

  async #append(name: string, segments: readonly Segment[]): Promise<void> {
    const { output: folder } = this.#job.request;
    const text = exporters.txt({ segments, language: "", text: "" });
    if (folder === undefined || text === "") return;
    const path = partialPath(folder, name, "txt");
    const { disk } = this.#job.services;
    const isFirst = this.#kept !== name;
    this.#kept = name;
    try {
      await disk.makeFolder(dirname(path));
      await (isFirst ? disk.write(path, text) : disk.append(path, text));
    } catch {
      // The end will tell; until then nothing is lost.
    }
  }

  /** Writes all of a transcript; parts that this or an earlier run left go. */
  async whole(name: string, transcript: Transcript, sound?: SoundFacts): Promise<Delivered> {
    const delivered = await this.#deliver(name, transcript, sound);
    if (delivered.isComplete) for (const format of allFormats) await this.#removePart(name, format);
    return delivered;
  }

  /** Writes what was heard until something ended it. */
  async partial(name: string, transcript: Transcript, sound?: SoundFacts): Promise<Delivered> {
    const delivered = await this.#deliver(`${name}.partial`, transcript, sound);
    if (delivered.isComplete && !this.formats.includes("txt")) await this.#removePart(name, "txt");
    return delivered;
  }

  async #removePart(name: string, format: OutputFormat): Promise<void> {
    const { output: folder } = this.#job.request;
    if (folder !== undefined) await this.#job.services.disk.remove(partialPath(folder, name, format)).catch(() => {});
  }

  async #deliver(name: string, transcript: Transcript, sound: SoundFacts | undefined): Promise<Delivered> {
    await this.#keeping;
    const { request, printer, services } = this.#job;
    const { output: folder, exportOptions: options } = request;
    if (folder === undefined) {
      for (const format of this.formats)
        await printer.write(printable(await printTranscript(transcript, format, { options, sound })));
      return { files: [], isComplete: printer.state !== "failed" };
    }
    const output = { folder, name, formats: this.formats, options, sound };
    const unwritten = await writeTranscript(services.disk, transcript, output);
    for (const { path, error } of unwritten) this.#tell(`${path} could not be written: ${diskReason(error)}.`);
    const [first] = unwritten;
    if (first) await printer.write(printable(await printTranscript(transcript, first.format, { options, sound })));
    const missing = new Set(unwritten.map(({ format }) => format));
    const written = this.formats.filter((format) => !missing.has(format));
    return { files: written.map((format) => outputPath(output, format)), isComplete: unwritten.length === 0 };
  }

  #tell(sentence: string): void {
    this.#job.services.stderr.write(`${printable(sentence)}\n`);
  }
}

function partialPath(folder: string, name: string, format: OutputFormat): string {
  return outputPath({ folder, name: `${name}.partial` }, format);
}
