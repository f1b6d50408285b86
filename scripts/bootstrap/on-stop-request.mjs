// @ts-check
/**
 * Calls `stop` when this process is told to end or its parent is gone; keeps nothing alive for it.
 * @param {() => void} stop
 */
export function onStopRequest(stop) {
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP', 'disconnect']) process.on(signal, stop)
  process.channel?.unref() // a listener for `disconnect` would hold the process
}
