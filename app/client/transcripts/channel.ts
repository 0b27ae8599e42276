/** Where tabs and workers of this browser hear what becomes of transcripts. */
export const transcriptsChannel = "sotto.transcripts";
