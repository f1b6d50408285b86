/** The address of a listener as a browser takes it; IPv6 hosts stand in brackets. */
export function httpAddress(host: string, port: number): string {
  return `http://${host.includes(':') ? `[${host}]` : host}:${String(port)}`
}
