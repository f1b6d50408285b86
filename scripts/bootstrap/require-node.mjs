// @ts-check
const LEAST_MAJOR = 20
const LEAST_MINOR = 19

/**
 * The sentence for a Node that is too old to start anything, or null.
 * @param {string} version as in `process.versions.node`
 */
export function tooOldSentence(version) {
  const [major = 0, minor = 0] = version.split('.').map(Number)
  if (major > LEAST_MAJOR || (major === LEAST_MAJOR && minor >= LEAST_MINOR)) return null
  return `Cần Node ${LEAST_MAJOR}.${LEAST_MINOR} trở lên, máy đang có ${version}: cài bản mới rồi chạy lại. (Node ${LEAST_MAJOR}.${LEAST_MINOR} or newer is needed.)`
}
