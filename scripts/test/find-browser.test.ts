import { describe, expect, it } from 'vitest'
import { findBrowser, type RunCommand } from './find-browser.ts'
import { wantsBrowser } from './wants-browser.ts'

const files = ['e2e/map.e2e.ts', 'e2e/wall.e2e.ts']

describe(wantsBrowser, () => {
  it.each([
    ['everything', [], true],
    ['an end-to-end file by part of its path', ['e2e/wall'], true],
    ['the browser project', ['--project', 'browser'], true],
    ['another folder', ['packages/live'], false],
    ['another project', ['--project=unit'], false],
    ['two folders, one of them end-to-end', ['packages/live', 'e2e'], true],
    ['a test name only', ['-t', 'packages'], true],
  ])('answers for %s: %j', (_, args, answer) => {
    expect(wantsBrowser(args, files)).toBe(answer)
  })

  it('wants none where there are no end-to-end files', () => {
    expect(wantsBrowser([], [])).toBe(false)
  })
})

/** A machine on which the commands in `working` succeed; installing makes a path work. */
function aMachine(working: string[], installs: Readonly<Record<string, string>> = {}) {
  const asked: string[] = []
  const run: RunCommand = async (file, args) => {
    const command = [file, ...args].join(' ')
    asked.push(command)
    const installed = Object.entries(installs).find(([part]) => command.includes(part))?.[1]
    if (installed) working.push(installed)
    return installed !== undefined || working.includes(file)
  }
  return { asked, run }
}
const search = { root: '/r', env: {}, isRoot: true, say: () => {} }

describe(findBrowser, () => {
  it('takes the one that is named', async () => {
    const { run } = aMachine(['/opt/c'])
    expect(await findBrowser({ ...search, env: { CHROMIUM_PATH: '/opt/c' }, run })).toBe('/opt/c')
  })

  it('refuses a named one that does not start, rather than take another', async () => {
    const { run } = aMachine(['/usr/bin/chromium'])
    await expect(findBrowser({ ...search, env: { CHROMIUM_PATH: '/opt/c' }, run })).rejects.toThrow(/CHROMIUM_PATH/)
  })

  it('takes one already here without installing', async () => {
    const { run, asked } = aMachine(['/usr/bin/google-chrome'])
    expect(await findBrowser({ ...search, run })).toBe('/usr/bin/google-chrome')
    expect(asked.filter((command) => command.includes('install'))).toEqual([])
  })

  it('installs the distribution’s as root when Playwright’s cannot be had', async () => {
    const { run, asked } = aMachine([], { 'install -y': '/usr/bin/chromium' })
    expect(await findBrowser({ ...search, run })).toBe('/usr/bin/chromium')
    expect(asked.some((command) => command.includes('playwright-core'))).toBe(true)
  })

  it('finds none for a user who may not install', async () => {
    const { run, asked } = aMachine([])
    expect(await findBrowser({ ...search, isRoot: false, run })).toBeNull()
    expect(asked.filter((command) => command.startsWith('apt-get'))).toEqual([])
  })
})
