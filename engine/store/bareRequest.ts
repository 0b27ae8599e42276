/** How hosts of models are asked: for what they have now, and told nothing of the user or the page. */
export const bareRequest = { cache: "no-store", credentials: "omit", referrerPolicy: "no-referrer" } as const;
