import { type ChildProcess, spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { existsSync } from 'node:fs'
import { chmod, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { createServer } from 'node:net'
import { tmpdir, userInfo } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { connectAsync, type MqttClient } from 'mqtt'

const programs = ['/usr/sbin/mosquitto', '/usr/local/sbin/mosquitto', '/opt/homebrew/sbin/mosquitto']
const startAttempts = 100
const attemptMs = 50

/** The Mosquitto of this machine; null when there is none (where services are required, that fails). */
export function mosquittoProgram(): string | null {
  const found = programs.find((path) => existsSync(path)) ?? null
  if (found === null && process.env['REQUIRE_SERVICES'] === '1')
    throw new Error('Tests over MQTT need Mosquitto: install the package mosquitto.')
  return found
}

/** A Mosquitto of a test's own, on a port of its own, that keeps its sessions while it is stopped. */
export interface Broker extends AsyncDisposable {
  readonly url: string
  readonly username: string
  readonly password: string
  /** A client that may publish. */
  publisher(): Promise<MqttClient & AsyncDisposable>
  changePassword(): Promise<void>
  /** Freezes it: connections stay, nothing answers. */
  freeze(): void
  thaw(): void
  stop(): Promise<void>
  start(): Promise<void>
}

async function freePort(): Promise<number> {
  const server = createServer()
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  server.close()
  await once(server, 'close')
  return typeof address === 'object' && address !== null ? address.port : 0
}

/** Starts a broker that knows one reader by password and a publisher; `inFlight` is its `max_inflight_messages`. */
export async function startBroker(options: { readonly inFlight?: number } = {}): Promise<Broker> {
  const program = mosquittoProgram()
  if (program === null) throw new Error('there is no Mosquitto')
  const folder = await mkdtemp(join(tmpdir(), 'toan-canh-broker-'))
  await chmod(folder, 0o777)
  const port = await freePort()
  const [configPath, passwordPath, rulesPath] = ['conf', 'passwords', 'rules'].map((name) => join(folder, name))
  const passwords = (reader: string): void => {
    spawnSync('mosquitto_passwd', ['-c', '-b', passwordPath ?? '', 'doc', reader])
    spawnSync('mosquitto_passwd', ['-b', passwordPath ?? '', 'phat', 'phat'])
  }
  passwords('doc')
  await writeFile(rulesPath ?? '', 'user doc\ntopic read mo/#\nuser phat\ntopic readwrite #\n')
  await writeFile(
    configPath ?? '',
    [
      `listener ${port} 127.0.0.1`,
      `user ${userInfo().username}`,
      'allow_anonymous false',
      `password_file ${passwordPath}`,
      `acl_file ${rulesPath}`,
      `max_inflight_messages ${options.inFlight ?? 20}`,
      'max_queued_messages 0',
      'persistence true',
      `persistence_location ${folder}/`,
      'log_dest none',
      '',
    ].join('\n'),
  )
  let child: ChildProcess | null = null
  async function answers(): Promise<boolean> {
    const client = await connectAsync(`mqtt://127.0.0.1:${port}`, {
      username: 'phat',
      password: 'phat',
      reconnectPeriod: 0,
    }).catch(() => null)
    await client?.endAsync()
    return client !== null
  }
  async function start(): Promise<void> {
    child = spawn(program ?? '', ['-c', configPath ?? ''], { stdio: 'ignore' })
    for (let attempt = 1; attempt <= startAttempts; attempt += 1) {
      if (await answers()) return
      await sleep(attemptMs)
    }
    throw new Error('Mosquitto does not start')
  }
  async function stop(): Promise<void> {
    if (child === null || child.exitCode !== null || child.signalCode !== null) return
    child.kill('SIGCONT')
    child.kill('SIGTERM')
    await once(child, 'exit')
  }
  await start()
  const broker: Broker = {
    url: `mqtt://127.0.0.1:${port}`,
    username: 'doc',
    password: 'doc',
    publisher: async () => {
      const client = await connectAsync(broker.url, { username: 'phat', password: 'phat', protocolVersion: 5 })
      return Object.assign(client, { [Symbol.asyncDispose]: () => client.endAsync(true) })
    },
    changePassword: async () => {
      passwords('khac')
      child?.kill('SIGHUP')
      await sleep(attemptMs * 4)
    },
    freeze: () => void child?.kill('SIGSTOP'),
    thaw: () => void child?.kill('SIGCONT'),
    stop,
    start,
    [Symbol.asyncDispose]: async () => {
      await stop()
      await rm(folder, { recursive: true, force: true })
    },
  }
  return broker
}
