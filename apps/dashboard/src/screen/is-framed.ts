/** The name that a screen gives the frames that draw it: a page knows by it whom it talks to. */
export const frameName = 'toan-canh-man'

/** Whether this page draws a screen that stands around it. */
export function isFramed(): boolean {
  return globalThis.window !== undefined && globalThis.parent !== globalThis.window && window.name === frameName
}
