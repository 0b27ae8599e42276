/** The view Models. */
export const models = {
  title: "Models",
  lede: "A model is downloaded once and then works without a network. Larger models make fewer mistakes and take longer.",
} as const;
