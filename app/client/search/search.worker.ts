import { expose } from "comlink";
import { keepToOwnOrigin } from "../ownOrigin";
import { reportRequests } from "../requests";
import { openDatabase } from "../storage/database";
import { transcriptsChannel } from "../transcripts/channel";
import { TextSearch } from "./textSearch";

keepToOwnOrigin();
reportRequests();

const search = new TextSearch({ open: openDatabase, channel: new BroadcastChannel(transcriptsChannel) });

const remote = {
  start: search.start.bind(search),
  give: search.give.bind(search),
  search: search.search.bind(search),
  passages: search.passages.bind(search),
};
export type RemoteSearch = typeof remote;
expose(remote);
