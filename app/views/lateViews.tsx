import { lazy } from "react";

/** Views that nobody sees first: their code comes when they are opened. */
export const LateBench = lazy(async () => ({ default: (await import("./Bench/Bench")).Bench }));
export const LateLibrary = lazy(async () => ({ default: (await import("./Library/Library")).Library }));
export const LateModels = lazy(async () => ({ default: (await import("./Models/Models")).Models }));
export const LatePrivacy = lazy(async () => ({ default: (await import("./Privacy/Privacy")).Privacy }));
export const LateSettings = lazy(async () => ({ default: (await import("./Settings/Settings")).Settings }));
