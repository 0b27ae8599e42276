import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { expect } from "@playwright/test";
import { startStaticHost } from "./staticHost";
import { ready, test } from "./test";

const elsewhere = "https://elsewhere.example/";

test("what is served brings its policy with the first answer, and scripts come from the page's own origin alone", async ({
  page,
  openPage,
}) => {
  const policies = new Map<string, string | undefined>();
  page.context().on("response", (response) => {
    policies.set(new URL(response.url()).pathname, response.headers()["content-security-policy"]);
  });
  await openPage();
  await expect(page.getByRole("button", { name: ready })).toBeVisible();
  expect(policies.get("/")).toBe("frame-ancestors 'none'");
  const workers = [...policies].filter(([path]) => /\.worker-[^/]*\.js$/.test(path));
  expect(workers.length).toBeGreaterThan(0);
  for (const [path, policy] of workers) expect(policy, path).toContain("default-src 'none'");
  const trusted = await page.evaluate((url) => {
    const { trustedTypes } = globalThis as unknown as {
      readonly trustedTypes: { readonly defaultPolicy: { createScriptURL(url: string): unknown } | null };
    };
    const trust = (script: string) => {
      try {
        return String(trustedTypes.defaultPolicy?.createScriptURL(script));
      } catch (error) {
        return (error as Error).name;
      }
    };
    return [trust("assets/x.js"), trust(`${url}x.js`)];
  }, elsewhere);
  expect(trusted).toEqual(["assets/x.js", "TypeError"]);
  const notice = await page.request.get("NOTICE.txt");
  expect(await notice.text()).toContain("GNU LESSER GENERAL PUBLIC LICENSE");
});

test.describe("on a host that sends no headers", () => {
  test.use({ otherHosts: ["127.0.0.1"], serviceWorkers: "allow" });

  test("in a frame of another origin nothing is recorded, and the page offers to be opened by itself", async ({
    page,
  }) => {
    const host = await startStaticHost();
    const around = createServer((_, response) => {
      response
        .writeHead(200, { "Content-Type": "text/html" })
        .end(`<iframe src="${host.url}" allow="microphone" width="900" height="700"></iframe>`);
    });
    await new Promise<void>((resolve) => around.listen(0, "127.0.0.1", resolve));
    try {
      await page.goto(`http://127.0.0.1:${(around.address() as AddressInfo).port}/`);
      const sotto = page.frameLocator("iframe");
      await sotto.getByRole("button", { name: "Record", exact: true }).click();
      const note = sotto.getByRole("alert");
      await expect(note).toContainText("Sotto does not record inside another site's page.");
      const alone = page.waitForEvent("popup");
      await sotto.getByRole("button", { name: "Open Sotto by itself" }).click();
      expect((await alone).url()).toBe(`${host.url}`);
    } finally {
      around.close();
      around.closeAllConnections();
      host.close();
    }
  });

  test("workers of a first visit ask nobody but their own origin", async ({ page }) => {
    const host = await startStaticHost();
    try {
      await page.goto(host.url);
      await expect(page.getByRole("button", { name: ready })).toBeVisible();
      const engine = page.workers().find((worker) => worker.url().includes("engine.worker"));
      const ask = (url: string) =>
        engine?.evaluate(
          (target) =>
            fetch(target).then(
              ({ status }) => String(status),
              (error: Error) => error.message,
            ),
          url,
        );
      expect(await ask(`${host.url}jfk.mp3`)).toBe("200");
      expect(await ask(elsewhere)).toBe("https://elsewhere.example is no host that this worker may ask.");
      expect(await engine?.evaluate(() => typeof WebSocket)).toBe("undefined");
    } finally {
      host.close();
    }
  });
});
