import { chromium, type Browser, type BrowserContext } from 'playwright-core'

const SOFTWARE_WEBGL = ['--use-angle=swiftshader', '--enable-unsafe-swiftshader']

/** Whether this run has a browser; without one the tests of a browser are skipped where everybody sees it. */
export const hasBrowser = Boolean(process.env['CHROMIUM_PATH'])

function browserOptions() {
  const executablePath = process.env['CHROMIUM_PATH']
  if (!executablePath) throw new Error('CHROMIUM_PATH is not set: run the tests by `npm test`')
  return { executablePath, args: [...SOFTWARE_WEBGL, '--no-sandbox'] }
}

/** Starts the Chromium that the test run found, with WebGL drawn in software; close it when done. */
export async function launchBrowser(): Promise<Browser> {
  return chromium.launch(browserOptions())
}

/** Starts it over a profile folder, so that what a page keeps is there again after the next start. */
export async function launchProfile(folder: string): Promise<BrowserContext> {
  return chromium.launchPersistentContext(folder, { ...browserOptions(), viewport: { width: 1920, height: 1080 } })
}
