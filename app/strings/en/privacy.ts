import { formats } from "./formats";

const { number, plural } = formats;
const { size } = formats;

/** What is stored, and what is asked of the network. `host` is a name. */
export const privacy = {
  title: "Nothing is sent.",
  lede: "Sotto has no server and sets no cookies. What you say and what you open is written down in this tab, by this device. You need not believe it: this page counts what it asks of the network.",
  sentTitle: (host: string) => `Sent to ${host} alone.`,
  sentLede: (host: string) =>
    `You named ${host} in the settings as your own server: what is said in files goes there, and nowhere else. Sotto itself has no server and sets no cookies. What you record is written down by this device.`,
  stored: {
    title: "On this device",
    models: "Models",
    others: "Page, transcripts and audio",
    free: "Room left",
    size,
    notTold: "This browser does not say how much it stores.",
    memory: "This browser stores nothing here, as in a private window.",
    until: "It stays until you delete it here, or the data of this page in the browser.",
  },
  requests: {
    title: "Asked of the network",
    about:
      "Every request since this page opened, by the browser's own count, those of its workers in any open tab of Sotto included.",
    host: "Host",
    requests: "Requests",
    received: "Received",
    own: (host: string) => `${host}, where this page comes from`,
    number,
    size,
    notTold: "Not told",
    allOwn: "All of them fetched parts of this page from where it comes from. None carried sound or text.",
    others: (hosts: number) =>
      plural(hosts, {
        one: "# other host was asked, for a model that you wanted. None of the requests carried sound or text.",
        other: "# other hosts were asked, for models that you wanted. None of the requests carried sound or text.",
      }),
  },
  onWish: {
    title: "Only if you ask",
    about:
      "These are asked for a model when you press Download, and see your network address and what kind of browser asks, never sound or text.",
    none: "No model comes from another host.",
    host: "Host",
    models: "Models",
    sizes: "Size of all",
    number,
    size,
  },
} as const;
