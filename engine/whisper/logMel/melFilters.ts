import { sampleRate } from "../../audio/constants";
import { nBins, nFft } from "./constants";

/**
 * The mel filter bank, one triangle per mel. Two triangles overlap at any frequency, so it is kept by the stretches
 * between their edges: bins firstBin[s] … firstBin[s + 1] − 1 lie in stretch s, where mel s − 1 falls and mel s rises.
 */
export interface MelFilters {
  /** [nMels + 2] */
  readonly firstBin: Uint8Array;
  /** [201], weight of a bin in mel s − 1; 0 in stretch 0, which has none. */
  readonly falling: Float64Array;
  /** [201], weight of a bin in mel s; 0 in stretch nMels, which has none. */
  readonly rising: Float64Array;
}

/**
 * The filter bank of openai/whisper: what `librosa.filters.mel(sr=16000, n_fft=400, n_mels)` computes, which is
 * Slaney's mel scale (linear below 1 kHz, logarithmic above) and triangles of equal area, rounded to f32.
 */
export function melFilters(nMels: 80 | 128): MelFilters {
  const highest = hzToMel(sampleRate / 2);
  const edges = Array.from({ length: nMels + 2 }, (_, i) => melToHz((highest * i) / (nMels + 1)));
  const firstBin = new Uint8Array(nMels + 2).fill(nBins);
  firstBin[0] = 0;
  const falling = new Float64Array(nBins);
  const rising = new Float64Array(nBins);
  let s = 0;
  for (let k = 0; k < nBins; k++) {
    const hz = (k * sampleRate) / nFft;
    while (s < nMels && hz >= edges[s + 1]!) firstBin[++s] = k;
    const [before, left, right, after] = [edges[s - 1], edges[s]!, edges[s + 1]!, edges[s + 2]];
    // A triangle of area 1: its height is 2 over its width. librosa rounds before it multiplies, too.
    const fallen = Math.fround(Math.max(0, right - hz) / (right - left));
    const risen = Math.fround(-(left - hz) / (right - left));
    if (before !== undefined) falling[k] = Math.fround(fallen * (2 / (right - before)));
    if (after !== undefined) rising[k] = Math.fround(risen * (2 / (after - left)));
  }
  return { firstBin, falling, rising };
}

const linearHzPerMel = 200 / 3;
const logBeginsHz = 1000;
const logBeginsMel = logBeginsHz / linearHzPerMel;
const logStep = Math.log(6.4) / 27;

function hzToMel(hz: number): number {
  return hz < logBeginsHz ? hz / linearHzPerMel : logBeginsMel + Math.log(hz / logBeginsHz) / logStep;
}

function melToHz(mel: number): number {
  return mel < logBeginsMel ? mel * linearHzPerMel : logBeginsHz * Math.exp(logStep * (mel - logBeginsMel));
}
