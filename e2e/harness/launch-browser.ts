import { chromium, type Browser } from 'playwright-core'

const SOFTWARE_WEBGL = ['--use-angle=swiftshader', '--enable-unsafe-swiftshader']

/** Whether this run has a browser; without one the tests of a browser are skipped where everybody sees it. */
export const hasBrowser = Boolean(process.env['CHROMIUM_PATH'])

/** Starts the Chromium that the test run found, with WebGL drawn in software; close it when done. */
export async function launchBrowser(): Promise<Browser> {
  const executablePath = process.env['CHROMIUM_PATH']
  if (!executablePath) throw new Error('CHROMIUM_PATH is not set: run the tests by `npm test`')
  return chromium.launch({ executablePath, args: [...SOFTWARE_WEBGL, '--no-sandbox'] })
}
