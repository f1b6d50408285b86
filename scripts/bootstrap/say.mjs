// @ts-check
/**
 * Prints one progress line with the seconds since `startedAt`.
 * @param {number} startedAt milliseconds, as of Date.now()
 * @param {string} sentence
 */
export function say(startedAt, sentence) {
  const seconds = ((Date.now() - startedAt) / 1000).toFixed(1).replace('.', ',')
  process.stdout.write(`[${seconds.padStart(6)} s] ${sentence}\n`)
}
