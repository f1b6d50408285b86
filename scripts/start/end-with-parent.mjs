// Loaded before a child's own code: when its parent dies without a word, the child stops as if told to.
process.on('disconnect', () => process.kill(process.pid, 'SIGTERM'))
process.channel?.unref()
