/** Whether this page stands in a frame: that of a screen, as nobody else may frame it. */
export function isFramed(): boolean {
  return globalThis.window !== undefined && globalThis.parent !== globalThis.window
}
