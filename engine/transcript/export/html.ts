import type { Paragraph } from "../paragraphs";
import type { Segment, Transcript } from "../types";
import { clock } from "./clock";
import { type DocumentHead, detailsLine } from "./head";
import { oneLine } from "./oneLine";
import type { ExportOptions } from "./options";
import { voicedParagraphs } from "./voices";

const style = `:root{color-scheme:light dark}
body{font:18px/1.6 Georgia,serif;max-width:42em;margin:2em auto;padding:0 1em}
audio,video{width:100%;max-height:45vh;position:sticky;top:0}
header p{color:GrayText}
b,time{font:600 14px/1.6 system-ui,sans-serif}
time{color:GrayText;margin-inline-end:.6em}
[data-s]{cursor:pointer}
.said{background:Mark;color:MarkText}
@media print{audio,video{display:none}}`;

/** A press on a word goes there; the word that is said is marked. */
const script = `const sound=document.querySelector("audio,video");
const words=[...document.querySelectorAll("span[data-s]")];
const at=(one)=>Number(one.dataset.s);
const go=(one)=>{sound.currentTime=at(one);sound.play()};
document.addEventListener("click",({target})=>{const one=target.closest("[data-s]");if(one)go(one)});
document.addEventListener("keydown",({key,target})=>{if(key==="Enter"&&target.matches("[data-s]"))go(target)});
let said;
sound.addEventListener("timeupdate",()=>{let low=0,high=words.length;
while(low<high){const middle=(low+high)>>1;if(at(words[middle])<=sound.currentTime+.05)low=middle+1;else high=middle}
const now=words[low-1];if(now!==said){said?.classList.remove("said");now?.classList.add("said");said=now}});`;

/**
 * One page that needs nothing else: paragraphs with their times and voices. With the name of the sound, which lies beside it, it
 * plays that, a press on a word goes there, and the spoken word is marked.
 */
export function writeHtml({ segments, language }: Transcript, options: ExportOptions = {}): string {
  const { head, sound } = options;
  const title = escaped(oneLine(head?.title ?? ""));
  return `<!doctype html>
<html lang="${escaped(language)}">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>${title}</title>
<style>${style}</style>
${head ? headOf(head) : ""}${sound === undefined ? "" : player(sound)}<main>
${bodyOf(segments, options)}</main>
${sound === undefined ? "" : `<script>${script}</script>\n`}</html>
`;
}

function headOf(head: DocumentHead): string {
  const details = detailsLine(head);
  return `<header dir="auto">${head.title === "" ? "" : `<h1>${escaped(oneLine(head.title))}</h1>`}${details === "" ? "" : `<p>${escaped(details)}</p>`}</header>\n`;
}

function player(sound: string): string {
  const tag = /\.(mp4|m4v|mov|webm|mkv|ogv)$/i.test(sound) ? "video" : "audio";
  const address = sound.split("/").map(addressOf).join("/");
  return `<${tag} controls preload="metadata" src="${escaped(address)}"></${tag}>\n`;
}

/** A name in an address. Half a pair stands for a byte that is no UTF-8, as in Python's "surrogateescape"; others for nothing. */
function addressOf(name: string): string {
  const pieces = name.split(/([\udc80-\udcff])/u);
  return pieces
    .map((piece, i) =>
      i % 2 === 0 ? encodeURIComponent(piece.toWellFormed()) : `%${(piece.charCodeAt(0) - 0xdc00).toString(16)}`,
    )
    .join("");
}

function bodyOf(segments: readonly Segment[], options: ExportOptions): string {
  const isPlayed = options.sound !== undefined;
  return voicedParagraphs(segments, options)
    .map((paragraph) => {
      const { start, voice } = paragraph;
      const name = voice === undefined ? "" : `<b>${escaped(voice)}</b><br>`;
      const place = isPlayed ? ` tabindex="0" data-s="${seconds(start)}"` : "";
      return `<p dir="auto">${name}<time${place}>${clock(start)}</time>${isPlayed ? wordsOf(paragraph) : escaped(oneLine(paragraph.text))}</p>\n`;
    })
    .join("");
}

/** Each word, or where these have no times each segment, as what can be pressed. */
function wordsOf({ segments }: Paragraph): string {
  return segments
    .flatMap(
      ({ text, start, words }) => words?.map((one) => [one.word, one.start] as const) ?? [[text, start] as const],
    )
    .map(([text, start]) => {
      // White space stays outside, where it is not marked.
      const [, space = "", said = ""] = /^(\s*)(.*)$/s.exec(text.replace(/\s+/g, " ")) ?? [];
      return `${space}<span data-s="${seconds(start)}">${escaped(said)}</span>`;
    })
    .join("");
}

function seconds(time: number): string {
  return time.toFixed(2);
}

function escaped(text: string): string {
  return text.replace(/[&<>"]/g, (one) => `&#${one.charCodeAt(0)};`);
}
