// @ts-check
import { readFileSync } from 'node:fs'
import { join } from 'node:path'

/** @typedef {{ version?: string, link?: boolean, optional?: boolean, devOptional?: boolean }} LockEntry */

/**
 * Why `npm ci` is needed in this clone, or null when what is installed agrees with the lock file.
 * @param {string} root
 */
export function missingPackages(root) {
  const wanted = readLock(join(root, 'package-lock.json'))
  const installed = readLock(join(root, 'node_modules/.package-lock.json'))
  if (!wanted) throw new Error('package-lock.json is missing or broken: restore it from the repository')
  if (!installed) return 'chưa có gói nào'
  return differenceBetween(wanted, installed)
}

/**
 * The first package whose installed version is not the locked one; optional packages may be absent.
 * @param {Record<string, LockEntry>} wanted
 * @param {Record<string, LockEntry>} installed
 * @returns {string | null}
 */
export function differenceBetween(wanted, installed) {
  for (const [path, entry] of Object.entries(wanted)) {
    if (path === '' || !path.startsWith('node_modules/')) continue
    const found = installed[path]
    const mayBeAbsent = entry.optional === true || entry.devOptional === true
    if (!found && !mayBeAbsent) return `thiếu ${path.slice('node_modules/'.length)}`
    if (found && found.version !== entry.version) return `${path.slice('node_modules/'.length)} khác bản đã khóa`
  }
  return null
}

/**
 * @param {string} path
 * @returns {Record<string, LockEntry> | null}
 */
function readLock(path) {
  try {
    return JSON.parse(readFileSync(path, 'utf8')).packages ?? null
  } catch {
    return null
  }
}
