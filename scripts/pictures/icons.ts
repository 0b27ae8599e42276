import type { Browser } from "@playwright/test";

/** By path under public/: its side in pixels. 180 is Apple's. */
const sides: Readonly<Record<string, number>> = {
  "icons/192.png": 192,
  "icons/512.png": 512,
  "icons/apple-180.png": 180,
};
const monochrome = { name: "icons/monochrome-512.png", side: 512 };

/** The icon at the sizes that systems ask for, and its mark alone, white on nothing. */
export async function drawIcons(browser: Browser, svg: string): Promise<readonly (readonly [string, Buffer])[]> {
  const drawn: (readonly [string, Buffer])[] = [];
  for (const [name, side] of Object.entries(sides)) drawn.push([name, await draw(browser, svg, side)]);
  drawn.push([monochrome.name, await draw(browser, markOf(svg), monochrome.side)]);
  return drawn;
}

/** Systems fill a monochrome icon with a colour of their own: only how opaque it is counts. */
function markOf(svg: string): string {
  const [ground, ...others] = svg.match(/<rect width="512" height="512"[^>]*\/>/g) ?? [];
  if (ground === undefined || others.length > 0) throw new Error("icon.svg has no ground, or several, of 512 by 512.");
  return svg.replace(ground, "").replaceAll(/fill="#[\da-f]{6}"/g, 'fill="#ffffff"');
}

async function draw(browser: Browser, svg: string, side: number): Promise<Buffer> {
  const page = await browser.newPage({ viewport: { width: side, height: side } });
  try {
    const url = `data:image/svg+xml;base64,${Buffer.from(svg).toString("base64")}`;
    await page.setContent(`<style>body { margin: 0 }</style><img src="${url}" width="${side}" height="${side}">`);
    await page.locator("img").evaluate((image: HTMLImageElement) => image.decode());
    return await page.screenshot({ omitBackground: true });
  } finally {
    await page.close();
  }
}
