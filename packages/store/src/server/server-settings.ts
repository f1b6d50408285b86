const LONGEST_SOCKET_FOLDER = 90 // a socket's whole path may have 107 bytes, the name takes 17

/** PostgreSQL settings for a small server: two cores, a few GB of memory, a disk shared with the aggregator. */
const tuning = {
  shared_buffers: '256MB',
  effective_cache_size: '1GB',
  work_mem: '16MB',
  maintenance_work_mem: '128MB',
  max_connections: '60',
  synchronous_commit: 'on',
  wal_compression: 'on',
  min_wal_size: '256MB',
  max_wal_size: '2GB',
  checkpoint_timeout: '10min',
  random_page_cost: '1.1',
  max_parallel_workers_per_gather: '1',
  jit: 'off',
  timezone: 'UTC',
}

/** The server's log carries events, never statements, rows or parameters: these may hold personal data. */
const discretion = {
  log_min_messages: 'log',
  log_min_error_statement: 'panic',
  log_error_verbosity: 'terse',
  log_parameter_max_length: '0',
  log_parameter_max_length_on_error: '0',
  log_checkpoints: 'off',
  logging_collector: 'off',
}

/** For test databases only: quick, small, lost when the machine stops. */
const throwaway = {
  shared_buffers: '64MB',
  fsync: 'off',
  full_page_writes: 'off',
  max_wal_size: '512MB',
}

/** The command line after `postgres`: our data, loopback only, a socket inside the data where its path is short enough. */
export function serverArguments(server: { cluster: string; port: number; isThrowaway: boolean }): string[] {
  const settings: Record<string, string> = {
    ...tuning,
    ...discretion,
    ...(server.isThrowaway && throwaway),
    listen_addresses: '127.0.0.1',
    port: String(server.port),
    unix_socket_directories: Buffer.byteLength(server.cluster) <= LONGEST_SOCKET_FOLDER ? server.cluster : '',
  }
  return ['-D', server.cluster, ...Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`])]
}
