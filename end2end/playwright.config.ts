import { defineConfig, devices } from "@playwright/test";
import { chromium, shell } from "./support/programs.ts";

// A machine that builds at the same time is slow, not wrong.
const patience = process.env.CI ? 2 : 1;

// Playwright runs every project that it is not told to leave out, so the screenshots, the patterns, the
// benchmark and the comparison are only one where they are asked for. The environment carries the wish on to the
// workers.
const asked = ["screenshots", "patterns", "bench", "compare"].find((name) =>
  process.argv.some((argument) => argument === `--project=${name}`),
);
if (asked) process.env.FRONTDOOR_PROJECT = asked;
const isForScreenshots = process.env.FRONTDOOR_PROJECT === "screenshots";
const isForPatterns = process.env.FRONTDOOR_PROJECT === "patterns";
const isForBench = process.env.FRONTDOOR_PROJECT === "bench";
const isForComparison = process.env.FRONTDOOR_PROJECT === "compare";

const desktop = { viewport: { width: 1280, height: 900 } };
const phone = {
  viewport: { width: 390, height: 844 },
  deviceScaleFactor: 2,
  hasTouch: true,
  isMobile: true,
  userAgent: devices["Pixel 7"].userAgent,
};

// What the browser around the engine has a part in: installing, sharing, its profile, and what is measured.
const WHOLE = /\/(bottom_bar|installed|share|shared|tunnel|updates)\.spec\.ts$/;

const launch = {
  args: [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    // A frame comes as soon as it is ready, and not with the next beat of a screen: what is measured is
    // the work, and not the wait.
    ...(isForBench ? ["--disable-frame-rate-limit", "--disable-gpu-vsync"] : []),
  ],
};
/** The browser as people have it. */
const whole = { launchOptions: { ...launch, executablePath: chromium } };

export default defineConfig({
  testDir: ".",
  fullyParallel: true,
  forbidOnly: Boolean(process.env.CI),
  retries: 0,
  workers: 3,
  timeout: 30_000 * patience,
  expect: {
    timeout: 5_000 * patience,
    toHaveScreenshot: {
      pathTemplate: "style/pictures/{arg}{ext}",
      scale: "css",
      animations: "disabled",
      caret: "hide",
      // Edges of letters are left out by the comparison itself. A corner, a line or a colour that is
      // another one is more than that.
      threshold: 0.05,
      maxDiffPixels: 40,
    },
  },
  reporter: [["list"], ["./matrix/reporter.ts"]],
  outputDir: "test-results",
  use: {
    locale: "en-US",
    // Without summer time, and neither UTC nor a whole number of hours away from it.
    timezoneId: "Asia/Kolkata",
    trace: "off",
    // Playwright cannot stand in for answers that come from a service worker. Those who test it allow it.
    serviceWorkers: "block",
    screenshot: "only-on-failure",
    launchOptions: { ...launch, executablePath: shell },
  },
  projects: isForScreenshots
    ? [{ name: "screenshots", testMatch: "screenshots.ts", timeout: 300_000, use: whole }]
    : isForPatterns
    ? [{ name: "patterns", testMatch: "patterns.ts", use: desktop }]
    : isForBench
      ? [{ name: "bench", testDir: "bench", testMatch: "*.bench.ts", use: whole }]
      : isForComparison
      ? [{ name: "compare", testDir: "style/compare", testMatch: "*.compare.ts", use: whole }]
      : [
        { name: "desktop", testDir: "tests", testIgnore: ["speed.spec.ts", WHOLE], use: desktop },
        { name: "whole", testDir: "tests", testMatch: WHOLE, use: { ...desktop, ...whole } },
        {
          name: "phone",
          testDir: "tests",
          // What a small screen or a finger can change.
          testMatch: /\/(forms|journey|navigation|shell)\.spec\.ts$/,
          use: { ...phone, ...whole },
        },
        { name: "matrix", testDir: "matrix", testMatch: "*.matrix.ts" },
        {
          // Measured while nothing else runs.
          name: "speed",
          testDir: "tests",
          testMatch: "speed.spec.ts",
          dependencies: ["desktop", "whole", "phone", "matrix"],
          use: { ...phone, ...whole },
        },
      ],
});
