import { spawn } from 'node:child_process'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import process from 'node:process'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'

const main = fileURLToPath(new URL('main.ts', import.meta.url))

interface Run {
  readonly code: number | null
  readonly output: string
}

/** Runs the province in a process of its own; ends it politely once it has said where it listens. */
function run(settings: Record<string, string>): Promise<Run> {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, [main], {
      env: { ...process.env, SAMPLE_SCALE: '0.01', PROVINCE_PORT: '0', ...settings },
    })
    let output = ''
    const take = (chunk: Buffer) => {
      output += chunk.toString()
      if (output.includes('http://')) child.kill('SIGTERM')
    }
    child.stdout.on('data', take)
    child.stderr.on('data', take)
    child.once('close', (code) => resolve({ code, output }))
  })
}

function portOf(address: AddressInfo | string | null): string {
  return typeof address === 'object' && address !== null ? String(address.port) : ''
}

describe('the process of the sample province', () => {
  it('says where it listens, and ends when asked', async () => {
    const { code, output } = await run({})
    expect(output).toMatch(/^Sample province: http:\/\/127\.0\.0\.1:\d+, \d+ dossiers\n$/)
    expect(code).toBe(0)
  })
  it('says in one line which setting is wrong', async () => {
    const { code, output } = await run({ SAMPLE_SPEED: 'fast' })
    expect(code).toBe(2)
    expect(output).toMatch(/^Sample province: SAMPLE_SPEED: .+\n$/)
  })
  it('says which port is taken and what to do', async () => {
    const server = createServer()
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
    const port = portOf(server.address())
    const { code, output } = await run({ PROVINCE_PORT: port })
    server.close()
    expect(code).toBe(1)
    expect(output).toBe(`Sample province: port ${port} is in use; set PROVINCE_PORT to a free one\n`)
  })
})
