import { expect, test } from "vitest";
import { mayBeModels } from "./modelFiles";

test("files may be models unless one says that it is sound, a picture or text", () => {
  expect(mayBeModels(["application/octet-stream"])).toBe("yes");
  expect(mayBeModels([""])).toBe("yes");
  expect(mayBeModels(["", "audio/mpeg"])).toBe("no");
  expect(mayBeModels(["image/png"])).toBe("no");
  expect(mayBeModels([])).toBe("no");
});
